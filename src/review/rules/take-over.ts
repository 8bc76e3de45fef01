/** What of one asker's answer may stand in another's: the law and the steps, never the first asker's facts. */
import type { AnswerBody } from "#contract.ts";

const PLACEHOLDER = /〔[^〔〕]{1,12}〕|[甲乙丙丁戊庚壬癸](?![方级类状型肝种等醇醛烷酸烯苯克])|(?<!自)己(?!方)|辛(?!苦|勤|辣)/u;

/** `placeholders`: 甲 of one matter is somebody else in the other, so the lawyer must look. */
export function forSibling(body: AnswerBody): { body: AnswerBody; placeholders: boolean } {
  const carried = { ...body, understood: "" };
  return { body: carried, placeholders: PLACEHOLDER.test(JSON.stringify(carried)) };
}
