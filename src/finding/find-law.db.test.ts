/** A layperson's words find the law: in force, of the kinds, the field and the place asked for. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renewIndex, shippedFinder, shippedWeights } from "../shipped-finder.node.ts";
import type { Database } from "#platform/database.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";
import { TRIAL, givenTrialLaw } from "#testing/trial-law.ts";
import { type Finder, openFinder } from "./find-law.ts";
import type { Filters, Query } from "./finding.ts";

let database: Database;
let finder: Finder;
const clock = givenClock();
const given = () => shippedFinder({ embeddings: null }, { database, clock });
const change = (query: ReturnType<typeof sql>) => database.transact("system:test", (tx) => query.execute(tx));

/** Short name and article of each, best first. */
async function names(query: Query): Promise<string[]> {
  const { articles } = await finder.find(query);
  const rows = await read<{ id: string; name: string }>(
    database.db,
    sql`select a.id, l.short || a.label as name from article a join law_version v on v.id = a.version_id join law l on l.name = v.law`,
  );
  const byId = new Map(rows.map(({ id, name }) => [id, name]));
  return articles.map(({ id }) => byId.get(id) ?? "none");
}

/** What citizens say, and the article that answers it. */
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

/** One of every twelve cards, asked for as its card says that citizens ask. */
const askedOfCards = () =>
  read<{ text: string; category: "labor" | "family"; name: string }>(
    database.db,
    sql`select asks[1] as text, category, l.short || a.label as name from
      (select *, row_number() over (order by id) as r from card where category in ('labor', 'family')) c
      join article a on a.id = c.article_id join law_version v on v.id = a.version_id join law l on l.name = v.law where r % 12 = 0`,
  );

async function recallAt5(questions: readonly { text: string; category: "labor" | "family"; name: string }[]): Promise<number> {
  let found = 0;
  for (const { text, category, name } of questions) if ((await names({ text, category, articles: 5 })).includes(name)) found++;
  return found / questions.length;
}
const asCited = ASKED.map(([text, category, name]) => ({ text, category, name }));

describe("by a layperson's words", () => {
  beforeAll(async () => {
    database = await givenDatabase();
    finder = given();
  });
  afterAll(() => database.close());

  test("at least six of eight everyday questions find their article among the first five", async () => {
    expect(await recallAt5(asCited)).toBeGreaterThanOrEqual(6 / 8);
  });

  test("asked as citizens ask for it, an article is among the first five, four times of five", async () => {
    expect(await recallAt5(await askedOfCards())).toBeGreaterThanOrEqual(0.8);
  });

  test("questions asked at once are answered as one after the other, again and again", async () => {
    const queries = ASKED.map(([text, category]) => ({ text, category, articles: 20 }));
    const alone: unknown[] = [];
    for (const query of queries) alone.push(await finder.find(query));
    for (let time = 0; time < 2; time++) expect(await Promise.all(queries.map((query) => finder.find(query)))).toEqual(alone);
  });

  test("articles come best first, none twice, with a support from 0 to 1 and the question's words", async () => {
    const { articles } = await finder.find({ text: ASKED[0][0], category: "labor", articles: 40 });
    expect(articles.map((a) => a.score)).toEqual(articles.map((a) => a.score).toSorted((a, b) => b - a));
    expect(new Set(articles.map((a) => a.id)).size).toBe(40);
    expect(articles.every(({ support }) => support > 0 && support < 1)).toBe(true);
    expect(articles[0]?.matched).toContain("劳动合同");
    expect(articles.every(({ matched }) => matched.every((word) => ASKED[0][0].includes(word)))).toBe(true);
  });

  test("ten articles and three cases, where nobody says how many", async () => {
    const { articles, cases } = await finder.find({ text: ASKED[0][0], category: "labor" });
    expect([articles.length, cases.length]).toEqual([10, 3]);
    const few = await finder.find({ text: ASKED[0][0], category: "labor", articles: 2, cases: 1 });
    expect([few.articles, few.cases]).toEqual([articles.slice(0, 2), cases.slice(0, 1)]);
  });

  test("the same question finds the same", async () => {
    const asked = { text: ASKED[4][0], category: "family" as const };
    expect(await finder.find(asked)).toEqual(await finder.find(asked));
  });

  test.each(["", "？？！！……", "hello", "🙂"])("“%s” holds no word that is known, and finds nothing", async (text) => {
    expect(await finder.find({ text, category: null })).toEqual({ articles: [], cases: [] });
  });

  test("a case of another field is left out; without a field all are compared", async () => {
    const labor = await read<{ id: string }>(database.db, sql`select id from law_case where category = 'labor' or 'labor' = any(also)`);
    const [all] = await read<{ n: number }>(database.db, sql`select count(*)::int as n from law_case`);
    const found = async (category: "labor" | null) =>
      (await finder.find({ text: "离婚时加班工资怎么分", category, cases: 1000 })).cases.map((c) => c.id);
    expect((await found("labor")).toSorted()).toEqual(labor.map((row) => row.id).toSorted());
    expect(await found(null)).toHaveLength(all!.n);
    expect(all!.n).toBeGreaterThan(labor.length);
  });

  test("it is the index that finds them: once its slots and terms are shuffled, the articles are gone", async () => {
    const questions = await askedOfCards();
    // Told questions lead to some of them whatever the index holds.
    const untold = () => openFinder({ database, clock, ...shippedWeights(), leads: [] });
    finder = untold();
    expect([(await recallAt5(questions)) >= 0.8, (await recallAt5(asCited)) >= 6 / 8]).toEqual([true, true]);
    const half = sql`(select count(*)::int / 2 from law_record)`;
    const all = sql`(select count(*)::int from law_record)`;
    await change(sql`update law_vector set slot = slot + 1000000`);
    await change(sql`update law_vector set slot = (slot - 1000000 + ${half}) % ${all}`);
    await change(sql`update law_record r set bag = o.bag, asks = o.asks from law_record o where o.slot = (r.slot + ${half}) % ${all}`);
    await change(sql`with ranked as (select term, postings, row_number() over (partition by left(term, 1) order by term) as r,
        count(*) over (partition by left(term, 1)) as n from law_posting)
      update law_posting p set postings = b.postings from ranked a join ranked b
        on left(b.term, 1) = left(a.term, 1) and b.r = 1 + (a.r + a.n / 2) % a.n where p.term = a.term`);
    finder = untold();
    expect(await recallAt5(questions)).toBeLessThan(0.1);
    expect(await recallAt5(asCited)).toBeLessThanOrEqual(1 / 8);
  });
});

