import { expect, test } from "vitest";
import { workedAmounts } from "./worked-amounts.ts";

const FRAUD = "按照价款的三倍赔偿，不足五百元的为五百元";
const FEE = "不超过1万元的，每件交纳50元；超过1万元至10万元的部分，按照2.5%交纳";

test.each([
  ["a multiple", ["18万的车，三倍就是54万元。"], "花18万买的车", FRAUD, ["540000元"]],
  ["steps one after another", ["就是50元加上4万元的2.5%，也就是1000元，一共1050元。"], "要回5万块", FEE, ["40000元", "1000元", "1050元"]],
  ["months of a wage", ["干满3年，给3个月工资，您月薪6000，一共18000元。"], "月薪6000块", "每满一年支付一个月工资", ["18000元"]],
])("what follows from the citizen's own amounts is theirs: %s", (_, sentences, told, cited, worked) => {
  expect([...workedAmounts(sentences, told, [cited])]).toEqual(worked);
});

test("what does not follow is not", () => {
  expect([...workedAmounts(["18万的车，三倍就是60万元。"], "花18万买的车", [FRAUD])]).toEqual([]);
});

test("where the citizen told no amount nothing is reckoned: an altered figure of the law must not slip through", () => {
  expect([...workedAmounts(["不足一千元的按一千元"], "买到假货怎么赔", [FRAUD])]).toEqual([]);
});

test("nor does twice a figure of the law, where nobody says twice", () => {
  expect([...workedAmounts(["一百万元以内全额赔。"], "存了80万", ["最高偿付限额为50万元"])]).toEqual([]);
  expect([...workedAmounts(["两倍就是100万元。"], "存了80万", ["限额为50万元，可以加到二倍"])]).toEqual(["1000000元"]);
});
