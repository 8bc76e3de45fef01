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
  /** As vote, of the five nearest. */
  voteOfFive: (slot: number) => number;
  toldOf: (slot: number) => Told;
  together: (b: number) => Together;
};
/** The questions told of one article: how alike the three nearest are to this one, 0 where there are fewer; and how thickly they stand. */
type Told = { nearest: readonly [number, number, number]; wide: number; close: number };
/**
 * Of the told questions that led to one article, how many led to `a` too, and their share (0…1): ever, and weighted by
 * their likeness to this question.
 */
export type Together = { times: (a: number) => number; ever: (a: number) => number; here: (a: number) => number };

const NEAREST = 30;
const FEW = 5;
/** One told question that led to both says little: as if this much had led to the one alone. */
const DOUBT = 1;
const DOUBT_HERE = 0.2;

/**
 * Stories are company as questions are: without them own Recall@5 fell from .85 to .80.
 * @param likeness of each lead
 */
export function companyOf(likeness: Float32Array, leads: LeadTable, table: Pick<SlotTable, "laws">): Company {
  const near = nearestFrom(likeness, leads.stories, NEAREST);
  return {
    vote: votesOf(near, likeness, (lead) => slotsOf(leads, lead)),
    lawVote: votesOf(near, likeness, (lead) => new Set(Array.from(slotsOf(leads, lead), (slot) => table.laws[slot]!))),
    voteOfFive: votesOf(near.slice(0, FEW), likeness, (lead) => slotsOf(leads, lead)),
    questions: leads.lengths.length - leads.stories,
    told: (slot) => leads.told.get(slot)?.length ?? 0,
    toldOf: (slot) => toldOf(leads.told.get(slot) ?? [], likeness),
    together: (b) => togetherWith(b, leads.told.get(b) ?? [], leads, likeness),
  };
}

/** The share of the leads' weight that stands for each of what they led to. */
function votesOf(
  near: readonly number[],
  likeness: Float32Array,
  ledTo: (lead: number) => Iterable<number>,
): (candidate: number) => number {
  const votes = new Map<number, number>();
  let total = 0;
  for (const lead of near) {
    const weight = weightOf(likeness[lead]!);
    total += weight;
    for (const candidate of ledTo(lead)) add(votes, candidate, weight);
  }
  return (candidate) => (votes.get(candidate) ?? 0) / (total || 1);
}

/** As steep as that a question a tenth less alike counts for a twelfth. */
const STEEP = 25;

function toldOf(leads: readonly number[], likeness: Float32Array): Told {
  let [first, second, third, wide, close] = [0, 0, 0, 0, 0];
  for (const lead of leads) {
    const alike = likeness[lead]!;
    wide += weightOf(alike);
    close += weightOf(alike, STEEP);
    if (alike > first) [first, second, third] = [alike, first, second];
    else if (alike > second) [second, third] = [alike, second];
    else if (alike > third) third = alike;
  }
  return { nearest: [first, second, third], wide: Math.log(1 + wide), close: Math.log(1 + close) };
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
