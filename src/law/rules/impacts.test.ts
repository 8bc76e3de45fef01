import { describe, expect, test } from "vitest";
import { impacts } from "./impacts.ts";

const entry = (...words: string[]) => ({ parts: [{ words, weight: 1 }] });

describe("the weight of a word", () => {
  test("is the more, the fewer entries hold it", () => {
    const [first] = impacts([entry("工资", "仲裁"), entry("工资", "离婚"), entry("工资", "租房")]);
    expect(first?.get("仲裁")).toBeGreaterThan(first?.get("工资") ?? 0);
  });

  test("is positive even where every entry holds it, so that a look-up is a sum", () => {
    for (const weights of impacts([entry("工资"), entry("工资")])) expect(weights.get("工资")).toBeGreaterThan(0);
  });

  test("rises with repetition, less each time", () => {
    const [once, twice, thrice] = impacts([entry("甲", "x", "y"), entry("甲", "甲", "x"), entry("甲", "甲", "甲")]).map(
      (w) => w.get("甲") ?? 0,
    );
    expect(twice).toBeGreaterThan(once ?? 0);
    expect((thrice ?? 0) - (twice ?? 0)).toBeLessThan((twice ?? 0) - (once ?? 0));
  });

  test("is less in a long entry than in a short one", () => {
    const [short, long] = impacts([entry("甲"), entry("甲", ..."子丑寅卯辰巳午未申酉")]).map((w) => w.get("甲") ?? 0);
    expect(short).toBeGreaterThan(long ?? 0);
  });

  test("counts a heavier part for more", () => {
    const [asks, gist] = impacts([
      {
        parts: [
          { words: ["甲"], weight: 2 },
          { words: ["乙"], weight: 1 },
        ],
      },
      {
        parts: [
          { words: ["乙"], weight: 2 },
          { words: ["甲"], weight: 1 },
        ],
      },
    ]).map((w) => w.get("甲") ?? 0);
    expect(asks).toBeGreaterThan(gist ?? 0);
  });
});

test("every entry comes back in its place, an empty one with no words", () => {
  expect(impacts([entry("甲"), entry(), entry("乙")]).map((w) => [...w.keys()])).toEqual([["甲"], [], ["乙"]]);
  expect(impacts([])).toEqual([]);
});
