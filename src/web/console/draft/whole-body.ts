import type { AnswerBody } from "../../../contract.ts";

const blank = (text: string): boolean => text.trim() === "";

/** Places that the contract does not allow to stay empty; saving waits for them. */
export function blanksIn(body: AnswerBody): string[] {
  const at = (name: string, items: boolean[]) => items.flatMap((empty, i) => (empty ? [`${name}[${i}]`] : []));
  return [
    ...(blank(body.shortAnswer) ? ["shortAnswer"] : []),
    ...at(
      "law",
      body.law.map((point) => blank(point.claim) || point.cases.some((found) => blank(found.holds))),
    ),
    ...at(
      "calculations",
      body.calculations.map((sum) => blank(sum.what) || blank(sum.result)),
    ),
    ...at(
      "steps",
      body.steps.map((step) => blank(step.do)),
    ),
    ...at(
      "timeLimits",
      body.timeLimits.map((t) => blank(t.what) || blank(t.limit) || blank(t.citation.law)),
    ),
    ...at(
      "help",
      body.help.map((help) => blank(help.who)),
    ),
  ];
}

const orNull = (text: string | null): string | null => (text === null || blank(text) ? null : text);

/** The body as it is sent: without blank papers, unknowns, places, headings and plain version. */
export const tidy = (body: AnswerBody): AnswerBody => ({
  ...body,
  law: body.law.map((point) => ({ ...point, about: orNull(point.about)?.trim() ?? null })),
  steps: body.steps.map((step) => ({
    ...step,
    where: orNull(step.where),
    papers: step.papers.map((paper) => paper.trim()).filter((paper) => paper !== ""),
  })),
  unknowns: body.unknowns.filter((unknown) => !blank(unknown)),
  plain: body.plain === null || blank(body.plain.text) ? null : { text: body.plain.text.trim() },
});
