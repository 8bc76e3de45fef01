/** What the lists of the first stage say of every slot: five numbers for each, and 0 where a list says nothing. */
import type { Family } from "./lexical.ts";

/** BM25 by family of terms, words and pairs as one, and the likeness of the nearest ask. */
export type SlotScores = Record<Family | "both" | "asks", Float32Array>;

export type ScoreShelf = {
  /** All 0, and nobody else's until they are given back. */
  take: () => SlotScores;
  /** What is never given back, because a question broke off, is only lost to the next one. */
  give: (scores: SlotScores) => void;
};

/** More questions than this are seldom worked on at once; what they leave over goes. */
const KEPT = 4;

/** Kept between questions: over 55,347 slots they are a megabyte, and made anew each time they cost a question as long as its garbage. */
export function scoreShelf(size: number): ScoreShelf {
  const free: SlotScores[] = [];
  const list = () => new Float32Array(size);
  return {
    take: () => free.pop() ?? { w: list(), b: list(), c: list(), both: list(), asks: list() },
    give: (scores) => {
      if (free.length === KEPT) return;
      for (const values of Object.values(scores)) values.fill(0);
      free.push(scores);
    },
  };
}

/** Words and pairs as one list, each by its own best. */
export function mix({ w, b, both }: SlotScores): void {
  let word = 0;
  let pair = 0;
  for (let slot = 0; slot < both.length; slot++) {
    if (w[slot]! > word) word = w[slot]!;
    if (b[slot]! > pair) pair = b[slot]!;
  }
  const [perWord, perPair] = [1 / (word || 1), 1 / (pair || 1)];
  for (let slot = 0; slot < both.length; slot++) both[slot] = w[slot]! * perWord + b[slot]! * perPair;
}
