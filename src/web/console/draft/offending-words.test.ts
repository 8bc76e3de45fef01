import { expect, test } from "vitest";
import type { Finding } from "../../../contract.ts";
import { marked, offendingWords } from "./offending-words.ts";

const finding = (because: string): Finding => ({
  key: "k",
  blocking: true,
  kind: "number-not-in-article",
  place: "law[0]",
  because,
  article: null,
});

test("the numbers that a finding lists are found in the text", () => {
  expect(offendingWords("引用的条文里没有这些数字：73日、9%", "应当在73日内支付。")).toEqual(["73日"]);
});

test("what a finding quotes is found in the text", () => {
  expect(offendingWords("“一律三倍”没有法条支持", "公司一律三倍支付。")).toEqual(["一律三倍"]);
});

test("what is not in the text is not marked", () => {
  expect(offendingWords("《劳动合同法》第四十七条：不是现行有效", "应当支付。")).toEqual([]);
});

test("a text is cut into pieces that make it up again", () => {
  const text = "应当在73日内支付，73日后加付。";
  const pieces = marked(text, [finding("没有这些数字：73日")]);
  expect(pieces.map(({ words }) => words).join("")).toBe(text);
  expect(pieces.filter(({ off }) => off).map(({ words }) => words)).toEqual(["73日", "73日"]);
});
