/** Reading the texts that are held in memory. */
import type { TextTable } from "../finding.ts";
import { dotOfBytes } from "#language/dot.ts";

/** Numbers of a slot's words and pairs; a view, not a copy. */
export function textAt({ words, starts }: TextTable, slot: number): Uint16Array {
  return words.subarray(starts[slot], starts[slot + 1]);
}

/** @returns the cosine of a slot's vector with this one, as the database would say it; 0 where either has no direction */
export function likenessTo(vector: Int8Array, { vectors }: TextTable): (slot: number) => number {
  const d = vector.length;
  const own = dotOfBytes(vector, 0, vector, 0, d);
  return (slot) => {
    const at = slot * d;
    const squares = own * dotOfBytes(vectors, at, vectors, at, d);
    return squares > 0 ? dotOfBytes(vector, 0, vectors, at, d) / Math.sqrt(squares) : 0;
  };
}
