import { describe, expect, test } from "vitest";
import { CategoryCode, FactQuestion } from "#contract.ts";
import { FACT_NEEDS } from "./fact-needs.ts";
import { missingFacts } from "./missing-facts.ts";

describe("a thin question is asked for the facts of its field", () => {
  test("at most three, the most telling first", () => {
    const { thin, missing } = missingFacts("老板不给钱怎么办", "labor");
    expect(thin).toBe(true);
    expect(missing.map((m) => m.key)).toEqual(["contract", "employed", "years"]);
  });
  test("what the asker told is not asked again", () => {
    const { missing } = missingFacts("没签合同，老板不给钱", "labor");
    expect(missing.map((m) => m.key)).not.toContain("contract");
  });
  test("a greeting is asked what happened", () => {
    expect(missingFacts("你好", "other").missing[0]!.key).toBe("what");
  });
});

describe("a question that can be answered is not asked anything", () => {
  test("a long story", () => {
    const story = "我2024年3月进厂，签了两年合同，今年8月被口头辞退，工资每月五千，还欠两个月没发，想问能要多少钱，需要准备什么证据";
    expect(missingFacts(story, "labor")).toEqual({ thin: false, missing: [] });
  });
  test.each([
    ["起诉离婚需要什么材料", "family"],
    ["诉讼时效是多久", "procedure"],
    ["有限公司和合伙企业有什么区别", "company"],
    ["婚假有多少天", "labor"],
  ] as const)("a question about the law itself: %s", (question, category) => {
    expect(missingFacts(question, category).thin).toBe(false);
  });
});

test("every field has its questions, and every question can be sent", () => {
  for (const category of CategoryCode.options) {
    expect(FACT_NEEDS[category].length).toBeGreaterThanOrEqual(3);
    for (const { key, ask, options } of FACT_NEEDS[category]) FactQuestion.parse({ key, ask, options });
  }
});
