/**
 * The local default embedder: words and character pairs hashed into 512 signed buckets, common ones weighing less.
 * It knows no meaning beyond shared characters, costs microseconds, and runs wherever TypeScript runs.
 */
import { contentWords } from "#language/cut.ts";

export const DIMENSIONS = 512;
/** Hashed n-grams mostly repeat what the lexical side says; they earn their place on words the lexicon lacks. */
export const NGRAMS_WEIGHT = 0.2;
export const EMBEDDER_NAME = `ngrams-${DIMENSIONS}-1`;

/** @returns a vector of length 1, or all zeros for text without a single word */
export function embedNgrams(text: string): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  const counts = new Map<string, number>();
  for (const feature of features(text)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const [feature, count] of counts) {
    const hash = fnv1a(feature);
    const weight = (1 + Math.log(count)) * (feature.length > 1 ? 1 : 0.3);
    const bucket = hash % DIMENSIONS;
    vector[bucket] = (vector[bucket] ?? 0) + (hash & 0x8000_0000 ? -weight : weight);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((x) => x / length);
}

function* features(text: string): Generator<string> {
  const words = contentWords(text);
  yield* words;
  const run = words.join("");
  for (let i = 0; i + 1 < run.length; i++) yield run.slice(i, i + 2);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // One more mix: FNV's low bits alone fall unevenly for two-character words.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
