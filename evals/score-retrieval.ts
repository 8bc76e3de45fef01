/** Scores lists of what was found against what should have been. */

export const RANKS = [5, 10, 20, 50, 100] as const;
type Rank = `${(typeof RANKS)[number]}`;

/** One question: ids that answer it (distinct, at least one) and ids that were found, the best first. */
export type Judged = { gold: readonly string[]; found: readonly string[] };
/** Shares, 0…1. `recall` is keyed by how many finds count. */
export type Scores = { recall: Record<Rank, number>; mrr10: number };

/** @throws RangeError where there is no question, or one without gold: its share would be no number */
export function scoreRetrieval(judged: readonly Judged[]): Scores {
  return {
    recall: Object.fromEntries(RANKS.map((rank) => [rank, mean(judged.map((one) => recallAt(one, rank)))])) as Record<Rank, number>,
    mrr10: mean(judged.map((one) => reciprocalRank(one, 10))),
  };
}

/** Share of the gold that stands among the first finds; a find that comes twice takes one place. */
export function recallAt({ gold, found }: Judged, rank: number): number {
  const first = new Set([...new Set(found)].slice(0, rank));
  const wanted = new Set(gold);
  if (wanted.size === 0) throw new RangeError("a question without gold");
  return [...wanted].filter((id) => first.has(id)).length / wanted.size;
}

/** 1 / place of the first gold; 0 where none stands among the first finds. */
export function reciprocalRank({ gold, found }: Judged, rank: number): number {
  const place = [...new Set(found)].slice(0, rank).findIndex((id) => gold.includes(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** @throws RangeError for no values */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("a mean of nothing");
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The least value that at least this share of all values does not exceed.
 * @param share above 0, at most 1
 * @throws RangeError for no values
 */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("a percentile of nothing");
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** Every nth, so that the part is as mixed as the whole; all where fewer are there than wanted. */
export function evenly<T>(all: readonly T[], wanted: number): T[] {
  if (wanted >= all.length) return [...all];
  return Array.from({ length: wanted }, (_, i) => all[Math.floor((i * all.length) / wanted)]!);
}
