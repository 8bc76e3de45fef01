/** How good drafts are: their citations against the articles that answer, and what the gate makes of them. */
import type { Finding } from "../src/contract.ts";

export type DraftCase = { id: string; question: string; articles: { law: string; article_no: string }[] };
/** `cited` are the articles of the law section, once each, as law and article number; `claims` and `citing` count the law section. */
export type DraftJudged = {
  asked: DraftCase;
  cited: string[];
  claims: number;
  citing: number;
  findings: Finding[];
  abstained: boolean;
  ms: number;
};

export type DraftScores = {
  precision: number | null;
  recall: number | null;
  f1: number | null;
  uncitedClaims: number;
  invalidCitations: number;
  abstained: number;
  msPerDraft: number;
};

/** What is not law today, or not there at all: of these none may stand in a draft. */
const INVALID: readonly Finding["kind"][] = ["unknown-law", "unknown-article", "unknown-part", "not-in-force", "unknown-case"];

export const keyOf = (law: string, articleNo: string): string => `${law}#${articleNo}`;

/** Micro: every citation and every article counts once, whichever question it is of. Questions without articles score no recall. */
export function scoreDrafts(judged: readonly DraftJudged[]): DraftScores {
  const scored = judged.filter(({ asked }) => asked.articles.length > 0);
  const right = sum(scored, ({ asked, cited }) => goldOf(asked).filter((key) => cited.includes(key)).length);
  const cited = sum(scored, (one) => one.cited.length);
  const gold = sum(scored, ({ asked }) => goldOf(asked).length);
  const [precision, recall] = [share(right, cited), share(right, gold)];
  return {
    precision,
    recall,
    f1: precision === null || recall === null || precision + recall === 0 ? null : (2 * precision * recall) / (precision + recall),
    uncitedClaims: sum(judged, ({ findings }) => findings.filter((f) => f.kind === "uncited-claim").length),
    invalidCitations: sum(judged, ({ findings }) => findings.filter((f) => INVALID.includes(f.kind)).length),
    abstained: judged.filter((one) => one.abstained).length / Math.max(1, judged.length),
    msPerDraft: sum(judged, ({ ms }) => ms) / Math.max(1, judged.length),
  };
}

/** Blocking findings by kind, most first. */
export function blockingByKind(judged: readonly DraftJudged[]): [kind: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { findings } of judged) for (const f of findings) if (f.blocking) counts.set(f.kind, (counts.get(f.kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function goldOf({ articles }: DraftCase): string[] {
  return [...new Set(articles.map(({ law, article_no }) => keyOf(law, article_no)))];
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);
