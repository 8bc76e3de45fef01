/**
 * Articles that belong together: those that the same questions were answered from. Told questions come from training and
 * from the service's own approved answers (0017), so that what its lawyers cite together is found together.
 */
import type { SlotTable } from "../finding.ts";
import { type LeadTable, slotsOf } from "./lead-table.ts";
import { nearestFrom, weightOf } from "./leads.ts";

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

/**
 * Stories are company as questions are: without them own Recall@5 fell from .85 to .80.
 * @param likeness of each lead
 */
export function companyOf(likeness: Float32Array, leads: LeadTable, table: Pick<SlotTable, "laws">): Company {
  const votes = new Map<number, number>();
  const laws = new Map<number, number>();
  let total = 0;
  for (const lead of nearestFrom(likeness, leads.stories, NEAREST)) {
    const slots = slotsOf(leads, lead);
    const weight = weightOf(likeness[lead]!);
    total += weight;
    for (const slot of slots) add(votes, slot, weight);
    for (const law of new Set(Array.from(slots, (slot) => table.laws[slot]!))) add(laws, law, weight);
  }
  return {
    vote: (slot) => (votes.get(slot) ?? 0) / (total || 1),
    lawVote: (law) => (laws.get(law) ?? 0) / (total || 1),
    questions: leads.lengths.length - leads.stories,
    told: (slot) => leads.told.get(slot)?.length ?? 0,
    together: (b) => togetherWith(b, leads.told.get(b) ?? [], leads, likeness),
  };
}

function togetherWith(b: number, told: readonly number[], leads: LeadTable, likeness: Float32Array): Together {
  const times = new Map<number, number>();
  const here = new Map<number, number>();
  let weights = 0;
  for (const lead of told) {
    const weight = weightOf(likeness[lead]!);
    weights += weight;
    for (let i = leads.starts[lead]!; i < leads.starts[lead + 1]!; i++) {
      const a = leads.slots[i]!;
      if (a === b) continue;
      add(times, a, 1);
      add(here, a, weight);
    }
  }
  return {
    times: (a) => times.get(a) ?? 0,
    ever: (a) => (times.get(a) ?? 0) / (told.length + DOUBT),
    here: (a) => (here.get(a) ?? 0) / (weights + DOUBT_HERE),
  };
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
