/** Runs the citation gate over a body: loads what it cites, then lets the rules decide. */
import type { AnswerBody, Finding } from "../contract.ts";
import type { FoundArticle } from "#law/law.ts";
import type { Cited } from "./draft.ts";
import { type Look, citationsIn, gate } from "./rules/gate.ts";

export type CheckDeps = {
  findArticle: (law: string, articleNo: string) => Promise<FoundArticle | null>;
  /** Names and short names of every law in the library. */
  lawNames: () => Promise<ReadonlySet<string>>;
};

export async function checkCitations(
  { findArticle, lawNames }: CheckDeps,
  body: AnswerBody,
): Promise<{ findings: Finding[]; cited: Cited[] }> {
  const laws = await lawNames();
  const cited = new Map<string, Cited>();
  for (const { law, articleNo } of citationsIn(body, laws)) {
    const key = `${law} ${articleNo}`;
    if (cited.has(key)) continue;
    const article = await findArticle(law, articleNo);
    cited.set(key, { law, articleNo, article, lawKnown: laws.has(law) });
  }
  const look: Look = ({ law, articleNo }) => cited.get(`${law} ${articleNo}`) ?? { law, articleNo, article: null, lawKnown: false };
  const findings = gate(body, look, laws);
  return { findings, cited: [...cited.values()] };
}
