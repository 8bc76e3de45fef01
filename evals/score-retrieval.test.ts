import { describe, expect, it } from "vitest";
import { evenly, mean, percentile, recallAt, reciprocalRank, scoreRetrieval } from "./score-retrieval.ts";

const many = (n: number) => Array.from({ length: n }, (_, i) => `x${i}`);

describe("scores of retrieval", () => {
  it("counts recall as the share of a question's gold, not as whether any was found", () => {
    expect(recallAt({ gold: ["a", "b"], found: ["x", "a", "y"] }, 5)).toBe(0.5);
  });

  it("looks no further than its rank", () => {
    const found = [...many(5), "a"];
    expect(recallAt({ gold: ["a"], found }, 5)).toBe(0);
    expect(recallAt({ gold: ["a"], found }, 10)).toBe(1);
  });

  it("lets a find that comes twice take one place, and gold that is named twice count once", () => {
    expect(recallAt({ gold: ["a", "a"], found: ["x", "x", "a"] }, 2)).toBe(1);
    expect(reciprocalRank({ gold: ["a"], found: ["x", "x", "a"] }, 10)).toBe(1 / 2);
  });

  it("takes the first gold for the reciprocal rank, and 0 beyond the tenth", () => {
    expect(reciprocalRank({ gold: ["b", "a"], found: ["x", "y", "a", "b"] }, 10)).toBe(1 / 3);
    expect(reciprocalRank({ gold: ["a"], found: [...many(10), "a"] }, 10)).toBe(0);
  });

  it("weighs every question alike, whatever its gold", () => {
    const scores = scoreRetrieval([
      { gold: ["a"], found: ["a"] },
      { gold: ["a", "b", "c", "d"], found: many(100) },
      { gold: ["a", "b"], found: [...many(60), "b", "a"] },
    ]);
    expect(scores.recall).toEqual({ 5: 1 / 3, 10: 1 / 3, 20: 1 / 3, 50: 1 / 3, 100: 2 / 3 });
    expect(scores.mrr10).toBe(1 / 3);
  });

  it("has no score for no questions, nor for a question without gold", () => {
    expect(() => scoreRetrieval([])).toThrow(RangeError);
    expect(() => scoreRetrieval([{ gold: [], found: ["a"] }])).toThrow(RangeError);
    expect(() => mean([])).toThrow(RangeError);
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });

  it("reads percentiles from times that were measured, in whatever order", () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([2, 1], 0.99)).toBe(2);
    expect(percentile([7], 0.01)).toBe(7);
  });

  it("takes a part from the whole length, and all where there are not enough", () => {
    expect(evenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
    expect(evenly([1, 2], 9)).toEqual([1, 2]);
  });
});
