import { describe, expect, test } from "vitest";
import type { LedgerRow } from "../ledger.ts";
import { openTally } from "./add-up.ts";

const RECEIVED = new Date("2026-11-03T01:00:00Z");
const row = (more: Partial<LedgerRow> = {}): LedgerRow => ({
  id: "1",
  receivedAt: RECEIVED,
  state: "answered",
  channel: "widget",
  region: "440305",
  category: "labor",
  cause: "劳动争议",
  urgency: "none",
  seatClass: "labor",
  answer: null,
  kept: null,
  told: null,
  stars: null,
  referrals: 0,
  legalAid: 0,
  alerts: 0,
  corrections: 0,
  complaints: 0,
  ...more,
});
const answeredAfter = (minutes: number, lawyerId = "li"): Partial<LedgerRow> => ({
  answer: {
    at: new Date(RECEIVED.getTime() + minutes * 60_000),
    number: { year: 2026, seq: 1 },
    decision: "approve",
    lawyerId,
    lawyer: lawyerId,
  },
});
const added = (rows: LedgerRow[]) => {
  const tally = openTally("2026-11");
  for (const one of rows) tally.add(one);
  return tally.result();
};

describe("a month's figures", () => {
  test("count matters, and time only of those that were answered", () => {
    const { total } = added([row(answeredAfter(10)), row(answeredAfter(30)), row({ state: "withdrawn" })]);
    expect(total).toMatchObject({ received: 3, answered: 2, withdrawn: 1, medianMinutes: 20, p90Minutes: 28 });
  });

  test("say nothing of time where nothing was answered", () => {
    expect(added([row()]).total).toMatchObject({ medianMinutes: null, p90Minutes: null });
  });

  test("take a promise as kept or broken, and an open one as neither", () => {
    expect(added([row({ kept: true }), row({ kept: false }), row({ kept: null })]).total).toMatchObject({ promised: 2, kept: 1 });
  });

  test("take four and five stars as content", () => {
    expect(added([5, 4, 3, null].map((stars) => row({ stars }))).total).toMatchObject({ rated: 3, satisfied: 2 });
  });

  test("are the same by every dimension as in all", () => {
    const rows = [
      row(answeredAfter(10)),
      row({ ...answeredAfter(9, "wang"), channel: "hotline", region: null, alerts: 1 }),
      row({ region: "440305001" }),
    ];
    const { total, by } = added(rows);
    for (const parts of Object.values(by)) {
      expect(parts.reduce((n, { figures }) => n + figures.received, 0)).toBe(total.received);
      expect(parts.reduce((n, { figures }) => n + figures.alerts, 0)).toBe(total.alerts);
    }
    expect(by.district).toMatchObject([
      { key: "440305", name: "广东省深圳市南山区", figures: { received: 2 } },
      { key: "", name: null, figures: { received: 1 } },
    ]);
    expect(by.lawyer.map(({ key }) => key).toSorted()).toEqual(["", "li", "wang"]);
  });

  test("name every day, by the clock in China", () => {
    const { days } = added([row({ receivedAt: new Date("2026-11-03T16:30:00Z") })]);
    expect(days).toHaveLength(30);
    expect(days[3]).toEqual({ day: "2026-11-04", received: 1, answered: 0 });
  });
});
