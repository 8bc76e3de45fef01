import { describe, expect, test } from "vitest";
import type { Caller } from "../callback.ts";
import { dueOn, isLate, mayCall, mayReadNote, mayReadWords, takeCallback } from "./work-callback.ts";

const li: Caller = { id: "li", role: "operator" };
const chen: Caller = { id: "chen", role: "clerk" };
const zhao: Caller = { id: "zhao", role: "supervisor" };
const open = { state: "open" as const, heldBy: null, holder: null, dueOn: "2026-11-23" };
const held = { ...open, heldBy: "li", holder: "李" };
const done = { ...held, state: "done" as const };
const MONDAY = "2026-11-23";
const TUESDAY = "2026-11-24";

describe("a call-back", () => {
  test("is due on the next working day, weekends and holidays left out", () => {
    expect(dueOn("2026-11-19")).toBe("2026-11-20");
    expect(dueOn("2026-11-20")).toBe("2026-11-23"); // Friday
    expect(dueOn("2026-11-21")).toBe("2026-11-23"); // Saturday
    expect(dueOn("2026-09-30")).toBe("2026-10-08"); // 国庆
  });

  test("is late from the day after, while it is open", () => {
    expect(isLate(open, MONDAY)).toBe(false);
    expect(isLate(open, TUESDAY)).toBe(true);
    expect(isLate({ ...open, state: "could-not-reach" }, TUESDAY)).toBe(false);
  });

  test("is taken by the first; another takes it when it is late, a supervisor any time", () => {
    expect(takeCallback(open, li, MONDAY)).toBe("take");
    expect(takeCallback(held, li, MONDAY)).toBe("held-already");
    expect(takeCallback(held, chen, MONDAY)).toMatchObject({ refused: "claimed-by-another" });
    expect(takeCallback(held, chen, TUESDAY)).toBe("take");
    expect(takeCallback(held, zhao, MONDAY)).toBe("take");
    expect(takeCallback(done, zhao, MONDAY)).toMatchObject({ refused: "wrong-state" });
  });

  test("shows its number to who holds it alone, while it is open", () => {
    expect(mayCall(open, li)).toMatchObject({ refused: "not-claimed" });
    expect(mayCall(held, li)).toBeNull();
    expect(mayCall(held, zhao)).toMatchObject({ refused: "claimed-by-another" });
    expect(mayCall(done, li)).toMatchObject({ refused: "wrong-state" });
  });

  test("shows what was asked to an operator or a clerk only once it is theirs, to those who read the matter anyway always", () => {
    expect(mayReadWords(open, li)).toBe(false);
    expect(mayReadWords(held, chen)).toBe(false);
    expect(mayReadWords(held, li)).toBe(true);
    expect(mayReadWords(open, zhao)).toBe(true);
    expect(mayReadWords(open, { id: "wang", role: "lawyer" })).toBe(true);
  });

  test("has its notes read by who holds it, who wrote them, and who oversees", () => {
    expect(mayReadNote(held, "chen", li)).toBe(true);
    expect(mayReadNote(held, "chen", chen)).toBe(true);
    expect(mayReadNote(held, "li", chen)).toBe(false);
    expect(mayReadNote(held, "li", zhao)).toBe(true);
  });
});
