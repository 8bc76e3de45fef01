import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast } from "./forecast.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const UNTIL = new Date("2026-11-22T04:00:00Z");
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const waiting = (id: string, hours: number | null, seatClass = "labor") => ({
  inquiryId: id,
  seatClass,
  dueAt: hours === null ? null : inHours(hours),
});
/** On duty now; no roster says until when. */
const on = (...seatClasses: string[]) => ({ seatClasses, from: NOW, until: null });
const shift = (from: number, until: number, ...seatClasses: string[]) => ({ seatClasses, from: inHours(from), until: inHours(until) });
const PACE = { approvals: 40, lawyerHours: 10 }; // four an hour

describe("what breaks", () => {
  test("is what stands too far back for the lawyers on duty at the pace of the last day", () => {
    const queue = [waiting("a", 1), waiting("b", 1), waiting("c", 1), waiting("d", 1), waiting("e", 1), waiting("f", 2)];
    const { classes, willBreak } = forecast(queue, [on("labor")], PACE, NOW, UNTIL);
    expect(willBreak).toEqual(["e"]); // four are cleared in the first hour; f is the sixth, after an hour and a half
    expect(classes).toEqual([
      { seatClass: "labor", open: 6, onDuty: 1, coming: 0, perHour: 4, clearAt: inHours(1.5).toISOString(), due: 6, breaks: 1 },
    ]);
  });

  test("is all that ends before then where nobody is on duty", () => {
    const queue = [waiting("late", 20), waiting("a", 3), waiting("b", 2), waiting("none", null)];
    const { classes, willBreak } = forecast(queue, [on("family")], PACE, NOW, UNTIL);
    expect(willBreak).toEqual(["b", "a"]);
    expect(classes[0]).toMatchObject({ open: 4, onDuty: 0, perHour: 0, clearAt: null, due: 2, breaks: 2 });
  });

  test("is not what broke before, which takes its place all the same", () => {
    const queue = [waiting("broken", -1), waiting("a", 0.3)];
    const { classes, willBreak } = forecast(queue, [on("labor")], PACE, NOW, UNTIL);
    expect(willBreak).toEqual(["a"]);
    expect(classes[0]).toMatchObject({ open: 2, due: 1, breaks: 1 });
  });

  test("counts a lawyer once, shared over those of their classes in which work waits", () => {
    const both = on("labor", "family", "contract");
    const { classes } = forecast([waiting("a", 1), waiting("b", 1, "family")], [both], PACE, NOW, UNTIL);
    expect(classes.map(({ seatClass, perHour }) => [seatClass, perHour])).toEqual([["family", 2], ["labor", 2]]); // prettier-ignore
  });

  test("takes six an hour while there are too few approvals to measure", () => {
    const one = [on("labor")];
    expect(forecast([waiting("a", 1)], one, { approvals: 4, lawyerHours: 1 }, NOW, UNTIL).classes[0]?.perHour).toBe(6);
    expect(forecast([waiting("a", 1)], one, { approvals: 5, lawyerHours: 1 }, NOW, UNTIL).classes[0]?.perHour).toBe(5);
  });

  test("is not what a coming shift clears in time; whoever goes clears no more", () => {
    const queue = [waiting("a", 3), waiting("b", 3), waiting("c", 3), waiting("d", 3), waiting("e", 3), waiting("f", 3)];
    const goes = shift(0, 0.5, "labor"); // two of the six
    expect(forecast(queue, [goes], PACE, NOW, UNTIL)).toMatchObject({
      classes: [{ onDuty: 1, clearAt: null }],
      willBreak: ["c", "d", "e", "f"],
    });
    const comes = shift(2, 10, "labor"); // four an hour, from two hours on
    const { classes, willBreak } = forecast(queue, [goes, comes], PACE, NOW, UNTIL);
    expect(willBreak).toEqual([]);
    expect(classes).toMatchObject([{ onDuty: 1, coming: 1, perHour: 4, clearAt: inHours(3).toISOString() }]);
  });

  test("is never more with one more lawyer on duty", () => {
    const hours = array(integer({ min: 0, max: 20 }), { maxLength: 40 });
    assert(
      property(hours, integer({ min: 0, max: 5 }), (dues, lawyers) => {
        const queue = dues.map((hour, n) => waiting(String(n), hour));
        const duty = Array.from({ length: lawyers }, () => on("labor"));
        const broken = (on: typeof duty) => forecast(queue, on, PACE, NOW, UNTIL).willBreak.length;
        expect(broken([...duty, on("labor")])).toBeLessThanOrEqual(broken(duty));
      }),
    );
  });
});
