/** What the gate holds a draft against. Everything is loaded before: the rules read nothing but this. */
import type { AnswerBody, Calculation, CaseCitation, Citation } from "#contract.ts";
import type { Cited } from "#drafting/draft.ts";
import type { SupportJudge } from "./support.ts";
import type { TurnJudge } from "./turned/turn-judge.ts";

/** Whether articles say what is claimed of them, and whether they say it so. */
export type GateJudge = SupportJudge & TurnJudge;

export type Ground = {
  look: (citation: Pick<Citation, "law" | "articleNo">) => Cited;
  /** Names and short names of laws, to read mentions without 《》. */
  laws: ReadonlySet<string>;
  /** The text of this 款 and 项 of an official text, or null where it has none. */
  partOf: (official: string, paragraph: number | null, item: number | null) => string | null;
  /** The digest of a case, or null where the corpus has no such case. */
  caseOf: (cited: Pick<CaseCitation, "caseId">) => HeldCase | null;
  /** How surely the article says what the claim says, 0…1 (support.ts); null where nothing can be said. */
  supportOf: (claim: string, article: Pick<Citation, "law" | "articleNo">) => number | null;
  /** How much of one short text is in another, 0…1. */
  nearness: (said: string, text: string) => number;
  /** How likely a claim turns what the articles say, 0…1. */
  turnOf: TurnJudge["turnOf"];
  /** How surely the case says it; the same scale. */
  caseSupportOf: (holds: string, caseId: string) => number | null;
  /** The sum worked out again from its inputs; null where it cannot be. */
  workOut: (sum: Pick<Calculation, "calculator" | "inputs">) => Pick<Calculation, "result" | "how"> | null;
};

type HeldCase = { caseId: string; title: string; facts: string; holding: string };

/** Every article the gate must look up, so that its caller can load them in one go. */
export type PlacedCitation = { place: string; citation: Citation };

/** Citations where they stand in the answer, in its order. */
export function placedCitations(body: AnswerBody): PlacedCitation[] {
  const of = (citations: readonly Citation[], at: string) => citations.map((citation, j) => ({ place: `${at}.citations[${j}]`, citation }));
  return [
    ...body.law.flatMap((claim, i) => of(claim.citations, `law[${i}]`)),
    ...body.calculations.flatMap((sum, i) => of(sum.citations, `calculations[${i}]`)),
    ...body.timeLimits.map(({ citation }, i) => ({ place: `timeLimits[${i}]`, citation })),
  ];
}
