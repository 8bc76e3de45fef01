import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "./dates-calendar.ts";
import { addWorkingDays, dayKind, isYearArranged, movedOffHolidays, workingDay } from "./working-days.ts";

describe("a working day is what the State Council arranged", () => {
  it.each([
    ["2026-02-28", true, "a Saturday worked for the Spring Festival"],
    ["2026-10-10", true, "a Saturday worked for National Day"],
    ["2026-09-25", false, "a Friday, Mid-Autumn"],
    ["2026-02-23", false, "a Monday of the Spring Festival"],
    ["2026-11-21", false, "a Saturday"],
    ["2026-11-20", true, "a Friday"],
    ["2025-01-26", true, "a Sunday worked"],
  ])("%s: %s, %s", (day, working) => expect(workingDay(dayOf(day))).toEqual({ working, certain: true }));

  it("is known from 2004 to 2026", () => {
    expect([2003, 2004, 2018, 2026, 2027].map(isYearArranged)).toEqual([false, true, true, true, false]);
  });
});

describe("an office that is open on weekends asks more than whether a day is worked", () => {
  it.each([
    ["2026-10-03", "holiday", "a Saturday of National Day"],
    ["2026-10-07", "holiday", "a Wednesday off in lieu"],
    ["2026-10-10", "made-up", "a Saturday worked for National Day"],
    ["2026-11-21", "ordinary", "a plain Saturday"],
    ["2026-11-23", "ordinary", "a plain Monday"],
    ["2027-10-02", "holiday", "a Saturday of National Day in a year not arranged yet"],
  ])("%s is %s: %s", (day, kind) => expect(dayKind(dayOf(day))).toBe(kind));
});

describe("a year that is not arranged yet is guessed, and said to be", () => {
  it("weekends and statutory holidays are off, not certainly", () => {
    expect(workingDay(dayOf("2027-03-13"))).toEqual({ working: false, certain: false });
    expect(workingDay(dayOf("2027-10-01"))).toEqual({ working: false, certain: false });
    expect(workingDay(dayOf("2027-02-06"))).toEqual({ working: false, certain: false });
  });

  it("a weekday far from any holiday is certain, one beside a holiday is not", () => {
    expect(workingDay(dayOf("2027-03-10"))).toEqual({ working: true, certain: true });
    expect(workingDay(dayOf("2027-10-05"))).toEqual({ working: true, certain: false });
  });
});

describe("a last day on a holiday moves to the next working day", () => {
  it.each([
    ["2026-10-01", "2026-10-08"],
    ["2026-02-15", "2026-02-24"],
    ["2026-10-10", "2026-10-10"],
    ["2026-11-22", "2026-11-23"],
    ["2026-11-20", "2026-11-20"],
  ])("%s → %s", (day, moved) => expect(isoOf(movedOffHolidays(dayOf(day)).day)).toBe(moved));
});

describe("working days are counted from the day after", () => {
  it.each([
    ["2026-09-29", 3, "2026-10-09"],
    ["2026-02-13", 3, "2026-02-25"],
    ["2026-11-20", 5, "2026-11-27"],
    ["2026-11-22", 1, "2026-11-23"],
  ])("%s and %i: %s", (day, n, end) => expect(isoOf(addWorkingDays(dayOf(day), n).day)).toBe(end));

  it("across a year that is not arranged the result is not certain", () => {
    expect(addWorkingDays(dayOf("2026-12-29"), 3).certain).toBe(false);
  });
});
