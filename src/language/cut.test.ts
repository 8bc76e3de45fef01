import { describe, expect, test } from "vitest";
import { contentWords, cut, CUTTER_VERSION, segments } from "./cut.ts";
import { LEXICON } from "./lexicon.ts";

describe("the lexicon is our own and wide enough", () => {
  test("it holds at least 3,000 words", () => {
    expect([...LEXICON].filter((word) => [...word].length > 1).length).toBeGreaterThanOrEqual(3000);
  });
  test("every entry is Han, Latin or digits without spaces", () => {
    for (const word of LEXICON) expect(word).toMatch(/^[\p{Script=Han}A-Za-z0-9+]+$/u);
  });
});

describe("words that laypeople and statutes use are kept whole", () => {
  test.each([
    ["老板拖欠工资三个月", "拖欠工资"],
    ["离婚要退彩礼吗", "彩礼"],
    ["前夫不给抚养费", "抚养费"],
    ["物业费太贵", "物业费"],
    ["能拿经济补偿吗", "经济补偿"],
    ["民法典规定的居住权", "居住权"],
    ["申请人身安全保护令", "人身安全保护令"],
    ["竞业限制多久", "竞业限制"],
  ])("%s holds %s", (text, word) => expect(cut(text)).toContain(word));

  test("a compound is found by its parts too", () => {
    expect(cut("拖欠工资")).toEqual(["拖欠工资", "拖欠", "欠工资", "工资"]);
    expect(cut("退彩礼")).toEqual(["退彩礼", "彩礼"]);
  });
  test("the cut prefers few long words over many short ones", () => {
    expect(segments("中级人民法院判决书").map((s) => s.text)).toEqual(["中级人民法院", "判决书"]);
  });
});

describe("what no dictionary knows is still found", () => {
  test("an unknown Han run becomes character bigrams", () => expect(cut("魑魅魍魉")).toEqual(["魑魅", "魅魍", "魍魉"]));
  test("a single unknown character stays", () => expect(cut("，鼗，")).toEqual(["鼗"]));
  test("Latin and digit tokens stay whole, in lower case", () => {
    expect(cut("我在APP上花了1.5万，利率24%，型号iPhone-15")).toEqual(expect.arrayContaining(["app", "1.5", "24%", "iphone-15"]));
  });
  test("characters outside the basic plane do not break the cut", () => {
    expect(cut("𠮷𡈽𠀋人")).toEqual(["𠮷𡈽", "𡈽𠀋", "人"]);
  });
  test("emoji and punctuation are no terms", () => expect(cut("😀！？。")).toEqual([]));
});

describe("index and query are cut alike", () => {
  test("width, case, spaces and line ends make no difference", () => {
    expect(cut("拖 欠\n工资，ＡＰＰ")).toEqual(cut("拖欠工资，app"));
  });
  test("the version names the cut that an index was built with", () => expect(CUTTER_VERSION).toMatch(/^wenfa-cut-\d+$/));
  test("every character of the Han text is covered once by the segments", () => {
    const text = "我在某镇修理厂干活被砸伤了脚趾老板只肯垫付两千块医药费";
    expect(
      segments(text)
        .map((s) => s.text)
        .join(""),
    ).toBe(text);
  });
  test("a text of 4,000 characters is cut in well under 50 ms", () => {
    const text = "老板拖欠工资三个月一直不给说法我想申请劳动仲裁需要准备什么材料呢".repeat(125);
    cut(text);
    const start = performance.now();
    cut(text);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

test("content words leave out what carries no matter", () => {
  expect(contentWords("请问我的工资应该怎么追讨")).toEqual(["工资", "追讨"]);
});
