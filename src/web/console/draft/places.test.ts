import { describe, expect, test } from "vitest";
import type { Finding } from "../../../contract.ts";
import { findingsAt, findingsOf, isWithin, sayPlace, verdictOf } from "./places.ts";

const at = (place: string): Finding => ({ key: place, blocking: true, kind: "unverifiable", place, because: "", article: null });

describe("a place in the answer", () => {
  test.each([
    ["law[0].citations[1]", "法律依据第 1 点，引用 2"],
    ["law[2].cases[0]", "法律依据第 3 点，案例 1"],
    ["calculations[0]", "算一算第 1 点"],
    ["calculations[1].citations[0]", "算一算第 2 点，引用 1"],
    ["timeLimits[0].citation", "时限第 1 点"],
    ["governingDay", "适用法律的日期"],
    ["shortAnswer", "简要答复"],
    ["law[0].mention[3]", "法律依据第 1 点"],
  ])("%s is said as %s", (place, said) => {
    expect(sayPlace(place)).toBe(said);
  });

  test("holds what stands in it, not its neighbour of a longer number", () => {
    expect(isWithin("law[1].citations[0]", "law[1]")).toBe(true);
    expect(isWithin("law[10]", "law[1]")).toBe(false);
    expect(findingsAt([at("law[1]"), at("law[10]"), at("law[1].cases[0]")], "law[1]").map((f) => f.place)).toEqual([
      "law[1]",
      "law[1].cases[0]",
    ]);
  });
});

describe("what the gate says of one citation", () => {
  test("is its own, not its claim's", () => {
    expect(findingsOf([at("law[0]"), at("law[0].citations[0]"), at("law[0].citations[1]")], "law[0].citations[0]")).toEqual([
      at("law[0].citations[0]"),
    ]);
  });

  test("of a time limit stands at the limit, which has but one", () => {
    expect(findingsOf([at("timeLimits[0]")], "timeLimits[0].citation")).toHaveLength(1);
    expect(verdictOf([{ place: "timeLimits[0]", state: "verified" }], "timeLimits[0].citation")).toBe("verified");
    expect(verdictOf([{ place: "timeLimits[0].citation", state: "refuted" }], "timeLimits[0].citation")).toBe("refuted");
  });

  test("is nothing while it has not been looked at", () => {
    expect(verdictOf([{ place: "law[0].citations[0]", state: "verified" }], "law[0].citations[1]")).toBeNull();
  });
});
