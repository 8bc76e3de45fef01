import { expect, test } from "vitest";
import type { Inputs } from "#drafting/calculation.ts";
import { noContractPay } from "./no-contract-pay.ts";

const NONE = { lprOneYear: [], averageWage: [], minimumWage: [], urbanIncome: [] };

function worked(inputs: Inputs) {
  const sum = noContractPay.work(inputs, NONE);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

function missing(inputs: Inputs): string[] {
  const sum = noContractPay.work(inputs, NONE);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

test("More than a year without a contract is eleven months, and not one more", () => {
  const sum = worked({ monthlyWage: 6000, start: "2023-03-01", end: "2025-06-30" });
  expect(sum.result).toBe("另付一倍工资 66,000元（原来应发的工资不算在内）");
  expect(sum.how).toContain("满一个月的次日是2023年4月1日，算到2024年2月29日（满一年的前一日，最多算到这天）");
  expect(sum.how).toContain("视为已经订立无固定期限劳动合同");
});

test("A year to the day before it is full is eleven months", () => {
  expect(worked({ monthlyWage: 6000, start: "2023-03-15", end: "2024-03-14" }).result).toContain("66,000元");
});

test("One day short of the year the last month is counted by its working days", () => {
  const sum = worked({ monthlyWage: 6000, start: "2023-03-15", end: "2024-03-13" });
  expect(sum.result).toContain("另付一倍工资");
  expect(sum.how).toContain("10个月 × 6,000元 = 60,000元");
  expect(sum.how).not.toContain("无固定期限");
  expect(sum.bases).toContainEqual({ law: "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）", articleNo: "第六条" });
});

test("The first month is free of it", () => {
  expect(worked({ monthlyWage: 6000, start: "2024-03-01", end: "2024-03-31" }).result).toBe("还没有超过一个月，不发生二倍工资");
});

test("The day after the first month is the first that counts", () => {
  const sum = worked({ monthlyWage: 8700, start: "2024-03-01", end: "2024-04-01" });
  expect(sum.result).toContain("400元");
  expect(sum.how).toContain("按日历有1个工作日");
  expect(sum.how).toContain("8,700 ÷ 21.75 × 1 = 400元");
});

test("A day of rest alone adds nothing", () => {
  const sum = worked({ monthlyWage: 8700, start: "2024-05-31", end: "2024-06-30" });
  expect(sum.result).toBe("还没有超过一个月，不发生二倍工资");
});

test("Months and days are both counted, the Dragon Boat holiday of 10 June not among them", () => {
  const sum = worked({ monthlyWage: 8700, start: "2024-01-08", end: "2024-06-14" });
  expect(sum.how).toContain("4个月 × 8,700元 = 34,800元");
  expect(sum.how).toContain("按日历有4个工作日");
  expect(sum.result).toContain("36,400元");
});

test("A part of a month is never more than a month's wage", () => {
  const sum = worked({ monthlyWage: 8700, start: "2024-06-01", end: "2024-07-31" });
  expect(sum.how).toContain("1个月 × 8,700元 = 8,700元");
  const nearly = worked({ monthlyWage: 8700, start: "2024-06-01", end: "2024-07-30" });
  expect(nearly.how).toContain("8,700 ÷ 21.75 × 22 = 8,800元，不超过一个月工资，按8,700元算，合计8,700元");
});

test("A start on the 31st has its first month end with the shorter month", () => {
  expect(worked({ monthlyWage: 6000, start: "2024-01-31", end: "2025-01-30" }).how).toContain(
    "满一个月的次日是2024年3月1日，算到2025年1月30日",
  );
});

test("Told in months only, the first is left off and eleven are the most", () => {
  expect(worked({ monthlyWage: 5000, serviceMonths: 8 }).result).toContain("35,000元");
  expect(worked({ monthlyWage: 5000, serviceMonths: 13 }).result).toContain("55,000元");
  expect(worked({ monthlyWage: 5000, serviceMonths: 12 }).how).toContain("无固定期限");
  expect(worked({ monthlyWage: 5000, serviceMonths: 1 }).result).toContain("还没有超过一个月");
});

test("Half a month told is left out and named as left out", () => {
  const sum = worked({ monthlyWage: 5000, serviceMonths: 2.5 });
  expect(sum.result).toContain("5,000元");
  expect(sum.how).toContain("不满一个月的天数没有算进去");
});

test("The limitation is named with its article", () => {
  const sum = worked({ monthlyWage: 5000, serviceMonths: 8 });
  expect(sum.how).toContain("时效是一年");
  expect(sum.bases).toContainEqual({ law: "中华人民共和国劳动争议调解仲裁法", articleNo: "第二十七条", paragraph: 1 });
});

test("What is missing is asked for, absurd values too", () => {
  expect(missing({})).toEqual(["monthlyWage", "start", "end"]);
  expect(missing({ monthlyWage: 5000, start: "2024-01-01" })).toEqual(["end"]);
  expect(missing({ monthlyWage: 5000, start: "2024-01-02", end: "2024-01-01" })).toEqual(["start", "end"]);
  expect(missing({ monthlyWage: 0, serviceMonths: 8 })).toEqual(["monthlyWage"]);
  expect(missing({ monthlyWage: 5000, serviceMonths: 0 })).toEqual(["start", "end"]);
});

test("The longest sum fits into an answer", () => {
  const sum = worked({ monthlyWage: 123_456.78, start: "2024-01-08", end: "2024-12-27" });
  expect(sum.how.length).toBeLessThanOrEqual(1000);
  expect(sum.result.length).toBeLessThanOrEqual(300);
  expect(sum.bases.length).toBeLessThanOrEqual(8);
});
