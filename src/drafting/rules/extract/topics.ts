/** 办事指引: which of a category's topics the words are about, and which category's guidance fits them. */
import { CategoryCode } from "#contract.ts";
import type { Triage } from "#triage/triage.ts";
import type { Guidance } from "#drafting/draft.ts";

export type Topic = Guidance["topics"][number];

/** The topics whose trigger words occur, most words first, then longest; two at most, so that the answer stays on its matter. */
export function topicsOf(guidance: Guidance, text: string): Topic[] {
  return ranked(guidance, text).map(({ topic }) => topic);
}

/** What the matter is answered as: the first topic, and the other only where the words speak for both alike. */
export function answeredTopics(guidance: Guidance, text: string): Topic[] {
  const [first, second] = ranked(guidance, text);
  if (!first) return [];
  return second && second.hits === first.hits && second.length === first.length ? [first.topic, second.topic] : [first.topic];
}

function ranked(guidance: Guidance, text: string): { topic: Topic; hits: number; length: number }[] {
  return guidance.topics
    .filter((topic) => !topic.unless.some((word) => says(text, word)))
    .map((topic) => ({ topic, said: topic.when.filter((word) => says(text, word)) }))
    .filter(({ said }) => said.length > 0)
    .map(({ topic, said }) => ({ topic, hits: said.length, length: said.join("").length }))
    .sort((a, b) => b.hits - a.hits || b.length - a.length)
    .slice(0, 2);
}

/** Which cards' time limits belong in the answer. */
export function limitCards(words: readonly string[], guidance: Guidance): string[] {
  return [...new Set([...topicsOf(guidance, words.join("\n")).flatMap((topic) => topic.limits), ...guidance.limits])];
}

/**
 * Where no topic of the field fits, the second field's stand in, else any field's that the words name twice.
 * @param of the guidance of a category
 */
export function guidanceFor(text: string, triage: Pick<Triage, "category" | "second">, of: (category: string) => Guidance): Guidance {
  const own = of(triage.category);
  if (topicsOf(own, text).length > 0) return own;
  const second = triage.second === null ? null : of(triage.second);
  if (second && topicsOf(second, text).length > 0) return second;
  return CategoryCode.options.map(of).find((other) => ranked(other, text).some(({ hits }) => hits > 1)) ?? own;
}

/** So far apart the halves of A…B may stand. */
const NEAR = 14;

/** What ends the reach of a 没 or 不: 钱没有还，有借条 does not say 没有借条. */
const ENDS_DENIAL = /[，。；！？,;!?\n有]/u;

/** 拖欠工资 is also said in 拖欠我三个月工资: of a trigger of four characters, both halves in their order will do. */
function says(text: string, trigger: string): boolean {
  const [first = "", then] = trigger.split("…");
  if (then !== undefined) return follows(text, first, then, NEAR);
  return text.includes(trigger) || (trigger.length === 4 && follows(text, trigger.slice(0, 2), trigger.slice(2), Infinity));
}

/** Whether `then` begins within `most` characters after some `first`; after a denial, before it ends. */
function follows(text: string, first: string, then: string, most: number): boolean {
  const denies = /^[没不未无]/u.test(first);
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const next = text.indexOf(then, at + first.length);
    if (next < 0 || next - at - first.length > most) continue;
    if (!denies || !ENDS_DENIAL.test(text.slice(at + first.length, next))) return true;
  }
  return false;
}
