import { describe, expect, test } from "vitest";
import { type BoundMode, SPAN_MS, countedLately, secondsUntilFree, weigh } from "./bound-rules.ts";

const times = (now: number, most = 10) => [{ count: { now, before: 0 }, most }];
const how = (mode: BoundMode, more: { danger?: boolean; solved?: boolean } = {}) => ({ mode, danger: false, solved: false, ...more });

test("of the ten minutes before, only what lies within the last ten counts", () => {
  expect(countedLately({ now: 2, before: 10 }, 0)).toBe(12);
  expect(countedLately({ now: 2, before: 10 }, 0.5)).toBe(7);
  expect(countedLately({ now: 2, before: 10 }, 1)).toBe(2);
});

test("whoever waits as long as was said comes in", () => {
  for (const [now, before, into, most] of [
    [10, 0, 0.3, 10],
    [4, 10, 0.1, 10],
    [0, 40, 0.9, 30],
    [300, 0, 0, 30],
    [1, 0, 0.5, 1],
  ] as const) {
    const seconds = secondsUntilFree({ now, before }, into, most);
    const later = into + (seconds * 1000) / SPAN_MS;
    const count = later < 1 ? { now: now + 1, before } : { now: 1, before: later < 2 ? now : 0 };
    expect(countedLately(count, later % 1), `${now} ${before} ${into}`).toBeLessThanOrEqual(most);
  }
});

describe("without puzzles", () => {
  test("the bound itself is let in, one more is not, and is told when", () => {
    expect(weigh(times(10), 0.5, how("off"))).toEqual({ admit: true });
    expect(weigh(times(11), 0.5, how("off"))).toMatchObject({ admit: false, why: "too-many", seconds: expect.any(Number) });
  });

  test("who tells of danger is let in far past every bound", () => {
    expect(weigh(times(100), 0.5, how("off", { danger: true }))).toEqual({ admit: true });
    expect(weigh(times(101), 0.5, how("off", { danger: true }))).toMatchObject({ admit: false, why: "too-many" });
  });
});

test("with a puzzle for everybody, who has solved none is asked to, and danger is not", () => {
  expect(weigh(times(1), 0, how("pow"))).toEqual({ admit: false, why: "puzzle" });
  expect(weigh(times(1), 0, how("pow", { solved: true }))).toEqual({ admit: true });
  expect(weigh(times(11), 0, how("pow", { solved: true }))).toMatchObject({ why: "too-many" });
  expect(weigh(times(50), 0, how("pow", { danger: true }))).toEqual({ admit: true });
});

test("with puzzles as needed, only a hot address is asked, and solving lets in past the bound, up to four times it", () => {
  expect(weigh(times(5), 0, how("auto"))).toEqual({ admit: true });
  expect(weigh(times(6), 0, how("auto"))).toEqual({ admit: false, why: "puzzle" });
  expect(weigh(times(40), 0, how("auto", { solved: true }))).toEqual({ admit: true });
  expect(weigh(times(41), 0, how("auto", { solved: true }))).toMatchObject({ why: "too-many" });
  expect(weigh(times(40), 0, how("auto", { danger: true }))).toEqual({ admit: true });
});

test("the narrowest of several bounds decides, and the longest wait is told", () => {
  const verdict = weigh(
    [...times(3), { count: { now: 11, before: 10 }, most: 10 }, { count: { now: 99, before: 0 }, most: 10 }],
    0.2,
    how("off"),
  );
  expect(verdict).toEqual({ admit: false, why: "too-many", seconds: secondsUntilFree({ now: 98, before: 0 }, 0.2, 10) });
});
