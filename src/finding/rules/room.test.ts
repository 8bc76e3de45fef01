import { expect, test } from "vitest";
import { trialModel } from "#testing/trial-index.ts";
import { mix, roomShelf } from "./room.ts";

const MODEL = trialModel({ 老板: [100], 押金: [50] }, { 老板: [127] });

test("what is given back is empty when it is taken again, and nobody else's until then", () => {
  const shelf = roomShelf(3, MODEL);
  const [one, other] = [shelf.take(), shelf.take()];
  expect(one.scores.w).not.toBe(other.scores.w);
  for (const values of [...Object.values(one.scores), one.asked, one.rows.begins]) values.fill(7);
  shelf.give(one);
  const again = shelf.take();
  expect(again).toBe(one);
  expect([...Object.values(again.scores), again.asked].map((values) => [...values])).toEqual(Array.from({ length: 6 }, () => [0, 0, 0]));
  expect([...again.rows.begins]).toEqual([0, 0]);
});

test("words and pairs count as one, each by its own best, and where there are none nothing does", () => {
  const { scores } = roomShelf(3, MODEL).take();
  scores.w.set([4, 2, 0]);
  mix(scores);
  expect([...scores.both]).toEqual([1, 0.5, 0]);
  scores.b.set([0, 10, 5]);
  mix(scores);
  expect([...scores.both]).toEqual([1, 1.5, 0.5]);
});
