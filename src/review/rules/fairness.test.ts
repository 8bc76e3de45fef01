import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { givenPerHour, jainIndex } from "./fairness.ts";

describe("Jain's index", () => {
  test("is 1 where all were given the same, and 1/n where one was given everything", () => {
    expect(jainIndex([3, 3, 3, 3])).toBe(1);
    expect(jainIndex([12, 0, 0, 0])).toBe(0.25);
  });

  test("is nothing where nobody was given anything", () => {
    expect(jainIndex([])).toBeNull();
    expect(jainIndex([0, 0])).toBeNull();
  });

  test("lies between 1/n and 1, and does not change with the unit", () => {
    const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 }).filter((all) => all.some((one) => one > 0));
    fc.assert(
      fc.property(shares, (all) => {
        const index = jainIndex(all) ?? 0;
        expect(index).toBeGreaterThanOrEqual(1 / all.length - 1e-9);
        expect(index).toBeLessThanOrEqual(1 + 1e-9);
        expect(jainIndex(all.map((one) => one * 60))).toBeCloseTo(index, 9);
      }),
    );
  });
});

test("a share is drafts an hour on duty, and who was hardly there has none", () => {
  expect(givenPerHour(6, 180)).toBe(2);
  expect(givenPerHour(1, 59)).toBeNull();
});
