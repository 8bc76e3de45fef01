import { describe, expect, test } from "vitest";
import { type Disposition, Role } from "#contract.ts";
import { mayAct, mayClose, mayOpen, mayReadNotes, take } from "./handle-alert.ts";

const at = new Date("2026-11-21T01:00:00Z");
const waiting = { acknowledgedAt: null, heldBy: null, holder: null, closedAt: null, kinds: ["family-violence" as const] };
const held = { ...waiting, acknowledgedAt: at, heldBy: "wu", holder: "吴话务" };
const closed = { ...held, closedAt: at };
const wu = { id: "wu", role: "operator" as const, licensed: false };
const other = { id: "li", role: "operator" as const, licensed: false };
const supervisor = { id: "zhou", role: "supervisor" as const, licensed: false };

describe("taking an alert", () => {
  test.each(Role.options)("is for a %s that the clock has called, lawyers with a valid licence", (role) => {
    expect(take(waiting, { id: "x", role, licensed: true })).toBe("acknowledge");
  });

  test.each(["lawyer", "expert"] as const)("is not for a %s whose licence does not stand", (role) => {
    expect(take(waiting, { id: "x", role, licensed: false })).toMatchObject({ refused: "licence-not-valid" });
  });

  test("a second time changes nothing for whoever holds it", () => {
    expect(take(held, wu)).toBe("held-already");
  });

  test("names the holder to whoever comes second", () => {
    expect(take(held, other)).toMatchObject({ refused: "claimed-by-another", because: "吴话务已经应答了这条警报" });
  });

  test("over from a holder who is gone is for those who oversee", () => {
    expect(take(held, supervisor)).toBe("take-over");
    expect(take(held, { ...supervisor, role: "admin" })).toBe("take-over");
    expect(take(held, { id: "x", role: "lawyer", licensed: true })).toMatchObject({ refused: "claimed-by-another" });
  });

  test("ends when it is closed", () => {
    for (const person of [wu, other, supervisor]) expect(take(closed, person)).toMatchObject({ refused: "wrong-state" });
  });
});

describe("the citizen's own words and number", () => {
  test("are for whoever holds the alert now, and for no supervisor who does not", () => {
    expect(mayOpen(held, wu)).toBeNull();
    expect(mayOpen(held, supervisor)).toMatchObject({ refused: "claimed-by-another" });
  });

  test("stay shut before it is taken and after it is closed", () => {
    expect(mayOpen(waiting, wu)).toMatchObject({ refused: "not-claimed" });
    expect(mayOpen(closed, wu)).toMatchObject({ refused: "wrong-state" });
  });
});

test("notes and reports, which name people, are for who held the alert and for those who oversee", () => {
  for (const alert of [held, closed]) {
    expect([wu, supervisor].map((person) => mayReadNotes(alert, person))).toEqual([true, true]);
    expect(mayReadNotes(alert, other)).toBe(false);
  }
});

describe("closing", () => {
  const close = (alert: Parameters<typeof mayClose>[0], disposition: Disposition, reports: (string | null)[], person = wu) =>
    mayClose(alert, person, { disposition }, reports);
  const minor = { ...held, kinds: ["family-violence" as const, "minor" as const] };

  test("is the holder's, and a supervisor's where the holder is gone", () => {
    expect(mayAct(held, wu)).toBeNull();
    expect(mayAct(held, supervisor)).toBeNull();
    expect(mayAct(held, other)).toMatchObject({ refused: "claimed-by-another" });
    expect(mayAct(waiting, wu)).toMatchObject({ refused: "not-claimed" });
    expect(close(closed, "called-110", [])).toMatchObject({ refused: "wrong-state" });
  });

  test("needs no report where no minor is harmed", () => {
    expect(close(held, "reached-and-safe", [])).toBeNull();
  });

  test.each(["reached-and-safe", "called-110", "false-alarm", "could-not-reach"] as const)(
    "an alert about a minor as %s needs a report, or the reason why none was due (未成年人保护法 11)",
    (disposition) => {
      expect(close(minor, disposition, [])).toMatchObject({ refused: "report-due" });
      expect(close(minor, disposition, [null])).toBeNull();
      expect(close(minor, disposition, ["police"])).toBeNull();
    },
  );

  test("as reported needs a report, with or without a minor's mark: a reason for none is none", () => {
    for (const alert of [held, minor]) {
      expect(close(alert, "reported-minor-harm", [])).toMatchObject({ refused: "report-due" });
      expect(close(alert, "reported-minor-harm", [null])).toMatchObject({ refused: "report-due" });
      expect(close(alert, "reported-minor-harm", [null, "civil-affairs"])).toBeNull();
    }
  });
});
