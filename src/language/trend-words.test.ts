import { describe, expect, test } from "vitest";
import { trendTerms } from "./trend-words.ts";

describe("hot words name matters, not grammar", () => {
  test("content words of two to eight characters, each once", () => {
    expect(trendTerms("健身房跑路了，预付卡的钱能退吗？健身房还欠教练工资")).toEqual(["健身房跑路", "预付卡", "健身房", "教练", "工资"]);
  });
  test("stop words and what everybody says are left out", () => {
    expect(trendTerms("请问律师这样合法吗？我应该怎么办")).toEqual([]);
  });
  test("placeholders are not counted", () => {
    const terms = trendTerms("甲，〔手机号1〕 打电话给我，〔地址1〕的房子漏水");
    expect(terms).toEqual(expect.arrayContaining(["漏水"]));
    expect(terms.join()).not.toMatch(/手机号|地址|甲/);
  });
  test("numbers, dates and sums are not counted", () => {
    const terms = trendTerms("三个月、15天、两万块、2026年3月的房租");
    expect(terms).toEqual(["房租"]);
  });
  test("a run that no dictionary knows counts when the asker repeats it", () => {
    expect(trendTerms("蛟鲲，我在蛟鲲，充了会员")).toContain("蛟鲲");
    expect(trendTerms("我在蛟鲲，充了会员")).not.toContain("蛟鲲");
  });
  test("no term is longer than eight characters", () => {
    for (const term of trendTerms("一次性工伤医疗补助金和人身安全保护令")) expect([...term].length).toBeLessThanOrEqual(8);
  });
});
