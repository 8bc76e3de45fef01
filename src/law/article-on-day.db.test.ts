/** Which version's article is cited by name: the one that is law on the day, whatever else has been imported. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importLaw } from "./import-law.ts";
import type { LawDocument, Reading } from "./law.ts";
import { loadCorpus } from "./load-corpus.ts";
import { articlesOfCards, findArticle, recallFound } from "./search-law.ts";
import type { Database } from "#platform/database.ts";
import { givenDatabase } from "#testing/given.node.ts";

let database: Database;
const LAW = "中华人民共和国试验法";
const article = (no: number, text: string) => ({ no, sub: 0, label: `第${no}条`, path: "", text });
const version = (some: Partial<LawDocument>): LawDocument => ({
  law: LAW,
  short: "试验法",
  kind: "法律",
  version: "2012-10-26",
  effective: "2013-01-01",
  inForceFrom: "2013-01-01",
  standing: { status: "in-force", endedOn: null, endedBy: null, vouchedUntil: null },
  source: "试验法.md",
  articles: [
    article(1, "试验应当公开。"),
    article(2, "试验应当公正。"),
    { ...article(0, "为了试验，定了这部法。"), sub: 1, label: "序言" },
  ],
  ...some,
});
const NEXT = version({
  version: "2026-06-30",
  effective: "2013-01-01",
  inForceFrom: "2027-01-01",
  standing: { status: "future", endedOn: null, endedBy: null, vouchedUntil: null },
  articles: [article(1, "试验一律公开。"), article(3, "试验可以旁观。")],
});
const CARD = {
  id: "试验法-1",
  law: LAW,
  short: "试验法",
  kind: "法律" as const,
  articleNo: "第一条",
  version: "2012-10-26",
  effective: "2013-01-01",
  gist: "做试验要让大家看得到，不能关起门来做，也不能只让自己人看到结果。",
  asks: ["试验能不能不公开", "试验结果给不给看", "关门做试验行不行"],
  category: "other" as const,
  also: [],
  causes: [],
  timeLimits: [],
  source: "试验",
  checked: "2026-11-21",
};

async function* reading(...documents: LawDocument[]): AsyncIterable<Reading> {
  for (const document of documents) yield { kind: "document", document, at: document.source };
}
const on = (day: string) => ({ database, clock: () => new Date(`${day}T04:00:00Z`) });
const take = (...documents: LawDocument[]) => importLaw({ ...on("2026-11-21"), reindex: () => Promise.resolve() }, reading(...documents));
const found = async (day: string, articleNo = "第一条") => {
  const article = await findArticle(on(day), "试验法", articleNo);
  return article && [article.version, article.inForce, article.text];
};

beforeAll(async () => {
  database = await givenDatabase();
  await loadCorpus(on("2026-11-21"), { cards: [CARD], cases: [] });
});
afterAll(() => database.close());

describe("before any official text", () => {
  test("an article has our gist, and is not called official", async () => {
    expect(await findArticle(on("2026-11-21"), "试验法", "第1条")).toMatchObject({ official: false, text: CARD.gist, inForce: true });
  });
});

describe("with this version and the next imported", () => {
  beforeAll(() => take(version({}), NEXT));

  test("an article has its official text, and is called official; the card's category stays", async () => {
    expect(await findArticle(on("2026-11-21"), "试验法", "第一条")).toMatchObject({
      official: true,
      text: "试验应当公开。",
      category: "other",
    });
  });

  test.each([
    ["2012-12-31", ["2012-10-26", false, "试验应当公开。"]],
    ["2013-01-01", ["2012-10-26", true, "试验应当公开。"]],
    ["2026-06-30", ["2012-10-26", true, "试验应当公开。"]],
    ["2026-12-31", ["2012-10-26", true, "试验应当公开。"]],
    ["2027-01-01", ["2026-06-30", true, "试验一律公开。"]],
  ])("on %s the article is that of the version that is law, or was first to be", async (day, answer) => {
    expect(await found(day)).toEqual(answer);
  });

  test("an article that the next version strikes out is no longer law from its first day on", async () => {
    expect(await found("2026-12-31", "第二条")).toEqual(["2012-10-26", true, "试验应当公正。"]);
    expect(await found("2027-01-01", "第二条")).toEqual(["2012-10-26", false, "试验应当公正。"]);
  });

  test("an article that only the next version has is not law before", async () => {
    expect(await found("2026-12-31", "第三条")).toEqual(["2026-06-30", false, "试验可以旁观。"]);
    expect(await found("2027-01-01", "第三条")).toEqual(["2026-06-30", true, "试验可以旁观。"]);
  });

  test("what was found, and what cards stand for, is in force by the same days", async () => {
    const card = async (day: string) => (await articlesOfCards(on(day), [CARD.id])).map((a) => a.text);
    expect([await card("2026-12-31"), await card("2027-01-01")]).toEqual([["试验应当公开。"], []]);
    const id = (await findArticle(on("2026-12-31"), "试验法", "第一条"))?.articleId ?? "";
    const refs = { articles: [{ id, score: 1, support: 1, matched: [] }], cases: [] };
    const inForce = async (day: string) => (await recallFound(on(day), refs)).articles.map((a) => a.inForce);
    expect([await inForce("2026-12-31"), await inForce("2027-01-01")]).toEqual([[true], [false]]);
  });

  test("a part without a number goes by its name, and cannot be cited by a number", async () => {
    const { rows } = await database.pool.query<{ id: string }>("select id from article where label = '序言'");
    const refs = { articles: [{ id: rows[0]?.id ?? "", score: 1, support: 1, matched: [] }], cases: [] };
    expect((await recallFound(on("2026-11-21"), refs)).articles.map((a) => a.articleNo)).toEqual(["序言"]);
    expect(await found("2026-11-21", "第零条之一")).toBeNull();
  });
});

describe("a version that is over, nobody knows since when", () => {
  test("gives way as soon as the next was passed", async () => {
    await take(
      version({ law: "另试验法", short: "另试验法" }),
      version({ ...NEXT, law: "另试验法", short: "另试验法", inForceFrom: null, standing: version({}).standing }),
    );
    const of = async (day: string) => (await findArticle(on(day), "另试验法", "第一条"))?.version;
    expect([await of("2026-06-29"), await of("2026-06-30")]).toEqual(["2012-10-26", "2026-06-30"]);
  });
});
