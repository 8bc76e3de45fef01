import { describe, expect, test } from "vitest";
import type { SiteHours } from "#contract/sites.ts";
import { siteOpen } from "./site-open.ts";

const OFFICE: SiteHours["week"] = [0, 1, 2, 3, 4].map(() => [
  ["09:00", "12:00"],
  ["13:30", "17:30"],
]);
const WEEKDAYS: SiteHours = { week: [...OFFICE, [], []], holidays: "closed" };
const at = (china: string) => new Date(`${china}:00+08:00`);
const said = (hours: SiteHours, china: string) => {
  const { open, nextOpen } = siteOpen(hours, at(china));
  return open ? "open" : (nextOpen?.toISOString() ?? "never");
};

describe("an office", () => {
  test.each([
    ["2026-11-23T09:00", "open", "from its first minute"],
    ["2026-11-23T11:59", "open", "to its last"],
    ["2026-11-23T12:00", "2026-11-23T05:30:00.000Z", "closes for noon and opens after it"],
    ["2026-11-23T08:00", "2026-11-23T01:00:00.000Z", "opens later the same day"],
    ["2026-11-20T17:30", "2026-11-23T01:00:00.000Z", "opens on Monday after a Friday"],
    ["2026-09-30T18:00", "2026-10-08T01:00:00.000Z", "opens after National Day, not on a holiday"],
    ["2026-10-10T10:00", "open", "keeps Monday's hours on a Saturday that is worked for a holiday"],
  ])("%s: %s: it %s", (now, says) => expect(said(WEEKDAYS, now)).toBe(says));

  test("that is open on Saturdays is closed on a Saturday of a holiday, unless it stays open on holidays", () => {
    const saturdays: SiteHours = { week: [[], [], [], [], [], [["10:00", "16:00"]], []], holidays: "closed" };
    expect(said(saturdays, "2026-11-21T10:30")).toBe("open");
    expect(said(saturdays, "2026-10-03T10:30")).toBe("2026-10-10T02:00:00.000Z");
    expect(said({ ...saturdays, holidays: "as-usual" }, "2026-10-03T10:30")).toBe("open");
  });

  test("round the clock is open across midnight, on the night of a holiday too", () => {
    const always: SiteHours = { week: Array.from({ length: 7 }, () => [["00:00", "24:00"]]), holidays: "as-usual" };
    for (const now of ["2026-11-20T23:59", "2026-11-21T00:00", "2026-10-01T03:00"]) expect(said(always, now)).toBe("open");
  });

  test("without hours never opens, and nobody is told that it does", () => {
    expect(said({ week: Array.from({ length: 7 }, () => []), holidays: "closed" }, "2026-11-23T10:00")).toBe("never");
  });
});
