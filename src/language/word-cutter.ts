/**
 * Cuts text into the likeliest words of a given vocabulary (a unigram model, found by dynamic programming).
 * The vocabulary belongs to trained weights, so whatever was learned is found again on every runtime.
 */
import { isHan, plain } from "./text.ts";

/** Words with the natural logarithm of their share of all words. */
export type Vocabulary = ReadonlyMap<string, number>;
export type WordCutter = (text: string) => string[];

const LONGEST = 8;
/** A character that the vocabulary lacks: rarer than any word it holds. */
const UNSEEN = -18;
const TOKEN = /\p{Script=Han}+|[a-z0-9]+(?:[.%][0-9]+)?%?/gu;

/** @returns a cutter whose words come in reading order; characters the vocabulary lacks come one by one */
export function wordCutter(vocabulary: Vocabulary): WordCutter {
  return (text) => {
    const words: string[] = [];
    for (const [run] of plain(text).matchAll(TOKEN)) {
      if (isHan(String.fromCodePoint(run.codePointAt(0)!))) cutRun(vocabulary, run, words);
      else words.push(run);
    }
    return words;
  };
}

function cutRun(vocabulary: Vocabulary, run: string, words: string[]): void {
  const n = run.length;
  const best = new Float64Array(n + 1);
  const next = new Int32Array(n + 1);
  for (let i = n - 1; i >= 0; i--) {
    const after = i + (run.codePointAt(i)! > 0xffff ? 2 : 1); // a rare character is two units, and half of it is no text
    best[i] = UNSEEN + best[after]!;
    next[i] = after;
    const longest = Math.min(n, i + LONGEST);
    for (let end = i + 1; end <= longest; end++) {
      const weight = vocabulary.get(run.slice(i, end));
      if (weight !== undefined && weight + best[end]! > best[i]!) {
        best[i] = weight + best[end]!;
        next[i] = end;
      }
    }
  }
  for (let i = 0; i < n; i = next[i]!) words.push(run.slice(i, next[i]));
}
