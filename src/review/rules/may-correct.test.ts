import { describe, expect, test } from "vitest";
import { changesSomething, mayCorrect, mayGiveUp } from "./may-correct.ts";

const given = { state: "answered" as const, newest: true, correcting: false };
const now = new Date("2026-11-22T04:00:00Z");
const later = new Date("2026-11-22T04:30:00Z");
const held = { state: "claimed" as const, claimedBy: "wang", claimedUntil: later };

describe("an answer", () => {
  test("may be corrected while it is what the citizen reads, closed or not", () => {
    expect(mayCorrect(given, false)).toBeNull();
    expect(mayCorrect({ ...given, state: "closed" }, false)).toBeNull();
  });

  test.each([
    ["was never delivered", null, "没有送达"],
    ["is followed by a newer one", { ...given, newest: false }, "之后的另一份"],
    ["is being corrected", { ...given, state: "in_review" as const, correcting: true }, "已经在更正中"],
    ["was asked about again", { ...given, state: "drafting" as const }, "又提了问题"],
    ["was taken back by its citizen", { ...given, state: "withdrawn" as const }, "撤回"],
  ])("that %s may not, and the refusal says why", (_, standing, says) => {
    expect(mayCorrect(standing, false)?.because).toContain(says);
  });

  test("whose citizen had their data erased may not", () => {
    expect(mayCorrect(given, true)?.because).toContain("删除");
  });
});

test("a correction says something else", () => {
  expect(changesSomething("a", "b")).toBeNull();
  expect(changesSomething("a", "a")).toMatchObject({ refused: "nothing-corrected" });
});

describe("a correction is given up", () => {
  test("by the lawyer who holds it, and by nobody whose lease ran out", () => {
    expect(mayGiveUp(held, { id: "wang", oversees: false }, now)).toBeNull();
    expect(mayGiveUp(held, { id: "zhou", oversees: false }, now)).toMatchObject({ refused: "claimed-by-another" });
    expect(mayGiveUp(held, { id: "wang", oversees: false }, later)).toMatchObject({ refused: "not-claimed" });
  });

  test("by whoever oversees, held or not", () => {
    expect(mayGiveUp(held, { id: "zhao", oversees: true }, now)).toBeNull();
    expect(mayGiveUp({ ...held, state: "waiting", claimedUntil: null }, { id: "zhao", oversees: true }, now)).toBeNull();
  });

  test("by nobody once it is approved", () => {
    expect(mayGiveUp({ ...held, state: "approved", claimedUntil: null }, { id: "zhao", oversees: true }, now)).toMatchObject({
      refused: "wrong-state",
    });
  });
});
