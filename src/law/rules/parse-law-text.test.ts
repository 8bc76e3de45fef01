import { describe, expect, test } from "vitest";
import { parseLawText } from "./parse-law-text.ts";

const parse = (text: string) =>
  parseLawText(
    text.split("\n").filter((line) => line.trim() !== ""),
    { at: "试验法.docx", source: "试验法.docx" },
  );
const HEAD = "中华人民共和国试验法\n（2020年5月28日第十三届全国人民代表大会第三次会议通过）";
const WHOLE = `${HEAD}
目　　录
第一编　总则
第一章　基本规定
第二章　程序
第二编　附则
第一编　总则
第一章　基本规定
第一条　为了规范试验，制定本法。
第二条　试验应当公开。
第一条规定的目的不得规避。
第二章　程序
第一节　申请
第三条　有下列情形之一的，可以申请：
（一）本人需要的；
（二）他人委托的。
第三条之一　申请可以撤回。
第二编　附则
第四条　本法自2021年1月1日起施行。
附件一：试验机构名单
甲机构`;

describe("a law as the national database serves it", () => {
  const { document, unread } = parse(WHOLE);

  test("is read without loss, its contents not taken for its text", () => {
    expect(unread).toEqual([]);
    expect(document?.articles.map(({ label, path }) => [label, path])).toEqual([
      ["第一条", "第一编 总则 / 第一章 基本规定"],
      ["第二条", "第一编 总则 / 第一章 基本规定"],
      ["第三条", "第一编 总则 / 第二章 程序 / 第一节 申请"],
      ["第三条之一", "第一编 总则 / 第二章 程序 / 第一节 申请"],
      ["第四条", "第二编 附则"],
      ["附件一：试验机构名单", "第二编 附则"],
    ]);
  });
  test("keeps paragraphs and items a line each", () => {
    expect(document?.articles[2]?.text).toBe("有下列情形之一的，可以申请：\n（一）本人需要的；\n（二）他人委托的。");
  });
  test("takes a paragraph that begins with 第X条 for what it is", () => {
    expect(document?.articles[1]?.text).toBe("试验应当公开。\n第一条规定的目的不得规避。");
  });
  test("knows name, kind and days", () => {
    expect(document).toMatchObject({
      law: "中华人民共和国试验法",
      short: "试验法",
      kind: "法律",
      version: "2020-05-28",
      effective: "2021-01-01",
      inForceFrom: "2021-01-01",
    });
  });
});

const dated = (head: string, last: string) => {
  const { version, effective, inForceFrom } = parse(`${head}\n第一条　试验应当公开。\n第二条　${last}`).document ?? {};
  return [version, effective, inForceFrom];
};

describe("the days of a text", () => {
  test("of an amended law: its last amendment is the version, its first day ever is not this version's", () => {
    const head =
      "中华人民共和国试验法\n（2007年6月29日第十届全国人民代表大会常务委员会第二十八次会议通过　根据2012年12月28日第十一届全国人民代表大会常务委员会第三十次会议《关于修改〈中华人民共和国试验法〉的决定》修正）";
    expect(dated(head, "本法自2008年1月1日起施行。")).toEqual(["2012-12-28", "2008-01-01", null]);
  });
  test("of one whose head says from when the amendment is law", () => {
    const head = "试验解释\n（2003年12月4日通过，根据2022年2月15日通过的《决定》修正，该修正自2022年5月1日起施行）";
    expect(dated(head, "本解释自2004年5月1日起施行。")).toEqual(["2022-02-15", "2022-05-01", "2022-05-01"]);
  });
  test("of a law that is law from its promulgation", () => {
    expect(dated(HEAD, "本法自公布之日起施行。")).toEqual(["2020-05-28", "2020-05-28", "2020-05-28"]);
  });
  test("of anything else from its promulgation, only where that day is told", () => {
    expect(dated("试验规定\n（2020年12月23日试验会议通过）", "本规定自公布之日起施行。")).toEqual(["2020-12-23", null, null]);
    expect(dated("试验规定\n（2020年12月29日公布）", "本规定自公布之日起施行。")).toEqual(["2020-12-29", "2020-12-29", "2020-12-29"]);
  });
  test("in Chinese numerals", () => {
    expect(dated("试验条例\n（一九九八年十月二十五日国务院令第250号发布）", "本条例自一九九九年一月一日起施行。")).toEqual([
      "1998-10-25",
      "1999-01-01",
      "1999-01-01",
    ]);
  });
});

test("Markdown reads as Word does, its marks dropped", () => {
  const { document, unread } = parse(
    "# 中华人民共和国试验法\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n<!-- INFO END -->\n## 第一章 总则\n### 第一条\n试验应当公开。\n**第二条** 本法自2021年1月1日起施行。",
  );
  expect(unread).toEqual([]);
  expect(document?.articles.map(({ label, path, text }) => [label, path, text])).toEqual([
    ["第一条", "第一章 总则", "试验应当公开。"],
    ["第二条", "第一章 总则", "本法自2021年1月1日起施行。"],
  ]);
});

test("a title over two lines and a document number between make one title", () => {
  const { document } = parse(
    "最高人民法院\n关于审理试验案件的解释\n法释〔2020〕1号\n（2020年12月29日通过，自2021年1月1日起施行）\n第一条　试验应当公开。",
  );
  expect(document).toMatchObject({
    law: "最高人民法院关于审理试验案件的解释",
    kind: "司法解释",
    version: "2020-12-29",
    inForceFrom: "2021-01-01",
  });
});

test("a preamble has no number, and is kept", () => {
  const { document } = parse(`${HEAD}\n序　　言\n试验自古有之，本法总结其经验。\n第一条　试验应当公开。`);
  expect(document?.articles.map(({ no, text }) => [no, text])).toEqual([
    [0, "试验自古有之，本法总结其经验。"],
    [1, "试验应当公开。"],
  ]);
});

describe("what cannot be read is told", () => {
  test.each([
    ["articles that are missing", `${HEAD}\n第一条　甲。\n第四条　丁。`, "between 第一条 and 第四条 articles are missing"],
    ["an article that stands twice", `${HEAD}\n第一条　甲。\n第二条　乙。\n第一条　丙。`, "第一条 stands twice"],
    ["an article without text", `${HEAD}\n第一条\n第二条　乙。`, "第一条 is empty"],
    ["an article longer than any", `${HEAD}\n第一条　${"长".repeat(20_001)}\n第二条　乙。`, "第一条 is longer than 20000 characters"],
    ["a text without articles", `${HEAD}\n试验应当公开。`, "holds no 第X条"],
    ["a text without a day", "试验法\n第一条　甲。", "no day on which it was passed"],
    ["a text without a title", "第一条　甲。", "has no title"],
  ])("%s", (_, text, reason) => {
    expect(
      parse(text)
        .unread.map(({ says }) => says)
        .join("; "),
    ).toContain(reason);
  });
  test("and the rest of the document is kept", () => {
    const { document } = parse(`${HEAD}\n第一条　甲。\n第四条　丁。`);
    expect(document?.articles.map(({ no }) => no)).toEqual([1, 4]);
  });
});
