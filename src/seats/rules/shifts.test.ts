import { describe, expect, test } from "vitest";
import type { Shift } from "../roster.ts";
import { coverage } from "./coverage.ts";
import { onDuty } from "./on-duty.ts";
import { overlap, shiftFits } from "./shift-fits.ts";
import { forgotToGo, shiftNow } from "./shift-now.ts";
import { copyWeek, mondayOf, weekFrom } from "./week.ts";

/** Day and time in China. */
const at = (said: string) => new Date(`${said.replace(" ", "T")}:00+08:00`);
const shift = (from: string, until: string, more: Partial<Shift> = {}): Shift => ({
  id: `${from} ${until}`,
  staffId: "wang",
  startsAt: at(from),
  endsAt: at(until),
  seatClass: null,
  ...more,
});
const wanted = (from: string, until: string) => ({ ...shift(from, until), id: "wanted" });
const NIGHT = shift("2026-11-23 20:00", "2026-11-24 08:00");

describe("a shift fits", () => {
  test.each([
    ["beside one that ends when it begins", wanted("2026-11-24 08:00", "2026-11-24 16:00")],
    ["before one that begins when it ends", wanted("2026-11-23 12:00", "2026-11-23 20:00")],
    ["across midnight", wanted("2026-11-24 20:00", "2026-11-25 08:00")],
    ["at sixteen hours", wanted("2026-11-25 08:00", "2026-11-26 00:00")],
    ["at a quarter of an hour", wanted("2026-11-25 08:00", "2026-11-25 08:15")],
  ])("%s", (_, one) => {
    expect(shiftFits(one, ["labor"], [NIGHT])).toBeNull();
  });

  test.each([
    ["over another's midnight", wanted("2026-11-23 23:00", "2026-11-24 01:00"), "wrong-state"],
    ["within another", wanted("2026-11-23 21:00", "2026-11-23 22:00"), "wrong-state"],
    ["by one minute", wanted("2026-11-24 07:59", "2026-11-24 12:00"), "wrong-state"],
    ["that ends before it begins", wanted("2026-11-25 09:00", "2026-11-25 08:00"), "invalid"],
    ["of no length", wanted("2026-11-25 08:00", "2026-11-25 08:00"), "invalid"],
    ["longer than sixteen hours", wanted("2026-11-25 08:00", "2026-11-26 00:01"), "invalid"],
    [
      "of a class its lawyer does not serve",
      { ...wanted("2026-11-25 08:00", "2026-11-25 09:00"), seatClass: "family" as const },
      "invalid",
    ],
  ])("not %s", (_, one, code) => {
    expect(shiftFits(one, ["labor"], [NIGHT])).toMatchObject({ refused: code });
  });

  test("against itself as it stood: a shift may be moved by an hour", () => {
    const later = { ...NIGHT, startsAt: at("2026-11-23 21:00") };
    expect(shiftFits(later, ["labor"], [NIGHT])).toBeNull();
  });

  test("and twelve hours of night are twelve hours: the clocks of China do not change", () => {
    expect(NIGHT.endsAt.getTime() - NIGHT.startsAt.getTime()).toBe(12 * 3_600_000);
    expect(overlap(NIGHT, shift("2026-11-24 00:00", "2026-11-24 00:15"))).toBe(true);
  });
});

describe("the shift that runs now", () => {
  const evening = shift("2026-11-23 16:00", "2026-11-23 20:00");

  test("ends when the last of those that adjoin it ends, and nobody is warned of an end between two", () => {
    const now = shiftNow([NIGHT, evening], at("2026-11-23 19:55"));
    expect(now.shift).toBe(evening);
    expect(now.endsAt).toEqual(at("2026-11-24 08:00"));
    expect(now.ending).toBe(false);
  });

  test("is not looked for for ever where a shift without length adjoins it", () => {
    const none = shift("2026-11-23 20:00", "2026-11-23 20:00");
    expect(shiftNow([evening, none], at("2026-11-23 19:00")).endsAt).toEqual(at("2026-11-23 20:00"));
  });

  test("is said to end in its last ten minutes", () => {
    expect(shiftNow([NIGHT], at("2026-11-24 07:49")).ending).toBe(false);
    expect(shiftNow([NIGHT], at("2026-11-24 07:50")).ending).toBe(true);
    expect(shiftNow([NIGHT], at("2026-11-24 08:00"))).toEqual({ shift: null, endsAt: null, ending: false });
  });

  test("is the night's also after midnight", () => {
    expect(shiftNow([NIGHT], at("2026-11-24 00:00")).shift).toBe(NIGHT);
  });
});

