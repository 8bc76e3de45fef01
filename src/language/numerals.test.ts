import { describe, expect, test } from "vitest";
import {
  articleNumber,
  formatArticleNumber,
  formatItemNumber,
  formatNumeral,
  formatParagraphNumber,
  formatProvision,
  itemNumber,
  paragraphNumber,
  parseNumeral,
  provision,
} from "./numerals.ts";

describe("a numeral is read as citizens and statutes write it", () => {
  test.each<[string, number]>([
    ["一百三十三", 133],
    ["十", 10],
    ["十五", 15],
    ["二十", 20],
    ["一百零八", 108],
    ["一百一十", 110],
    ["一百一", 110],
    ["三千五", 3500],
    ["两万", 20000],
    ["两万三", 23000],
    ["一千二百六十", 1260],
    ["一万零五", 10005],
    ["十二万", 120000],
    ["一亿二千万", 120000000],
    ["二〇二六", 2026],
    ["一九九八", 1998],
    ["○", 0],
    ["〇", 0],
    ["廿", 20],
    ["廿三", 23],
    ["卅一", 31],
    ["俩", 2],
    ["叁仟伍佰", 3500],
    ["133", 133],
    ["１３３", 133],
    ["1,200", 1200],
    ["1.5万", 15000],
    ["3千", 3000],
    ["2亿", 200000000],
  ])("%s is %d", (text, n) => expect(parseNumeral(text)).toBe(n));

  test.each(["", "许多", "一二十三", "十块", "abc"])("%j is no numeral", (text) => expect(parseNumeral(text)).toBeNull());

  test("every number up to 11,000 that is printed is read back", () => {
    for (let n = 0; n <= 11_000; n++) expect(parseNumeral(formatNumeral(n))).toBe(n);
  });

  test("a number beyond the printable range is a mistake of the caller", () => {
    expect(() => formatNumeral(-1)).toThrow(RangeError);
    expect(() => formatNumeral(1.5)).toThrow(RangeError);
  });
});

describe("a provision is read down to its item", () => {
  test.each<[string, number, number]>([
    ["第一百三十三条之一", 133, 1],
    ["第一千二百六十条", 1260, 0],
    ["民法典第1079条", 1079, 0],
    ["第２８０条之二", 280, 2],
    ["刑法 第 120 条 之 3", 120, 3],
    ["第二百八十七条之二第一款", 287, 2],
  ])("%s", (text, no, sub) => expect(articleNumber(text)).toEqual({ no, sub }));

  test("an inserted article is printed with its 之", () => {
    expect(formatArticleNumber({ no: 133, sub: 1 })).toBe("第一百三十三条之一");
    expect(formatArticleNumber({ no: 1079, sub: 0 })).toBe("第一千零七十九条");
  });

  test("paragraph and item are read and printed", () => {
    expect(paragraphNumber("第三十一条第二款")).toBe(2);
    expect(itemNumber("第三十一条第（四）项")).toBe(4);
    expect(itemNumber("第三十一条第四项")).toBe(4);
    expect(formatParagraphNumber(2)).toBe("第二款");
    expect(formatItemNumber(4)).toBe("第（四）项");
    expect(paragraphNumber("第三十一条")).toBeNull();
  });

  test("a whole reference survives reading and printing", () => {
    const text = "第三十八条第一款第（二）项";
    expect(formatProvision(provision(text)!)).toBe(text);
    expect(provision("没有条号")).toBeNull();
    expect(articleNumber("第零条")).toBeNull();
  });
});
