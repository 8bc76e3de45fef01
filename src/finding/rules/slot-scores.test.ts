import { expect, test } from "vitest";
import { mix, scoreShelf } from "./slot-scores.ts";

test("what is given back is all nought when it is taken again, and nobody else's until then", () => {
  const shelf = scoreShelf(3);
  const [one, other] = [shelf.take(), shelf.take()];
  expect(one.w).not.toBe(other.w);
  for (const values of Object.values(one)) values.fill(7);
  shelf.give(one);
  const again = shelf.take();
  expect(again.w).toBe(one.w);
  expect(Object.values(again).map((values) => [...values])).toEqual(Array.from({ length: 5 }, () => [0, 0, 0]));
});

test("words and pairs count as one, each by its own best, and where there are none nothing does", () => {
  const scores = scoreShelf(3).take();
  scores.w.set([4, 2, 0]);
  mix(scores);
  expect([...scores.both]).toEqual([1, 0.5, 0]);
  scores.b.set([0, 10, 5]);
  mix(scores);
  expect([...scores.both]).toEqual([1, 1.5, 0.5]);
});
