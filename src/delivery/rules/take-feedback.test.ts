import { describe, expect, test } from "vitest";
import { InquiryState } from "#contract.ts";
import { asksRating, changeableUntil, isDissatisfied, mayComplain, mayRate, sayComplaint, sayRated } from "./take-feedback.ts";

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 4));

describe("an answer", () => {
  test("is rated once it was given, by whoever has not taken the matter back", () => {
    expect(mayRate("answered", at(1), null, at(20))).toBeNull();
    expect(mayRate("closed", at(1), null, at(20))).toBeNull();
    expect(mayRate("in_review", null, null, at(20))).toMatchObject({ refused: "wrong-state" });
    expect(mayRate("withdrawn", at(1), null, at(20))).toMatchObject({ refused: "wrong-state" });
  });

  test("asks for a rating only while it is the newest round: not while the next is prepared", () => {
    expect(InquiryState.options.filter(asksRating)).toEqual(["answered", "closed"]);
  });

  test("has its rating changed for seven days and no longer", () => {
    expect(changeableUntil(at(1))).toEqual(at(8));
    expect(mayRate("answered", at(1), at(1), at(8))).toBeNull();
    expect(mayRate("answered", at(1), at(1), new Date(at(8).getTime() + 1))).toMatchObject({ refused: "wrong-state" });
  });

  test("with one or two stars is followed up", () => {
    expect([1, 2, 3, 4, 5].map(isDissatisfied)).toEqual([true, true, false, false, false]);
  });
});

describe("a citizen is told", () => {
  test("who looks at it again, by when, and how they hear of it", () => {
    expect(sayRated(5, true, null)).toBe("谢谢您的评价。");
    expect(sayRated(1, true, "2026-11-24")).toBe(
      "对不起，没有帮到您。另一位律师会重新查看这份答复，预计2026年11月24日前完成；工作人员会给您打电话。",
    );
    expect(sayRated(2, false, null)).toContain("您没有留电话，结果会显示在这里");
  });

  test("what happens with a complaint, and by when", () => {
    const open = { settled: false, readAgain: true, petition: false, toldAt: null };
    expect(sayComplaint(open, "2026-11-27")).toBe(
      "投诉已登记，由负责监督的工作人员处理，另一位律师会重新查看答复。预计2026年11月27日前答复您。处理结果会显示在这里。",
    );
    expect(sayComplaint({ ...open, petition: true }, null)).toContain("已按信访事项受理");
    expect(sayComplaint({ ...open, settled: true }, null)).toBe("投诉已经处理，答复如下。");
  });
});

test("no more than three complaints about one matter are open at once", () => {
  expect([0, 2, 3].map((n) => mayComplain("answered", n)?.refused ?? null)).toEqual([null, null, "at-capacity"]);
  expect(mayComplain("withdrawn", 0)).toMatchObject({ refused: "wrong-state" });
});
