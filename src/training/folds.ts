/** Five folds, so that no question is scored by weights that have seen it. */
import { random } from "./random.ts";

export const FOLDS = 5;

/** @param question its place in the file. @returns 0…4, always the same */
export function foldOf(question: number): number {
  const next = random(1000 + question);
  next();
  return Math.floor(next() * FOLDS);
}

/** @param story its place among the stories. @returns 0…4, always the same */
export function foldOfStory(story: number): number {
  return foldOf(1_000_000 + story);
}

/** Each card's asks are examined by the weights that are blind to one fold. */
export function partOf(cardId: string): number {
  return hash(cardId) % FOLDS;
}

/** One ask of each card is kept back, so that the ranker learns from asks that neither words nor index have seen. */
export function withheldAsk({ id, asks }: { id: string; asks: readonly string[] }): number {
  return hash(`${id}?`) % asks.length;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}
