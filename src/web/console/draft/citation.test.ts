import { describe, expect, test } from "vitest";
import type { Citation, Source } from "../../../contract.ts";
import { citeSource, findSource, sayCitation } from "./citation.ts";

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
