/** A claim, or what is said of a case, judged part by part: what was learned is of a sentence or two. */
import { sentences } from "#drafting/rules/gate/check-numbers.ts";
import type { Ground } from "#drafting/rules/gate/ground.ts";
import { type Found, turnsFound } from "./rules.ts";
import { nearestSentence, takeApart } from "./traits.ts";

/** Sentences go together up to about so many characters. */
const LONGEST = 100;
/** So that a claim at the contract's bound, under eight articles, does not keep the service busy for seconds. */
const MOST_PARTS = 8;

/** `nearest`: the sentence of the articles to compare it with; `found`: what the rules say, the surest first. */
export type JudgedPart = { part: string; found: Found[]; chance: number; nearest: string };

/**
 * @param texts official texts, of which one at least says something
 * @param ours our own words for them
 */
export function judgeParts(
  said: string,
  texts: readonly string[],
  ours: readonly string[],
  { nearness, turnOf }: Pick<Ground, "nearness" | "turnOf">,
): JudgedPart[] {
  const taken = takeApart(texts, ours);
  return partsOf(said).map((part) => {
    const found = turnsFound(part, texts, ours, nearness);
    const rules = found.map(({ rule }) => rule);
    return { part, found, chance: turnOf(part, taken, rules), nearest: nearestSentence(part, taken) };
  });
}

function partsOf(said: string): string[] {
  const parts: string[] = [];
  for (const sentence of sentences(said)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length <= LONGEST) parts[parts.length - 1] = last + sentence;
    else parts.push(sentence);
  }
  return parts.slice(0, MOST_PARTS);
}
