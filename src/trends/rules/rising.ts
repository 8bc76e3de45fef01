/** Which terms are hot: rising against their own past, and shared by enough people that nobody is pointed at. */
import type { TermCount } from "../hot-word.ts";

/** Fewer people than this stay hidden, not rounded: a rare word in a small place names its asker. */
export const HIDDEN_UNDER = 5;

export type Rising = TermCount & { rise: number };

export function rising(counts: TermCount[], limit: number): Rising[] {
  return counts
    .filter(({ people }) => people >= HIDDEN_UNDER)
    .map((count) => ({ ...count, rise: (count.people + 1) / (count.usual + 1) }))
    .sort((a, b) => b.rise - a.rise || b.people - a.people || (a.term < b.term ? -1 : 1))
    .slice(0, limit);
}
