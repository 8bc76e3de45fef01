import { expect, test } from "vitest";
import { shippedFigures } from "#shipped-figures.node.ts";
import type { Figures, Inputs } from "#drafting/calculation.ts";
import { loanInterest } from "./loan-interest.ts";

const TODAY = "2026-11-22";
const FIGURES = shippedFigures();
const RATE = { agreed: "约定了利率" };

function worked(inputs: Inputs, figures: Figures = FIGURES) {
  const sum = loanInterest.work(inputs, figures);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

function missing(inputs: Inputs): string[] {
  const sum = loanInterest.work(inputs, FIGURES);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

test("An agreed rate above four times the LPR of the day of the loan is cut down to it", () => {
  const sum = worked({ ...RATE, principal: 100_000, rate: 24, made: "2021-03-01", until: "2022-03-01" });
  expect(sum.result).toBe("算到2022年3月1日，可以主张的利息最多是15,400元（本金100,000元另算）");
  expect(sum.how).toContain("四倍是15.4%");
  expect(sum.how).toContain("2021年3月1日到2022年3月1日共365天：100,000 × 15.4% × 365 ÷ 365 = 15,400元");
});

test("An agreed rate below the ceiling stays as agreed", () => {
  expect(worked({ ...RATE, principal: 100_000, rate: 12, made: "2021-03-01", until: "2022-03-01" }).result).toContain("12,000元");
});

test("A rate that is exactly the ceiling is not above it", () => {
  const sum = worked({ ...RATE, principal: 100_000, rate: 15.4, made: "2021-03-01", until: "2022-03-01" });
  expect(sum.result).toContain("15,400元");
  expect(sum.how).toContain("没有超过上限");
});

test("Without a last day the yearly ceiling is told", () => {
  expect(worked({ ...RATE, principal: 50_000, rate: 36, made: "2025-06-01" }).result).toBe(
    "年利率最高按12%算，50,000元本金一年的利息是6,000元",
  );
});

test("A leap year has 366 days of interest over 365", () => {
  expect(worked({ ...RATE, principal: 36_500, rate: 10, made: "2024-01-01", until: "2025-01-01" }).how).toContain(
    "共366天：36,500 × 10% × 366 ÷ 365 = 3,660元",
  );
});

test("A loan of 19 August 2020 is split at the 20th, one of the 20th is not", () => {
  const before = worked({ ...RATE, principal: 100_000, rate: 24, made: "2020-08-19", until: "2021-08-19" });
  expect(before.how).toContain("2020年8月19日到2020年8月20日共1天：100,000 × 24% × 1 ÷ 365 = 65.75元");
  expect(before.how).toContain("2020年8月20日到2021年8月19日共364天：100,000 × 15.4% × 364 ÷ 365 = 15,357.81元");
  expect(before.result).toContain("15,423.56元");
  expect(before.bases).toContainEqual({
    law: "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
    articleNo: "第三十一条",
    paragraph: 2,
  });
  const on = worked({ ...RATE, principal: 100_000, rate: 24, made: "2020-08-20", until: "2021-08-19" });
  expect(on.result).toContain("15,357.81元");
  expect(on.bases).not.toContainEqual(expect.objectContaining({ articleNo: "第三十一条" }));
});

test("The later part of an old loan is measured by the LPR of the day of suit", () => {
  const sum = worked({ ...RATE, principal: 100_000, rate: 24, made: "2019-08-20", until: "2026-08-20", suit: "2025-06-01" });
  expect(sum.how).toContain("起诉时（2025年6月1日）一年期LPR是3%，四倍是12%");
  expect(sum.how).toContain("2019年8月20日到2020年8月20日共366天");
});

test("Without a day of suit the last day stands in for it, and the text says so", () => {
  expect(worked({ ...RATE, principal: 100_000, rate: 24, made: "2019-08-20", until: "2023-01-01" }).how).toContain("还不知道哪天起诉");
});

test("An old loan above 24% gets 24% for the earlier part, with a word that the figure is to be checked", () => {
  const sum = worked({ ...RATE, principal: 10_000, rate: 36, made: "2018-08-20", until: "2019-08-20" });
  expect(sum.result).toContain("2,400元");
  expect(sum.how).toContain("此数待核对");
  expect(sum.how).not.toContain("四倍是");
});

test("A loan before September 2015 is left to a lawyer's check of the still older rules", () => {
  expect(worked({ ...RATE, principal: 10_000, rate: 12, made: "2014-05-01", until: "2015-05-01" }).how).toContain("更早的规定");
});

test("No interest agreed is none for the term; what is overdue bears the LPR of that day", () => {
  const sum = worked({ agreed: "没有约定利息", principal: 100_000, due: "2022-03-01", until: "2023-03-01" });
  expect(sum.result).toBe("没有约定利息，借期内视为没有利息；逾期的利息算到2023年3月1日是3,700元");
  expect(sum.how).toContain("100,000 × 3.7% × 365 ÷ 365 = 3,700元");
  expect(sum.bases).toContainEqual({
    law: "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
    articleNo: "第二十八条",
    paragraph: 2,
    item: 1,
  });
});

test("Without a due day nothing overdue is worked out, nor before it has come", () => {
  expect(worked({ agreed: "没有约定利息", principal: 100_000, until: "2023-03-01" }).result).toContain("现在算不出");
  expect(worked({ agreed: "没有约定利息", principal: 100_000, due: "2023-03-01", until: "2023-03-01" }).result).toContain("现在算不出");
});

test("Interest spoken of without a figure is none between private persons, and a court's matter for others", () => {
  const sum = worked({ agreed: "说过要利息，但没说清多少", principal: 100_000 });
  expect(sum.result).toContain("双方都是个人的，视为没有利息");
  expect(sum.how).toContain("由法院");
});

test("Overdue since before the LPR existed is not worked out with a figure of another time", () => {
  expect(worked({ agreed: "没有约定利息", principal: 100_000, due: "2018-03-01", until: "2023-03-01" }).result).toContain("算不出金额");
});

test("A bank's loan has no such ceiling", () => {
  expect(worked({ lender: "银行、小贷公司等持牌机构" }).result).toContain("不适用民间借贷的利率上限");
});

test("What is not known is asked for", () => {
  expect(missing({})).toEqual(["principal", "agreed"]);
  expect(missing({ principal: 1000, agreed: "约定了利率" })).toEqual(["rate", "made"]);
  expect(missing({ principal: 1000, rate: 24 })).toEqual(["made"]);
  expect(missing({ principal: 1000, rate: 24, made: "2019-01-01" })).toEqual(["until"]);
  expect(missing({ principal: 1000, rate: 24, made: "2022-01-01", until: "2021-01-01" })).toEqual(["until"]);
});

test("Absurd figures count as not told", () => {
  expect(missing({ principal: 0, rate: 24, made: "2022-01-01" })).toEqual(["principal"]);
  expect(missing({ principal: -5, rate: 24, made: "2022-01-01" })).toEqual(["principal"]);
  expect(missing({ principal: 1000, agreed: "约定了利率", rate: 99_999, made: "2022-01-01" })).toEqual(["rate"]);
  expect(missing({ principal: 1000, rate: 24, made: "2022-02-30" })).toEqual(["made"]);
});

test("An empty table leads to no sum, and to no invented rate", () => {
  const none = { ...FIGURES, lprOneYear: [] };
  expect(worked({ ...RATE, principal: 1000, rate: 24, made: "2022-01-01", until: "2023-01-01" }, none).result).toContain("算不出金额");
});

test("The text says until when the LPR is known, and that nobody has checked it as long as nobody has", () => {
  const inputs = { ...RATE, principal: 1000, rate: 24, made: "2022-01-01", until: "2023-01-01" };
  expect(worked(inputs).how).toContain("LPR收录到2025年5月20日公布的为止，还没有核对");
  const checked = { ...FIGURES, lprOneYear: FIGURES.lprOneYear.map((figure) => ({ ...figure, checked: true })) };
  expect(worked(inputs, checked).how).not.toContain("还没有核对");
});

test("An LPR of long after the last entry is marked as perhaps out of date", () => {
  expect(worked({ ...RATE, principal: 1000, rate: 24, made: "2026-09-01" }).how).toContain(
    "3%（表里最新的，2025年5月20日公布，后来有没有变要查）",
  );
  expect(worked({ ...RATE, principal: 1000, rate: 24, made: "2025-06-01" }).how).not.toContain("后来有没有变");
});

test("The longest text fits an answer", () => {
  const sum = worked({
    ...RATE,
    principal: 99_999_999_999.99,
    rate: 36.1234,
    made: "2013-08-19",
    due: "2014-08-19",
    until: "2026-08-19",
    suit: "2026-08-18",
  });
  expect(sum.result.length).toBeLessThanOrEqual(300);
  expect(sum.how.length).toBeLessThanOrEqual(1000);
  expect(sum.bases.length).toBeLessThanOrEqual(8);
});

test.each<[string, Inputs | null]>([
  [
    "2021年3月1日借给朋友10万，约定月息2分，一直没还",
    { principal: 100_000, agreed: "约定了利率", rate: 24, lender: "个人或者一般单位", made: "2021-03-01", until: TODAY },
  ],
  [
    "我借给同事三万块钱，没写利息，说好2025年6月30日还，到现在不还",
    { principal: 30_000, agreed: "没有约定利息", lender: "个人或者一般单位", due: "2025-06-30", until: TODAY },
  ],
  ["朋友向我借了12万，年利率24%，利息合法吗", { principal: 120_000, agreed: "约定了利率", rate: 24, lender: "个人或者一般单位" }],
  ["借条写的5万元，按一分五的利息算", { principal: 50_000, agreed: "约定了利率", rate: 18 }],
  ["我向私人借了20万，每个月给4000块利息", { principal: 200_000, agreed: "约定了利率", rate: 24, lender: "个人或者一般单位" }],
  [
    "2022年5月6日借给他8万，借期一年，没约定利息，至今没还",
    { principal: 80_000, agreed: "没有约定利息", lender: "个人或者一般单位", made: "2022-05-06", due: "2023-05-06", until: TODAY },
  ],
  ["借给他几万块，月息两分", { agreed: "约定了利率", rate: 24, lender: "个人或者一般单位" }],
  ["借给他10万，还了3万，剩下的利息怎么算，年息10%", { agreed: "约定了利率", rate: 10, lender: "个人或者一般单位" }],
  ["借10万，实际到手只有9万，利息月息3分", { principal: 90_000, agreed: "约定了利率", rate: 36 }],
  ["银行房贷利率太高了能不能降", null],
  ["向银行贷款20万，利率太高怎么办", { principal: 200_000, lender: "银行、小贷公司等持牌机构" }],
  ["银行贷款逾期了怎么办，利息还不上", null],
  ["信用卡欠了5万，利息滚到8万了", null],
  ["借了5万不还怎么办", null],
  ["公司拖欠工资三个月", null],
  ["欠条写明3万元，月息百分之一，他不认利息", { principal: 30_000, agreed: "约定了利率", rate: 12 }],
  ["货款欠条上写了逾期利息", null],
  ["说给利息但没说多少，借了我6万", { principal: 60_000, agreed: "说过要利息，但没说清多少" }],
  ["老板借我两万五一个月两分利", { principal: 25_000, agreed: "约定了利率", rate: 24, lender: "个人或者一般单位" }],
  ["借给他5万，后来又借给他3万，利息两分", { agreed: "约定了利率", rate: 24, lender: "个人或者一般单位" }],
  ["去年借给表弟4万，说好利息一年4000", { principal: 40_000, agreed: "约定了利率", rate: 10, lender: "个人或者一般单位" }],
  [
    "2023年1月10日转给他15万算借款，日息万分之五，2024年1月10日还清了，利息最多给多少",
    { principal: 150_000, agreed: "约定了利率", rate: 18.25, made: "2023-01-10", until: "2024-01-10" },
  ],
  ["我欠高利贷3w，月息一毛怎么办", { principal: 30_000, lender: "个人或者一般单位" }],
  ["2-3万的借款，利息三分", { agreed: "约定了利率", rate: 36 }],
])("From “%s” no more is read than was told", (words, told) => {
  expect(loanInterest.read(words, TODAY)).toEqual(told);
});
