/** What the database says of one question: word scores of every slot, likenesses, and the candidates' bags. */
import type { Database } from "#platform/database.ts";
import type { Near } from "./index.sql.ts";
import { bagsOf, likenessOf, postingsOf } from "./index.sql.ts";
import type { SlotTable } from "./finding.ts";
import { FAMILIES, type Family, termsOf } from "./rules/lexical.ts";
import { addPostings } from "./rules/postings.ts";
import type { WordModel } from "#language/word-model.ts";

type Db = Pick<Database, "db">;

/** BM25 of every slot by family of terms; 0 where nothing is shared. */
export async function lexicalScores(
  { db }: Db,
  table: SlotTable,
  model: WordModel,
  question: string,
): Promise<Record<Family, Float32Array>> {
  const terms = termsOf(model, question);
  const scores = { w: new Float32Array(table.size), b: new Float32Array(table.size), c: new Float32Array(table.size) };
  const wanted = FAMILIES.flatMap((family) => terms[family].map((term) => family + term));
  for (const { term, postings } of await postingsOf(db, table.generation, wanted)) addPostings(postings, scores[term[0] as Family]);
  return scores;
}

/** Words and pairs as one list, each by its own best. */
export function mixed(words: Float32Array, pairs: Float32Array): Float32Array {
  const w = greatest(words);
  const p = greatest(pairs);
  const both = new Float32Array(words.length);
  for (let slot = 0; slot < both.length; slot++) both[slot] = words[slot]! / w + pairs[slot]! / p;
  return both;
}

function greatest(scores: Float32Array): number {
  let most = 0;
  for (let slot = 0; slot < scores.length; slot++) if (scores[slot]! > most) most = scores[slot]!;
  return most || 1;
}

/** Likeness of every candidate: those that the vectors did not bring are looked up. */
export async function likenesses(
  { db }: Db,
  of: { generation: number; embedder: string; vector: readonly number[] | Int8Array },
  slots: Int32Array,
  known: Near[],
): Promise<Map<number, number>> {
  const found = new Map(known.map(({ slot, likeness }) => [slot, likeness]));
  const missing = [...slots].filter((slot) => !found.has(slot));
  if (missing.length > 0) for (const { slot, likeness } of await likenessOf(db, { ...of, slots: missing })) found.set(slot, likeness);
  return found;
}

/** @returns one bag for each slot, in order */
export async function readBags({ db }: Db, generation: number, slots: Int32Array): Promise<Uint16Array[]> {
  const found = new Map((await bagsOf(db, generation, [...slots])).map(({ slot, bag }) => [slot, bag]));
  return Array.from(slots, (slot) => {
    const bytes = found.get(slot);
    // A copy: the driver's bytes are a window on its own buffer, and begin where they like.
    return bytes ? new Uint16Array(new Uint8Array(bytes).buffer) : new Uint16Array(0);
  });
}
