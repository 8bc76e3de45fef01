import { expect, test } from "vitest";
import { mentionAt, withoutMention } from "./mention.ts";

test("an @ asks for a law by what stands between it and the caret", () => {
  const text = "应当支付经济补偿@劳动合同法47。";
  expect(mentionAt(text, text.length - 1)).toEqual({ from: 8, to: 16, query: "劳动合同法47" });
  expect(mentionAt(text, 9)).toEqual({ from: 8, to: 9, query: "" });
});

test("a text without an @ before the caret asks for nothing", () => {
  expect(mentionAt("应当支付。", 5)).toBeNull();
  expect(mentionAt("应当@支付", 2)).toBeNull();
});

test("whoever writes on past a comma or a line meant an @", () => {
  expect(mentionAt("邮箱 a@b.cn，请写明", 11)).toBeNull();
  expect(mentionAt("@一\n二", 4)).toBeNull();
});

test("the words that asked go, and nothing else", () => {
  const text = "应当支付@经济补偿，另有";
  const mention = mentionAt(text, 9);
  expect(mention && withoutMention(text, mention)).toBe("应当支付，另有");
});
