import { describe, expect, test } from "vitest";
import { chooseCategory } from "./category.ts";
import { whyComplex } from "./complexity.ts";

const why = (question: string) => whyComplex(question, chooseCategory(question));

describe("what a seat lawyer should not answer alone", () => {
  test.each([
    ["金额较大（约800万元）", "合作方欠货款800万元"],
    ["金额较大（约12000万元）", "工程款一亿二千万没有结算"],
    ["涉及人数较多（40人）", "我们40多个工人没拿到工资"],
    ["涉及人数较多（120人）", "一百二十名业主要起诉开发商"],
    ["涉及人数较多", "几十户村民的地被占了"],
    ["有涉外、涉港澳台因素", "我和外国人离婚，财产在美国"],
    ["有涉外、涉港澳台因素", "和香港公司签的合同"],
  ])("%s: %s", (because, question) => expect(why(question)).toContain(because));

  test("a long story between two fields", () => {
    expect(why("他借钱不还，写了欠条，又说我名誉侵权，到处造谣诽谤。".repeat(10)).join()).toContain("几个领域");
  });
});

describe("everyday matters stay at the seat", () => {
  test.each(["老板欠我三万块工资", "五六个人打我一个", "房子总价三百万，首付一百万", "在国际商贸城租的铺子要转让", "小区外商铺油烟大"])(
    "%s",
    (question) => expect(why(question)).toEqual([]),
  );
});
