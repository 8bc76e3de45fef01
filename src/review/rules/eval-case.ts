/** A case for `npm run eval -- drafts`: a question that was asked, and the articles of the answer that a lawyer approved. */
import type { AnswerBody } from "#contract.ts";
import { organisationsIn } from "#language/organisations.ts";

export type EvalCase = { id: string; question: string; articles: { law: string; article_no: string }[] };

const DAYS = /(?:[0-9]{2,4}年)?[0-9]{1,2}月[0-9]{1,2}[日号]/gu;

/**
 * @param words of the citizen, redacted
 * @param personal finds what redaction would still take out of a text
 * @returns null where it would still tell of a person, or where the answer stands on no article of the country's law
 */
export function evalCase(
  { id, words, body }: { id: string; words: readonly string[]; body: AnswerBody },
  personal: (text: string) => readonly { value: string }[],
): EvalCase | null {
  const question = withoutBodies(words.join("\n")).replaceAll(DAYS, "某日").trim();
  if (question === "" || personal(question).some(({ value }) => question.includes(value))) return null;
  const cited = body.law.flatMap(({ citations }) => citations).filter(({ local }) => local === null);
  const distinct = new Map(cited.map(({ law, articleNo }) => [`${law} ${articleNo}`, { law, article_no: articleNo }]));
  return distinct.size > 0 ? { id, question, articles: [...distinct.values()] } : null;
}

/** Who is sued or who employs may tell who asks. */
function withoutBodies(text: string): string {
  return organisationsIn(text).reduce((left, { core }) => (core === "" ? left : left.replaceAll(core, "某单位")), text);
}
