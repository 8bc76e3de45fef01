import { describe, expect, test } from "vitest";
import { isRefusal } from "#platform/refusal.ts";
import { SHIPPED_RETENTION } from "../../shipped-retention.ts";
import { comingTerm, dayAfter, fillTerms, keptOn, mayChangeTerm, nightDue, termOn } from "./retention.ts";

const { terms: SHIPPED } = SHIPPED_RETENTION;
const term = (kind: "answered" | "files", fromDay: string, amount: number) => ({ kind, fromDay, unit: "month" as const, amount });
const YEAR = term("answered", "2026-11-22", 12);
const HALF = term("answered", "2027-03-01", 6);

describe("which period stands", () => {
  test("the latest that began; on days before the first, the first", () => {
    expect(termOn([HALF, YEAR], "answered", "2027-02-28")).toBe(YEAR);
    expect(termOn([HALF, YEAR], "answered", "2027-03-01")).toBe(HALF);
    expect(termOn([HALF, YEAR], "answered", "2020-01-01")).toBe(YEAR);
    expect(termOn([HALF, YEAR], "files", "2027-03-01")).toBeNull();
  });

  test("one that has not begun is to come; the very first is not", () => {
    expect(comingTerm([YEAR, HALF], "answered", "2027-02-28")).toBe(HALF);
    expect(comingTerm([YEAR, HALF], "answered", "2027-03-01")).toBeNull();
    expect(comingTerm([YEAR], "answered", "2026-11-21")).toBeNull();
  });
});

describe("what citizens are told", () => {
  test("is every kind's period, as it ships where nothing is loaded yet", () => {
    const { edition, says } = keptOn(SHIPPED, [], "2026-11-22");
    expect(edition).toBe(1);
    expect(says).toMatchObject({ answered: "12 个月", withdrawn: "7 天", "sign-ins": "6 个月" });
  });

  test("is another edition on each day on which a period changes, so that consent is asked anew", () => {
    const both = [YEAR, term("files", "2026-11-22", 3), HALF];
    expect(["2026-11-22", "2027-02-28", "2027-03-01"].map((day) => keptOn(SHIPPED, both, day).edition)).toEqual([1, 1, 2]);
    expect(keptOn(SHIPPED, both, "2027-03-01").says.answered).toBe("6 个月");
  });

  test("stands in the notice where its slots are; what is no period stays as it was written", () => {
    expect(fillTerms("办结满{answered}，{n}", { answered: "12 个月" })).toBe("办结满12 个月，{n}");
  });
});

describe("a period may be changed", () => {
  const answered = SHIPPED.find(({ kind }) => kind === "answered")!;
  test.each([
    [2, "invalid"],
    [3, null],
    [12, "wrong-state"],
    [36, null],
    [37, "invalid"],
  ])("to %i months: %s", (wanted, refused) => {
    const said = mayChangeTerm(answered, 12, wanted, 1);
    expect(isRefusal(said) ? said.refused : said).toBe(refused);
  });

  test("so often that its version still says which", () => {
    expect(mayChangeTerm(answered, 12, 6, 899)).toBeNull();
    expect(mayChangeTerm(answered, 12, 6, 900)).toMatchObject({ refused: "wrong-state" });
  });

  test("records of signing in are kept six months at least (网络安全法 23)", () => {
    const signIns = SHIPPED.find(({ kind }) => kind === "sign-ins")!;
    expect([signIns.unit, signIns.least]).toEqual(["month", 6]);
  });
});

test("a night is worked from two in the morning on, in China", () => {
  expect(nightDue(new Date("2026-11-21T17:59:59Z"))).toBeNull();
  expect(nightDue(new Date("2026-11-21T18:00:00Z"))).toBe("2026-11-22");
  expect(nightDue(new Date("2026-11-22T15:59:00Z"))).toBe("2026-11-22");
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
});
