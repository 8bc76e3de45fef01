import type { AnswerBody } from "../../../contract.ts";
import type { WorkingCopy, WorkingKept } from "../../../contract/working.ts";
import { keep, recall } from "../frame/kept.ts";
import { ask, refusalOf, Unreachable } from "../frame/server.ts";

/** What is typed goes to the server once it has rested so long, and again so long after the network failed; milliseconds. */
const REST = 1200;
const AGAIN = 4000;

export type Keeping =
  | { state: "idle" | "waiting" | "offline" | "refused" }
  | { state: "kept"; at: string }
  | { state: "elsewhere"; current: WorkingCopy };

type Typed = { sha256: string; body: AnswerBody };

/** Keeps one draft's working copy: one request under way at a time, each with the edition that it replaces. */
export type Keeper = {
  typed: (typed: Typed) => void;
  /** At once, e.g. because the page is being left. */
  flush: () => void;
  /** Lets go of what was not sent, and resolves when nothing is under way: a version is about to be saved. */
  quiet: () => Promise<void>;
  /** The working copy that stands on the server now; 0 for none. */
  stands: (edition: number) => void;
  /** Something typed is not on the server yet. */
  owes: () => boolean;
};

const pathOf = (id: string) => `/api/review/drafts/${encodeURIComponent(id)}/working`;

/** Outlives the page: whoever comes back to a draft in the same tab goes on with the same copy. */
const keyOf = (id: string): string => `working ${id}`;
const editionOf = (id: string): number => (recall(keyOf(id)) as number | undefined) ?? 0;

/** What passes by itself is tried again; what was refused is the person's to decide. */
function whyNotKept(error: unknown): Keeping {
  const problem = refusalOf(error);
  if (error instanceof Unreachable || problem === null || problem.status >= 500 || problem.status === 401) return { state: "offline" };
  if (problem.code === "draft-changed" && problem.current) return { state: "elsewhere", current: problem.current as WorkingCopy };
  return { state: "refused" };
}

export function makeKeeper(id: string, tell: (keeping: Keeping, held: boolean) => void): Keeper {
  let next: Typed | null = null;
  /** Refused: it is on this page alone. */
  let lost = false;
  let pause = REST;
  let underWay: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (inMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(send, inMs);
  };
  const failed = (error: unknown, sent: Typed) => {
    const keeping = whyNotKept(error);
    if (keeping.state === "offline") next ??= sent;
    else lost = true;
    pause = keeping.state === "offline" ? AGAIN : REST;
    tell(keeping, keeping.state !== "refused");
  };
  function send(): void {
    clearTimeout(timer);
    const sent = next;
    if (underWay || !sent) return;
    next = null;
    underWay = ask<WorkingKept>("PUT", pathOf(id), { ...sent, edition: editionOf(id) })
      .then((kept) => {
        if (!kept) return;
        keep(keyOf(id), kept.edition);
        [lost, pause] = [false, REST];
        tell({ state: "kept", at: kept.at }, kept.held);
      })
      .catch((error: unknown) => failed(error, sent))
      .finally(() => {
        underWay = null;
        if (next) later(pause);
      });
  }
  return {
    typed: (typed) => {
      next = typed;
      tell({ state: "waiting" }, true);
      if (!underWay) later(REST);
    },
    flush: send,
    quiet: async () => {
      clearTimeout(timer);
      next = null;
      await underWay;
      clearTimeout(timer);
      next = null;
    },
    stands: (now) => {
      keep(keyOf(id), now);
      lost = false;
    },
    owes: () => lost || next !== null || underWay !== null,
  };
}

export const workingCopy = (id: string, signal: AbortSignal) => ask<WorkingCopy>("GET", pathOf(id), undefined, { signal });
export const dropWorking = (id: string) => ask("POST", `${pathOf(id)}/drop`, {});
