import { expect, test } from "vitest";
import { shippedFigures } from "#shipped-figures.node.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { deposit } from "./deposit.ts";

const FIGURES = shippedFigures();
const GIVER = "交定金的一方";
const TAKER = "收定金的一方";

function worked(inputs: Inputs) {
  const sum = deposit.work(inputs, FIGURES);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

test("Who took the deposit and broke the contract returns it double", () => {
  const sum = worked({ paid: 50_000, price: 1_200_000, breaker: TAKER });
  expect(sum.result).toBe("收定金的一方应当返还100,000元（交的50,000元，另加50,000元）");
  expect(sum.how).toContain("1,200,000 × 20% = 240,000元");
  expect(sum.how).toContain("50,000 × 2 = 100,000元");
});

test("Who gave it and broke the contract loses it", () => {
  expect(worked({ paid: 50_000, price: 1_200_000, breaker: GIVER }).result).toBe("50,000元定金要不回来");
});

test("A deposit of exactly a fifth counts whole", () => {
  const sum = worked({ paid: 20_000, price: 100_000, breaker: TAKER });
  expect(sum.result).toContain("40,000元");
  expect(sum.how).toContain("没有超过");
});

test("What lies above a fifth is returned once, not double", () => {
  const sum = worked({ paid: 30_000, price: 100_000, breaker: TAKER });
  expect(sum.result).toBe("收定金的一方应当返还50,000元（交的30,000元，另加20,000元）");
  expect(sum.how).toContain("再加上超过的10,000元，共50,000元");
});

test("What lies above a fifth comes back even to who broke the contract", () => {
  expect(worked({ paid: 30_000, price: 100_000, breaker: GIVER }).result).toBe("20,000元定金要不回来，超过的10,000元可以要回");
});

test("One fen above the fifth is one fen too much", () => {
  expect(worked({ paid: 20_000.01, price: 100_000, breaker: GIVER }).result).toContain("超过的0.01元可以要回");
});

test("Without the price the sum stands, and the text says that the fifth was not checked", () => {
  const sum = worked({ paid: 5000, breaker: TAKER });
  expect(sum.result).toContain("10,000元");
  expect(sum.how).toContain("没有核对");
});

test("What was not agreed as 定金 is not returned double, whoever broke the contract", () => {
  const sum = worked({ kind: "订金、押金、预付款等，没写定金", paid: 5000, breaker: TAKER });
  expect(sum.result).toContain("不能要求双倍返还");
  expect(sum.bases).toEqual([
    { law: "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释", articleNo: "第六十七条", paragraph: 1 },
  ]);
});

test("A price below the deposit leaves a fifth of it", () => {
  expect(worked({ paid: 1000, price: 100, breaker: TAKER }).result).toContain("1,020元");
});

test("What is not known, or cannot be, is asked for", () => {
  const asked = (inputs: Inputs) => {
    const sum = deposit.work(inputs, FIGURES);
    return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
  };
  expect(asked({})).toEqual(["paid", "breaker"]);
  expect(asked({ paid: 0, breaker: TAKER })).toEqual(["paid"]);
  expect(asked({ paid: 100, breaker: "不知道" })).toEqual(["breaker"]);
  expect(asked({ paid: Number.NaN, breaker: TAKER })).toEqual(["paid"]);
});

test("The choice between deposit and penalty, and the exceptions, are told", () => {
  const { how, bases } = worked({ paid: 5000, breaker: TAKER });
  expect(how).toContain("只能选一个");
  expect(how).toContain("不可抗力");
  expect(bases.map(({ articleNo }) => articleNo)).toEqual(["第五百八十七条", "第五百八十六条", "第五百八十八条", "第六十八条"]);
});

test("The longest text fits an answer", () => {
  const sum = worked({ paid: 99_999_999_999.99, price: 111_111_111_111.11, breaker: TAKER });
  expect(sum.how.length).toBeLessThanOrEqual(1000);
  expect(sum.result.length).toBeLessThanOrEqual(300);
});

test.each<[string, Inputs | null]>([
  ["买房交了5万定金，总价120万，房东涨价不卖了", { paid: 50_000, price: 1_200_000, breaker: TAKER, kind: "定金" }],
  ["我交了2000元定金，现在不想买了，商家不退", { paid: 2000, breaker: GIVER, kind: "定金" }],
  ["定金两万，卖家反悔把车卖给别人了", { paid: 20_000, breaker: TAKER, kind: "定金" }],
  ["付了一千块订金，影楼倒闭了", { paid: 1000, breaker: TAKER, kind: "订金、押金、预付款等，没写定金" }],
  ["我收了租客3000定金，他又不租了，要退吗", { paid: 3000, breaker: GIVER, kind: "定金" }],
  ["我收了买家10万定金，我不想卖了，要赔多少", { paid: 100_000, breaker: TAKER, kind: "定金" }],
  ["定金合同写的是订金，交了8000，店家没货", { paid: 8000, breaker: TAKER, kind: "订金、押金、预付款等，没写定金" }],
  ["卖家涨价，我不想买了，定金1万能退吗", { paid: 10_000, kind: "定金" }],
  ["贷款没批下来，定金5万能退吗", { paid: 50_000, kind: "定金" }],
  ["装修公司收了3万块定金跑路了，合同价15万", { paid: 30_000, price: 150_000, breaker: TAKER, kind: "定金" }],
  ["定金能退吗", { kind: "定金" }],
  ["定金交了几万，对方违约", { breaker: TAKER, kind: "定金" }],
  ["押金500不退怎么办", null],
  ["40万的房子付了定金4万，开发商一房二卖", { paid: 40_000, price: 400_000, breaker: TAKER, kind: "定金" }],
])("From “%s” no more is read than was told", (words, told) => {
  expect(deposit.read(words, "2026-11-22")).toEqual(told);
});
