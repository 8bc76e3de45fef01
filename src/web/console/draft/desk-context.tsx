import { createContext, useContext } from "react";
import type { AnswerBody, CaseSource, Citation, DraftView, Finding, Source, Verdict } from "../../../contract.ts";

/** What the parts of the draft page share: the words on screen, what the gate says of them, and the lit source. */
export type OnDesk = {
  id: string;
  body: AnswerBody;
  findings: Finding[];
  /** Texts of the body that were approved before, with who and when. */
  remembered: DraftView["remembered"];
  verdicts: Verdict[];
  /** Why a blocking finding is accepted, by finding key. */
  reasons: Record<string, string>;
  sources: Source[];
  cases: CaseSource[];
  lit: Citation | null;
  light: (citation: Citation) => void;
  /** Opens the calculators, for a new sum or for the one at this place; null where the draft is not this lawyer's. */
  calculate: ((at: number | null) => void) | null;
};

const Context = createContext<OnDesk | null>(null);
export const DeskProvider = Context.Provider;

export function useOnDesk(): OnDesk {
  const desk = useContext(Context);
  if (!desk) throw new Error("useOnDesk outside the draft page");
  return desk;
}
