import { expect, test } from "vitest";
import { alike, mayMerge, sameQuestion } from "./same-question.ts";

const into = { inquiryId: "a", draftId: null, at: new Date(0), state: "in_review" as const, text: "房东不退押金", proven: true };
const own = { text: "房东不退押金！", correcting: false };

test.each([
  ["公司拖欠我三个月工资不发怎么办", "公司拖欠我三个月工资不发，怎么办？"],
  ["〔人名1〕借我五万元不还", "〔人名2〕借我五万元不还！"],
  ["房东不退押金，合同到期了", "合同到期了，房东不退押金"],
])("the same question, said again: %s", (a, b) => expect(sameQuestion(a, b)).toBe(true));

test.each([
  ["公司拖欠我三个月工资不发怎么办", "我要和丈夫离婚，孩子归谁"],
  ["房东不退押金", "房东不退押金，还把我打伤了，我报警了，医药费谁出，警察说要做伤情鉴定"],
  ["", ""],
])("another question: %s / %s", (a, b) => expect(sameQuestion(a, b)).toBe(false));

test("alike is the same both ways, and one for the same words", () => {
  expect(alike("甲欠乙钱", "乙欠甲钱")).toBe(alike("乙欠甲钱", "甲欠乙钱"));
  expect(alike("拖欠工资", "拖欠，工资。")).toBe(1);
});

test("only the same token merges: a telephone number proves nobody", () => {
  expect(mayMerge(into, own)).toBeNull();
  expect(mayMerge({ ...into, proven: false }, own)?.refused).toBe("not-allowed");
  expect(mayMerge({ ...into, state: "withdrawn" }, own)?.refused).toBe("wrong-state");
  expect(mayMerge(into, { ...own, correcting: true })?.refused).toBe("wrong-state");
  expect(mayMerge(null, own)?.refused).toBe("not-found");
});

test("a merge is of the same question, into a matter that is still worked on", () => {
  for (const state of ["needs_facts", "drafting", "in_review"] as const) expect(mayMerge({ ...into, state }, own)).toBeNull();
  for (const state of ["answered", "closed", "withdrawn"] as const) {
    expect(mayMerge({ ...into, state }, own)?.refused, state).toBe("wrong-state");
  }
  expect(mayMerge(into, { ...own, text: "我要和丈夫离婚，孩子归谁" })?.refused).toBe("wrong-state");
});
