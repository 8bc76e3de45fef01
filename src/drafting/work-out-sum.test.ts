import { describe, expect, test } from "vitest";
import { Calculation } from "#contract.ts";
import type { Figures } from "./calculation.ts";
import { CALCULATORS } from "./rules/calculators/all.ts";
import { listCalculators, sumsTold, workOut } from "./work-out-sum.ts";
import { isRefusal } from "#platform/refusal.ts";

const FIGURES: Figures = { lprOneYear: [], averageWage: [], minimumWage: [], urbanIncome: [] };
const TODAY = "2026-11-21";
const told = (words: string, categories = ["labor"] as const) => sumsTold(FIGURES, { words, today: TODAY, categories, region: null });

describe("the list of what can be worked out", () => {
  test("names each sum once, since answers keep the name", () => {
    const names = CALCULATORS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("tells what each needs, in words that can be asked", () => {
    for (const { fields } of listCalculators()) for (const { ask } of fields) expect(ask.length).toBeGreaterThan(3);
  });
});

describe("one sum", () => {
  test("comes out of its inputs alone, with the articles it rests on", () => {
    const sum = workOut(FIGURES, "severance", { ending: "单位违法解除或者终止", monthlyWage: 8000, serviceMonths: 43 });
    expect(isRefusal(sum)).toBe(false);
    expect(Calculation.parse(sum)).toMatchObject({ calculator: "severance", result: expect.stringContaining("64,000元") });
  });

  test("names what is missing, what is out of bounds, and a sum nobody knows", () => {
    expect(workOut(FIGURES, "severance", {})).toMatchObject({
      refused: "invalid",
      errors: expect.arrayContaining([expect.objectContaining({ field: expect.stringMatching(/^inputs\./) })]),
    });
    expect(workOut(FIGURES, "severance", { monthlyWage: -5 })).toMatchObject({
      refused: "invalid",
      errors: [{ field: "inputs.monthlyWage" }],
    });
    expect(workOut(FIGURES, "severance", { monthlyWage: Number.NaN })).toMatchObject({ refused: "invalid" });
    expect(workOut(FIGURES, "horoscope", {})).toMatchObject({ refused: "not-found" });
  });
});

describe("what the words tell", () => {
  test("is worked out where all of it is told", () => {
    const { sums } = told("我干了三年零七个月，被公司违法辞退，月薪8000，能要多少赔偿");
    expect(sums.map(({ calculator, result }) => `${calculator} ${result}`)).toContainEqual(expect.stringMatching(/^severance .*64,000元/));
  });

  test("is asked for where it is not", () => {
    const { sums, asks } = told("公司违法辞退我，月薪8000，能要多少赔偿");
    expect(sums).toEqual([]);
    expect(asks.join()).toContain("经济补偿");
  });

  test("is left alone in another field", () => {
    expect(sumsTold(FIGURES, { words: "干了三年被违法辞退，月薪8000", today: TODAY, categories: ["traffic"], region: null }).sums).toEqual(
      [],
    );
  });
});
