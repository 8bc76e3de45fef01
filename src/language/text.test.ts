import { describe, expect, test } from "vitest";
import { codePoints, isHan, normalise, plain } from "./text.ts";

describe("text is read in one form", () => {
  test("full-width letters and digits become plain", () => expect(normalise("ＡＢＣ１３８")).toBe("ABC138"));
  test("ideographic spaces, tabs and line ends become one space", () => expect(normalise(" 欠条　\t在\r\n\n手里 ")).toBe("欠条 在 手里"));
  test("zero-width and control characters do not split a word", () => {
    expect(normalise("拖\u200b欠\ufeff工\u00ad资")).toBe("拖欠工资");
    expect(normalise("拖欠\u0000工资\u0007")).toBe("拖欠 工资");
  });
  test("compatibility ideographs become the usual ones", () => expect(normalise("⼯资")).toBe("工资"));
  test("normalising twice changes nothing", () => {
    const once = normalise("　他　说：ｈｅｌｌｏ，\u200b１ ２ ３");
    expect(normalise(once)).toBe(once);
  });
  test("spaces between Chinese characters vanish for matching, between Latin words they stay", () => {
    expect(plain("老板 拖欠 工资 3 个月 see you")).toBe("老板拖欠工资3个月 see you");
    expect(plain("QQ ABC")).toBe("qq abc");
  });
});

describe("length is counted in characters", () => {
  test("a character outside the basic plane counts once", () => expect(codePoints("𠮷野家😀")).toBe(4));
  test("an empty text has none", () => expect(codePoints("")).toBe(0));
  test("Han is told from kana, Latin and punctuation", () => {
    expect(["法", "𠮷", "a", "の", "，", "1"].map(isHan)).toEqual([true, true, false, false, false, false]);
  });
});
