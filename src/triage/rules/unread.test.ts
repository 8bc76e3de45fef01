import { describe, expect, test } from "vitest";
import { whyUnread } from "./unread.ts";

describe("several words in another language are not taken as understood", () => {
  test.each([
    ["English", "My boss did not pay me for three months"],
    ["English with a Chinese word", "My 老板 did not pay me for three months"],
    ["Uyghur", "مېنىڭ ئىش ھەققىمنى بەرمىدى"],
    ["Tibetan", "ངའི་གླ་ཆ་སྤྲད་མ་སོང་"],
    ["Korean", "사장님이 월급을 안 줘요"],
    ["Japanese", "会社が給料を払ってくれません"],
    ["Russian", "хозяин не платит зарплату"],
  ])("%s: %s", (_, text) => expect(whyUnread(text)).toBe("没有读懂（可能是其他语言文字），请人马上看"));
});

describe("Chinese with foreign names, and what is too short to tell, is read as before", () => {
  test.each([
    "我买的 iPhone 15 Pro Max 坏了",
    "微信 QQ APP 被盗",
    "老板不发工资 www.example.com",
    "在の家买东西",
    "app",
    "13800138000",
    "",
  ])("%s", (text) => expect(whyUnread(text)).toBeNull());
});
