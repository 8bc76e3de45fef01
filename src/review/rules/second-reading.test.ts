import { describe, expect, test } from "vitest";
import { type Standing, drawn, mayReadAgain, readAgainBy } from "./second-reading.ts";

const old = { unchanged: true, seconds: 60, before: 500 };

describe("an approval is drawn for a second reading", () => {
  test.each([
    [0.049, "sample"],
    [0.05, null],
    [0.9, null],
  ])("by its lot alone: %d → %s", (lot, why) => {
    expect(drawn(old, 5, lot)).toBe(why);
  });

  test("four times as often while its lawyer is new", () => {
    expect(drawn({ ...old, before: 49 }, 5, 0.19)).toBe("new-lawyer");
    expect(drawn({ ...old, before: 49 }, 5, 0.2)).toBeNull();
    expect(drawn({ ...old, before: 50 }, 5, 0.19)).toBeNull();
  });

  test("every other one that was approved as it came in under twenty seconds", () => {
    expect(drawn({ ...old, seconds: 19 }, 5, 0.49)).toBe("fast");
    expect(drawn({ ...old, seconds: 19 }, 5, 0.5)).toBeNull();
    expect(drawn({ ...old, seconds: 20 }, 5, 0.49)).toBeNull();
    expect(drawn({ ...old, seconds: 19, unchanged: false }, 5, 0.49)).toBeNull();
  });
});

test("it is read by the end of the third working day, weekends left out", () => {
  expect(readAgainBy("2026-11-20")).toBe("2026-11-25");
  expect(readAgainBy("2026-11-21")).toBe("2026-11-25");
});

describe("it is read again", () => {
  const standing: Standing = { firstLawyer: "wang", seatClass: "labor", heldBy: null, verdict: null, late: false };
  const li = { id: "li", seatClasses: ["labor"] as const };

  test("by another lawyer of the class, or an expert of whatever class", () => {
    expect(mayReadAgain(standing, li)).toBeNull();
    expect(mayReadAgain({ ...standing, seatClass: "family" }, { id: "qian", seatClasses: ["expert"] })).toBeNull();
  });

  test("never by whoever approved it", () => {
    expect(mayReadAgain(standing, { id: "wang", seatClasses: ["labor", "expert"] })).toMatchObject({ refused: "not-allowed" });
  });

  test("not by another class", () => {
    expect(mayReadAgain({ ...standing, seatClass: "family" }, li)).toMatchObject({ refused: "not-allowed" });
  });

  test("by one at a time, until it is late", () => {
    expect(mayReadAgain({ ...standing, heldBy: "zhao" }, li)).toMatchObject({ refused: "claimed-by-another" });
    expect(mayReadAgain({ ...standing, heldBy: "li" }, li)).toBeNull();
    expect(mayReadAgain({ ...standing, heldBy: "zhao", late: true }, li)).toBeNull();
  });

  test("once", () => {
    expect(mayReadAgain({ ...standing, verdict: "agree" }, li)).toMatchObject({ refused: "wrong-state" });
  });
});
