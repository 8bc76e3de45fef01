import { expect, test } from "vitest";
import { calibration } from "./calibration.ts";

test("holds what is said against what was so, by bands that hold any", () => {
  const told = [0.22, 0.28, 0.21, 0.29, 0.9, 0.8].map((said, i) => ({ said, right: i === 0 || i === 4 }));
  expect(calibration(told)).toEqual([
    { from: 0.2, rows: 4, said: expect.closeTo(0.25), right: 0.25 },
    { from: 0.7, rows: 2, said: expect.closeTo(0.85), right: 0.5 },
  ]);
  expect(calibration([])).toEqual([]);
});
