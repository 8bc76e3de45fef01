/** Learns causes of action (triage/rules/field/causes.ts): the middle of the vectors of all that was said of each. */
import type { CategoryCode } from "../contract.ts";
import { type WordModel, bagOf, embedBag } from "#language/word-model.ts";
import type { Causes } from "#triage/rules/field/causes.ts";
import { CODES } from "#triage/rules/field/knowledge.ts";

/** `weight` is shared by its causes. `field` null: the text says nothing of the field. */
export type CauseText = { text: string; causes: readonly string[]; weight: number; field: CategoryCode | null };

/** So that a cause not yet seen in a field is unlikely there, not impossible. */
const UNSEEN = 0.3;

/** Causes of which nothing but the name is known are left out: a question never names them so. @returns the causes in order of their name */
export function learnCauses(model: WordModel, texts: readonly CauseText[]): Causes & { names: string[] } {
  const told = new Set(texts.flatMap(({ causes, field }) => (field === null ? [] : causes)));
  const names = [...told].sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const d = model.dimensions;
  const vectors = new Float32Array(names.length * d);
  const counts = new Float32Array(names.length * CODES.length);
  for (const { text, causes, weight, field } of texts) {
    const vector = embedBag(model, bagOf(model, text), "question");
    for (const cause of causes) {
      const at = place.get(cause);
      if (at === undefined) continue;
      const share = weight / causes.length;
      for (let k = 0; k < d; k++) vectors[at * d + k]! += share * vector[k]!;
      if (field !== null) counts[at * CODES.length + CODES.indexOf(field)]! += share;
    }
  }
  for (let at = 0; at < names.length; at++) {
    const part = vectors.subarray(at * d, (at + 1) * d);
    const length = Math.hypot(...part) || 1;
    part.forEach((value, k) => (part[k] = value / length));
  }
  return { names, vectors, fields: counts.map((count) => Math.log(count + UNSEEN)) };
}
