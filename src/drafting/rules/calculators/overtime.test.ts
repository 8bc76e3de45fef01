import { expect, test } from "vitest";
import type { Inputs } from "#drafting/calculation.ts";
import { overtime } from "./overtime.ts";

const NONE = { lprOneYear: [], averageWage: [], minimumWage: [], urbanIncome: [] };
const LAW = "中华人民共和国劳动法";

function worked(inputs: Inputs) {
  const sum = overtime.work(inputs, NONE);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

function missing(inputs: Inputs): string[] {
  const sum = overtime.work(inputs, NONE);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

test("Hours after work are paid at one and a half", () => {
  const sum = worked({ monthlyWage: 8700, workdayHours: 20 });
  expect(sum.result).toBe("加班费不低于 1,500元");
  expect(sum.how).toContain("工作日延长加班20小时：8,700 ÷ 21.75 ÷ 8 × 20小时 × 150% = 1,500元");
  expect(sum.bases[0]).toEqual({ law: LAW, articleNo: "第四十四条", item: 1 });
});

test("A day of rest is paid double", () => {
  expect(worked({ monthlyWage: 8700, restDays: 4 }).result).toBe("加班费不低于 3,200元");
});

test("A statutory holiday is paid threefold", () => {
  const sum = worked({ monthlyWage: 8700, holidayDays: 3 });
  expect(sum.result).toBe("加班费不低于 3,600元");
  expect(sum.bases[0]).toEqual({ law: LAW, articleNo: "第四十四条", item: 3 });
});

test("Kinds are added up, each with its own step", () => {
  const sum = worked({ monthlyWage: 8700, workdayHours: 20, restDays: 4, holidayDays: 3 });
  expect(sum.result).toBe("加班费不低于 8,300元");
  expect(sum.how).toContain("合计8,300元");
  expect(sum.bases.filter(({ articleNo }) => articleNo === "第四十四条")).toHaveLength(3);
});

test("Days and hours of rest rest on one article, named once", () => {
  const sum = worked({ monthlyWage: 8700, restDays: 1, restHours: 4 });
  expect(sum.result).toBe("加班费不低于 1,200元");
  expect(sum.bases.filter(({ articleNo }) => articleNo === "第四十四条")).toHaveLength(1);
});

test("Nothing is rounded before the end", () => {
  expect(worked({ monthlyWage: 8000, workdayHours: 20 }).result).toBe("加班费不低于 1,379.31元");
});

test("Hours of a month without the number of months give a month's sum", () => {
  const sum = worked({ monthlyWage: 8700, workdayHours: 30, per: "每个月" });
  expect(sum.result).toBe("加班费每月不低于 2,250元");
  expect(sum.how).toContain("加班了几个月就乘几");
});

test("Hours of a month are multiplied by the months told", () => {
  expect(worked({ monthlyWage: 8700, workdayHours: 30, per: "每个月", months: 6 }).result).toBe("加班费不低于 13,500元");
});

test("More than 36 hours a month are named as too many, holidays not counted in", () => {
  expect(worked({ monthlyWage: 8700, workdayHours: 37, per: "每个月" }).how).toContain("不得超过36小时");
  expect(worked({ monthlyWage: 8700, workdayHours: 36, per: "每个月" }).how).not.toContain("不得超过36小时");
  expect(worked({ monthlyWage: 8700, workdayHours: 30, holidayDays: 3, per: "每个月" }).how).not.toContain("不得超过36小时");
});

test("Sums told in all are not multiplied by months", () => {
  expect(worked({ monthlyWage: 8700, workdayHours: 20, per: "一共", months: 6 }).result).toBe("加班费不低于 1,500元");
});

test("Half hours count", () => {
  expect(worked({ monthlyWage: 8700, workdayHours: 0.5 }).result).toBe("加班费不低于 37.50元");
});

test("No overtime at all is nothing", () => {
  expect(worked({ monthlyWage: 8700, workdayHours: 0 }).result).toBe("加班费不低于 0元");
});

test("The conversion says which part of it is to be checked", () => {
  expect(worked({ monthlyWage: 8700, restDays: 1 }).how).toContain("之后的新通知请核对");
});

test("Without a wage or any overtime they are asked for", () => {
  expect(missing({})).toEqual(["monthlyWage", "workdayHours", "restDays", "holidayDays"]);
  expect(missing({ workdayHours: 3 })).toEqual(["monthlyWage"]);
});

test("An absurd number is asked for again instead of being left out", () => {
  expect(missing({ monthlyWage: 8700, workdayHours: -3 })).toEqual(["workdayHours"]);
  expect(missing({ monthlyWage: 8700, workdayHours: 99_999, restDays: 2 })).toEqual(["workdayHours"]);
});

test("The longest sum fits into an answer", () => {
  const sum = worked({
    monthlyWage: 12_345.67,
    workdayHours: 19.5,
    restDays: 7,
    restHours: 3.5,
    holidayDays: 3,
    holidayHours: 2.5,
    per: "每个月",
    months: 17,
  });
  expect(sum.how.length).toBeLessThanOrEqual(1000);
  expect(sum.bases.length).toBeLessThanOrEqual(8);
});
