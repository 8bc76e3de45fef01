/** What the classifiers see of a question: its vector, what the written rules say of each field, and what is known of its words. */
import type { CategoryCode } from "#contract.ts";
import { type WordModel, bagOf, embedBag } from "#language/word-model.ts";
import { CODES, type Knowledge, knownOf } from "./knowledge.ts";

/** Makes a vector's numbers about as large as the others. */
const VECTOR_SHARE = 3;
const KNOWN_SHARE = 0.7;
/** The written rules, and words, phrases and relations (knowledge.ts). */
const KINDS = 4;

/** Where the numbers of phrases and relations stand: they are the last. */
export function numbersOfKnowledgeRead({ dimensions }: WordModel): { start: number; end: number } {
  return { start: dimensions + 2 * CODES.length, end: dimensions + KINDS * CODES.length };
}

/**
 * @param weights what the written rules give each field (category.ts)
 * @returns the vector's numbers, then for each kind of knowledge one for each field
 */
export function questionNumbers(
  model: WordModel,
  known: Knowledge,
  text: string,
  weights: ReadonlyMap<CategoryCode, number>,
): Float32Array {
  const { dimensions } = model;
  const numbers = new Float32Array(dimensions + KINDS * CODES.length);
  const vector = embedBag(model, bagOf(model, text), "question");
  for (let k = 0; k < dimensions; k++) numbers[k] = vector[k]! * VECTOR_SHARE;
  const kinds = knownOf(known, text, model.cut(text));
  CODES.forEach((code, i) => {
    numbers[dimensions + i] = Math.log1p(weights.get(code) ?? 0);
    kinds.forEach((sums, kind) => {
      numbers[dimensions + (kind + 1) * CODES.length + i] = Math.log1p(sums[i]!) * KNOWN_SHARE;
    });
  });
  return numbers;
}
