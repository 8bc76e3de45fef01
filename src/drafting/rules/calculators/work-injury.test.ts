import { expect, test } from "vitest";
import type { Figures, Inputs } from "#drafting/calculation.ts";
import { workInjury } from "./work-injury.ts";

const NONE: Figures = { lprOneYear: [], averageWage: [], minimumWage: [], urbanIncome: [] };
const KNOWN: Figures = {
  ...NONE,
  averageWage: [{ region: "370200", from: "2024-01-01", amount: 8000, source: "测试用数字", checked: true }],
  urbanIncome: [
    { region: "000000", from: "2024-01-01", amount: 51_821, source: "测试用数字", checked: true },
    { region: "000000", from: "2025-01-01", amount: 54_188, source: "测试用数字", checked: false },
  ],
};
const LAW = "工伤保险条例";

function worked(inputs: Inputs, figures: Figures = NONE) {
  const sum = workInjury.work(inputs, figures);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

function missing(inputs: Inputs): string[] {
  const sum = workInjury.work(inputs, NONE);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

test.each([
  ["一级", "27,000元", "第三十五条"],
  ["二级", "25,000元", "第三十五条"],
  ["三级", "23,000元", "第三十五条"],
  ["四级", "21,000元", "第三十五条"],
  ["五级", "18,000元", "第三十六条"],
  ["六级", "16,000元", "第三十六条"],
  ["七级", "13,000元", "第三十七条"],
  ["八级", "11,000元", "第三十七条"],
  ["九级", "9,000元", "第三十七条"],
  ["十级", "7,000元", "第三十七条"],
])("Grade %s has its own number of months: %s", (outcome, lump, articleNo) => {
  const sum = worked({ outcome, monthlyWage: 1000 });
  expect(sum.result).toContain(`一次性伤残补助金 ${lump}`);
  expect(sum.bases[0]).toEqual({ law: LAW, articleNo });
});

test.each([
  ["一级", "900元"],
  ["二级", "850元"],
  ["三级", "800元"],
  ["四级", "750元"],
])("Grade %s has %s a month beside it", (outcome, monthly) => {
  expect(worked({ outcome, monthlyWage: 1000 }).result).toContain(`伤残津贴每月 ${monthly}`);
});

test("Grades five and six have a monthly sum only where no work can be found", () => {
  expect(worked({ outcome: "五级", monthlyWage: 1000 }).result).toContain("伤残津贴每月 700元（难以安排工作的）");
  expect(worked({ outcome: "六级", monthlyWage: 1000 }).how).toContain("单位难以安排工作的，每月伤残津贴：1,000 × 60% = 600元");
});

test("Grades seven to ten have no monthly sum, and what the province sets is only named", () => {
  const sum = worked({ outcome: "九级", monthlyWage: 5000 });
  expect(sum.result).toBe("一次性伤残补助金 45,000元");
  expect(sum.how).toContain("数额由各省规定");
});

test("A wage above three times the local average is held to it", () => {
  const sum = worked({ outcome: "十级", monthlyWage: 30_000, region: "370200", day: "2024-06-01" }, KNOWN);
  expect(sum.result).toContain("168,000元");
  expect(sum.bases).toContainEqual({ law: LAW, articleNo: "第六十四条", paragraph: 2 });
});

test("A wage below six tenths of it is raised to them", () => {
  expect(worked({ outcome: "十级", monthlyWage: 3000, region: "370202", day: "2024-06-01" }, KNOWN).result).toContain("33,600元");
});

test("A wage between them stays, and at the border itself too", () => {
  expect(worked({ outcome: "十级", monthlyWage: 4800, region: "370200", day: "2024-06-01" }, KNOWN).result).toContain("33,600元");
  expect(worked({ outcome: "十级", monthlyWage: 24_000, region: "370200", day: "2024-06-01" }, KNOWN).how).toContain("60%到300%之间");
});

test("Without a figure of the place the limits are named as unchecked", () => {
  expect(worked({ outcome: "十级", monthlyWage: 30_000 }).how).toContain("没有核对上下限");
});

test("A death is twenty times the income of the year before", () => {
  const sum = worked({ outcome: "因工死亡", day: "2025-03-01" }, KNOWN);
  expect(sum.result).toBe("一次性工亡补助金 1,083,760元");
  expect(sum.how).toContain("2024年全国城镇居民人均可支配收入（54,188元，2025年1月1日起，来源：测试用数字，未核对，请核对）的20倍");
  expect(worked({ outcome: "因工死亡", day: "2024-12-31" }, KNOWN).result).toBe("一次性工亡补助金 1,036,420元");
});

test("A year whose income is not known is told without a sum", () => {
  const sum = worked({ outcome: "因工死亡", day: "2026-03-01" }, KNOWN);
  expect(sum.result).toBe("一次性工亡补助金为2025年全国城镇居民人均可支配收入的20倍");
  expect(sum.how).toContain("没有那一年的数字");
});

test("The funeral is six months of the local average, where it is known", () => {
  const sum = worked({ outcome: "因工死亡", day: "2025-03-01", averageWage: 8000, monthlyWage: 6000 }, KNOWN);
  expect(sum.result).toContain("丧葬补助金 48,000元");
  expect(sum.how).toContain("配偶每月2,400元");
  expect(sum.bases).toHaveLength(4);
});

test("During the months of treatment the wage goes on", () => {
  const sum = worked({ outcome: "还没有评定等级（停工留薪期内）", monthlyWage: 6000, leaveMonths: 5 });
  expect(sum.result).toBe("停工留薪期工资 30,000元");
});

test("More than twelve months of it need the commission, more than twenty-four are absurd", () => {
  const pending = { outcome: "还没有评定等级（停工留薪期内）", monthlyWage: 6000 };
  expect(worked({ ...pending, leaveMonths: 12 }).how).not.toContain("鉴定委员会确认");
  expect(worked({ ...pending, leaveMonths: 13 }).how).toContain("鉴定委员会确认");
  expect(missing({ ...pending, leaveMonths: 25 })).toEqual(["leaveMonths"]);
});

test("A grade and months of treatment stand side by side", () => {
  expect(worked({ outcome: "九级", monthlyWage: 5000, leaveMonths: 4 }).how).toContain("4个月 × 5,000元 = 20,000元");
});

test("What is missing is asked for, absurd values too", () => {
  expect(missing({})).toEqual(["outcome", "monthlyWage"]);
  expect(missing({ outcome: "十一级", monthlyWage: 5000 })).toEqual(["outcome"]);
  expect(missing({ outcome: "九级", monthlyWage: 0 })).toEqual(["monthlyWage"]);
  expect(missing({ outcome: "因工死亡", monthlyWage: 5000 })).toEqual(["day"]);
});

test("Every outcome fits into an answer", () => {
  for (const outcome of workInjury.fields[0]!.options!) {
    const sum = worked({ outcome, monthlyWage: 123_456.78, leaveMonths: 13, day: "2025-03-01", region: "370200" }, KNOWN);
    expect(sum.how.length).toBeLessThanOrEqual(1000);
    expect(sum.result.length).toBeLessThanOrEqual(300);
    expect(sum.bases.length).toBeLessThanOrEqual(8);
  }
});
