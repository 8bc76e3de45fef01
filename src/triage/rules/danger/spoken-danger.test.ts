import { describe, expect, test } from "vitest";
import { spelledOut } from "./spoken-danger.ts";
import { findUrgency } from "#triage/rules/urgency.ts";

describe("a short cry is danger, in whatever letters it is typed", () => {
  test.each([
    ["family-violence", "Help me, my husband is beating me right now"],
    ["threat", "He said he will kill me tonight"],
    ["self-harm", "I want to die"],
    ["confinement", "They locked me in a room and won't let me leave"],
    ["violence", "help me"],
    ["family-violence", "jia bao, lao gong da wo"],
    ["family-violence", "jiā bào lǎo gōng dǎ wǒ"],
    ["self-harm", "wo xiang si"],
    ["family-violence", "老公打wo"],
    ["family-violence", "劳公打俺"],
    ["family-violence", "被家爆"],
    ["self-harm", "我不想hou了"],
    ["family-violence", "他打我"],
    ["family-violence", "我被他打了"],
    ["violence", "有人打我"],
    ["violence", "110"],
    ["violence", "救命"],
  ])("%s: %s", (kind, text) => expect(findUrgency(text).dangers).toContain(kind));
});

describe("blows in another sense, in play, in the past or before the law are no cry", () => {
  test.each([
    "打我电话",
    "有事打我手机",
    "工资打我卡上",
    "他打游戏打我",
    "他去年打我",
    "他没打我",
    "我被人打了怎么赔",
    "老板给我打了低分",
    "我被老板打压",
    "12348",
    "想注册个“家爆”商标",
    "my husband beat me at chess",
    "my husband beat me ten years ago",
    "My boss did not pay me for three months",
  ])("%s", (text) => expect(findUrgency(text).urgency).not.toBe("danger"));
});

test("what the table of sounds does not know is left as it is written", () => {
  expect(spelledOut("老工厂 打款 Café")).toBe("老工厂 打款 Café");
});
