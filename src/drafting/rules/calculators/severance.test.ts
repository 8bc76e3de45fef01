import { expect, test } from "vitest";
import { dayOf } from "#language/dates-calendar.ts";
import type { Figures, Inputs } from "#drafting/calculation.ts";
import { ENDINGS } from "./endings.ts";
import { lastDayAfter, lengthBetween, monthsBetween, monthsOfPay, sayLength } from "./length-of-service.ts";
import { severance } from "./severance.ts";

const NONE: Figures = { lprOneYear: [], averageWage: [], minimumWage: [], urbanIncome: [] };
const CITY: Figures = {
  ...NONE,
  averageWage: [{ region: "440300", from: "2024-07-01", amount: 10_000, source: "测试用数字", checked: true }],
  minimumWage: [{ region: "440300", from: "2022-01-01", amount: 2360, source: "测试用数字", checked: false }],
};
const EXPIRED = { ending: "合同到期，单位不续签或者降低条件续签" };
const UNLAWFUL = { ending: "单位违法解除或者终止" };
const DISMISSED = { ending: "被单位辞退，合不合法还不清楚" };

function worked(inputs: Inputs, figures: Figures = NONE) {
  const sum = severance.work(inputs, figures);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

function missing(inputs: Inputs): string[] {
  const sum = severance.work(inputs, NONE);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

test("Three years and seven months count as four months' pay", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 8000, start: "2021-01-01", end: "2024-07-31" });
  expect(sum.result).toBe("经济补偿 32,000元");
  expect(sum.how).toContain("工作3年7个月");
  expect(sum.how).toContain("满3年算3个月，余下7个月，满半年不满一年，按一年算1个月，共4个月；4 × 8,000元 = 32,000元");
});

test("Exactly six months beyond the last full year count as a year", () => {
  expect(worked({ ...EXPIRED, monthlyWage: 6000, start: "2020-03-15", end: "2023-09-14" }).result).toBe("经济补偿 24,000元");
});

test("One day less than six months counts as half a month", () => {
  expect(worked({ ...EXPIRED, monthlyWage: 6000, start: "2020-03-15", end: "2023-09-13" }).result).toBe("经济补偿 21,000元");
});

test("A full year to the day has no broken year beside it", () => {
  expect(worked({ ...EXPIRED, monthlyWage: 5000, start: "2023-01-01", end: "2023-12-31" }).result).toBe("经济补偿 5,000元");
});

test("One day beyond a full year adds half a month", () => {
  expect(worked({ ...EXPIRED, monthlyWage: 5000, start: "2023-01-01", end: "2024-01-01" }).result).toBe("经济补偿 7,500元");
});

test("Who worked twenty days gets half a month", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 5000, start: "2024-05-01", end: "2024-05-20" });
  expect(sum.result).toBe("经济补偿 2,500元");
  expect(sum.how).toContain("20天，不满半年，算半个月");
});

test("A start on 29 February ends its year on 28 February", () => {
  expect(worked({ ...EXPIRED, monthlyWage: 4000, start: "2020-02-29", end: "2021-02-28" }).result).toBe("经济补偿 4,000元");
});

test("Unlawful dismissal doubles the months", () => {
  const sum = worked({ ...UNLAWFUL, monthlyWage: 8000, start: "2019-03-15", end: "2023-09-20" });
  expect(sum.result).toBe("违法解除的赔偿金 80,000元");
  expect(sum.how).toContain("5 × 8,000元 × 2 = 80,000元");
  expect(sum.bases).toContainEqual({ law: "中华人民共和国劳动合同法", articleNo: "第八十七条" });
});

test("A dismissal whose reason is open is told both ways", () => {
  const sum = worked({ ...DISMISSED, monthlyWage: 4500, serviceMonths: 62 });
  expect(sum.result).toBe("合法解除、应付经济补偿的：24,750元；违法解除的：赔偿金 49,500元");
});

test("A wage above three times the local average is held to it, and the years to twelve", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 50_000, start: "2009-01-01", end: "2024-12-31", region: "440305" }, CITY);
  expect(sum.result).toBe("经济补偿 360,000元");
  expect(sum.how).toContain("共16个月，最多算12个月；12 × 30,000元");
  expect(sum.bases).toContainEqual({ law: "中华人民共和国劳动合同法", articleNo: "第四十七条", paragraph: 2 });
});

test("A wage of exactly three times the average is not capped, nor are its years", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 30_000, start: "2009-01-01", end: "2024-12-31", region: "440300" }, CITY);
  expect(sum.result).toBe("经济补偿 480,000元");
});

test("The average that a lawyer fills in holds before the table's", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 30_000, start: "2024-01-01", end: "2024-12-31", region: 440300, averageWage: 9000 }, CITY);
  expect(sum.result).toBe("经济补偿 27,000元");
  expect(sum.how).toContain("按所填的数字");
});

test("Without a figure of the place nothing is capped, and it is said what must be checked", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 50_000, start: "2023-01-01", end: "2024-12-31", region: "110105" }, CITY);
  expect(sum.result).toBe("经济补偿 100,000元");
  expect(sum.how).toContain("没有核对封顶");
});

test("A wage below the local minimum is raised to it, and a figure nobody checked says so", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 1500, start: "2023-01-01", end: "2024-12-31", region: "440300" }, CITY);
  expect(sum.result).toBe("经济补偿 4,720元");
  expect(sum.how).toContain("未核对");
});

