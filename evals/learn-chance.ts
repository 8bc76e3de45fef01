/** Learns how likely an article found is cited rightly: plain logistic regression over a few numbers. */

/** `numbers` begin with a constant; `weight` is how much the row counts. */
export type ChanceRow = { numbers: readonly number[]; right: boolean; weight: number };

const ROUNDS = 300;
const RATE = 1.5;
const DECAY = 1e-3;

/** @param rows one at least. @returns a weight for each number, in its own unit */
export function learnChance(rows: readonly ChanceRow[]): number[] {
  const width = rows[0]!.numbers.length;
  const { means, scales } = standards(rows, width);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const standard = rows.map(({ numbers }) => numbers.map((number, i) => (number - means[i]!) / scales[i]!));
  let weights = means.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const step = weights.map((weight) => DECAY * weight * total);
    rows.forEach(({ right, weight }, n) => {
      const error = (chance(weights, standard[n]!) - (right ? 1 : 0)) * weight;
      for (let i = 0; i < width; i++) step[i]! += error * standard[n]![i]!;
    });
    weights = weights.map((weight, i) => weight - (RATE * step[i]!) / total);
  }
  const own = weights.map((weight, i) => weight / scales[i]!);
  return own.map((weight, i) => (i === 0 ? weight - own.reduce((sum, w, k) => sum + w * means[k]!, 0) : weight));
}

/** @returns 0…1 */
export function chance(weights: readonly number[], numbers: readonly number[]): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * numbers[i]!, 0)));
}

/** The constant stays as it is. */
function standards(rows: readonly ChanceRow[], width: number): { means: number[]; scales: number[] } {
  const mean = (of: (numbers: readonly number[]) => number) => rows.reduce((sum, { numbers }) => sum + of(numbers), 0) / rows.length;
  const means = Array.from({ length: width }, (_, i) => (i === 0 ? 0 : mean((numbers) => numbers[i]!)));
  const scales = means.map((m, i) => (i === 0 ? 1 : Math.sqrt(mean((numbers) => (numbers[i]! - m) ** 2)) || 1));
  return { means, scales };
}

/** Of rows whose chance is said to lie in each band: how many, the mean said, and the share that is right. */
export function calibration(
  rows: readonly ChanceRow[],
  weights: readonly number[],
): { from: number; rows: number; said: number; right: number }[] {
  const told = rows.map(({ numbers, right }) => ({ said: chance(weights, numbers), right: right ? 1 : 0 }));
  return BANDS.flatMap((from, i) => {
    const own = told.filter(({ said }) => said >= from && said < (BANDS[i + 1] ?? Infinity));
    const mean = (of: (one: (typeof own)[number]) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length;
    return own.length === 0 ? [] : [{ from, rows: own.length, said: mean(({ said }) => said), right: mean(({ right }) => right) }];
  });
}

const BANDS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7];
