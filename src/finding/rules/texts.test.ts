import { expect, test } from "vitest";
import type { TextTable } from "../finding.ts";
import { likenessTo, textAt } from "./texts.ts";

/** Three texts: two words, none, three; the second has no direction. */
const TEXTS: TextTable = {
  words: Uint16Array.from([4, 9, 1, 2, 3]),
  starts: Int32Array.from([0, 2, 2, 5]),
  vectors: Int8Array.from([3, 4, 0, 0, -100, 0]),
};

test("each slot has the words of its own text, and one without a known word has none", () => {
  expect([0, 1, 2].map((slot) => [...textAt(TEXTS, slot)])).toEqual([[4, 9], [], [1, 2, 3]]);
});

test("likeness is the cosine, whatever the vectors' length", () => {
  const likeness = likenessTo(Int8Array.from([30, 40]), TEXTS);
  expect([likeness(0), likeness(2)]).toEqual([expect.closeTo(1, 12), expect.closeTo(-0.6, 12)]);
});

test("what has no direction is like nothing, and spoils no other number", () => {
  expect(likenessTo(Int8Array.from([30, 40]), TEXTS)(1)).toBe(0);
  expect([0, 1, 2].map(likenessTo(new Int8Array(2), TEXTS))).toEqual([0, 0, 0]);
});
