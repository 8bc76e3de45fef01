/** `corpus/repealed.jsonl` and `corpus/displaced.jsonl` hold to their form. */
import { describe, expect, test } from "vitest";
import { articleNumber } from "#language/numerals.ts";
import { shippedCorpus } from "../shipped-corpus.node.ts";

const { repealed, displaced } = shippedCorpus();
const CODE_REPEALED = ["婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则"];

test("all that 民法典 1260 repealed is there, ended on the code's first day", () => {
  const by = repealed.filter(({ endedBy }) => endedBy === "中华人民共和国民法典第一千二百六十条");
  expect(by.map(({ short }) => short)).toEqual(CODE_REPEALED);
  expect(by.every(({ endedOn, ending }) => endedOn === "2021-01-01" && ending === "repealed")).toBe(true);
});

test("all that 生态环境法典 1242 repealed is there, ended on the code's first day", () => {
  const by = repealed.filter(({ endedBy }) => endedBy === "中华人民共和国生态环境法典第一千二百四十二条");
  expect(by.map(({ short }) => short)).toEqual([
    "环境保护法",
    "环境影响评价法",
    "海洋环境保护法",
    "大气污染防治法",
    "水污染防治法",
    "土壤污染防治法",
    "固体废物污染环境防治法",
    "噪声污染防治法",
    "放射性污染防治法",
    "清洁生产促进法",
  ]);
  expect(by.every(({ endedOn, ending }) => endedOn === "2026-08-15" && ending === "repealed")).toBe(true);
});

test("at least 120 articles lead to where their matter stands now", () => {
  expect(repealed.flatMap(({ successors }) => Object.keys(successors)).length).toBeGreaterThanOrEqual(120);
});

describe.each(repealed.map((law) => [law.short, law] as const))("%s", (_, law) => {
  test("has days in their order", () => {
    const { effective, inForceFrom, endedOn, version } = law;
    expect([effective ?? inForceFrom, inForceFrom, endedOn].toSorted()).toEqual([effective ?? inForceFrom, inForceFrom, endedOn]);
    expect((inForceFrom ?? version) >= version).toBe(true);
  });
  test("leads only from articles that it had, and notes only those", () => {
    const from = Object.keys(law.successors);
    expect(from.filter((no) => Number.parseInt(no, 10) > (law.lastArticle ?? 0))).toEqual([]);
    expect(Object.keys(law.notes).filter((no) => !from.includes(no))).toEqual([]);
    expect(from.length > 0).toBe(law.successorLaw !== null);
  });
});

test("each law of a version is there once", () => {
  const keys = repealed.map(({ law, version }) => `${law} ${version}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("each displaced article has a number, and the law that displaces it is another", () => {
  for (const { law, articleNo, byLaw, byArticleNo } of displaced) {
    expect(byLaw).not.toBe(law);
    for (const label of [articleNo, byArticleNo]) if (label !== null) expect(articleNumber(label)).not.toBeNull();
  }
});
