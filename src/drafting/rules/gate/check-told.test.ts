import { describe, expect, test } from "vitest";
import type { AnswerBody } from "#contract.ts";
import { checkToldQuotations } from "./check-told.ts";

const TOLD = ["老板欠我三个月工资，一共18000元，他说“没钱”，让我等", "合同是〔姓名〕签的"];

const check = (understood: string, told: readonly string[] | null = TOLD) =>
  checkToldQuotations({ understood } as AnswerBody, told).map(({ kind, blocking, place }) => ({ kind, blocking, place }));
const FOUND = [{ kind: "told-differs", blocking: true, place: "understood" }];

describe("what is quoted of the citizen", () => {
  test.each([
    ["word for word", "您的原话是：“老板欠我三个月工资，一共18000元”"],
    ["with other signs, spaces and widths", "您说「老板 欠我三个月工资 一共１８０００元」"],
    ["cut short by an ellipsis", "您的原话是：“老板欠我三个月工资，一共18000元，他说…”"],
    ["with words left out between", "您说“老板欠我……让我等”"],
    ["with a quotation within it", "您的原话是：“他说“没钱”，让我等”，对吗"],
    ["across two messages", "您说“让我等。合同是〔姓名〕签的”"],
    ["cut within an inner quotation", "您的原话是：“他说“没钱…”。您还说“让我等”"],
    ["in straight marks", '您说"一共18000元"'],
  ])("%s passes", (_, understood) => {
    expect(check(understood)).toEqual([]);
  });

  test.each([
    ["another sum", "您的原话是：“老板欠我三个月工资，一共8000元”"],
    ["a word that turns it round", "您的原话是：“老板没欠我三个月工资”"],
    ["the order changed", "您说“让我等……老板欠我”"],
    ["a short word said to be theirs", "您说：“有钱”"],
    ["the rest after an inner quotation changed", "您的原话是：“他说“没钱”，不让我等”"],
    ["straight marks", '您说"一共28000元"'],
    ["one right and one wrong", "您说“让我等”，又说“已经还清”"],
  ])("%s is found, and blocks", (_, understood) => {
    expect(check(understood)).toEqual(FOUND);
  });

  test("what is said in our own words, and a short term, is no quotation", () => {
    expect(check("您与单位有工资纠纷，涉及所谓“定金”")).toEqual([]);
  });

  test("without the citizen's words there is nothing to hold it against", () => {
    expect(check("您说“完全不同的话”", null)).toEqual([]);
    expect(check("您说“完全不同的话”", [])).toEqual(FOUND);
  });

  test("is told what to do", () => {
    const [finding] = checkToldQuotations({ understood: "您说“已经还清了钱”" } as AnswerBody, TOLD);
    expect(finding?.because).toBe("“已经还清了钱”不是群众的原话：请改成原话，或者去掉引号");
  });
});
