import { expect, test } from "vitest";
import { best } from "./best.ts";

/** What sorting everything would give. */
const sorted = (scores: Float32Array, most: number, allowed: (slot: number) => boolean) =>
  [...scores.keys()]
    .filter((slot) => scores[slot]! > 0 && allowed(slot))
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, most);

/** Numbers from 0 to below 1, the same ones every time. */
let state = 7;
const draw = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

test("agrees with sorting, on a hundred draws of distinct scores and slots that may not be shown", () => {
  for (let round = 0; round < 100; round++) {
    const scores = Float32Array.from({ length: 1 + Math.floor(draw() * 400) }, () => draw() * 2 - 0.5);
    const most = Math.floor(draw() * 60) + 1;
    const open = (slot: number) => slot % 3 !== round % 3;
    expect(best(scores, most, open), `round ${round}`).toEqual(sorted(scores, most, open));
  }
});

test("of equal scores the earlier slots are held, whatever came between them", () => {
  for (let round = 0; round < 100; round++) {
    const scores = Float32Array.from({ length: 200 }, () => Math.floor(draw() * 6));
    const most = Math.floor(draw() * 150) + 1;
    expect(
      best(scores, most, () => true),
      `round ${round}`,
    ).toEqual(sorted(scores, most, () => true));
  }
});

test("0 and less is no find", () => {
  expect(best(Float32Array.from([0, -1, 0.5, 0]), 10, () => true)).toEqual([2]);
  expect(best(new Float32Array(9), 3, () => true)).toEqual([]);
});

test("a slot that may not be shown is not asked about where its score would not do anyway", () => {
  const asked: number[] = [];
  const scores = Float32Array.from([9, 8, 1, 7, 10]);
  const found = best(scores, 2, (slot) => {
    asked.push(slot);
    return true;
  });
  expect(found).toEqual([4, 0]);
  expect(asked).toEqual([0, 1, 4]);
});
