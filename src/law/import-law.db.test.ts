/** Official text comes in: beside the cards, once, closing what it takes the place of. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ImportReport, importLaw } from "./import-law.ts";
import type { Corpus, LawDocument, OfficialArticle, Reading, SaidStanding, StatuteCard } from "./law.ts";
import { loadCorpus } from "./load-corpus.ts";
import type { Database } from "#platform/database.ts";
import { type TestClock, givenClock, givenDatabase } from "#testing/given.node.ts";

let database: Database;
let clock: TestClock;
let reindexed: number;

beforeAll(async () => {
  database = await givenDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = givenClock();
  reindexed = 0;
  const mine = sql`(select name from law where name like '%试验法' or name like '%试验法典' or name like '%别法')`;
  await sql`delete from law_generation where fingerprint = 'x'`.execute(database.db);
  await sql`delete from card where id = '试验法-1'`.execute(database.db);
  await sql`delete from repeal`.execute(database.db);
  await sql`delete from law_import`.execute(database.db);
  await sql`delete from article where version_id in (select id from law_version where law in ${mine})`.execute(database.db);
  await sql`delete from law_version where law in ${mine}`.execute(database.db);
  await sql`delete from law where name in ${mine}`.execute(database.db);
});

const OPEN: SaidStanding = { status: "in-force", endedOn: null, endedBy: null, vouchedUntil: null };
const article = (no: number, text: string, sub = 0): OfficialArticle => ({ no, sub, label: `第${no}条`, path: "第一章 总则", text });
const law = (some: Partial<LawDocument> = {}): LawDocument => ({
  law: "中华人民共和国试验法",
  short: "试验法",
  kind: "法律",
  version: "2012-10-26",
  effective: "2013-01-01",
  inForceFrom: "2013-01-01",
  standing: OPEN,
  source: "试验法.md",
  articles: [article(1, "试验应当公开。"), article(2, "试验应当公正。")],
  ...some,
});
const NEWER = law({ version: "2025-06-27", effective: "2026-01-01", inForceFrom: "2026-01-01", articles: [article(1, "试验一律公开。")] });

async function* reading(items: readonly (LawDocument | string)[], before: (i: number) => void = () => {}): AsyncIterable<Reading> {
  for (const [i, item] of items.entries()) {
    before(i);
    if (typeof item === "string") yield { kind: "unread", unread: { at: item, says: "is not JSON" } };
    else yield { kind: "document", document: item, at: item.source };
  }
}
const take = (...items: (LawDocument | string)[]): Promise<ImportReport> =>
  importLaw({ database, clock, reindex: async () => void (reindexed += 1) }, reading(items));

type Row = { law: string; version: string; off: string | null; ending: string | null; by: string | null };
async function versions(name = "试验法"): Promise<Row[]> {
  const { rows } = await sql<Row>`select law, version::text as version, repealed_on::text as off, ending, ended_by as by
    from law_version where law like ${`%${name}`} order by version`.execute(database.db);
  return rows;
}
async function texts(): Promise<string[]> {
  const { rows } = await sql<{ official: string }>`select official from article a join law_version v on v.id = a.version_id
    where v.law like '%试验法' and official is not null order by v.version, a.no`.execute(database.db);
  return rows.map((row) => row.official);
}

describe("importing a law", () => {
  test("keeps its text, path and days", async () => {
    expect(await take(law())).toMatchObject({ documents: 1, articles: 2, added: 1, renewed: 0, unchanged: 0, unread: [] });
    expect(await texts()).toEqual(["试验应当公开。", "试验应当公正。"]);
    expect(await versions()).toEqual([{ law: "中华人民共和国试验法", version: "2012-10-26", off: null, ending: null, by: null }]);
  });
  test("a second time changes nothing, and does not build the index again", async () => {
    await take(law(), NEWER);
    const before = await versions();
    await sql`insert into law_generation (fingerprint, slots, built_at) values ('x', 0, ${clock()})`.execute(database.db);
    expect(await take(law(), NEWER)).toMatchObject({ documents: 2, added: 0, renewed: 0, unchanged: 2, closed: 0 });
    expect([await versions(), reindexed]).toEqual([before, 1]);
  });
  test("with a corrected text renews the version it had", async () => {
    await take(law());
    expect(await take(law({ articles: [article(1, "试验应当公开进行。")] }))).toMatchObject({ added: 0, renewed: 1 });
    expect(await texts()).toEqual(["试验应当公开进行。", "试验应当公正。"]);
    expect(await versions()).toHaveLength(1);
  });
  test("under a name written otherwise joins the law that is held", async () => {
    await take(law());
    await take({ ...NEWER, law: "《试验法》" });
    expect((await versions()).map((row) => row.law)).toEqual(["中华人民共和国试验法", "中华人民共和国试验法"]);
  });
  test("dated by its publication joins the version that is dated by its passing, where both are law from the same day", async () => {
    await take(law());
    expect(await take(law({ version: "2012-11-05", source: "试验法.docx" }))).toMatchObject({ added: 0, renewed: 1 });
    expect(await versions()).toEqual([{ law: "中华人民共和国试验法", version: "2012-10-26", off: null, ending: null, by: null }]);
  });
  test("tells what could not be read, and takes the rest", async () => {
    const report = await take("a.jsonl:1", law(), "a.jsonl:9");
    expect(report.unread.map(({ at }) => at)).toEqual(["a.jsonl:1", "a.jsonl:9"]);
    expect(await texts()).toHaveLength(2);
  });
});

describe("a newer version", () => {
  test.each([
    ["after", () => [law(), NEWER]],
    ["before", () => [NEWER, law()]],
  ])("closes the older one on its first day, imported %s it", async (_, order) => {
    await take(...order());
    expect(await versions()).toMatchObject([
      { version: "2012-10-26", off: "2026-01-01", ending: "amended", by: "中华人民共和国试验法（2025-06-27）" },
      { version: "2025-06-27", off: null, ending: null },
    ]);
  });
  test("whose first day nobody says closes it on a day that stays open", async () => {
    await take(law(), { ...NEWER, effective: null, inForceFrom: null });
    expect((await versions())[0]).toMatchObject({ off: null, ending: "amended" });
  });
  test("between two that are held closes the first where it begins", async () => {
    await take(law(), NEWER, law({ version: "2018-01-01", effective: "2018-05-01", inForceFrom: "2018-05-01" }));
    expect((await versions()).map((row) => row.off)).toEqual(["2018-05-01", "2026-01-01", null]);
  });
  test("the day one source knows is not lost to another that does not", async () => {
    await take(
      law({ standing: { ...OPEN, status: "repealed", endedOn: "2026-08-15" } }),
      law({ source: "别处", standing: { ...OPEN, status: "amended" } }),
    );
    expect(await versions()).toMatchObject([{ off: "2026-08-15", ending: "repealed" }]);
  });
});

describe("for filters, a version counts as law", () => {
  async function days(): Promise<[from: string, until: string | null][]> {
    const { rows } = await sql<{ from: string; until: string | null }>`select d.from_day::text as "from", d.until_day::text as until
      from law_days d join law_version v on v.id = d.id where v.law like '%试验法' order by v.version`.execute(database.db);
    return rows.map((row) => [row.from, row.until]);
  }
  test("between its days, where they are known", async () => {
    await take(law(), NEWER);
    expect(await days()).toEqual([
      ["2013-01-01", "2026-01-01"],
      ["2026-01-01", null],
    ]);
  });
  test("until the next was passed, where nobody says from when that is law", async () => {
    await take(law(), { ...NEWER, effective: null, inForceFrom: null });
    expect(await days()).toEqual([
      ["2013-01-01", "2025-06-27"],
      ["2025-06-27", null],
    ]);
  });
  test("on no day, where it is over and nobody says since when, or passed and nobody says from when", async () => {
    await take(law({ standing: { ...OPEN, status: "ended" } }));
    expect(await days()).toEqual([["2013-01-01", "2013-01-01"]]);
    await take({ ...NEWER, effective: null, inForceFrom: null, standing: { ...OPEN, status: "future" } });
    expect((await days())[1]).toEqual(["9999-12-31", null]);
  });
});

describe("a law that says what it repeals", () => {
  const code = law({
    law: "中华人民共和国试验法典",
    short: "试验法典",
    version: "2020-05-28",
    effective: "2021-01-01",
    inForceFrom: "2021-01-01",
    articles: [article(90, "本法自2021年1月1日起施行。《中华人民共和国试验法》、《未收之法》同时废止。")],
  });
  test.each([
    ["after", () => [law(), code]],
    ["before", () => [code, law()]],
  ])("ends it on that day, imported %s it", async (_, order) => {
    await take(...order());
    expect(await versions()).toMatchObject([{ off: "2021-01-01", ending: "repealed", by: "中华人民共和国试验法典第九十条" }]);
  });
  test("and no longer says so once its text is corrected, ends it no more", async () => {
    await take(law(), code);
    await take({ ...code, articles: [article(90, "本法自2021年1月1日起施行。")] });
    expect(await versions()).toMatchObject([{ off: null, ending: null }]);
  });
});

describe("a run that was killed", () => {
  test("keeps every document before, loses the one it was in, and goes on", async () => {
    const items = [law(), law({ law: "中华人民共和国别法", short: "别法" }), NEWER];
    const killed = importLaw(
      { database, clock, reindex: async () => void (reindexed += 1) },
      reading(items, (i) => {
        if (i === 2) throw new Error("killed");
      }),
    );
    await expect(killed).rejects.toThrow("killed");
    expect([(await versions()).length, reindexed]).toEqual([1, 0]);
    expect(await take(...items)).toMatchObject({ added: 1, unchanged: 2 });
    expect((await versions()).map((row) => row.off)).toEqual(["2026-01-01", null]);
  });
  test("between its last document and the index still builds the index the next time", async () => {
    clock.forward(1);
    await expect(importLaw({ database, clock, reindex: () => Promise.reject(new Error("killed")) }, reading([law()]))).rejects.toThrow(
      "killed",
    );
    await take(law());
    expect(reindexed).toBe(1);
  });
  test("inside a document leaves nothing of it", async () => {
    const broken = law({ articles: [article(1, "试验应当公开。"), { ...article(2, "x"), no: 9e12 }] });
    await expect(take(broken)).rejects.toThrow();
    expect([await versions(), await texts()]).toEqual([[], []]);
  });
});

describe("beside cards", () => {
  const card: StatuteCard = {
    id: "试验法-1",
    law: "中华人民共和国试验法",
    short: "试验法",
    kind: "法律",
    articleNo: "第一条",
    version: "2012-10-26",
    effective: "2013-01-01",
    gist: "做试验要公开，谁都可以来看，不公开的试验结果不算数，这是本法的基本要求。",
    asks: ["试验能不能看", "试验不公开怎么办", "试验结果算不算数"],
    category: "other",
    also: [],
    causes: [],
    timeLimits: [],
    source: "自拟",
    checked: "2026-11-21",
  };
  let corpus: Corpus;

  let times = 0;
  beforeEach(async () => {
    times += 1; // the same corpus twice is not loaded twice
    corpus = { cards: [{ ...card, source: `自拟${times}` }], cases: [] };
    await loadCorpus({ database, clock }, corpus);
  });
  test("official text joins the card's own article", async () => {
    await take(law({ law: "试验法" }));
    const { rows } = await sql<{ official: string }>`select a.official from card c join article a on a.id = c.article_id`.execute(
      database.db,
    );
    expect(rows).toEqual([{ official: "试验应当公开。" }]);
    expect(await versions()).toHaveLength(1);
  });
  test("a newer version leaves the card with its own, and says that it is stale", async () => {
    const report = await take(law(), NEWER);
    expect(report.stale).toEqual([{ card: "试验法-1", law: "中华人民共和国试验法", version: "2012-10-26", newer: "2025-06-27" }]);
    const { rows } = await sql<{ version: string }>`select v.version::text as version from card c join article a on a.id = c.article_id
      join law_version v on v.id = a.version_id`.execute(database.db);
    expect(rows).toEqual([{ version: "2012-10-26" }]);
  });
  test("a version that is passed but not yet law makes none stale", async () => {
    const future = law({
      version: "2026-06-26",
      effective: "2027-01-01",
      inForceFrom: "2027-01-01",
      standing: { ...OPEN, status: "future" },
    });
    expect((await take(law(), future)).stale).toEqual([]);
  });
  test("what was checked by hand is not overwritten by a source that knows less", async () => {
    const repealed = {
      law: card.law,
      short: card.short,
      kind: card.kind,
      version: card.version,
      effective: card.effective,
      inForceFrom: card.effective,
      ending: "repealed" as const,
      endedOn: "2021-01-01",
      endedBy: "试验法典第九十条",
      lastArticle: 2,
      successorLaw: null,
      successors: {},
      notes: {},
      source: "公报",
      checked: "2026-11-21",
    };
    await loadCorpus({ database, clock }, { ...corpus, repealed: [repealed] });
    await take(law());
    expect(await versions()).toMatchObject([{ off: "2021-01-01", ending: "repealed", by: "试验法典第九十条" }]);
  });
});
