import { expect, test } from "vitest";
import { shippedFigures } from "#shipped-figures.node.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { litigationFee } from "./litigation-fee.ts";

const FIGURES = shippedFigures();
const MONEY = "要钱要物的案件（借款、货款、赔偿等）";

function worked(inputs: Inputs) {
  const sum = litigationFee.work(inputs, FIGURES);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

test.each([
  [0, "50元"],
  [10_000, "50元"],
  [10_001, "50.03元"],
  [100_000, "2,300元"],
  [100_001, "2,300.02元"],
  [200_000, "4,300元"],
  [300_000, "5,800元"],
  [500_000, "8,800元"],
  [1_000_000, "13,800元"],
  [2_000_000, "22,800元"],
  [5_000_000, "46,800元"],
  [10_000_000, "81,800元"],
  [20_000_000, "141,800元"],
  [30_000_000, "191,800元"],
])("A claim for %i costs %s", (sum, fee) => {
  expect(worked({ kind: MONEY, sum }).result).toBe(`案件受理费${fee}`);
});

test.each([
  [9_000, "50元"],
  [500_000, "7,400元"],
  [5_000_000, "52,400元"],
  [10_000_000, "77,400元"],
  [20_000_000, "87,400元"],
])("Enforcing %i costs %s", (sum, fee) => {
  expect(worked({ kind: "申请强制执行", sum }).result).toBe(`费用${fee}`);
});

test("Enforcement costs nothing beforehand, and 50 to 500 where no sum is to be enforced", () => {
  const sum = worked({ kind: "申请强制执行" });
  expect(sum.result).toContain("50元至500元");
  expect(sum.how).toContain("不用先交");
});

test.each([
  [1000, "30元"],
  [100_000, "1,020元"],
  [896_000, "5,000元"],
  [50_000_000, "5,000元"],
])("Securing %i costs %s, never more than 5,000", (sum, fee) => {
  expect(worked({ kind: "申请财产保全", sum }).result).toBe(`费用${fee}`);
});

test("Every part of a claim's fee is shown", () => {
  expect(worked({ kind: MONEY, sum: 300_000 }).how).toContain(
    "10,000以内 50元；10,000到100,000的部分 × 2.5% = 2,250元；100,000到200,000的部分 × 2% = 2,000元；200,000到300,000的部分 × 1.5% = 1,500元；共5,800元",
  );
});

test("Summary procedure, mediation and withdrawal halve the fee once, each by its article", () => {
  const summary = worked({ kind: MONEY, sum: 100_000, ending: "简易程序" });
  expect(summary.result).toBe("案件受理费1,150元");
  expect(summary.bases).toContainEqual({ law: "诉讼费用交纳办法", articleNo: "第十六条" });
  const settled = worked({ kind: MONEY, sum: 100_000, ending: "调解结案" });
  expect(settled.result).toBe("案件受理费1,150元");
  expect(settled.bases).toContainEqual({ law: "诉讼费用交纳办法", articleNo: "第十五条" });
  expect(worked({ kind: MONEY, sum: 100_000, ending: "撤诉" }).how).toContain("由撤诉的一方负担");
  expect(worked({ kind: MONEY, sum: 100_000, ending: "普通程序" }).result).toBe("案件受理费2,300元");
});

test("A fee for an application is not halved", () => {
  expect(worked({ kind: "申请财产保全", sum: 100_000, ending: "撤诉" }).result).toBe("费用1,020元");
});

test("A divorce costs 50 to 300; property above 200,000 adds half a per cent", () => {
  expect(worked({ kind: "离婚" }).result).toContain("50元至300元");
  expect(worked({ kind: "离婚", sum: 200_000 }).result).toContain("50元至300元");
  expect(worked({ kind: "离婚", sum: 1_000_000 }).result).toContain("4,050元至4,300元");
  expect(worked({ kind: "离婚", sum: 1_000_000, ending: "简易程序" }).result).toContain("2,025元至2,150元");
  expect(worked({ kind: "离婚" }).bases).toContainEqual({ law: "诉讼费用交纳办法", articleNo: "第三十三条" });
});

test("A claim for reputation costs 100 to 500, and more above 50,000 of damages", () => {
  expect(worked({ kind: "名誉、肖像等人格权", sum: 50_000 }).result).toContain("100元至500元");
  expect(worked({ kind: "名誉、肖像等人格权", sum: 200_000 }).result).toContain("1,100元至1,500元");
});

test("A labour dispute costs ten yuan whatever the sum, five when halved", () => {
  expect(worked({ kind: "劳动争议", sum: 5_000_000 }).result).toBe("案件受理费10元");
  expect(worked({ kind: "劳动争议", ending: "简易程序" }).result).toBe("案件受理费5元");
});

test("Other kinds have the fees of article 13", () => {
  expect(worked({ kind: "行政案件" }).result).toBe("案件受理费50元");
  expect(worked({ kind: "管辖权异议" }).result).toContain("50元至100元");
  expect(worked({ kind: "其他不涉及财产的案件" }).result).toContain("50元至100元");
  expect(worked({ kind: "知识产权" }).result).toContain("500元至1,000元");
  expect(worked({ kind: "知识产权", sum: 100_000 }).result).toBe("案件受理费2,300元");
});

test("A payment order costs a third of the claim's fee", () => {
  expect(worked({ kind: "申请支付令", sum: 100_000 }).result).toBe("费用766.67元");
});

test("Without the kind, or the sum where it matters, these are asked for", () => {
  const asked = (inputs: Inputs) => {
    const sum = litigationFee.work(inputs, FIGURES);
    return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
  };
  expect(asked({})).toEqual(["kind", "sum"]);
  expect(asked({ sum: 5000 })).toEqual(["kind"]);
  expect(asked({ kind: MONEY })).toEqual(["sum"]);
  expect(asked({ kind: MONEY, sum: -1 })).toEqual(["sum"]);
  expect(asked({ kind: "申请支付令" })).toEqual(["sum"]);
  expect(asked({ kind: "没有的类别", sum: 5000 })).toEqual(["kind"]);
});

test("The longest text fits an answer", () => {
  const sum = worked({ kind: "知识产权", sum: 999_999_999_999.99, ending: "简易程序" });
  expect(sum.how.length).toBeLessThanOrEqual(1000);
  expect(sum.bases.length).toBeLessThanOrEqual(8);
});

test.each<[string, Inputs | null]>([
  ["朋友欠我30万不还，起诉要交多少诉讼费", { kind: MONEY, sum: 300_000 }],
  ["标的额50万的案子受理费是多少", { kind: MONEY, sum: 500_000 }],
  ["离婚起诉要多少钱", { kind: "离婚" }],
  ["想去法院离婚，房子值120万，立案费多少", { kind: "离婚", sum: 1_200_000 }],
  ["拖欠工资2万，去法院打官司要花多少钱", { kind: "劳动争议", sum: 20_000 }],
  ["申请强制执行8万块执行费谁出", { kind: "申请强制执行", sum: 80_000 }],
  ["财产保全要交多少费用，对方欠货款60万", { kind: "申请财产保全", sum: 600_000 }],
  ["申请支付令要多少钱，借款三万", { kind: "申请支付令", sum: 30_000 }],
  ["借款5万，撤诉以后诉讼费退多少", { kind: MONEY, sum: 50_000, ending: "撤诉" }],
  ["诉讼费交了2300，法院简易程序审理，欠款十万，能退吗", { kind: MONEY, sum: 100_000, ending: "简易程序" }],
  ["名誉权起诉法院收费多少", { kind: "名誉、肖像等人格权" }],
  ["起诉政府的行政诉讼诉讼费贵不贵", { kind: "行政案件" }],
  ["离婚后想变更抚养权，去法院起诉要交多少钱", { kind: "其他不涉及财产的案件" }],
  ["诉讼费谁承担", null],
  ["诉讼费是怎么算的", {}],
  ["法院会判他赔我多少钱", null],
  ["起诉兄弟我能分到多少钱", null],
  ["请律师多少钱，律师费谁出", null],
  ["朋友欠我30万不还怎么办", null],
  ["打官司要不要花钱，对方欠我几万块", { kind: MONEY }],
  ["要求赔偿3万到5万，起诉费用多少", { kind: MONEY }],
])("From “%s” no more is read than was told", (words, told) => {
  expect(litigationFee.read(words, "2026-11-22")).toEqual(told);
});
