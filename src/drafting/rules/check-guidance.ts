/**
 * Guidance is shown without a citation, so it may state no law: no law's name, no article, no period or amount.
 * What needs a number stands on a card and is cited.
 */
import { CategoryCode } from "#contract.ts";
import type { Guidance } from "../draft.ts";
import { numbersIn } from "./numbers.ts";

/**
 * @param limitCards ids of the cards that set a time limit
 * @param cards ids of all cards
 */
export function checkGuidance(
  guidance: Guidance,
  limitCards: ReadonlySet<string>,
  cards: ReadonlySet<string>,
): { says: string; quote: string }[] {
  const limits = [...guidance.limits, ...guidance.topics.flatMap((topic) => topic.limits)];
  return [
    ...(CategoryCode.safeParse(guidance.category).success
      ? []
      : [{ says: `category ${guidance.category} is none of the 17`, quote: guidance.category }]),
    ...textsOf(guidance).flatMap((text) => lawIn(text).map((law) => ({ says: `states law, ${law}: 「${text}」`, quote: text }))),
    ...[...new Set(limits)]
      .filter((id) => !limitCards.has(id))
      .map((id) => ({ says: `limits: no card ${id} with a time limit`, quote: id })),
    ...[...new Set(guidance.topics.flatMap((topic) => topic.answer?.articles ?? []))]
      .filter((id) => !cards.has(id))
      .map((id) => ({ says: `answer: no card ${id}`, quote: id })),
    ...doubled(guidance.topics.map((topic) => topic.name)).map((name) => ({ says: `topic ${name} stands twice`, quote: name })),
  ];
}

/** Trigger words are the citizen's and may say what they like. */
function textsOf(guidance: Guidance): string[] {
  const parts = [guidance, ...guidance.topics];
  return [
    ...guidance.topics.map((topic) => topic.understood),
    // An answer stands beside its articles and says law, but names none and no number: these stand on the cards.
    ...guidance.topics.flatMap((topic) => topic.answer?.says ?? []),
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
