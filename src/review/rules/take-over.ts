/** What of one asker's answer may stand in another's: the law and the steps, never the first asker's facts. */
import type { AnswerBody } from "#contract.ts";

const PLACEHOLDER = /〔[^〔〕]{1,12}〕|[甲乙丙丁戊庚壬癸](?![方级类状型肝种等醇醛烷酸烯苯克])|(?<!自)己(?!方)|辛(?!苦|勤|辣)/u;

/** A sum or a day in what is said to one asker is most likely that asker's. */
const OWN_FIGURE = /[\d一二三四五六七八九十百千万]+(?:元|万元|块)|\d{2,4}年\d{1,2}月|\d{1,2}月\d{1,2}[日号]/u;

/** `placeholders`: 甲, a sum or a day of one matter is another's in the other, so the lawyer must look. */
export function forSibling(body: AnswerBody): { body: AnswerBody; placeholders: boolean } {
  const timeLimits = body.timeLimits.map((limit) => ({ ...limit, lastDay: null }));
  const carried = { ...body, understood: "", unknowns: [], calculations: [], timeLimits, governingDay: null, plain: null };
  const said = JSON.stringify([carried.shortAnswer, carried.steps, carried.timeLimits]);
  return { body: carried, placeholders: PLACEHOLDER.test(JSON.stringify(carried)) || OWN_FIGURE.test(said) };
}
