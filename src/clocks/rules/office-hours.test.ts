import { describe, expect, test } from "vitest";
import type { Calendar } from "../clock.ts";
import { officeHours } from "./office-hours.ts";

const NATIONAL: Calendar = { name: "national", region: "000000", hours: [["09:00", "12:00"], ["13:30", "17:30"]], closed: [], open: [] }; // prettier-ignore
const days = (calendar: Calendar, from: string, n: number) => [
  ...new Set(officeHours(calendar, from, n).map(({ opens }) => new Date(opens.getTime() + 8 * 3_600_000).toISOString().slice(5, 10))),
];

describe("an office", () => {
  test("is closed over National Day, and open on the weekend days that are worked for it", () => {
    expect(days(NATIONAL, "2026-09-28", 14)).toEqual(["09-28", "09-29", "09-30", "10-08", "10-09", "10-10"]);
    expect(days(NATIONAL, "2026-09-19", 3)).toEqual(["09-20", "09-21"]); // a Sunday that is worked
  });

  test("is open in the hours of its calendar, in China's time", () => {
    expect(officeHours(NATIONAL, "2026-11-23", 1)).toEqual([
      { opens: new Date("2026-11-23T01:00:00Z"), closes: new Date("2026-11-23T04:00:00Z") },
      { opens: new Date("2026-11-23T05:30:00Z"), closes: new Date("2026-11-23T09:30:00Z") },
    ]);
  });

  test("keeps days of its own region: closed on a local holiday, open on a Saturday of its choosing", () => {
    const own = { ...NATIONAL, closed: ["2026-11-24"], open: ["2026-11-28"] };
    expect(days(own, "2026-11-23", 7)).toEqual(["11-23", "11-25", "11-26", "11-27", "11-28"]);
  });

  test("of a year that nobody has arranged yet is guessed from weekends and statutory holidays", () => {
    expect(days(NATIONAL, "2031-01-01", 6)).toEqual(["01-02", "01-03", "01-06"]);
  });
});
