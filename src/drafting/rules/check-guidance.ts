/**
 * Guidance is shown without a citation, so it may state no law: no law's name, no article, no period or amount.
 * What needs a number stands on a card and is cited.
 */
import { CategoryCode } from "#contract.ts";
import type { Guidance } from "../draft.ts";
import { numbersIn } from "./numbers.ts";

/** @param limitCards ids of the cards that set a time limit */
export function checkGuidance(guidance: Guidance, limitCards: ReadonlySet<string>): { says: string; quote: string }[] {
  const limits = [...guidance.limits, ...guidance.topics.flatMap((topic) => topic.limits)];
  return [
    ...(CategoryCode.safeParse(guidance.category).success
      ? []
      : [{ says: `category ${guidance.category} is none of the 17`, quote: guidance.category }]),
    ...textsOf(guidance).flatMap((text) => lawIn(text).map((law) => ({ says: `states law, ${law}: 「${text}」`, quote: text }))),
    ...[...new Set(limits)]
      .filter((id) => !limitCards.has(id))
      .map((id) => ({ says: `limits: no card ${id} with a time limit`, quote: id })),
    ...doubled(guidance.topics.map((topic) => topic.name)).map((name) => ({ says: `topic ${name} stands twice`, quote: name })),
  ];
}

/** Trigger words are the citizen's and may say what they like. */
function textsOf(guidance: Guidance): string[] {
  const parts = [guidance, ...guidance.topics];
  return [
    ...guidance.topics.map((topic) => topic.understood),
    ...parts.flatMap((part) => part.steps.flatMap((step) => [step.do, step.where ?? "", ...step.papers])),
    ...parts.flatMap((part) => part.help.flatMap((help) => [help.who, help.why])),
    ...parts.flatMap((part) => part.unknowns),
  ];
}

/** @returns each kind of law that the text states */
function lawIn(text: string): string[] {
  return [
    ...(/[《》]/.test(text) ? ["a law's name"] : []),
    ...(/第[0-9零〇一二三四五六七八九十百千两]+[条款项]/.test(text.normalize("NFKC")) ? ["an article"] : []),
    ...[...numbersIn(text), ...(text.match(/半[月日天]/g) ?? [])].map((n) => `the number ${n}`),
  ];
}

function doubled(names: string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
