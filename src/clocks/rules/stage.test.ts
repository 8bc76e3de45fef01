import { describe, expect, test } from "vitest";
import { mayExtend, mayGiveReason } from "./account-for.ts";
import { reasonIsLate, stageOf, tomorrowNoon } from "./stage.ts";

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 21, hour, minute));
const clock = { warnAt: at(3, 45), alarmAt: at(4, 30), dueAt: at(5), pausedAt: null, brokenAt: null };

describe("a clock", () => {
  test("runs, warns at three quarters, alarms at nine tenths, and breaks after its end", () => {
    expect([at(3), at(3, 45), at(4, 29), at(4, 30), at(5), at(5, 1)].map((now) => stageOf(clock, now))).toEqual([
      "running",
      "warned",
      "warned",
      "alarmed",
      "alarmed",
      "broken",
    ]);
  });

  test("that stands still is at no risk; one that broke stays broken", () => {
    expect(stageOf({ ...clock, pausedAt: at(4) }, at(9))).toBe("paused");
    expect(stageOf({ ...clock, brokenAt: at(5) }, at(1))).toBe("broken");
  });
});

describe("why a clock broke", () => {
  test("is said once, of one that broke, and within a day", () => {
    expect(mayGiveReason({ ...clock, reason: null }, at(4))).toMatchObject({ refused: "wrong-state" });
    expect(mayGiveReason({ ...clock, reason: null }, at(6))).toEqual(at(5));
    expect(mayGiveReason({ ...clock, brokenAt: at(5), reason: "other" }, at(6))).toMatchObject({ refused: "wrong-state" });
    expect([at(5), at(29), at(29, 1)].map((now) => reasonIsLate(at(5), null, now))).toEqual([false, false, true]);
    expect(reasonIsLate(at(5), "other", at(99))).toBe(false);
  });
});

describe("a clock is extended", () => {
  const petition = { ...clock, open: true, extendsBy: 30, extendedDays: 0 };
  test("only where an article lets it, before it ends, and no further than the article says", () => {
    expect(mayExtend(petition, 30, at(4))).toBeNull();
    expect(mayExtend(petition, 31, at(4))).toMatchObject({ because: "最多还能延长 30 日" });
    expect(mayExtend({ ...petition, extendedDays: 20 }, 11, at(4))).toMatchObject({ because: "最多还能延长 10 日" });
    expect(mayExtend({ ...petition, extendsBy: 0 }, 1, at(4))).toMatchObject({ because: "这个时限不能延长" });
    expect(mayExtend(petition, 1, at(6))).toMatchObject({ refused: "wrong-state" });
    expect(mayExtend({ ...petition, open: false }, 1, at(4))).toMatchObject({ refused: "wrong-state" });
  });
});

test("tonight a supervisor looks ahead to noon of tomorrow, in China's days", () => {
  expect(tomorrowNoon(new Date("2026-11-21T15:59:00Z"))).toEqual(new Date("2026-11-22T12:00:00+08:00")); // 23:59
  expect(tomorrowNoon(new Date("2026-11-21T16:01:00Z"))).toEqual(new Date("2026-11-23T12:00:00+08:00")); // 00:01
});
