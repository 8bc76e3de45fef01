/** Which articles an answer rests on, as far as the citation gate bears it out. */
import type { AnswerBody, Finding } from "#contract.ts";
import type { Cited } from "#drafting/draft.ts";

/**
 * Articles cited in the law section that the gate has nothing against, or only that no official text is there to check
 * them with. Time limits are left out: they stand in every answer of a category, whatever was asked.
 * @param findings of the gate on this body; what a lawyer overrode is still a finding
 */
export function borneOut(body: AnswerBody, findings: Finding[], cited: Cited[]): { law: string; articleNo: string }[] {
  const doubted = new Set(findings.filter((f) => f.kind !== "unverifiable").map((f) => f.key.slice(f.key.indexOf("@") + 1)));
  const known = new Map(cited.map((c) => [`${c.law} ${c.articleNo}`, c.article]));
  const articles = body.law.flatMap(({ citations }, i) =>
    doubted.has(`law[${i}]`)
      ? []
      : citations.flatMap(({ law, articleNo }, j) => {
          const article = doubted.has(`law[${i}].citations[${j}]`) ? null : known.get(`${law} ${articleNo}`);
          return article ? [[article.articleId, { law: article.law, articleNo: article.articleNo }] as const] : [];
        }),
  );
  return [...new Map(articles).values()];
}
