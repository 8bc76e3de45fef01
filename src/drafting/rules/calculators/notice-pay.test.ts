import { expect, test } from "vitest";
import type { Inputs } from "#drafting/calculation.ts";
import { noticePay } from "./notice-pay.ts";

const NONE = { lprOneYear: [], averageWage: [], minimumWage: [], urbanIncome: [] };
const LAW = "中华人民共和国劳动合同法";
const UNFIT = { situation: "医疗期满、不能胜任或者客观情况重大变化，单位解除" };
const UNCLEAR = { situation: "被单位辞退，理由还不清楚" };
const RESIGNED = { situation: "本人辞职（已经转正）" };
const ON_PROBATION = { situation: "本人辞职（还在试用期）" };

function worked(inputs: Inputs) {
  const sum = noticePay.work(inputs, NONE);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

function missing(inputs: Inputs): string[] {
  const sum = noticePay.work(inputs, NONE);
  return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
}

test("Without notice a month's pay stands in for it", () => {
  const sum = worked({ ...UNFIT, lastMonthWage: 8000, notice: "没有提前三十日书面通知" });
  expect(sum.result).toBe("代通知金 8,000元");
  expect(sum.bases[0]).toEqual({ law: LAW, articleNo: "第四十条" });
});

test("Whoever was given notice thirty days ahead gets no pay for it", () => {
  expect(worked({ ...UNFIT, lastMonthWage: 8000, notice: "提前三十日以上书面通知了" }).result).toContain("不用另付");
  expect(worked({ ...UNFIT, notice: "提前三十日以上书面通知了" }).result).toContain("不用另付");
});

test("Where notice was not told of, the sum stands under its condition", () => {
  expect(worked({ ...UNFIT, lastMonthWage: 8000 }).result).toBe("没有提前三十日书面通知的：代通知金 8,000元");
});

test("A dismissal of unknown reason earns it for three reasons only", () => {
  const sum = worked({ ...UNCLEAR, lastMonthWage: 6000.5, notice: "没有提前三十日书面通知" });
  expect(sum.result).toBe("属于这三种理由、又没有提前三十日书面通知的：代通知金 6,000.50元");
});

test("The pay is that of the last month, by the article that says so", () => {
  const sum = worked({ ...UNFIT, lastMonthWage: 8000 });
  expect(sum.how).toContain("上一个月的工资标准");
  expect(sum.bases).toContainEqual({ law: "中华人民共和国劳动合同法实施条例", articleNo: "第二十条" });
});

test("An unlawful dismissal has damages instead", () => {
  const sum = worked({ situation: "单位违法解除" });
  expect(sum.result).toBe("没有法定的代通知金");
  expect(sum.how).toContain("赔偿金（2N）");
});

test("Whoever resigns gives thirty days", () => {
  const sum = worked({ ...RESIGNED, handedIn: "2026-11-01" });
  expect(sum.result).toBe("2026年12月1日通知期满");
  expect(sum.bases).toEqual([{ law: LAW, articleNo: "第三十七条" }]);
});

test("On probation three days are enough", () => {
  expect(worked({ ...ON_PROBATION, handedIn: "2024-02-28" }).result).toBe("2024年3月2日通知期满");
});

test("The same three days in a year without a leap day end a day later", () => {
  expect(worked({ ...ON_PROBATION, handedIn: "2023-02-28" }).result).toBe("2023年3月3日通知期满");
});

test("Thirty days handed in on the last of January run into March", () => {
  expect(worked({ ...RESIGNED, handedIn: "2023-01-31" }).result).toBe("2023年3月2日通知期满");
});

test("Without the day of the notice its length is told", () => {
  expect(worked(RESIGNED).result).toBe("提前三十日通知单位，期满可以走");
  expect(worked({ ...ON_PROBATION, handedIn: "2023-02-30" }).result).toBe("提前三日通知单位，期满可以走");
});

test("Unpaid wages let one go by another article", () => {
  expect(worked({ situation: "欠薪、不缴社保等，本人被迫辞职" }).bases).toEqual([{ law: LAW, articleNo: "第三十八条" }]);
});

test("Situation and, where it matters, the wage are asked for; absurd wages too", () => {
  expect(missing({})).toEqual(["situation"]);
  expect(missing({ situation: "不知道" })).toEqual(["situation"]);
  expect(missing(UNFIT)).toEqual(["lastMonthWage"]);
  expect(missing({ ...UNFIT, lastMonthWage: 0 })).toEqual(["lastMonthWage"]);
  expect(missing({ ...UNCLEAR, lastMonthWage: Number.NaN })).toEqual(["lastMonthWage"]);
});

test("Every situation fits into an answer and rests on an article", () => {
  for (const situation of noticePay.fields[0]!.options!) {
    const sum = worked({ situation, lastMonthWage: 123_456.78 });
    expect(situation.length).toBeLessThanOrEqual(60);
    expect(sum.how.length).toBeLessThanOrEqual(1000);
    expect(sum.bases.length).toBeGreaterThan(0);
  }
});
