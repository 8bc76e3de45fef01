import { describe, expect, test } from "vitest";
import { type Trees, readTrees, scoreByTrees, supportIn, writeTrees } from "./trees.ts";

const NAMES = ["near", "company"];
/** Near ones gain 1, near ones in company 3 more, far ones lose 2; a second tree gives company half a point. */
const TREES: Trees = {
  names: NAMES,
  start: -1,
  roots: Int32Array.from([0, 5]),
  asks: Int16Array.from([0, -1, 1, -1, -1, 1, -1, -1]),
  values: Float32Array.from([0.5, -2, 0.2, 1, 4, 0.2, 0, 0.5]),
  left: Int32Array.from([1, -1, 3, -1, -1, 6, -1, -1]),
};

describe("trees", () => {
  test("each adds what the leaf says that a row comes to; a number at its bound goes with the smaller ones", () => {
    const rows = Float32Array.from([0.5, 1, 0.6, 0.1, 0.6, 0.3]);
    expect([...scoreByTrees(TREES, rows)]).toEqual([-2.5, 0, 3.5]);
    expect(scoreByTrees(TREES, new Float32Array(0))).toHaveLength(0);
  });

  test("a score is a logit", () => {
    expect(supportIn(0)).toBe(0.5);
    expect(supportIn(2)).toBeCloseTo(0.881, 3);
  });

  test("are the same after they were written and read", () => {
    expect(readTrees(JSON.parse(JSON.stringify(writeTrees(TREES))), NAMES)).toEqual({
      ...TREES,
      values: Float32Array.from(TREES.values, (value) => Number(value.toPrecision(6))),
    });
  });

  test("grown for other numbers, cut short, or leading back into themselves they are refused", () => {
    const written = writeTrees(TREES);
    expect(() => readTrees(written, ["near"])).toThrow("the trees were grown for other numbers: near,company");
    expect(() => readTrees({ ...written, values: written.values.slice(1) }, NAMES)).toThrow("the trees are cut short");
    expect(() => readTrees({ ...written, roots: [] }, NAMES)).toThrow("the trees are cut short");
    expect(() => readTrees({ ...written, left: written.left.map(() => 0) }, NAMES)).toThrow("the trees are cut short");
    expect(() => readTrees({ ...written, asks: written.asks.map(() => 2) }, NAMES)).toThrow("the trees are cut short");
  });
});
