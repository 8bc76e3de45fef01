import { expect, test } from "vitest";
import { type ChanceRow, calibration, chance, learnChance } from "./learn-chance.ts";

/** Right three times in four where the number is high, once in four where it is low. */
const rows: ChanceRow[] = Array.from({ length: 400 }, (_, i) => ({
  numbers: [1, i % 2 === 0 ? 30 : 10],
  right: i % 2 === 0 ? i % 8 !== 0 : i % 8 === 1,
  weight: 1,
}));

test("says chances that come true, whatever unit the numbers have", () => {
  const weights = learnChance(rows);
  expect(chance(weights, [1, 30])).toBeCloseTo(0.75, 1);
  expect(chance(weights, [1, 10])).toBeCloseTo(0.25, 1);
});

test("calibration holds what is said against what was so, by bands that hold any", () => {
  const bands = calibration(rows, learnChance(rows));
  expect(bands.map(({ from, rows: n, right }) => [from, n, right])).toEqual([
    [0.2, 200, 0.25],
    [0.7, 200, 0.75],
  ]);
});
