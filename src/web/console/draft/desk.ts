import { useCallback, useEffect } from "react";
import type { AnswerBody, DraftView, ReturnReason, TriageCorrection } from "../../../contract.ts";
import { forget, keep, recall, useKept } from "../frame/kept.ts";

/** One draft on a lawyer's desk: the version being read, and everything typed that is not sent yet. */
export type Desk = {
  /** Pinned: a refetch never changes the words under the reader's eyes. */
  shown: DraftView;
  edited: AnswerBody | null;
  /** Why a blocking finding is accepted, by finding key. */
  overrides: Record<string, string>;
  returning: { reasons: ReturnReason[]; note: string; questions: string[] };
  escalating: string;
  /** A correction of the triage that is not sent yet. */
  correcting: TriageCorrection | null;
  referred: boolean;
};

export const freshDesk = (shown: DraftView): Desk => ({
  shown,
  edited: null,
  overrides: {},
  returning: { reasons: [], note: "", questions: [] },
  escalating: "",
  correcting: null,
  referred: false,
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isDirty = (desk: Desk): boolean => desk.edited !== null && !same(desk.edited, desk.shown.body);

const hasWork = (desk: Desk): boolean => isDirty(desk) || !same({ ...desk, edited: null }, freshDesk(desk.shown));

/** The contract's shortest reason is two characters. */
export const isReason = (text: string | undefined): boolean => [...(text ?? "").trim()].length >= 2;

const keyOf = (id: string): string => `draft ${id}`;

const recalled = (key: string): Desk | undefined => recall(key) as Desk | undefined;

export const clearDesk = (id: string): void => forget(keyOf(id));

export type ChangeDesk = (patch: Partial<Desk>) => void;

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
  const change = useCallback<ChangeDesk>((patch) => setDesk({ ...(recalled(key) ?? freshDesk(latest)), ...patch }), [key, latest, setDesk]);
  const dirty = isDirty(desk);
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
  return [desk, change];
}
