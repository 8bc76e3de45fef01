/**
 * Boosted trees (gradient boosting): each asks some numbers of a find in turn and adds what its leaf says to the score. A
 * number may matter only where another is high, which a weighted sum cannot say. Grown by training/grow-trees.ts; data.
 */

/** All trees' nodes in one row of arrays; a tree begins at its root. */
export type Trees = {
  /** Names of the numbers, in order: trees grown for other numbers are refused. */
  names: string[];
  /** The score before the first tree: the logit of how many are right at all. */
  start: number;
  roots: Int32Array;
  /** Which number the node asks; -1 for a leaf. */
  asks: Int16Array;
  /** What the number is held against (up to it to the left), or what the leaf adds. */
  values: Float32Array;
  /** The left child; the right one stands next to it. */
  left: Int32Array;
};

/** @returns one score for each row of `numbers`: a logit, so that `supportIn` makes a probability of it */
export function scoreByTrees({ names, start, roots, asks, values, left }: Trees, numbers: Float32Array): Float32Array {
  const width = names.length;
  const scores = new Float32Array(numbers.length / width).fill(start);
  for (const root of roots)
    for (let row = 0, at = 0; row < scores.length; row++, at += width) {
      let node = root;
      for (let asked = asks[node]!; asked >= 0; asked = asks[node]!) node = left[node]! + (numbers[at + asked]! > values[node]! ? 1 : 0);
      scores[row]! += values[node]!;
    }
  return scores;
}

/** @returns 0…1: how likely it is that a find of this score answers the question */
export const supportIn = (score: number): number => 1 / (1 + Math.exp(-score));

type Written = { names: string[]; start: number; roots: number[]; asks: number[]; values: number[]; left: number[] };

/** @param names what this build computes. @throws Error where the trees were grown for other numbers, or some are cut short */
export function readTrees(written: unknown, names: readonly string[]): Trees {
  const { start, roots, asks, values, left, ...rest } = written as Written;
  if (rest.names.join() !== names.join()) throw new Error(`the trees were grown for other numbers: ${rest.names.join()}`);
  const size = asks.length;
  const sound =
    roots.length > 0 &&
    values.length === size &&
    left.length === size &&
    roots.every((root) => root >= 0 && root < size) &&
    asks.every((asked, node) => asked < names.length && (asked < 0 || (left[node]! > node && left[node]! + 1 < size)));
  if (!sound) throw new Error("the trees are cut short");
  return {
    names: rest.names,
    start,
    roots: Int32Array.from(roots),
    asks: Int16Array.from(asks),
    values: Float32Array.from(values),
    left: Int32Array.from(left),
  };
}

/** Bounds need more digits than what a leaf adds: two numbers may stand close beside each other. */
export function writeTrees({ names, start, roots, asks, values, left }: Trees): Written {
  const digits = (value: number, node: number) => Number(value.toPrecision(asks[node]! < 0 ? 3 : 6));
  return { names, start, roots: [...roots], asks: [...asks], values: Array.from(values, digits), left: [...left] };
}
