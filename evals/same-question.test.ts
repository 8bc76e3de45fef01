import { expect, test } from "vitest";
import { NEAR_IDENTICAL } from "#drafting/rules/same-question.ts";
import { judgedPairs, scorePairs } from "./same-question.node.ts";

const half = (split: "dev" | "test") => judgedPairs().filter((pair) => pair.split === split);

test("no release has pairs in both halves, and both halves have both kinds", () => {
  const [dev, blind] = [half("dev"), half("test")];
  const releases = new Set(dev.map(({ release }) => release));
  expect(blind.filter(({ release }) => releases.has(release))).toEqual([]);
  for (const pairs of [dev, blind]) expect(new Set(pairs.map(({ same }) => same)).size).toBe(2);
});

test("what is taken for the same question is the same question, nine times in ten", () => {
  for (const split of ["dev", "test"] as const) {
    const { precision, recall } = scorePairs(half(split), NEAR_IDENTICAL);
    expect(precision, split).toBeGreaterThanOrEqual(0.9);
    expect(recall, split).toBeGreaterThanOrEqual(0.3);
  }
});
