import { describe, expect, test } from "vitest";
import { type Cited, articleSlug, citation, readArticleNo, readReference } from "./cite-article.ts";

describe("an article's number", () => {
  test.each([
    ["47", { no: 47, sub: 0 }],
    ["第四十七条", { no: 47, sub: 0 }],
    ["第47条", { no: 47, sub: 0 }],
    ["133-1", { no: 133, sub: 1 }],
    ["第一百三十三条之一", { no: 133, sub: 1 }],
  ])("is read from %s", (text, number) => {
    expect(readArticleNo(text)).toEqual(number);
    expect(readArticleNo(articleSlug(number))).toEqual(number);
  });
  test.each(["", "0", "abc", "1.5", "-1", "47-", "99999", "第条"])("is not read from “%s”", (text) => {
    expect(readArticleNo(text)).toBeNull();
  });
});

describe("what somebody types", () => {
  test.each([
    ["《试验法》第四十七条", "试验法", { no: 47, sub: 0 }],
    ["试验法第47条", "试验法", { no: 47, sub: 0 }],
    ["试验法 47", "试验法", { no: 47, sub: 0 }],
    ["试验法四十七条第二款第一项", "试验法", { no: 47, sub: 0 }],
    ["试验法133-1", "试验法", { no: 133, sub: 1 }],
  ])("%s names a law and an article", (text, law, number) => {
    expect(readReference(text)).toEqual({ law, number });
  });
  test.each(["公司拖欠工资怎么办", "试验法", "第四十七条", "47", ""])("“%s” names none", (text) => {
    expect(readReference(text)).toBeNull();
  });
});

describe("a citation", () => {
  const cited: Cited = {
    law: "中华人民共和国试验法",
    label: "第四十七条",
    version: "2012-12-28",
    amended: false,
    standing: "in-force",
    repealedOn: null,
  };
  test.each([
    ["of a law with one text needs no more", {}, "《中华人民共和国试验法》第四十七条"],
    ["of an amended law names the text", { amended: true }, "《中华人民共和国试验法》第四十七条（2012年12月28日文本）"],
    [
      "of dead law says so",
      { amended: true, standing: "ended" as const, repealedOn: "2021-01-01" },
      "《中华人民共和国试验法》第四十七条（2012年12月28日文本，2021年1月1日起失效）",
    ],
    ["of dead law says so without a day", { standing: "ended" as const }, "《中华人民共和国试验法》第四十七条（已失效）"],
    ["of coming law says so", { standing: "not-yet" as const }, "《中华人民共和国试验法》第四十七条（尚未施行）"],
    [
      "takes single marks within double ones",
      { law: "关于适用《中华人民共和国试验法》的解释" },
      "《关于适用〈中华人民共和国试验法〉的解释》第四十七条",
    ],
  ])("%s", (_, changed, said) => {
    expect(citation({ ...cited, ...changed })).toBe(said);
  });
});
