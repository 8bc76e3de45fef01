import { describe, expect, test } from "vitest";
import { wordCutter } from "./word-cutter.ts";

/** Natural logarithms of shares. */
const cut = wordCutter(
  new Map([
    ["试验", -4],
    ["试验员", -6],
    ["员工", -5],
    ["员", -8],
    ["工", -8],
    ["工资", -4],
    ["资", -9],
    ["拖欠", -5],
    ["拖欠工资", -7],
  ]),
);

describe("cutting by the likeliest words", () => {
  test.each([
    ["试验员工资", ["试验员", "工资"], "−10 against 试验+员工+资 −18"],
    ["试验员工", ["试验", "员工"], "−9 against 试验员+工 −14"],
    ["拖欠工资", ["拖欠工资"], "−7 against 拖欠+工资 −9"],
  ])("%s → %j (%s)", (text, words) => expect(cut(text)).toEqual(words));

  test("what is longer than the longest word it could be is still cut", () => {
    expect(cut("试验员工资".repeat(200))).toHaveLength(400);
  });

  test("characters that no word holds come one by one, in their place", () => {
    expect(cut("猫试验狗")).toEqual(["猫", "试验", "狗"]);
  });

  test("a character beyond the first plane is one character, never two halves", () => {
    expect(cut("𠮷试验𠮷")).toEqual(["𠮷", "试验", "𠮷"]);
    expect(cut("𠮷𠮷")).toEqual(["𠮷", "𠮷"]);
  });

  test("latin words and numbers stay whole, in lower case; punctuation falls away", () => {
    expect(cut("用App拖欠3000.50元，利率15%！")).toEqual(["用", "app", "拖欠", "3000.50", "元", "利", "率", "15%"]);
    expect(cut("ＡＢＣ１２３")).toEqual(["abc123"]);
  });

  test("a word broken by a space or a line end is found all the same", () => {
    expect(cut("拖欠 工\n资")).toEqual(["拖欠工资"]);
  });

  test("nothing gives nothing", () => {
    expect([cut(""), cut("？！……")]).toEqual([[], []]);
  });

  test("the same text is cut the same, whatever was cut in between", () => {
    const text = "试验员工资拖欠3个月";
    const first = cut(text);
    cut("猫".repeat(50));
    expect(cut(text)).toEqual(first);
  });
});