test("Years before 2008 are left to the rules of their time", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 5000, start: "2005-06-01", end: "2024-12-31" });
  expect(sum.result).toBe("经济补偿 85,000元");
  expect(sum.how).toContain("2005年6月1日到2007年底那一段按当时的规定另算");
  expect(sum.bases).toContainEqual({ law: "中华人民共和国劳动合同法", articleNo: "第九十七条", paragraph: 3 });
});

test("Damages for unlawful dismissal count from the first day, before 2008 too", () => {
  const sum = worked({ ...UNLAWFUL, monthlyWage: 5000, start: "2005-06-01", end: "2024-12-31" });
  expect(sum.result).toBe("违法解除的赔偿金 200,000元");
  expect(sum.how).toContain("共20个月");
});

test("A start on the very day the law came into force is not before it", () => {
  expect(worked({ ...EXPIRED, monthlyWage: 5000, start: "2008-01-01", end: "2008-12-31" }).how).not.toContain("按当时的规定");
});

test("Whoever resigns for reasons of their own gets none, whatever the wage", () => {
  expect(worked({ ending: "本人因个人原因辞职" }).result).toBe("按这种情况，没有经济补偿");
});

test("A dismissal for misconduct is nothing if true and double if not", () => {
  const sum = worked({ ending: "单位以严重违纪等过错为由解除", monthlyWage: 6000, serviceMonths: 24 });
  expect(sum.result).toBe("过错属实的，没有经济补偿；违法解除的：赔偿金 24,000元");
});

test("What is missing is asked for, and only that", () => {
  expect(missing({})).toEqual(["ending", "monthlyWage", "start", "end"]);
  expect(missing({ ...EXPIRED, monthlyWage: 5000, start: "2020-01-01" })).toEqual(["end"]);
  expect(missing({ ...EXPIRED, serviceMonths: 20 })).toEqual(["monthlyWage"]);
});

test("Absurd values count as not told", () => {
  const days = { start: "2020-01-01", end: "2021-01-01" };
  expect(missing({ ...EXPIRED, monthlyWage: 0, ...days })).toEqual(["monthlyWage"]);
  expect(missing({ ...EXPIRED, monthlyWage: -5, ...days })).toEqual(["monthlyWage"]);
  expect(missing({ ...EXPIRED, monthlyWage: 5000, start: "2023-02-30", end: "2024-01-01" })).toEqual(["start"]);
  expect(missing({ ...EXPIRED, monthlyWage: 5000, start: "2024-01-02", end: "2024-01-01" })).toEqual(["start", "end"]);
  expect(missing({ ...EXPIRED, monthlyWage: 5000, serviceMonths: 9999 })).toEqual(["start", "end"]);
  expect(missing({ ending: "随便", monthlyWage: 5000, ...days })).toEqual(["ending"]);
});

test("Every ending fits into an answer: its words, its articles, its steps", () => {
  for (const { option } of ENDINGS) {
    const sum = worked({ ending: option, monthlyWage: 98_765.43, start: "2001-05-17", end: "2024-12-03", region: "440305" }, CITY);
    expect(option.length).toBeLessThanOrEqual(60);
    expect(sum.result.length).toBeLessThanOrEqual(300);
    expect(sum.how.length).toBeLessThanOrEqual(1000);
    expect(sum.bases.length).toBeLessThanOrEqual(8);
  }
});

test("Service is counted with both its days, to the ends of short months", () => {
  const length = (from: string, to: string) => sayLength(lengthBetween(dayOf(from), dayOf(to))!);
  expect(length("2024-01-31", "2024-02-29")).toBe("1个月");
  expect(length("2024-01-31", "2024-02-28")).toBe("29天");
  expect(length("2023-01-31", "2023-03-30")).toBe("2个月");
  expect(length("2024-03-01", "2025-02-28")).toBe("1年");
  expect(length("2024-02-29", "2025-03-01")).toBe("1年零1天");
  expect(length("2024-05-05", "2024-05-05")).toBe("1天");
  expect(lengthBetween(dayOf("2024-05-05"), dayOf("2024-05-04"))).toBeNull();
  expect(lastDayAfter(dayOf("2024-03-01"), 12)).toBe(dayOf("2025-02-28"));
});

test("Months of the calendar are enough only where every day in them pays the same", () => {
  const month = (m: string, last: number) => ({ from: `${m}-01`, to: `${m}-${last}` });
  expect(monthsBetween(month("2019-03", 31), month("2025-11", 30))).toBe(80);
  expect(monthsBetween(month("2019-03", 31), month("2025-09", 30))).toBeNull();
  expect(monthsOfPay({ months: monthsBetween(month("2019-03", 31), month("2025-04", 30))!, days: 0 })).toBe(6.5);
});

test("A last day that was not told is not printed", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 4800, start: "2023-02-10", serviceMonths: 44 });
  expect(sum.result).toBe("经济补偿 19,200元");
  expect(sum.how).toContain("按您说的，工作3年8个月");
  expect(sum.how).not.toContain("首尾两天都算");
});

test("Months told with a start before 2008 still leave the years before it out", () => {
  const sum = worked({ ...EXPIRED, monthlyWage: 4000, start: "2007-01-01", serviceMonths: 36 });
  expect(sum.result).toBe("经济补偿 8,000元");
  expect(sum.how).toContain("2007年1月1日到2007年底那一段按当时的规定另算");
});
