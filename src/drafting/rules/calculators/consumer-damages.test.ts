import { expect, test } from "vitest";
import { shippedFigures } from "#shipped-figures.node.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { consumerDamages } from "./consumer-damages.ts";

const FIGURES = shippedFigures();
const FRAUD = "商家欺诈（假货、翻新、虚假宣传等）";
const FOOD = "不符合食品安全标准的食品";
const DRUG = "假药、劣药";

function worked(inputs: Inputs) {
  const sum = consumerDamages.work(inputs, FIGURES);
  if ("missing" in sum) throw new Error(`missing ${sum.missing.map(({ key }) => key).join()}`);
  return sum;
}

test("Fraud adds three times the price", () => {
  const sum = worked({ wrong: FRAUD, price: 3000 });
  expect(sum.result).toBe("可以要求另外赔9,000元；退货退款的，加上价款共12,000元");
  expect(sum.how).toContain("3,000 × 3 = 9,000元");
  expect(sum.bases).toEqual([{ law: "中华人民共和国消费者权益保护法", articleNo: "第五十五条", paragraph: 1 }]);
});

test.each([
  [100, "另外赔500元"],
  [166.66, "另外赔500元"],
  [166.67, "另外赔500.01元"],
  [0.01, "另外赔500元"],
])("Fraud over %d yuan adds at least 500", (price, says) => {
  expect(worked({ wrong: FRAUD, price }).result).toContain(says);
});

test.each([
  [9.9, "另外赔1,000元"],
  [100, "另外赔1,000元"],
  [100.01, "另外赔1,000.10元"],
  [588, "另外赔5,880元"],
])("Unsafe food for %d yuan adds ten times the price, at least 1,000", (price, says) => {
  expect(worked({ wrong: FOOD, price }).result).toContain(says);
});

test("Three times the loss is taken where it is more", () => {
  const sum = worked({ wrong: FOOD, price: 30, loss: 2000 });
  expect(sum.result).toBe("可以要求另外赔6,000元；加上价款和损失共8,030元");
  expect(sum.how).toContain("2,000 × 3 = 6,000元");
});

test("Ten times the price is taken where that is more", () => {
  expect(worked({ wrong: FOOD, price: 500, loss: 100 }).result).toContain("另外赔5,000元");
});

test("A loss of nothing changes nothing", () => {
  expect(worked({ wrong: FOOD, price: 500, loss: 0 }).result).toBe("可以要求另外赔5,000元；加上价款共5,500元");
});

test("A small loss still leaves the floor of 1,000, and the text says so", () => {
  expect(worked({ wrong: FOOD, price: 10, loss: 50 }).how).toContain("不足1,000元，按1,000元算");
});

test("False drugs go by their own law", () => {
  const sum = worked({ wrong: DRUG, price: 200 });
  expect(sum.result).toContain("另外赔2,000元");
  expect(sum.bases).toEqual([{ law: "中华人民共和国药品管理法", articleNo: "第一百四十四条", paragraph: 3 }]);
});

test("Fraud takes no account of a loss: that is claimed on its own", () => {
  expect(worked({ wrong: FRAUD, price: 3000, loss: 9000 }).result).toContain("另外赔9,000元");
});

test("For food the text names what the seller must have known, flaws of the label, and knowing buyers", () => {
  const { how } = worked({ wrong: FOOD, price: 100 });
  expect(how).toContain("明知");
  expect(how).toContain("标签");
});

test("What is not known, or cannot be, is asked for", () => {
  const asked = (inputs: Inputs) => {
    const sum = consumerDamages.work(inputs, FIGURES);
    return "missing" in sum ? sum.missing.map(({ key }) => key) : [];
  };
  expect(asked({})).toEqual(["wrong", "price"]);
  expect(asked({ wrong: FRAUD, price: 0 })).toEqual(["price"]);
  expect(asked({ price: 100 })).toEqual(["wrong"]);
  expect(asked({ wrong: "质量不好", price: 100 })).toEqual(["wrong"]);
});

test.each<[string, Inputs | null]>([
  ["网上花3000元买的手机是翻新机，能退一赔三吗", { wrong: FRAUD, price: 3000 }],
  ["超市买的面包过期了，12块钱买的，能赔多少", { wrong: FOOD, price: 12 }],
  ["吃外卖吃出蟑螂，付了45元，拉肚子医药费600元", { wrong: FOOD, price: 45, loss: 600 }],
  ["买到假药了，花了五百块", { wrong: DRUG, price: 500 }],
  ["花2万8买的二手车是泡水车，车行隐瞒", { wrong: FRAUD, price: 28_000 }],
  ["买了2000块的酒是假的，喝了不合格", { price: 2000 }],
  ["牛奶过期了商家只肯赔50块", { wrong: FOOD }],
  ["衣服质量不好，商家不退", null],
  ["买了假货，商家只退款不赔", { wrong: FRAUD }],
  ["总价6800的名牌包鉴定不是正品", { wrong: FRAUD, price: 6800 }],
  ["花了几千块买的保健品虚假宣传", { wrong: FRAUD }],
  ["奶粉发霉，168元一罐，孩子看病花了1200元", { wrong: FOOD, price: 168, loss: 1200 }],
  ["公司欺诈我签合同", null],
  ["请假的这个月老板不发工资", null],
  ["我开的超市卖了过期饼干，工商要罚多少", null],
  ["卖假货被判刑会判几年，涉案45万", null],
  ["标价20元，结账小票25元，算价格欺诈吗", { wrong: FRAUD }],
  ["月饼里吃出头发，商家赔我1000，我买的时候88元一盒", { wrong: FOOD, price: 88 }],
])("From “%s” no more is read than was told", (words, told) => {
  expect(consumerDamages.read(words, "2026-11-22")).toEqual(told);
});
