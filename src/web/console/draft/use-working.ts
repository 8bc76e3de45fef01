import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { AnswerBody } from "../../../contract.ts";
import type { WorkingCopy } from "../../../contract/working.ts";
import { draftKey } from "../queue/review-api.ts";
import { isDirty, type ChangeDesk, type Desk } from "./desk.ts";
import { dropWorking, makeKeeper, workingCopy, type Keeping } from "./keeper.ts";
import { mergeBodies } from "./what-changed.ts";
import { blanksIn } from "./whole-body.ts";

/** While somebody edits on and on, a version is made about every two minutes; milliseconds. */
const VERSION_EVERY = 120_000;

export type Working = {
  keeping: Keeping;
  /** A copy that a former visit left, and whether a newer version was merged into it. */
  restored: { at: string; merged: boolean } | null;
  /** Two windows of one person: which one goes on. */
  takeOther: (copy: WorkingCopy) => void;
  keepHere: (copy: WorkingCopy) => void;
  /** Before a version is saved, and after: the working copy is part of it then. */
  quiet: () => Promise<void>;
  gone: () => void;
  drop: () => void;
};

type On = { id: string; desk: Desk; change: ChangeDesk; mine: boolean; version: () => void };

const IDLE: Keeping = { state: "idle" };

/** What a former visit, or a lost browser, left on the server comes back once, where nothing newer is on the desk. */
function useFormerVisit({ id, desk, change, mine }: On, stands: (copy: WorkingCopy) => void) {
  const [restored, setRestored] = useState<Working["restored"]>(null);
  const asked = useRef(desk.edited === null);
  const found = useQuery({
    queryKey: ["working", id],
    queryFn: ({ signal }) => workingCopy(id, signal),
    enabled: mine && asked.current,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const copy = found.data ?? null;
  const comeBack = useEffectEvent((left: WorkingCopy) => {
    stands(left);
    if (desk.edited) return;
    const { sha256, body } = desk.shown;
    const merged = left.sha256 !== sha256;
    change({ edited: merged ? mergeBodies(left.base, left.body, body).body : left.body });
    setRestored({ at: left.at, merged });
  });
  useEffect(() => {
    if (copy && asked.current) comeBack(copy);
    if (copy) asked.current = false;
  }, [copy]);
  return { restored, forget: () => setRestored(null), ready: !mine || !asked.current || found.isFetched };
}

/** Keeps what is typed: on the server within seconds of rest, and as a version now and then. */
export function useWorking(on: On): Working {
  const { id, desk, change } = on;
  const client = useQueryClient();
  const [keeping, setKeeping] = useState<Keeping>(IDLE);
  const wasHeld = useRef(true);
  const versionAt = useRef(Date.now());
  const told = useEffectEvent((now: Keeping, held: boolean) => {
    setKeeping(now);
    if (!held && wasHeld.current) void client.invalidateQueries({ queryKey: draftKey(id) });
    wasHeld.current = held;
    const due = now.state === "kept" && held && Date.now() - versionAt.current > VERSION_EVERY;
    if (!due || !desk.edited || !isDirty(desk) || blanksIn(desk.edited).length > 0) return;
    versionAt.current = Date.now();
    on.version();
  });
  const teller = useRef<(now: Keeping, held: boolean) => void>(() => undefined);
  useEffect(() => {
    teller.current = (now, held) => told(now, held);
  }, []);
  const keeper = useMemo(() => makeKeeper(id, (now, held) => teller.current(now, held)), [id]);
  const former = useFormerVisit(on, (copy) => keeper.stands(copy.edition));
  useTyped(desk, former.ready, keeper.typed);
  useFlush(keeper);
  useAgainMine(on, keeper.typed);
  const go = (copy: WorkingCopy, edited: AnswerBody) => {
    keeper.stands(copy.edition);
    change({ edited });
    setKeeping(IDLE);
  };
  return {
    keeping,
    restored: former.restored,
    takeOther: (copy) => go(copy, copy.body),
    keepHere: (copy) => {
      keeper.stands(copy.edition);
      if (desk.edited) keeper.typed({ sha256: desk.shown.sha256, body: desk.edited });
    },
    quiet: keeper.quiet,
    gone: () => {
      keeper.stands(0);
      versionAt.current = Date.now();
      former.forget();
      setKeeping(IDLE);
    },
    drop: () => {
      former.forget();
      setKeeping(IDLE);
      void keeper
        .quiet()
        .then(() => dropWorking(id))
        .then(() => keeper.stands(0))
        .catch(() => undefined);
    },
  };
}

/** Every change of the text is handed on once; what was on the page when it was opened is not. */
function useTyped(desk: Desk, ready: boolean, typed: (typed: { sha256: string; body: AnswerBody }) => void): void {
  const { edited, shown } = desk;
  const last = useRef(edited);
  const owed = useRef(edited !== null && isDirty(desk));
  useEffect(() => {
    if (!ready || !edited) {
      last.current = edited;
      return;
    }
    const changed = last.current === null ? edited !== shown.body : last.current !== edited;
    if (changed || owed.current) typed({ sha256: shown.sha256, body: edited });
    owed.current = false;
    last.current = edited;
  }, [ready, edited, shown, typed]);
}

/** What was written while the draft was somebody else's is kept as soon as it is this lawyer's again. */
function useAgainMine({ desk, mine }: On, typed: (typed: { sha256: string; body: AnswerBody }) => void): void {
  const was = useRef(mine);
  const owe = useEffectEvent(() => {
    if (desk.edited && isDirty(desk)) typed({ sha256: desk.shown.sha256, body: desk.edited });
  });
  useEffect(() => {
    if (mine && !was.current) owe();
    was.current = mine;
  }, [mine]);
}

/** A page that is hidden or left sends at once what it owes; only where that cannot be is the person asked to stay. */
function useFlush(keeper: { flush: () => void; owes: () => boolean }): void {
  useEffect(() => {
    const hide = () => (document.visibilityState === "hidden" ? keeper.flush() : undefined);
    const warn = (event: BeforeUnloadEvent) => {
      keeper.flush();
      if (keeper.owes()) event.preventDefault();
    };
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("beforeunload", warn);
    return () => {
      keeper.flush();
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("beforeunload", warn);
    };
  }, [keeper]);
}
