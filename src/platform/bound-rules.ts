/** How often is too often, and when one may come again. Pure: counts and times come in. */
import type { AddressRange } from "./address.ts";

/** What is bounded. `plainAsk`: from a page without script, which can solve no puzzle. */
export type Bounded = "ask" | "plainAsk" | "message" | "upload";
export type BoundMode = "off" | "pow" | "auto";

/** Each within ten minutes. */
export type Limits = {
  address: Record<Bounded, number>;
  token: Record<Bounded, number>;
  /** The same words, from wherever. */
  sameWords: number;
  /** Nearly the same words, from one address. */
  likeWords: number;
  /** Streams of events open at once in one process. */
  streams: { address: number; token: number };
  /** Never bounded: a service hall's own addresses, and this machine, or a proxy that names no caller would lock a city out. */
  exempt: AddressRange[];
};

export const SPAN_MS = 10 * 60_000;
/** Whoever tells of danger is refused only past so many times the bound: no person writes so often. */
const FLOOD = 10;
/** With puzzles asked as needed: from this share of the bound an address is hot, and solving admits up to so many times the bound. */
const HOT = 0.5;
const SOLVED = 4;
/** Shorter words are everybody's: 离婚怎么办. They are bounded more loosely by as much. */
export const EVERYBODYS_WORDS = 12;
export const EVERYBODYS_MORE = 5;

/** Counts of the ten minutes now and of those before. */
export type Count = { now: number; before: number };

/** The window slides: of the ten minutes before, as much counts as still lies within the last ten. @param into 0 to 1 */
export function countedLately({ now, before }: Count, into: number): number {
  return now + before * (1 - into);
}

/** @returns seconds until one more fits, as if nobody came meanwhile */
export function secondsUntilFree({ now, before }: Count, into: number, most: number): number {
  const room = most - 1 - now;
  const left = room >= 0 ? (before > 0 ? 1 - room / before - into : 0) : 1 - into + Math.max(0, 1 - (most - 1) / now);
  return Math.floor((left * SPAN_MS) / 1000) + 1;
}

export type Weighed = { count: Count; most: number };
export type Verdict = { admit: true } | { admit: false; why: "puzzle" } | { admit: false; why: "too-many"; seconds: number };

/**
 * @param weighed every count this call is bounded by, itself included
 * @param solved null where no puzzle was sent
 */
export function weigh(
  weighed: readonly Weighed[],
  into: number,
  { mode, danger, solved }: { mode: BoundMode; danger: boolean; solved: boolean },
): Verdict {
  const over = (times: number) => weighed.filter(({ count, most }) => countedLately(count, into) > most * times);
  if (danger) return refusedBy(over(FLOOD), into, FLOOD);
  if (mode === "pow" && !solved) return { admit: false, why: "puzzle" };
  if (mode !== "auto") return refusedBy(over(1), into, 1);
  if (over(SOLVED).length > 0) return refusedBy(over(SOLVED), into, SOLVED);
  return over(HOT).length > 0 && !solved ? { admit: false, why: "puzzle" } : { admit: true };
}

function refusedBy(over: readonly Weighed[], into: number, times: number): Verdict {
  if (over.length === 0) return { admit: true };
  const without = (count: Count) => ({ ...count, now: count.now - 1 });
  return { admit: false, why: "too-many", seconds: Math.max(...over.map((w) => secondsUntilFree(without(w.count), into, w.most * times))) };
}
