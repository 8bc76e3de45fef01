import { describe, expect, test } from "vitest";
import { addPostings, packPostings } from "./postings.ts";

describe("packed postings", () => {
  test("give every slot its impact back, to one part in 255 of the greatest", () => {
    const slots = [0, 1, 127, 128, 16_511, 60_000];
    const impacts = [0.5, 12.75, 3.2, 7.7, 0.06, 9.9];
    const scores = new Float32Array(60_001);
    addPostings(packPostings(slots, impacts), scores);
    slots.forEach((slot, i) => expect(Math.abs(scores[slot]! - impacts[i]!)).toBeLessThanOrEqual(12.75 / 255));
    expect(scores.reduce((n, score) => n + (score > 0 ? 1 : 0), 0)).toBe(slots.length);
  });

  test("add to what other terms have given", () => {
    const scores = new Float32Array(10);
    addPostings(packPostings([3, 5], [1, 2]), scores);
    addPostings(packPostings([5], [2]), scores);
    expect([...scores].map((score) => Math.round(score * 10) / 10)).toEqual([0, 0, 0, 1, 0, 4, 0, 0, 0, 0]);
  });

  test("take about two bytes a posting where a term is common", () => {
    const slots = Array.from({ length: 5000 }, (_, i) => i * 9);
    expect(
      packPostings(
        slots,
        slots.map(() => 1),
      ).length,
    ).toBeLessThan(5000 * 2.1);
  });

  test("an empty term adds nothing, and bytes of another index are refused rather than read", () => {
    const scores = new Float32Array(4);
    addPostings(packPostings([], []), scores);
    expect([...scores]).toEqual([0, 0, 0, 0]);
    expect(() => addPostings(packPostings([9], [1]), scores)).toThrow("slot 9");
    expect(() => addPostings(new Uint8Array(2), scores)).toThrow("cut short");
  });
});
