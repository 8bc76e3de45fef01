/** The words that the weights know: from a dictionary's cut of the texts, made our own by two rounds of cutting anew. */
import { plain } from "#language/text.ts";
import { type Vocabulary, wordCutter } from "#language/word-cutter.ts";
import { characterPairs } from "#language/word-model.ts";

const WORD = /^\p{Script=Han}{1,8}$/u;
const LEAST_AT_FIRST = 2;
const LEAST = 3;
const ROUNDS = 2;

/** @param dictionaryCut a cutter with a general dictionary, used at training only */
export function learnVocabulary(texts: string[], dictionaryCut: (text: string) => string[]): Vocabulary {
  let vocabulary = sharesOf(texts, (text) => dictionaryCut(plain(text)), LEAST_AT_FIRST);
  for (let round = 0; round < ROUNDS; round++) vocabulary = sharesOf(texts, wordCutter(vocabulary), LEAST);
  return vocabulary;
}

function sharesOf(texts: string[], cut: (text: string) => string[], least: number): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    for (const word of cut(text)) {
      total++;
      if (WORD.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  // A single character is always a word: what no longer word covers must still be cut the same everywhere.
  return new Map([...counts].filter(([word, n]) => n >= least || word.length === 1).map(([word, n]) => [word, Math.log(n / total)]));
}

/** The character pairs in most texts. @param weighted texts with how much each counts: people's words are fewer and matter more */
export function commonPairs(weighted: Iterable<readonly [text: string, weight: number]>, most: number): string[] {
  const counts = new Map<string, number>();
  for (const [text, weight] of weighted)
    for (const pair of new Set(characterPairs(text))) counts.set(pair, (counts.get(pair) ?? 0) + weight);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([pair]) => pair);
}