describe("of what was asked for", () => {
  const OLD = "2007-06-29";
  const NEW = "2012-12-28";

  beforeAll(async () => {
    database = await givenDatabase();
    await givenTrialLaw(database);
    await renewIndex({ database, clock });
    finder = given();
  });
  afterAll(() => database.close());

  /** Versions of the trial law among what is found, as `version 条`, in order of the article. */
  async function trial(filters?: Filters): Promise<string[]> {
    const { articles } = await finder.find({
      text: "试验员做第三件事要几个时辰做完",
      category: null,
      articles: 60,
      ...(filters && { filters }),
    });
    const rows = await read<{ id: string; name: string }>(
      database.db,
      sql`select a.id, v.version::text || ' ' || a.no || '-' || a.sub as name from article a join law_version v on v.id = a.version_id
        where v.law = ${TRIAL} order by name`,
    );
    const found = new Set(articles.map((a) => a.id));
    return rows.filter((row) => found.has(row.id)).map((row) => row.name);
  }
  const texts = (version: string, last: string[] = []) => [1, 2, 3, 4, 5].map((no) => `${version} ${no}-0`).concat(last, `${version} 6-0`);
  const OLD_TEXTS = texts(OLD);
  const NEW_TEXTS = texts(NEW, [`${NEW} 5-1`]);

  test("where nobody names a day, only law in force today is found", async () => {
    expect(await trial()).toEqual(NEW_TEXTS);
    expect(await trial({ on: "2026-11-21" })).toEqual(NEW_TEXTS);
  });

  test.each([
    ["2007-12-31", "the day before it was law", []],
    ["2008-01-01", "its first day", OLD_TEXTS],
    ["2013-06-30", "the last day of the old text", OLD_TEXTS],
    ["2013-07-01", "the first day of the new one", NEW_TEXTS],
  ] as const)("on %s, %s, what was law that day is found", async (on, _, versions) => {
    expect(await trial({ on })).toEqual([...versions]);
  });

  test("of the kinds named", async () => {
    expect(await trial({ kinds: ["法律"] })).toEqual(NEW_TEXTS);
    expect(await trial({ kinds: ["法律", "行政法规"] })).toEqual(NEW_TEXTS);
    expect(await trial({ kinds: ["司法解释"] })).toEqual([]);
    const kinds = await finder.find({ text: "工伤待遇怎么算", category: null, filters: { kinds: ["司法解释"] } });
    const held = await read<{ kind: string }>(
      database.db,
      sql`select distinct l.kind from article a join law_version v on v.id = a.version_id join law l on l.name = v.law
        where a.id = any(${kinds.articles.map((a) => a.id)}::bigint[])`,
    );
    expect(held).toEqual([{ kind: "司法解释" }]);
  });

  test("of the field named: an article has it by its card", async () => {
    expect(await trial({ category: "labor" })).toEqual([`${NEW} 3-0`]);
    expect(await trial({ category: "family" })).toEqual([]);
  });

  test("in the place named: a city's law in its districts alone, national law everywhere", async () => {
    expect(await trial({ region: "510104" })).toEqual(NEW_TEXTS);
    await change(sql`update law set region = '510100' where name = ${TRIAL}`);
    finder.renew();
    expect(await trial({ region: "510104" })).toEqual(NEW_TEXTS);
    expect(await trial({ region: "510700" })).toEqual([]);
    expect(await trial({ region: "510700", on: "2010-01-01" })).toEqual([]);
    expect(await trial()).toEqual(NEW_TEXTS);
    await change(sql`update law set region = null where name = ${TRIAL}`);
    finder.renew();
  });

  test("where the filters leave little, that is found, however far the nearest of all law is", async () => {
    const found = await finder.find({
      text: "公司拖欠工资",
      category: null,
      articles: 60,
      filters: { category: "labor", on: "2010-01-01", kinds: ["法律"] },
    });
    expect(found.articles.length).toBeGreaterThan(0);
    const outside = await read(
      database.db,
      sql`select 1 from article a join law_days d on d.id = a.version_id where a.id = any(${found.articles.map((a) => a.id)}::bigint[])
        and not (coalesce(d.from_day, '-infinity') <= date '2010-01-01' and coalesce(d.until_day, 'infinity') > date '2010-01-01')`,
    );
    expect(outside).toEqual([]);
  });
});

test("an empty library finds nothing, and no question fails", async () => {
  database = await givenDatabase();
  await change(sql`delete from law_generation`);
  finder = given();
  expect(await finder.find({ text: "公司拖欠工资", category: "labor" })).toEqual({ articles: [], cases: [] });
  expect(await finder.examine({ text: "公司拖欠工资", category: "labor" })).toBeNull();
  await database.close();
});
