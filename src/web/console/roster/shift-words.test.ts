import { expect, test } from "vitest";
import { holesOf, sayShift } from "./shift-words.ts";

const day = (from: number, until: number, n: number) => Array.from({ length: 24 }, (_, hour) => (hour >= from && hour < until ? n : 0));

test("a shift is told by its times in China, a night with the day after, midnight as the end of its day", () => {
  expect(sayShift({ startsAt: "2026-11-23T00:00:00Z", endsAt: "2026-11-23T08:00:00Z" })).toBe("08:00–16:00");
  expect(sayShift({ startsAt: "2026-11-23T12:00:00Z", endsAt: "2026-11-24T00:00:00Z" })).toBe("20:00–次日08:00");
  expect(sayShift({ startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T16:00:00Z" })).toBe("16:00–24:00");
});

test("holes that are alike are told together, and where nobody is asked for there is none", () => {
  expect(holesOf(day(8, 12, 1), day(8, 20, 2))).toEqual([
    { from: 8, until: 12, have: 1, least: 2 },
    { from: 12, until: 20, have: 0, least: 2 },
  ]);
  expect(holesOf(day(0, 0, 0), day(0, 0, 0))).toEqual([]);
});
