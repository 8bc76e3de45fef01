/**
 * The lexical side: BM25 worked out when the index is built, so that a look-up only adds. Three families of terms, each
 * with its own statistics: words (w), character pairs (b), and what our cards say (c).
 */
import { STOPS } from "#language/lexicon.ts";
import { type WordModel, characterPairs } from "#language/word-model.ts";
import { packPostings } from "./postings.ts";

export const FAMILIES = ["w", "b", "c"] as const;
export type Family = (typeof FAMILIES)[number];

const K1 = 1.2;
const B = 0.75;
/** A pair in more texts than this says nothing a word does not, and costs the most to read. */
const COMMON = 9_000;

/** Words that say something of the matter. */
export function telling(model: Pick<WordModel, "cut">, text: string): string[] {
  return model.cut(text).filter((word) => !STOPS.has(word));
}

/** The terms of a question, by family. */
export function termsOf(model: Pick<WordModel, "cut">, text: string): Record<Family, string[]> {
  const words = [...new Set(telling(model, text))];
  const pairs = [...new Set(characterPairs(text))];
  return { w: words, b: pairs, c: [...words, ...pairs.filter((pair) => !words.includes(pair))] };
}

/** Gathers texts slot by slot and gives packed postings at the end; 70,000 articles stay under 200 MB. */
export class LexicalIndex {
  // Each posting is slot × 256 + count, so that millions of them fit in flat arrays.
  private readonly families = { w: newFamily(), b: newFamily(), c: newFamily() };
  private readonly model: Pick<WordModel, "cut">;

  constructor(model: Pick<WordModel, "cut">) {
    this.model = model;
  }

  /** @param slot ascending from call to call */
  add(slot: number, text: string, card: string): void {
    this.gather("w", slot, telling(this.model, text));
    this.gather("b", slot, characterPairs(text));
    if (card !== "") this.gather("c", slot, [...telling(this.model, card), ...characterPairs(card)]);
  }

  private gather(name: Family, slot: number, terms: string[]): void {
    const family = this.families[name];
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      let growing = family.terms.get(term);
      if (!growing) family.terms.set(term, (growing = new Growing()));
      growing.push(slot * 256 + Math.min(255, count));
    }
    family.lengths.set(slot, terms.length);
    family.total += terms.length;
  }

  /** Every term, its family's letter before it, with its packed postings. */
  *postings(): Generator<{ term: string; postings: Uint8Array }> {
    for (const name of FAMILIES) {
      const { terms, lengths, total } = this.families[name];
      const average = total / Math.max(1, lengths.size);
      for (const [term, growing] of terms) {
        const packed = growing.values();
        if (name === "b" && packed.length > COMMON) continue;
        const idf = Math.log(1 + (lengths.size - packed.length + 0.5) / (packed.length + 0.5));
        const slots = Array.from(packed, (value) => Math.floor(value / 256));
        const impacts = Array.from(packed, (value, i) => {
          const count = value % 256;
          return (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths.get(slots[i]!)!) / average));
        });
        yield { term: name + term, postings: packPostings(slots, impacts) };
      }
    }
  }
}

type Gathered = { terms: Map<string, Growing>; lengths: Map<number, number>; total: number };
const newFamily = (): Gathered => ({ terms: new Map(), lengths: new Map(), total: 0 });

class Growing {
  private array = new Uint32Array(2);
  private length = 0;
  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.array);
      this.array = wider;
    }
    this.array[this.length++] = value;
  }
  values(): Uint32Array {
    return this.array.subarray(0, this.length);
  }
}
