import { describe, expect, test } from "vitest";
import { type TrialSlot, trialTable } from "#testing/trial-index.ts";
import { mayShow } from "./may-show.ts";

type Filters = Partial<Parameters<typeof mayShow>[1]>;
const TODAY = "2026-11-21";
const shown = (slot: TrialSlot, filters: Filters = {}) => mayShow(trialTable([slot]), { on: TODAY, ...filters }).article(0);
const caseShown = (slot: TrialSlot, filters: Filters = {}) =>
  mayShow(trialTable([{ ...slot, case: true }]), { on: TODAY, ...filters }).case(0);

describe("on a day", () => {
  test.each([
    ["2020-12-31", false],
    ["2021-01-01", true],
    ["2023-06-30", true],
    ["2023-07-01", false],
  ])("a version in force from 2021-01-01 until 2023-07-01 is law on %s: %s", (on, law) =>
    expect(shown({ from: 20_210_101, until: 20_230_701 }, { on })).toBe(law),
  );

  test("a version whose days no source says is law on every day", () => {
    expect([shown({}, { on: "1950-01-01" }), shown({}, { on: "2099-12-31" })]).toEqual([true, true]);
  });

  test("a case is shown whatever the day: it is no law", () => {
    expect(caseShown({}, { on: "1950-01-01" })).toBe(true);
  });
});

describe("of some kinds", () => {
  test("an article of another kind is left out; no kinds named are all kinds", () => {
    expect(shown({ kind: "法律" }, { kinds: ["法律", "司法解释"] })).toBe(true);
    expect(shown({ kind: "行政法规" }, { kinds: ["法律", "司法解释"] })).toBe(false);
    expect(shown({ kind: "行政法规" }, { kinds: [] })).toBe(true);
  });
});

describe("of a field", () => {
  test("an article counts under its own field and under those it also belongs to", () => {
    expect(shown({ categories: ["labor", "injury"] }, { category: "injury" })).toBe(true);
    expect(shown({ categories: ["labor"] }, { category: "injury" })).toBe(false);
    expect(shown({ categories: [] }, { category: "injury" })).toBe(false);
    expect(shown({ categories: [] })).toBe(true);
  });

  test("so does a case", () => {
    expect([
      caseShown({ categories: ["labor"] }, { category: "labor" }),
      caseShown({ categories: ["labor"] }, { category: "family" }),
    ]).toEqual([true, false]);
  });
});

describe("in a place", () => {
  test.each([
    [null, "510104", true, "national law in a district"],
    ["510000", "510104", true, "a province's law in a district of its city"],
    ["510000", "510000", true, "a province's law in the province"],
    ["510100", "510104", true, "a city's law in its district"],
    ["510100", "510100", true, "a city's law in the city"],
    ["510100", "510700", false, "a city's law in another city of the province"],
    ["510100", "510000", false, "a city's law asked for by the province"],
    ["510104", "510104", true, "a district's law in the district"],
    ["510104", "510105", false, "a district's law in another district"],
    ["440000", "510104", false, "another province's law"],
    ["500000", "510104", false, "重庆's law in 四川, though both begin with 5"],
    ["371000", "371002", true, "a city whose code ends in three zeros, in its district"],
    ["371000", "371100", false, "a city whose code ends in three zeros, in another city"],
  ])("law of %s, asked in %s: %s (%s)", (region, asked, holds, _) => expect(shown({ region }, { region: asked })).toBe(holds));

  test("asked for no place, law of every place is shown", () => {
    expect(shown({ region: "510100" })).toBe(true);
  });
});

test("an article is no case, and a case no article", () => {
  const may = mayShow(trialTable([{}, { case: true }]), { on: TODAY });
  expect([may.article(0), may.article(1), may.case(0), may.case(1)]).toEqual([true, false, false, true]);
});

test("all that is asked holds at once", () => {
  const slot: TrialSlot = { kind: "法律", region: "510100", categories: ["labor"], from: 20_200_101 };
  const all: Filters = { kinds: ["法律"], region: "510104", category: "labor", on: "2020-01-01" };
  expect(shown(slot, all)).toBe(true);
  for (const other of [{ kinds: ["司法解释"] }, { region: "440000" }, { category: "family" as const }, { on: "2019-12-31" }]) {
    expect(shown(slot, { ...all, ...other }), JSON.stringify(other)).toBe(false);
  }
});
