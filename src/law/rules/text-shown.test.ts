import { describe, expect, test } from "vitest";
import { type VersionDates, firstDay, isAmended, standingOn, standings, textOn } from "./text-shown.ts";

const dates = (some: Partial<VersionDates> & { version: string }): VersionDates => ({
  effective: null,
  inForceFrom: null,
  repealedOn: null,
  vouchedUntil: null,
  ...some,
});

describe("a version's first day", () => {
  test("is what the source says of this very version", () => {
    expect(firstDay(dates({ version: "2012-12-28", effective: "2008-01-01", inForceFrom: "2013-07-01" }))).toBe("2013-07-01");
  });
  test("is the law's effective day where that is not before this version was passed", () => {
    expect(firstDay(dates({ version: "2020-05-28", effective: "2021-01-01" }))).toBe("2021-01-01");
  });
  test("of an amended law is unknown, not the law's first day ever", () => {
    const amended = dates({ version: "2012-12-28", effective: "2008-01-01" });
    expect([firstDay(amended), isAmended(amended)]).toEqual([null, true]);
    expect(isAmended(dates({ version: "2020-05-28", effective: "2021-01-01" }))).toBe(false);
  });
});

describe("on a day, a version", () => {
  test.each([
    ["2020-12-31", "not-yet"],
    ["2021-01-01", "in-force"],
    ["2025-06-30", "in-force"],
    ["2025-07-01", "ended"],
  ])("that was law from 2021-01-01 until 2025-07-01 is, on %s, %s", (day, standing) => {
    expect(standingOn(dates({ version: "2020-05-28", effective: "2021-01-01", repealedOn: "2025-07-01" }), day)).toBe(standing);
  });
  test("whose first day no source says was no law before it was passed", () => {
    expect(standingOn(dates({ version: "2012-12-28", effective: "2008-01-01" }), "2010-01-01")).toBe("not-yet");
    expect(standingOn(dates({ version: "2012-12-28", effective: "2008-01-01" }), "2026-11-21")).toBe("in-force");
  });
  test("is unknown after the last day its source vouches for", () => {
    const vouched = dates({ version: "2001-04-28", inForceFrom: "2001-04-28", vouchedUntil: "2010-01-01" });
    expect([standingOn(vouched, "2010-01-01"), standingOn(vouched, "2010-01-02")]).toEqual(["in-force", "unknown"]);
  });
});

describe("of a law's versions", () => {
  const first = dates({ version: "2007-06-29", inForceFrom: "2008-01-01" });
  const second = dates({ version: "2012-12-28", inForceFrom: "2013-07-01" });

  test.each([
    ["2006-01-01", first],
    ["2008-01-01", first],
    ["2013-06-30", first],
    ["2013-07-01", second],
    ["2026-11-21", second],
  ])("on %s the right one is shown", (day, version) => {
    expect(textOn([second, first], day)).toBe(version);
  });
  test("only the newest is in force, even where nobody wrote down that the older ended", () => {
    const standing = standings([first, second], "2026-11-21");
    expect([standing.get(first), standing.get(second)]).toEqual(["ended", "in-force"]);
  });
  test("after all have ended, the last one is shown", () => {
    const repealed = [
      { ...first, repealedOn: "2013-07-01" },
      { ...second, repealedOn: "2021-01-01" },
    ];
    expect(textOn(repealed, "2026-11-21")).toBe(repealed[1]);
    expect(textOn([], "2026-11-21")).toBeNull();
  });
});
