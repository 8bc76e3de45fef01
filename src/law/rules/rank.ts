/** Puts the lexical and the dense list into one, and keeps only what deserves a lawyer's eye. */

export type Candidate = { entry: string; lexical: number; dense: number; sameCategory: boolean };
export type Ranked = { entry: string; score: number };

const LEXICAL_WEIGHT = 1;
/** An article of the matter's own category is the likelier one; measured on the bundled questions. */
const CATEGORY_BONUS = 0.25;

/**
 * Each side is scaled to 0…1 over its own candidates, so that neither's unit decides.
 * @param denseWeight how much the dense list counts beside the lexical one
 * @param limit how many to keep
 */
export function rank(candidates: Candidate[], denseWeight: number, limit: number): Ranked[] {
  const lexical = scaler(candidates.map((c) => c.lexical));
  const dense = scaler(candidates.map((c) => c.dense));
  return candidates
    .map((c) => ({
      entry: c.entry,
      score: LEXICAL_WEIGHT * lexical(c.lexical) + denseWeight * dense(c.dense) + (c.sameCategory ? CATEGORY_BONUS : 0),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function scaler(values: number[]): (value: number) => number {
  const high = Math.max(...values, 0);
  const low = Math.min(...values, high);
  return (value) => (high === low ? 0 : (value - low) / (high - low));
}
