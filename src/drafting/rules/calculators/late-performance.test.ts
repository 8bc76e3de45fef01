import { expect, test } from "vitest";
import { shippedFigures } from "#shipped-figures.node.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { latePerformance } from "./late-performance.ts";

const FIGURES = shippedFigures();
const TODAY = "2026-11-22";

function worked(inputs: Inputs) {
  const sum = latePerformance.work(inputs, FIGURES);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}
function asked(inputs: Inputs): string[] {
  const sum = latePerformance.work(inputs, FIGURES);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

test("A day late costs 1.75 in ten thousand", () => {
  expect(worked({ owed: 100_000, due: "2025-01-01", until: "2025-01-02" }).result).toBe("加倍部分的利息算到2025年1月2日是17.50元");
});

test("A year late costs 365 days of it, a leap year 366", () => {
  expect(worked({ owed: 100_000, due: "2025-01-01", until: "2026-01-01" }).result).toContain("6,387.50元");
  expect(worked({ owed: 100_000, due: "2024-01-01", until: "2025-01-01" }).result).toContain("6,405元");
});

test("Every step is shown", () => {
  expect(worked({ owed: 50_000, due: "2025-03-01", until: "2025-04-01" }).how).toContain(
    "2025年3月1日到2025年4月1日共31天：50,000 × 0.000175 × 31 = 271.25元",
  );
});

test("Days before August 2014 are left to the rules of that time", () => {
  const sum = worked({ owed: 100_000, due: "2014-07-01", until: "2014-08-11" });
  expect(sum.result).toContain("175元");
  expect(sum.how).toContain("2014年8月1日以前的部分按当时的规定，没有算");
  expect(asked({ owed: 100_000, due: "2013-07-01", until: "2014-08-01" })).toEqual(["until"]);
});

test("Paid in time there is nothing to add", () => {
  expect(asked({ owed: 100_000, due: "2025-01-01", until: "2025-01-01" })).toEqual(["until"]);
  expect(asked({ owed: 100_000, due: "2025-01-02", until: "2025-01-01" })).toEqual(["until"]);
});

test("Small sums are rounded to the fen", () => {
  expect(worked({ owed: 1, due: "2025-01-01", until: "2025-03-01" }).result).toContain("0.01元");
});

test("What is not known, or cannot be, is asked for", () => {
  expect(asked({})).toEqual(["owed", "due", "until"]);
  expect(asked({ owed: 0, due: "2025-01-01", until: "2026-01-01" })).toEqual(["owed"]);
  expect(asked({ owed: Number.POSITIVE_INFINITY, due: "2025-01-01", until: "2026-01-01" })).toEqual(["owed"]);
  expect(asked({ owed: 1, due: "2025-13-01", until: "2026-01-01" })).toEqual(["due"]);
});

test("The judgment's own interest is not doubled, and the articles are named", () => {
  const sum = worked({ owed: 100_000, due: "2025-01-01", until: "2026-01-01" });
  expect(sum.how).toContain("判决里写明的利息另外算");
  expect(sum.bases[0]).toEqual({ law: "中华人民共和国民事诉讼法", articleNo: "第二百六十四条" });
});

test("Due on the very day the rule came into force, nothing is left out", () => {
  const sum = worked({ owed: 10_000, due: "2014-08-01", until: "2014-08-11" });
  expect(sum.result).toContain("17.50元");
  expect(sum.how).not.toContain("没有算");
});

test("29 February is a day like others", () => {
  expect(worked({ owed: 1_000_000, due: "2024-02-28", until: "2024-03-01" }).how).toContain("共2天");
  expect(worked({ owed: 1_000_000, due: "2025-02-28", until: "2025-03-01" }).how).toContain("共1天");
});

test("A judgment over fen is worked out on the fen", () => {
  expect(worked({ owed: 12_345.67, due: "2025-01-01", until: "2025-01-31" }).how).toContain("12,345.67 × 0.000175 × 30 = 64.81元");
});

test("The longest text fits an answer", () => {
  const sum = worked({ owed: 999_999_999_999.99, due: "2010-12-31", until: "2026-12-31" });
  expect(sum.how.length).toBeLessThanOrEqual(1000);
});

test.each<[string, Inputs | null]>([
  ["法院判决他还我10万，2025年6月30日前付清，到现在没付，迟延履行利息怎么算", { owed: 100_000, due: "2025-06-30", until: TODAY }],
  ["判决书判对方支付货款8万5，一直不执行，加倍利息多少", { owed: 85_000, until: TODAY }],
  ["判了赔我三万，已经给了一万，剩下的双倍利息怎么算", {}],
  ["调解书写明他要付我2万元，2025年3月1日之前付，不给有利息吗", { owed: 20_000, due: "2025-03-01", until: TODAY }],
  ["判决生效了他不还钱怎么办", null],
  ["银行贷款利息太高", null],
  ["判他还几万块，利息怎么加倍算", {}],
])("From “%s” no more is read than was told", (words, told) => {
  expect(latePerformance.read(words, TODAY)).toEqual(told);
});
