import { expect, test } from "vitest";
import type { Inputs } from "#drafting/calculation.ts";
import { annualLeave } from "./annual-leave.ts";

const NONE = { lprOneYear: [], averageWage: [], minimumWage: [], urbanIncome: [] };

function worked(inputs: Inputs) {
  const sum = annualLeave.work(inputs, NONE);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

function missing(inputs: Inputs): string[] {
  const sum = annualLeave.work(inputs, NONE);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

/** 8,700 a month are 400 a day: two more days' pay for each day not taken are 800. */
const WAGE = { monthlyWage: 8700, daysTaken: 0 };

test("Five days not taken are paid at twice the daily wage on top", () => {
  const sum = worked({ ...WAGE, workYears: 3 });
  expect(sum.result).toBe("另付 4,000元（不含已经发过的正常工资）");
  expect(sum.how).toContain("8,700 ÷ 21.75 × 5天 × 200% = 4,000元");
});

test("Ten years in all give ten days, a day less five", () => {
  expect(worked({ ...WAGE, workYears: 10 }).result).toContain("8,000元");
  expect(worked({ ...WAGE, workYears: 9.9 }).result).toContain("4,000元");
});

test("Twenty years in all give fifteen days", () => {
  expect(worked({ ...WAGE, workYears: 20 }).result).toContain("12,000元");
  expect(worked({ ...WAGE, workYears: 19.5 }).result).toContain("8,000元");
});

test("Exactly one year gives leave, less than one does not", () => {
  expect(worked({ ...WAGE, workYears: 1 }).result).toContain("4,000元");
  expect(worked({ ...WAGE, workYears: 0.9 }).result).toBe("还没有年休假，没有未休年休假工资");
  expect(worked({ workYears: 0 }).bases).toContainEqual({ law: "企业职工带薪年休假实施办法", articleNo: "第三条" });
});

test("Days taken are taken off, and more than due are not asked back", () => {
  expect(worked({ ...WAGE, daysTaken: 3, workYears: 3 }).result).toContain("1,600元");
  expect(worked({ ...WAGE, daysTaken: 7, workYears: 3 }).result).toBe("没有应付的未休年休假工资");
});

test("Whoever leaves in the year has the share up to that day, broken days dropped", () => {
  const sum = worked({ ...WAGE, workYears: 3, left: "2025-10-20" });
  expect(sum.how).toContain("2025年1月1日到2025年10月20日共293天：293 ÷ 365 × 5天 = 4.01天");
  expect(sum.result).toContain("3,200元");
  expect(worked({ ...WAGE, workYears: 3, left: "2025-10-18" }).result).toContain("2,400元");
});

test("Leaving on the last day of the year leaves the whole of it", () => {
  expect(worked({ ...WAGE, workYears: 3, left: "2025-12-31" }).result).toContain("4,000元");
});

test("A leap year of 366 days is not more than a year's leave", () => {
  expect(worked({ ...WAGE, workYears: 12, left: "2024-12-31" }).result).toContain("8,000元");
});

test("Whoever joined in the year has the share of what was left of it", () => {
  const sum = worked({ ...WAGE, workYears: 3, joined: "2025-07-01" });
  expect(sum.how).toContain("共184天：184 ÷ 365 × 5天 = 2.52天，不足一整天的不算，是2天");
  expect(sum.result).toContain("1,600元");
});

test("Joined and left in one year is the stretch between", () => {
  expect(worked({ ...WAGE, workYears: 12, joined: "2025-03-01", left: "2025-08-31" }).how).toContain("共184天：184 ÷ 365 × 10天 = 5.04天");
});

test("Days that lie in two years are asked for again", () => {
  expect(missing({ ...WAGE, workYears: 3, joined: "2024-03-01", left: "2025-08-31" })).toEqual(["joined", "left"]);
  expect(missing({ ...WAGE, workYears: 3, joined: "2025-08-31", left: "2025-03-01" })).toEqual(["joined", "left"]);
});

test("Days told as not taken need no years", () => {
  expect(worked({ monthlyWage: 8700, daysUnused: 7 }).result).toContain("5,600元");
  expect(worked({ monthlyWage: 8700, daysUnused: 0 }).result).toBe("没有应付的未休年休假工资");
});

test("A wage that does not divide evenly is rounded once, at the end", () => {
  expect(worked({ monthlyWage: 6500, daysUnused: 5 }).result).toContain("2,988.51元");
});

test("What is missing is asked for, absurd values too", () => {
  expect(missing({})).toEqual(["monthlyWage", "workYears", "daysTaken"]);
  expect(missing({ monthlyWage: 8700, workYears: 5 })).toEqual(["daysTaken"]);
  expect(missing({ monthlyWage: -1, daysUnused: 5 })).toEqual(["monthlyWage"]);
  expect(missing({ monthlyWage: 8700, workYears: 99, daysTaken: 0 })).toEqual(["workYears"]);
});

test("The longest sum fits into an answer", () => {
  const sum = worked({ monthlyWage: 12_345.67, daysTaken: 1, workYears: 12.5, joined: "2025-02-03", left: "2025-11-17" });
  expect(sum.how.length).toBeLessThanOrEqual(1000);
  expect(sum.bases.length).toBeLessThanOrEqual(8);
});
