import { describe, expect, test } from "vitest";
import type { Citation, Finding, Source } from "../../../contract.ts";
import { citeSource, findSource, mayFold, sayCitation } from "./citation.ts";

const law = "中华人民共和国劳动合同法";
const cited: Citation = { law, articleNo: "第三十九条", paragraph: null, item: null, quote: null, local: null };
const source = { law, short: "劳动合同法", articleNo: "第三十九条" } as Source;

describe("a citation on the desk", () => {
  test.each([
    [null, null, "《劳动合同法》第三十九条"],
    [2, null, "《劳动合同法》第三十九条第二款"],
    [1, 2, "《劳动合同法》第三十九条第一款第（二）项"],
    [null, 10, "《劳动合同法》第三十九条第（十）项"],
    [null, 21, "《劳动合同法》第三十九条第（二十一）项"],
    [null, 99, "《劳动合同法》第三十九条第（九十九）项"],
  ])("names 款 %s and 项 %s as statutes write them", (paragraph, item, said) => {
    expect(sayCitation({ ...cited, paragraph, item })).toBe(said);
  });

  test("says of a local rule that it is one, and since when", () => {
    const local = { place: "440000", issued: "2016-09-29" };
    expect(sayCitation({ ...cited, law: "广东省工资支付条例", articleNo: "第十二条", local })).toBe(
      "《广东省工资支付条例》第十二条（地方规定，2016年9月29日公布）",
    );
  });

  test("finds its source by the law's full or short name, and by number", () => {
    expect(findSource([source], cited)).toBe(source);
    expect(findSource([source], { law: "劳动合同法", articleNo: "第三十九条" })).toBe(source);
    expect(findSource([source], { law, articleNo: "第三十八条" })).toBeUndefined();
  });

  test("made from a source names the article, and quotes nothing", () => {
    expect(citeSource(source)).toEqual(cited);
  });
});

describe("a quotation may be folded", () => {
  const official = { ...source, official: true, text: "全文。" } as Source;
  const whole = { ...cited, quote: "全文。" };
  test.each([
    ["where it is the whole official text", whole, official, true],
    ["not where it differs in a sign", { ...whole, quote: "全文" }, official, false],
    ["not where it is of a paragraph", { ...whole, paragraph: 1 }, official, false],
    ["not where our own words stand beside it", whole, { ...official, official: false }, false],
    ["not where its article did not come with the draft", whole, undefined, false],
    ["not where there is none", cited, official, false],
  ])("%s", (_, citation, beside, expected) => {
    expect(mayFold(citation, beside, [], "verified")).toBe(expected);
  });

  test("never where the gate says anything of it, and not before it is verified", () => {
    const finding = { kind: "displaced", blocking: false, place: "law[0]" } as Finding;
    expect(mayFold(whole, official, [finding], "verified")).toBe(false);
    expect(mayFold(whole, official, [], "refuted")).toBe(false);
    expect(mayFold(whole, official, [], null)).toBe(false);
  });
});
