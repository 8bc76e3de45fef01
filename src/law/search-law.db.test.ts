/** What was found is shown as it stands today, and articles are found by name; a corpus that changed is found as it is now. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { renewIndex, shippedFinder } from "../shipped-finder.node.ts";
import type { Finder } from "#finding/find-law.ts";
import type { Query } from "#finding/finding.ts";
import type { Database } from "#platform/database.ts";
import { readJsonl } from "#platform/shipped.node.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";
import { CaseDigest, type Corpus, type FoundArticle, StatuteCard } from "./law.ts";
import { loadCorpus } from "./load-corpus.ts";
import { articlesOfCards, findArticle, lawNames, recallFound, searchLaw } from "./search-law.ts";

let database: Database;
let finder: Finder;
let corpus: Corpus;
const clock = givenClock();
beforeAll(() => {
  const cards = readJsonl("corpus/statutes", StatuteCard).filter((card) => ["labor", "family"].includes(card.category));
  const held = new Set(cards.map((card) => card.law));
  const cases = readJsonl("corpus/cases", CaseDigest).filter((c) => c.articles.every((a) => held.has(a.law)));
  corpus = { cards, cases };
});

const given = async () => {
  database = await givenDatabase();
  finder = shippedFinder({ embeddings: null }, { database, clock });
};
const deps = () => ({ database, clock, find: (query: Query) => finder.find(query) });
const search = (text: string, category: Query["category"] = null, articles = 10) => searchLaw(deps(), { text, category, articles });
const names = (found: FoundArticle[]) => found.map((article) => `${article.short}${article.articleNo}`);
const DISMISSED = "公司无故辞退我，赔偿金怎么算";
const DISMISSAL = "劳动合同法第八十七条";

describe("what a search found", () => {
  beforeAll(given);
  afterAll(() => database.close());

  test("is shown in the finder's order, with its score, support and words", async () => {
    const query = { text: DISMISSED, category: "labor" as const };
    const refs = await finder.find(query);
    const found = await searchLaw(deps(), query);
    expect(found.articles.map(({ articleId: id, score, support, matched, beside }) => ({ id, score, support, matched, beside }))).toEqual(
      refs.articles,
    );
    expect(found.cases.map(({ caseId: id, score }) => ({ id, score }))).toEqual(refs.cases);
    expect(names(found.articles)).toContain(DISMISSAL);
    expect(found.articles.every((article) => article.inForce && article.text.length > 0)).toBe(true);
  });

  test("is nothing where the question holds no known word", async () => {
    expect(await search("？？！！……")).toEqual({ articles: [], cases: [] });
  });
});

describe("articles by name", () => {
  beforeAll(given);
  afterAll(() => database.close());

  test("an article is found by its law's full or short name and any way of writing its number", async () => {
    const byName = await Promise.all([
      findArticle(deps(), "中华人民共和国劳动合同法", "第八十二条"),
      findArticle(deps(), "劳动合同法", "第八十二条"),
      findArticle(deps(), "劳动合同法", "第82条"),
    ]);
    expect(byName.map((article) => article?.articleNo)).toEqual(["第八十二条", "第八十二条", "第八十二条"]);
    expect(new Set(byName.map((article) => article?.articleId)).size).toBe(1);
    expect(await findArticle(deps(), "劳动合同法", "第九百条")).toBeNull();
    const known = await lawNames(deps());
    expect([known.has("劳动合同法"), known.has("中华人民共和国劳动合同法"), known.has("工资法")]).toEqual([true, true, false]);
  });

  test("an article is in force from its day on, and until the day it is repealed", async () => {
    const inForce = async () => (await findArticle(deps(), "劳动合同法", "第八十二条"))?.inForce;
    const card = corpus.cards.find((c) => c.law === "中华人民共和国劳动合同法" && c.articleNo === "第八十二条");
    const byCard = async () => (await articlesOfCards(deps(), [card!.id])).length;
    const set = (from: string, repealed: string | null) =>
      database.transact("system:test", (tx) =>
        sql`update law_version set in_force_from = ${from}, repealed_on = ${repealed} where law = '中华人民共和国劳动合同法'`.execute(tx),
      );
    const standing = async () => [await inForce(), await byCard()];
    await set("2026-11-22", null);
    expect(await standing()).toEqual([false, 0]);
    await set("2026-11-21", null);
    expect(await standing()).toEqual([true, 1]);
    await set("2008-01-01", "2026-11-21");
    expect(await standing()).toEqual([false, 0]);
    await set("2008-01-01", "2026-11-22");
    expect(await standing()).toEqual([true, 1]);
  });
});

describe("loading the corpus", () => {
  beforeEach(async () => {
    await given();
    return () => database.close();
  });

  const load = async (changed: Partial<Corpus> = {}) => [
    await loadCorpus(deps(), { ...corpus, ...changed }),
    await renewIndex({ database, clock }),
  ];
  const sizes = async () =>
    (
      await read<Record<string, number>>(
        database.db,
        sql`select (select count(*) from card)::int as cards, (select count(*) from law_case)::int as cases, (select count(*) from law_record)::int as records,
          (select count(*) from law_vector)::int as vectors, (select count(*) from law_generation)::int as generations`,
      )
    )[0];
  const without = (article: string): Corpus["cards"] => corpus.cards.filter((card) => `${card.short}${card.articleNo}` !== article);

  test("the second time changes nothing", async () => {
    const before = await sizes();
    expect(await load()).toEqual(["unchanged", "unchanged"]);
    expect(await sizes()).toEqual(before);
    const every = corpus.cards.length + corpus.cases.length;
    expect(before).toEqual({ cards: corpus.cards.length, cases: corpus.cases.length, records: every, vectors: every, generations: 1 });
  });

  test("a card whose words changed is found by its new words, once", async () => {
    const cards = corpus.cards.map((card) =>
      `${card.short}${card.articleNo}` === DISMISSAL ? { ...card, asks: ["鹦鹉学舌怎么赔", "鹦鹉学舌归谁管", "鹦鹉学舌能退吗"] } : card,
    );
    const article = await findArticle(deps(), "劳动合同法", "第八十七条");
    expect(await load({ cards })).toEqual(["loaded", "built"]);
    expect(await load({ cards })).toEqual(["unchanged", "unchanged"]);
    const { articles } = await search("鹦鹉学舌怎么赔", null, 100);
    expect(names(articles).filter((name) => name === DISMISSAL)).toHaveLength(1);
    expect(names(articles).slice(0, 5)).toContain(DISMISSAL);
    expect((await findArticle(deps(), "劳动合同法", "第八十七条"))?.articleId).toBe(article?.articleId);
    expect((await sizes())?.["cards"]).toBe(corpus.cards.length);
  });

  test("a card that left the corpus is no longer found, nor recalled from an earlier search", async () => {
    const before = await search(DISMISSED, "labor", 5);
    expect(names(before.articles)).toContain(DISMISSAL);
    const refs = before.articles.map(({ articleId, score, matched, support }) => ({ id: articleId, score, matched, support }));
    expect(await load({ cards: without(DISMISSAL) })).toEqual(["loaded", "built"]);
    expect(names((await search(DISMISSED, "labor")).articles)).not.toContain(DISMISSAL);
    const recalled = await recallFound(deps(), { articles: refs, cases: [] });
    expect(names(recalled.articles)).toEqual(names(before.articles).filter((name) => name !== DISMISSAL));
    expect(await load()).toEqual(["loaded", "built"]);
    expect(names((await search(DISMISSED, "labor", 5)).articles)).toEqual(names(before.articles));
  });

  test("a card that left the corpus is not shown even before the index is built anew", async () => {
    expect(await loadCorpus(deps(), { ...corpus, cards: without(DISMISSAL) })).toBe("loaded");
    expect(names((await search(DISMISSED, "labor")).articles)).not.toContain(DISMISSAL);
  });
});
