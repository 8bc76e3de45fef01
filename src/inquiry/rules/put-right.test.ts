import { describe, expect, test } from "vitest";
import { isRefusal } from "#platform/refusal.ts";
import { type Standing, mayPutRight, refuseDays, refusePutRight, sayDays } from "./put-right.ts";

const waiting: Standing = { state: "drafting", answered: false, corrections: 0 };
const TODAY = "2026-11-21";
const SHOWN = [{ told: "上个月15号", from: "2026-10-15", to: "2026-10-15", corrected: false }];
const days = (told: string, day: string) => refuseDays([{ told, day }], SHOWN, TODAY);

describe("what was understood is put right", () => {
  test.each(["needs_facts", "drafting", "in_review"] as const)("while the matter is %s", (state) => {
    expect(mayPutRight({ ...waiting, state })).toBe(true);
  });
  test.each(["triaged", "answered", "closed", "withdrawn"] as const)("not once it is %s", (state) => {
    expect(isRefusal(refusePutRight({ ...waiting, state }))).toBe(true);
  });
  test("not after an answer, though a further question is being drafted", () => {
    expect(refusePutRight({ ...waiting, answered: true })).toMatchObject({ refused: "wrong-state" });
  });
  test("ten times at most", () => {
    expect(mayPutRight({ ...waiting, corrections: 9 })).toBe(true);
    expect(refusePutRight({ ...waiting, corrections: 10 })).toMatchObject({ because: expect.stringContaining("很多次") });
  });
});

describe("a day that is put right", () => {
  test("is one that was shown, and today or before", () => {
    expect(days("上个月15号", "2026-10-20")).toBeNull();
    expect(days("上个月15号", TODAY)).toBeNull();
  });
  test.each([
    ["was never shown", "去年", "2026-10-20"],
    ["lies ahead", "上个月15号", "2026-11-22"],
    ["is before anybody's memory", "上个月15号", "1900-01-01"],
  ])("is refused where it %s", (_, told, day) => {
    expect(days(told, day)).toMatchObject({ refused: "invalid", errors: [{ field: "dates.0.day" }] });
  });
  test("is said in the thread in plain words", () => {
    expect(sayDays([{ told: "上个月15号", day: "2026-10-05" }])).toBe("更正：我说的“上个月15号”是2026年10月5日。");
  });
});
