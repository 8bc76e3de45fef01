/** Which of the question's words an article is found by, as a person would mark them. */
import { STOPS } from "#language/lexicon.ts";
import { type WordModel, characterPairs } from "#language/word-model.ts";

const MOST = 6;

/**
 * A word counts where all its character pairs stand in the text, however the text was cut; of a longer word that does
 * not, the shorter words inside it count: 拖欠工资 is found in 拖欠或者未足额支付工资 as 拖欠 and 工资.
 * @returns a function over a text's word numbers; the weightiest word first
 */
export function wordMatcher(model: WordModel, question: string): (text: Uint16Array) => string[] {
  const asked = new Map<string, number[]>();
  for (const word of model.cut(question)) {
    for (const part of [word, ...characterPairs(word)]) {
      if (part.length < 2 || STOPS.has(part) || !model.numbers.has(part)) continue;
      asked.set(
        part,
        characterPairs(part).map((pair) => model.pairs.get(pair) ?? -1),
      );
    }
  }
  const weight = (word: string) => model.questionWeights[model.numbers.get(word) ?? 0]!;
  const byWeight = [...asked].sort(([a], [b]) => b.length - a.length || weight(b) - weight(a));
  const looksFor = new Set(byWeight.flatMap(([, pairs]) => pairs));
  return (text) => {
    const held = new Set<number>();
    for (let i = 0; i < text.length; i++) if (looksFor.has(text[i]!)) held.add(text[i]!);
    const found: string[] = [];
    for (const [word, pairs] of byWeight) {
      if (found.length === MOST) break;
      if (pairs.every((pair) => held.has(pair)) && !found.some((longer) => longer.includes(word))) found.push(word);
    }
    return found;
  };
}
