import { describe, expect, test } from "vitest";
import { NEARLY_THE_SAME, bareWords, likenessOf, sketchOf } from "./likeness.ts";

const WAGES = "公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办";
const alike = (one: string, other: string, seed = 7) => likenessOf(sketchOf(bareWords(one), seed), sketchOf(bareWords(other), seed));

describe("nearly the same words", () => {
  test.each([
    ["with other punctuation and spaces", "公司 拖欠我 三个月工资不发。没有签劳动合同！现在把我辞退了，怎么办？？"],
    [
      "with full-width digits and zero-width characters between",
      "公司拖欠我三个月\u200b工资不发，没有签劳动合\u200d同，现在把我辞退了怎么办",
    ],
    ["with one character changed", "公司拖欠我两个月工资不发，没有签劳动合同，现在把我辞退了怎么办"],
    ["with a number hung on", `${WAGES}12`],
    ["turned round", "没有签劳动合同，现在把我辞退了怎么办，公司拖欠我三个月工资不发"],
  ])("are told %s", (_, other) => expect(alike(WAGES, other)).toBeGreaterThanOrEqual(NEARLY_THE_SAME));

  test.each([
    ["another question of the same field", "老板欠我两个月工资一直不给，我没有合同，可以去哪里告他"],
    ["another field", "我要和丈夫离婚，孩子才两岁，抚养权会判给谁"],
    ["the same beginning", "公司拖欠我工资，去年十月在工地摔伤了腿，医院花了两万块，老板说不管，能申请工伤吗"],
  ])("are not %s", (_, other) => expect(alike(WAGES, other)).toBeLessThan(NEARLY_THE_SAME));
});

test("a sketch of another key has nothing in common with it, so that it says nothing to who holds no key", () => {
  expect(likenessOf(sketchOf(bareWords(WAGES), 7), sketchOf(bareWords(WAGES), 8))).toBeLessThan(0.1);
});

test("one character, and none, have a sketch too", () => {
  expect(sketchOf("字", 7)).toHaveLength(64);
  expect(likenessOf(sketchOf("", 7), sketchOf("", 7))).toBe(1);
});
