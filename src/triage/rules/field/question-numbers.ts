/**
 * What the classifiers see of a question: its vector, what the written rules say of each field, and what is known of its
 * words (corpus/triage/words.txt).
 */
import { CategoryCode } from "#contract.ts";
import { type WordModel, bagOf, embedBag } from "#language/word-model.ts";

export const CODES = CategoryCode.options;

/** For a word: how strongly it points to each field, in the order of CODES; 3 nearly decides. */
export type WordKnowledge = ReadonlyMap<string, readonly (readonly [code: number, weight: number])[]>;

/** Makes a vector's numbers about as large as the others. */
const VECTOR_SHARE = 3;
const KNOWN_SHARE = 0.7;

function numberCount(model: Pick<WordModel, "dimensions">): number {
  return model.dimensions + 2 * CODES.length;
}

/** @param weights what the written rules give each field (category.ts). @returns numberCount(model) numbers */
export function questionNumbers(
  model: WordModel,
  known: WordKnowledge,
  text: string,
  weights: ReadonlyMap<CategoryCode, number>,
): Float32Array {
  const { dimensions } = model;
  const numbers = new Float32Array(numberCount(model));
  const vector = embedBag(model, bagOf(model, text), "question");
  for (let k = 0; k < dimensions; k++) numbers[k] = vector[k]! * VECTOR_SHARE;
  const words = dimensions + CODES.length;
  for (const word of new Set(model.cut(text))) for (const [code, weight] of known.get(word) ?? []) numbers[words + code]! += weight;
  CODES.forEach((code, i) => {
    numbers[dimensions + i] = Math.log1p(weights.get(code) ?? 0);
    numbers[words + i] = Math.log1p(numbers[words + i]!) * KNOWN_SHARE;
  });
  return numbers;
}

/** Reads `word code:weight,code:weight`, one word a line. @throws Error naming the line that is none of it */
export function readKnowledge(text: string): WordKnowledge {
  const known = new Map<string, [number, number][]>();
  text.split("\n").forEach((line, at) => {
    if (line.trim() === "" || line.startsWith("#")) return;
    const [word, points, ...more] = line.trim().split(/\s+/u);
    const pointed = (points ?? "").split(",").map((point): [number, number] => {
      const [code, weight] = point.split(":");
      return [CODES.indexOf(code as CategoryCode), Number(weight)];
    });
    if (!word || more.length > 0 || pointed.some(([code, weight]) => code < 0 || ![1, 2, 3].includes(weight)))
      throw new Error(`line ${at + 1}: ${line}`);
    known.set(word, pointed);
  });
  return known;
}
