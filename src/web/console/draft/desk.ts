import { useCallback, useEffect } from "react";
import type { AnswerBody, DraftView, ReturnReason, TriageCorrection } from "../../../contract.ts";
import { forget, keep, recall, useKept } from "../frame/kept.ts";
import { type Speaking, silent } from "../speaking/speaking.ts";
import { noTrail, wrote, type Trail } from "./undo.ts";
import { tidy } from "./whole-body.ts";

/** One draft on a lawyer's desk: the version being read, and everything typed that is not sent yet. */
export type Desk = {
  /** Pinned: a refetch never changes the words under the reader's eyes. */
  shown: DraftView;
  edited: AnswerBody | null;
  /** The way that the edit came, step by step. */
  trail: Trail;
  /** Why a blocking finding is accepted, by finding key. */
  overrides: Record<string, string>;
  returning: { reasons: ReturnReason[]; note: string; questions: string[]; options?: string[] };
  escalating: string;
  /** A correction of the triage that is not sent yet. */
  correcting: TriageCorrection | null;
  /** 口述答复: what is chosen and typed while it is said. */
  speaking: Speaking;
  referred: boolean;
};

export const freshDesk = (shown: DraftView): Desk => ({
  shown,
  edited: null,
  trail: noTrail,
  overrides: {},
  returning: { reasons: [], note: "", questions: [] },
  escalating: "",
  correcting: null,
  speaking: silent,
  referred: false,
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isDirty = (desk: Desk): boolean =>
  desk.edited !== null && desk.edited !== desk.shown.body && !same(tidy(desk.edited), tidy(desk.shown.body));

const hasWork = (desk: Desk): boolean => isDirty(desk) || !same({ ...desk, edited: null, trail: noTrail }, freshDesk(desk.shown));

/** The contract's shortest reason is two characters. */
export const isReason = (text: string | undefined): boolean => [...(text ?? "").trim()].length >= 2;

const keyOf = (id: string): string => `draft ${id}`;

const recalled = (key: string): Desk | undefined => recall(key) as Desk | undefined;

/** The desk as it is this moment: an answer of the server may come after more was typed. */
export const deskOf = (id: string): Desk | undefined => recalled(keyOf(id));

export const clearDesk = (id: string): void => forget(keyOf(id));

export type ChangeDesk = (patch: Partial<Desk>) => void;

/** Whoever changes the text leaves a step to go back to, whatever part of the page did it. */
function changed(desk: Desk, patch: Partial<Desk>): Desk {
  const next = { ...desk, ...patch };
  if (patch.trail || patch.edited === undefined) return next;
  if (patch.edited === null) return { ...next, trail: noTrail };
  return { ...next, trail: wrote(desk.trail, desk.edited ?? desk.shown.body, patch.edited, Date.now()) };
}

/** A desk with work on it stays when the page is left; an untouched one is cleared, to be read afresh. */
export function useDesk(latest: DraftView): [Desk, ChangeDesk] {
  const key = keyOf(latest.id);
  const [desk, setDesk] = useKept<Desk>(key, freshDesk(latest));
  useEffect(() => {
    if (!recalled(key)) keep(key, freshDesk(latest));
    return () => {
      const left = recalled(key);
      if (left && !hasWork(left)) forget(key);
    };
    // The first view is the one to pin.
  }, [key]);
  const change = useCallback<ChangeDesk>((patch) => setDesk(changed(recalled(key) ?? freshDesk(latest), patch)), [key, latest, setDesk]);
  return [desk, change];
}
