import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { localEmbedder } from "../compose.ts";
import type { Database } from "#platform/database.ts";
import { readJsonl } from "#platform/shipped.node.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";
import { CaseDigest, type Corpus, type FoundArticle, StatuteCard } from "./law.ts";
import { loadCorpus } from "./load-corpus.ts";
import { findArticle, lawNames, recallFound, searchLaw } from "./search-law.ts";

let database: Database;
let corpus: Corpus;
beforeAll(() => {
  const cards = readJsonl("corpus/statutes", StatuteCard).filter((card) => ["labor", "family"].includes(card.category));
  const held = new Set(cards.map((card) => card.law));
  const cases = readJsonl("corpus/cases", CaseDigest).filter((c) => c.articles.every((a) => held.has(a.law)));
  corpus = { cards, cases };
});

const deps = () => ({ database, embedder: localEmbedder(), clock: givenClock() });
const load = (changed: Partial<Corpus> = {}) => loadCorpus(deps(), { ...corpus, ...changed });
const search = async (text: string, category: "labor" | "family" | null = null, articles = 10) =>
  searchLaw(deps(), { text, category, articles });
const names = (found: FoundArticle[]) => found.map((article) => `${article.short}${article.articleNo}`);

/** What citizens say, and the article that must be among the first three. */
const ASKED = [
  ["公司没跟我签劳动合同，干了八个月，能要双倍工资吗", "labor", "劳动合同法第八十二条"],
  ["公司无故辞退我，赔偿金怎么算", "labor", "劳动合同法第八十七条"],
  ["上班路上被车撞了算不算工伤", "labor", "工伤保险条例第十四条"],
  ["加班没有加班费，周末上班应该给几倍工资", "labor", "劳动法第四十四条"],
  ["离婚孩子两岁抚养权判给谁", "family", "婚姻家庭编解释（一）第四十四条"],
  ["彩礼给了二十万没领证能要回来吗", "family", "婚姻家庭编解释（一）第五条"],
  ["协议离婚要冷静期吗，多少天", "family", "民法典第一千零七十七条"],
  ["父亲去世没有遗嘱，房子兄弟姐妹怎么分", "family", "民法典第一千一百二十七条"],
] as const;

describe("finding the law by a layperson's words", () => {
  beforeAll(async () => {
    database = await givenDatabase();
  });
  afterAll(() => database.close());

  test.each(ASKED)("“%s” (%s) finds %s among the first three", async (question, category, article) => {
    expect(names((await search(question, category, 3)).articles)).toContain(article);
  });

  test("the first ones come with the words they were found by", async () => {
    const { articles } = await search("公司没跟我签劳动合同，干了八个月，能要双倍工资吗", "labor");
    expect(articles[0]?.matched).toContain("双倍工资");
    expect(articles.map((a) => a.score)).toEqual(articles.map((a) => a.score).toSorted((a, b) => b - a));
  });

  test("a question without a single word finds nothing", async () => {
    expect(await search("？？！！……")).toEqual({ articles: [], cases: [] });
  });

  test("an article is found by its law's full or short name and any way of writing its number", async () => {
    const byName = await Promise.all([
      findArticle(deps(), "中华人民共和国劳动合同法", "第八十二条"),
      findArticle(deps(), "劳动合同法", "第八十二条"),
      findArticle(deps(), "劳动合同法", "第82条"),
    ]);
    expect(byName.map((article) => article?.articleNo)).toEqual(["第八十二条", "第八十二条", "第八十二条"]);
    expect(new Set(byName.map((article) => article?.articleId)).size).toBe(1);
    expect(await findArticle(deps(), "劳动合同法", "第九百条")).toBeNull();
    const names = await lawNames(deps());
    expect([names.has("劳动合同法"), names.has("中华人民共和国劳动合同法"), names.has("工资法")]).toEqual([true, true, false]);
  });

  test("an article is in force from its day on, and until the day it is repealed", async () => {
    const inForce = async () => (await findArticle(deps(), "劳动合同法", "第八十二条"))?.inForce;
    const set = (effective: string, repealed: string | null) =>
      database.transact("system:test", (tx) =>
        sql`update law_version set effective = ${effective}, repealed_on = ${repealed} where law = '中华人民共和国劳动合同法'`.execute(tx),
      );
    const [kept] = await read<{ effective: string }>(
      database.db,
      sql`select effective::text from law_version where law = '中华人民共和国劳动合同法'`,
    );
    await set("2026-11-22", null);
    expect(await inForce()).toBe(false);
    await set("2026-11-21", null);
    expect(await inForce()).toBe(true);
    await set("2008-01-01", "2026-11-21");
    expect(await inForce()).toBe(false);
    await set("2008-01-01", "2026-11-22");
    expect(await inForce()).toBe(true);
    await set(kept?.effective ?? "2008-01-01", null);
  });

  test("it is the index that finds them: once its entries are shuffled, the articles are gone", async () => {
    await database.transact("system:test", async (tx) => {
      await sql`create temp table turned on commit drop as
        with ranked as (select id, row_number() over (order by id) - 1 as r, count(*) over () as n from law_entry)
        select a.id as old, b.id as new from ranked a join ranked b on b.r = (a.r + a.n / 2) % a.n`.execute(tx);
      await sql`create temp table terms on commit drop as select t.term, x.new, t.impact from law_term t join turned x on x.old = t.entry`.execute(
        tx,
      );
      await sql`create temp table vectors on commit drop as select v.embedder, x.new, v.vector from law_vector v join turned x on x.old = v.entry`.execute(
        tx,
      );
      await sql`delete from law_term`.execute(tx);
      await sql`delete from law_vector`.execute(tx);
      await sql`insert into law_term select * from terms`.execute(tx);
      await sql`insert into law_vector select * from vectors`.execute(tx);
    });
    const found = await Promise.all(
      ASKED.map(async ([question, category, article]) => names((await search(question, category, 3)).articles).includes(article)),
    );
    expect(found.filter(Boolean)).toEqual([]);
  });
});

