import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Work } from "../ledger.ts";
import { dutyWork } from "./duty-work.ts";
import { payFor, priceOn } from "./pay.ts";

const did = (code: Work["code"], day: string, amount = 1): Work => ({ lawyerId: "li", day, code, amount });
const china = (text: string) => new Date(`${text}+08:00`);

describe("a price", () => {
  const prices = [
    { code: "answer" as const, fromDay: "2026-11-15", fen: 3000 },
    { code: "answer" as const, fromDay: "2026-11-01", fen: 2500 },
    { code: "answer" as const, fromDay: "2026-11-01", fen: 2000 },
  ];

  test("holds from its day on, and of two for one day the later entry", () => {
    expect(priceOn("answer", "2026-11-14", prices)).toBe(2500);
    expect(priceOn("answer", "2026-11-15", prices)).toBe(3000);
    expect(priceOn("answer", "2026-10-31", prices)).toBeNull();
    expect(priceOn("call", "2026-11-15", prices)).toBeNull();
  });

  test("is that of the day on which the work was done", () => {
    const { lines, fen } = payFor([did("answer", "2026-11-14", 2), did("answer", "2026-11-15")], prices);
    expect(lines).toEqual([{ code: "answer", amount: 3, fen: 8000 }]);
    expect(fen).toBe(8000);
  });

  test("that is missing leaves counts alone, and says so rather than pay a part", () => {
    const { lines, fen } = payFor([did("answer", "2026-10-31"), did("answer", "2026-11-15"), did("call", "2026-11-15")], prices);
    expect(lines).toEqual([
      { code: "answer", amount: 2, fen: null },
      { code: "call", amount: 1, fen: null },
    ]);
    expect(fen).toBeNull();
  });
});

test("hours are paid by the minute and rounded once", () => {
  const prices = [{ code: "duty-hour" as const, fromDay: "2026-11-01", fen: 5000 }];
  expect(payFor([did("duty-hour", "2026-11-02", 20), did("duty-hour", "2026-11-03", 25)], prices).fen).toBe(3750);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1440 }), { minLength: 1, maxLength: 28 }), (minutes) => {
      const work = minutes.map((amount, i) => did("duty-hour", `2026-11-${String(i + 1).padStart(2, "0")}`, amount));
      const total = minutes.reduce((a, b) => a + b, 0);
      expect(Math.abs((payFor(work, prices).fen ?? 0) - (total * 5000) / 60)).toBeLessThanOrEqual(0.5);
    }),
  );
});

describe("duty", () => {
  test("is cut at midnight in China and at the month's ends", () => {
    const spells = [{ lawyerId: "li", from: china("2026-10-31T23:00:00"), until: china("2026-11-01T01:30:00") }];
    expect(dutyWork(spells, "2026-11")).toEqual([did("duty-hour", "2026-11-01", 90)]);
    expect(dutyWork(spells, "2026-10")).toEqual([did("duty-hour", "2026-10-31", 60), did("night", "2026-10-31")]);
  });

  test("makes one night of an evening and its morning, and none of less than an hour", () => {
    const night = (from: string, until: string) =>
      dutyWork([{ lawyerId: "li", from: china(from), until: china(until) }], "2026-11").filter(({ code }) => code === "night");
    expect(night("2026-11-03T20:00:00", "2026-11-04T08:00:00")).toEqual([did("night", "2026-11-03")]);
    expect(night("2026-11-03T20:00:00", "2026-11-03T22:59:00")).toEqual([]);
  });
});
