/** 办事指引: which of a category's topics the words are about. */
import type { Guidance } from "#drafting/draft.ts";

export type Topic = Guidance["topics"][number];

/** The topics whose trigger words occur, most words first; two at most, so that the answer stays on its matter. */
export function topicsOf(guidance: Guidance, text: string): Topic[] {
  return guidance.topics
    .map((topic) => ({ topic, hits: topic.when.filter((word) => says(text, word)).length }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits)
    .slice(0, 2)
    .map(({ topic }) => topic);
}

/** Which cards' time limits belong in the answer. */
export function limitCards(words: readonly string[], guidance: Guidance): string[] {
  return [...new Set([...topicsOf(guidance, words.join("\n")).flatMap((topic) => topic.limits), ...guidance.limits])];
}

/** 拖欠工资 is also said in 拖欠我三个月工资: of a trigger of four characters, both halves in their order will do. */
function says(text: string, trigger: string): boolean {
  if (text.includes(trigger)) return true;
  if (trigger.length !== 4) return false;
  const first = text.indexOf(trigger.slice(0, 2));
  return first >= 0 && text.indexOf(trigger.slice(2), first + 2) >= 0;
}
