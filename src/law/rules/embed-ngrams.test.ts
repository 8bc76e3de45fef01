import { describe, expect, test } from "vitest";
import { DIMENSIONS, EMBEDDER_NAME, embedNgrams } from "./embed-ngrams.ts";

const cosine = (a: string, b: string) => {
  const [x, y] = [embedNgrams(a), embedNgrams(b)];
  return x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
};

describe("the local embedder", () => {
  test("makes vectors of its own number of dimensions and of length one", () => {
    const vector = embedNgrams("公司拖欠工资不发");
    expect(vector).toHaveLength(DIMENSIONS);
    expect(Math.hypot(...vector)).toBeCloseTo(1);
  });

  test("says the same at every run", () => {
    expect(embedNgrams("公司拖欠工资不发")).toEqual(embedNgrams("公司拖欠工资不发"));
    expect(cosine("离婚后孩子归谁", "离婚后孩子归谁")).toBeCloseTo(1);
  });

  test("puts sentences with shared words nearer than sentences without", () => {
    expect(cosine("公司拖欠工资", "单位拖欠我三个月工资")).toBeGreaterThan(cosine("公司拖欠工资", "离婚后孩子的抚养权"));
  });

  test("has nothing to say of a text without a word", () => {
    expect(embedNgrams("").every((x) => x === 0)).toBe(true);
    expect(embedNgrams("！？…… 😀").every((x) => x === 0)).toBe(true);
  });

  test("has a name that tells its size, so that its vectors are never read as another's", () => {
    expect(EMBEDDER_NAME).toContain(String(DIMENSIONS));
  });
});