describe("loading the corpus", () => {
  beforeEach(async () => {
    database = await givenDatabase();
    return () => database.close();
  });

  const sizes = async () =>
    (
      await read<Record<string, number>>(
        database.db,
        sql`select (select count(*) from card)::int as cards, (select count(*) from law_case)::int as cases, (select count(*) from law_entry)::int as entries,
          (select count(distinct entry) from law_term)::int as worded, (select count(*) from law_vector)::int as vectors`,
      )
    )[0];
  const without = (article: string): Corpus["cards"] => corpus.cards.filter((card) => `${card.short}${card.articleNo}` !== article);

  test("the second time changes nothing", async () => {
    const before = await sizes();
    expect(await load()).toBe("unchanged");
    expect(await sizes()).toEqual(before);
    const every = corpus.cards.length + corpus.cases.length;
    expect(before).toEqual({ cards: corpus.cards.length, cases: corpus.cases.length, entries: every, worded: every, vectors: every });
  });

  test("a card whose words changed is found by its new words, once", async () => {
    const cards = corpus.cards.map((card) =>
      card.articleNo === "第八十二条" && card.short === "劳动合同法"
        ? { ...card, asks: ["量子纠缠怎么赔", "量子纠缠归谁管", "量子纠缠能退吗"] }
        : card,
    );
    expect(await load({ cards })).toBe("loaded");
    expect(await load({ cards })).toBe("unchanged");
    expect(names((await search("量子纠缠怎么赔")).articles)[0]).toBe("劳动合同法第八十二条");
    expect((await sizes())?.["cards"]).toBe(corpus.cards.length);
  });

  test("a card that left the corpus is no longer found, nor recalled from an earlier search", async () => {
    const [question, category, article] = ASKED[1];
    const before = await search(question, category, 3);
    const refs = before.articles.map(({ articleId, score, matched, support }) => ({ id: articleId, score, matched, support }));
    expect(await load({ cards: without(article) })).toBe("loaded");
    expect(names((await search(question, category)).articles)).not.toContain(article);
    const recalled = await recallFound(deps(), { articles: refs, cases: [] });
    expect(names(recalled.articles)).toEqual(names(before.articles).filter((name) => name !== article));
    expect(await load()).toBe("loaded");
    expect(names((await search(question, category, 3)).articles)).toEqual(names(before.articles));
  });

  test("another embedder builds its own vectors, and one never reads the other's", async () => {
    const other = {
      name: "other-1",
      weight: 1,
      embed: (texts: string[]) => Promise.resolve(texts.map((_, i) => [Math.cos(i), Math.sin(i), 1])),
    };
    expect(await loadCorpus({ ...deps(), embedder: other }, corpus)).toBe("loaded");
    const rows = await read<{ embedder: string; n: number }>(
      database.db,
      sql`select embedder, count(*)::int as n from law_vector group by embedder order by 1`,
    );
    const every = corpus.cards.length + corpus.cases.length;
    expect(rows).toEqual([
      { embedder: localEmbedder().name, n: every },
      { embedder: "other-1", n: every },
    ]);
    const found = await searchLaw({ ...deps(), embedder: other }, { text: "公司无故辞退我，赔偿金怎么算", category: "labor" });
    expect(found.articles.length).toBeGreaterThan(0);
  });
});
