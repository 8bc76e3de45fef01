/**
 * Articles that belong together: those that the same questions were answered from. Told questions come from training and
 * from the service's own approved answers (0017), so that what its lawyers cite together is found together.
 */
import type { Lead, SlotTable } from "../finding.ts";
import { best } from "./best.ts";
import { dot } from "#language/dot.ts";

/** Told questions laid out for one generation: vectors of length 1, the slots each led to, and by slot the questions that did. */
export type ToldTable = { vectors: Float32Array; slots: Int32Array[]; led: ReadonlyMap<number, readonly number[]> };

/** How one question stands to what was told. */
export type Company = {
  /** Of the nearest told questions, the weighted share that led to this article, and to any of this law (0…1). */
  vote: (slot: number) => number;
  lawVote: (law: number) => number;
  /** How many questions were told, and how many of them led to this article. */
  questions: number;
  told: (slot: number) => number;
  together: (b: number) => Together;
};
/**
 * Of the told questions that led to one article, how many led to `a` too, and their share (0…1): ever, and weighted by
 * their likeness to this question.
 */
export type Together = { times: (a: number) => number; ever: (a: number) => number; here: (a: number) => number };

const NEAREST = 30;
/** One told question that led to both says little: as if this much had led to the one alone. */
const DOUBT = 1;
const DOUBT_HERE = 0.2;

/** @param leads without the asks of cards, each of which leads to its card alone */
export function toldTable(leads: readonly Lead[], table: Pick<SlotTable, "places">, dimensions: number): ToldTable {
  const held = leads
    .map(({ vector, places }) => ({ vector, slots: Int32Array.from(new Set(places.flatMap((place) => table.places.get(place) ?? []))) }))
    .filter(({ slots }) => slots.length > 0);
  const vectors = new Float32Array(held.length * dimensions);
  const led = new Map<number, number[]>();
  held.forEach(({ vector, slots }, i) => {
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1; // hypot of 8,000 vectors held a start for half a second
    for (let k = 0; k < dimensions; k++) vectors[i * dimensions + k] = vector[k]! / length;
    for (const slot of slots) {
      const there = led.get(slot);
      if (there) there.push(i);
      else led.set(slot, [i]);
    }
  });
  return { vectors, slots: held.map(({ slots }) => slots), led };
}

/** @param question of length 1 */
export function companyOf(question: Float32Array, told: ToldTable, table: Pick<SlotTable, "laws">): Company {
  const likeness = Float32Array.from(told.slots, (_, i) => dot(question, told.vectors, i * question.length));
  const weight = (i: number) => Math.exp((likeness[i]! - 0.6) * 8); // as leads weigh (leads.ts)
  const votes = new Map<number, number>();
  const laws = new Map<number, number>();
  let total = 0;
  for (const i of best(likeness, NEAREST, () => true)) {
    const slots = told.slots[i]!;
    total += weight(i);
    for (const slot of slots) add(votes, slot, weight(i));
    for (const law of new Set(Array.from(slots, (slot) => table.laws[slot]!))) add(laws, law, weight(i));
  }
  return {
    vote: (slot) => (votes.get(slot) ?? 0) / (total || 1),
    lawVote: (law) => (laws.get(law) ?? 0) / (total || 1),
    questions: told.slots.length,
    told: (slot) => told.led.get(slot)?.length ?? 0,
    together: (b) => togetherWith(b, told, weight),
  };
}

function togetherWith(b: number, { slots, led }: ToldTable, weight: (i: number) => number): Together {
  const questions = led.get(b) ?? [];
  const times = new Map<number, number>();
  const here = new Map<number, number>();
  let weights = 0;
  for (const i of questions) {
    weights += weight(i);
    for (const a of slots[i]!) {
      if (a === b) continue;
      add(times, a, 1);
      add(here, a, weight(i));
    }
  }
  return {
    times: (a) => times.get(a) ?? 0,
    ever: (a) => (times.get(a) ?? 0) / (questions.length + DOUBT),
    here: (a) => (here.get(a) ?? 0) / (weights + DOUBT_HERE),
  };
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
