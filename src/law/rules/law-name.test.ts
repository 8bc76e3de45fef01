import { describe, expect, test } from "vitest";
import { type NamedLaw, findLaw, lawKey, lawNamesOf, nearNames } from "./law-name.ts";

const law = (name: string, short = name, ended = false): NamedLaw => ({ law: name, short, kind: "法律", ended });
const NAMES = lawNamesOf([
  law("中华人民共和国试验法", "试验法"),
  law("中华人民共和国民事诉讼法", "民事诉讼法"),
  law("中华人民共和国民法典", "民法典"),
  law("最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）", "婚姻家庭编解释（一）"),
  law("最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（二）", "婚姻家庭编解释（二）"),
  law("最高人民法院关于审理试验纠纷案件适用法律若干问题的解释"),
  law("最高人民法院、最高人民检察院关于办理甲、乙试验刑事案件适用法律若干问题的解释"),
  law("最高人民法院关于审理重名案件适用法律问题的解释", "重名解释", true),
  law("最高人民法院关于审理重名案件适用法律若干问题的解释", "重名新解释"),
]);

describe("a law is found", () => {
  test.each([
    ["中华人民共和国试验法", "中华人民共和国试验法"],
    ["《中华人民共和国试验法》", "中华人民共和国试验法"],
    ["试 验 法", "中华人民共和国试验法"],
    ["民诉法", "中华人民共和国民事诉讼法"],
    ["婚姻家庭编解释一", "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）"],
    ["民法典婚姻家庭编司法解释(二)", "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（二）"],
    ["关于适用《民法典》婚姻家庭编的解释（一）", "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）"],
    ["试验纠纷解释", "最高人民法院关于审理试验纠纷案件适用法律若干问题的解释"],
    ["试验案件司法解释", "最高人民法院关于审理试验纠纷案件适用法律若干问题的解释"],
    [
      "最高人民法院最高人民检察院关于办理甲乙试验刑事案件适用法律若干问题的解释",
      "最高人民法院、最高人民检察院关于办理甲、乙试验刑事案件适用法律若干问题的解释",
    ],
  ])("by %s", (name, full) => {
    expect(findLaw(NAMES, name)?.law).toBe(full);
  });
  test("in its version of today where an old one bore the same short form", () => {
    expect(findLaw(NAMES, "重名案件解释")?.law).toBe("最高人民法院关于审理重名案件适用法律若干问题的解释");
  });
  test("never by part of its name", () => {
    expect([findLaw(NAMES, "试验"), findLaw(NAMES, "民事"), findLaw(NAMES, "解释一")]).toEqual([null, null, null]);
  });
});

test("a name that is none comes with those that are near, nearest first", () => {
  expect(nearNames(NAMES, "民事诉讼发")[0]).toBe("中华人民共和国民事诉讼法");
  expect(nearNames(NAMES, "海商法")).toEqual([]);
});

test("full-width brackets, quotes and the country's name make no other law", () => {
  expect(lawKey("《中华人民共和国试验法》（一）")).toBe(lawKey("试验法(一)"));
});