describe("who forgot to go", () => {
  const during = { state: "on" as const, since: at("2026-11-23 20:01"), holding: 0 };
  const later = at("2026-11-24 08:31");

  test("is whoever said during the shift that they were here, and is still, half an hour after it", () => {
    expect(forgotToGo(during, [NIGHT], later, 30)).toBe(true);
    expect(forgotToGo({ ...during, state: "paused" }, [NIGHT], later, 30)).toBe(true);
  });

  test.each([
    ["within the grace", during, [NIGHT], at("2026-11-24 08:30")],
    ["with a draft in hand", { ...during, holding: 1 }, [NIGHT], later],
    ["when another shift runs", during, [NIGHT, shift("2026-11-24 08:30", "2026-11-24 12:00")], later],
    ["who came of their own accord after the shift", { ...during, since: at("2026-11-24 08:05") }, [NIGHT], later],
    ["who never had a shift", during, [], later],
    ["who is off", { ...during, state: "off" as const }, [NIGHT], later],
  ])("is nobody %s", (_, duty, shifts, now) => {
    expect(forgotToGo(duty, shifts, now, 30)).toBe(false);
  });
});

describe("a week", () => {
  test.each([
    ["2026-11-22", "2026-11-16"],
    ["2026-11-23", "2026-11-23"],
    ["2027-01-01", "2026-12-28"],
  ])("of %s begins on Monday %s", (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  test("is copied seven days on, without what would meet another shift", () => {
    const day = shift("2026-11-25 08:00", "2026-11-25 16:00");
    const taken = shift("2026-12-01 00:00", "2026-12-01 06:00", { id: "taken" });
    const { copies, skipped } = copyWeek([NIGHT, day], [taken]);
    expect(copies.map(({ startsAt }) => startsAt)).toEqual([at("2026-12-02 08:00")]);
    expect(skipped).toBe(1);
    expect(copyWeek([NIGHT], [{ ...taken, staffId: "li" }]).copies).toHaveLength(1);
  });
});

describe("coverage", () => {
  const week = weekFrom("2026-11-23");
  const serves = new Map([
    ["wang", ["labor", "general"] as const],
    ["li", ["labor"] as const],
  ]);
  const asked = [{ seatClass: "labor" as const, byDay: 2, byNight: 1 }];
  const covered = (shifts: Shift[]) => coverage(week, ["labor", "general"], shifts, serves, asked);

  test("counts a night on both of its days", () => {
    const [labor] = covered([NIGHT]);
    expect(labor?.have.slice(19, 33)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
  });

  test("counts what began on the Sunday before and ends after the Sunday", () => {
    const [labor] = covered([shift("2026-11-22 20:00", "2026-11-23 02:00"), shift("2026-11-29 22:00", "2026-11-30 06:00")]);
    expect(labor?.have.slice(0, 3)).toEqual([1, 1, 0]);
    expect(labor?.have.slice(165)).toEqual([0, 1, 1]);
  });

  test("counts a shift of one class for that class, and one of none for all that its lawyer serves", () => {
    const [labor, general] = covered([
      shift("2026-11-23 08:00", "2026-11-23 10:00"),
      shift("2026-11-23 08:00", "2026-11-23 10:00", { staffId: "li", seatClass: "labor" }),
    ]);
    expect([labor?.have[8], general?.have[8]]).toEqual([2, 1]);
  });

  test("lets an hour be as well covered as its worst quarter, and two that take turns within it cover it", () => {
    const first = shift("2026-11-23 08:00", "2026-11-23 08:30");
    expect(covered([first])[0]?.have[8]).toBe(0);
    expect(covered([first, shift("2026-11-23 08:30", "2026-11-23 09:00", { staffId: "li" })])[0]?.have[8]).toBe(1);
  });

  test("asks for the day's number from eight to twenty, and for the night's else", () => {
    const [labor, general] = covered([]);
    expect([7, 8, 19, 20].map((hour) => labor?.least[hour])).toEqual([1, 2, 2, 1]);
    expect(general?.least.every((least) => least === 0)).toBe(true);
  });
});

test("only who is on duty is given the next, and the others are told what to do", () => {
  expect(onDuty("on")).toBeNull();
  for (const state of ["paused", "off"] as const) {
    expect(onDuty(state)).toMatchObject({ refused: "off-duty", because: expect.stringContaining("上岗") });
  }
});
