import { describe, expect, test } from "vitest";
import type { Finding } from "../../../contract.ts";
import { articlesIn, reasonForAll, reasonsThatStay, unverifiableIn } from "./unverifiable.ts";

const law = "中华人民共和国劳动合同法";
const at = (place: string, articleNo: string, kind: Finding["kind"] = "unverifiable"): Finding => ({
  key: `${kind}@${place}`,
  blocking: true,
  kind,
  place,
  because: `《${law}》${articleNo}`,
  article: { law, articleNo },
});
const first = at("law[0].citations[0]", "第四十七条");
const again = at("timeLimits[0]", "第四十七条");
const other = at("law[1].citations[0]", "第八十二条");
const refuted = at("law[1].citations[1]", "第八百条", "unknown-article");

describe("the one act for citations without official text", () => {
  test("is for those alone: what was refuted is mended or reasoned by itself", () => {
    expect(unverifiableIn([first, refuted, { ...other, blocking: false }])).toEqual([first]);
  });

  test("shows each article once, with every place that cites it", () => {
    expect(articlesIn([first, other, again])).toMatchObject([
      { article: first.article, places: [first.place, again.place] },
      { article: other.article, places: [other.place] },
    ]);
  });

  test("shows an article that the library holds nothing of too, in the words of its finding", () => {
    const unheld = { ...other, article: null, because: "《某条例》第九条：只有名称" };
    expect(articlesIn([first, unheld])).toMatchObject([{ article: first.article }, { article: null, because: unheld.because }]);
  });

  test("gives each of them the reason, and leaves the others alone", () => {
    expect(reasonForAll([first, other], { [refuted.key]: "已改" }, " 已逐条核对 ")).toEqual({
      [refuted.key]: "已改",
      [first.key]: "已逐条核对",
      [other.key]: "已逐条核对",
    });
  });

  test("leaves a reason that was written for one of them, until all have one", () => {
    const own = { [first.key]: "查过公报" };
    const all = reasonForAll([first, other], own, "已逐条核对");
    expect(all).toEqual({ ...own, [other.key]: "已逐条核对" });
    expect(reasonForAll([first, other], all, "另一句")).toEqual({ [first.key]: "另一句", [other.key]: "另一句" });
  });
});

describe("a reason, once the words have changed", () => {
  const reasons = { [first.key]: "已核对", [other.key]: "已核对" };

  test("stays with the same finding about the same article", () => {
    expect(reasonsThatStay(reasons, [first, other], [other, first])).toEqual(reasons);
  });

  test("goes when another article stands at its place: nobody has compared that one", () => {
    const replaced = { ...at(first.place, "第四十八条"), key: first.key };
    expect(reasonsThatStay(reasons, [first, other], [replaced, other])).toEqual({ [other.key]: "已核对" });
  });

  test("goes with its finding", () => {
    expect(reasonsThatStay(reasons, [first, other], [])).toEqual({});
  });
});
