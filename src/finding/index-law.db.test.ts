/** The index is built beside the one that serves, survives a kill, and is whole or not there. */
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renewIndex, shippedFinder, shippedWeights } from "../shipped-finder.node.ts";
import type { Database } from "#platform/database.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";
import { TRIAL, givenTrialLaw } from "#testing/trial-law.ts";
import { openFinder } from "./find-law.ts";
import { fillVectors, indexLaw } from "./index-law.ts";

let database: Database;
const clock = givenClock();
beforeEach(async () => {
  database = await givenDatabase();
});
afterEach(() => database.close());

const renew = () => renewIndex({ database, clock });
const given = () => shippedFinder({ embeddings: null }, { database, clock });
const change = (query: ReturnType<typeof sql>) => database.transact("system:test", (tx) => query.execute(tx));
const QUESTION = { text: "公司拖欠工资怎么办", category: "labor" as const };

type Held = { generation: number; whole: boolean; records: number; postings: number; vectors: number };
const generations = () =>
  read<Held>(
    database.db,
    sql`select id as generation, built_at is not null as whole,
      (select count(*)::int from law_record r where r.generation = g.id) as records,
      (select count(*)::int from law_posting p where p.generation = g.id) as postings,
      (select count(*)::int from law_vector v where v.generation = g.id) as vectors from law_generation g order by id`,
  );
/** One that no wages question looks at: how long its gist is, is read as it stands. */
const changeACard = () =>
  change(sql`update card set gist = gist || '量子纠缠。' where id = (select max(id) from card where category = 'family')`);

describe("building the index", () => {
  test("the same texts are not indexed again", async () => {
    const before = await generations();
    expect(await renew()).toBe("unchanged");
    expect(await generations()).toEqual(before);
  });

  test("every article and case has its record and its vector, and slots run without a gap", async () => {
    const [texts] = await read<{ n: number }>(
      database.db,
      sql`select ((select count(*) from article a left join card c on c.article_id = a.id where a.official is not null or c.id is not null)
        + (select count(*) from law_case))::int as n`,
    );
    expect(await generations()).toEqual([expect.objectContaining({ whole: true, records: texts!.n, vectors: texts!.n })]);
    const [slots] = await read<{ n: number; last: number }>(
      database.db,
      sql`select (select slots from law_generation) as n, max(slot) + 1 as last from law_record`,
    );
    expect(slots).toEqual({ n: texts!.n, last: texts!.n });
  });

  const FIRST = sql`(select min(id) from card)`;
  test.each([
    [
      "our words",
      [
        sql`update card set gist = '换了说法。' where id = ${FIRST}`,
        sql`update card set asks = array['量子纠缠'] where id = ${FIRST}`,
        sql`update law_case set holding = holding || '。' where id = (select min(id) from law_case)`,
      ],
    ],
    [
      "the law's words or days",
      [
        sql`update article set official = '试验应当公开。' where id = (select min(id) from article)`,
        sql`update law_version set repealed_on = '2030-01-01' where id = (select min(id) from law_version)`,
        // An import whose texts may be as long as those before.
        sql`insert into law_import (sha256, name, articles, imported_at) values ('a', '试验法', 1, now())`,
      ],
    ],
  ])(
    "once %s have changed, another generation takes over and the one before is gone",
    async (_, changes) => {
      for (const [i, changed] of changes.entries()) {
        const [before] = await generations();
        await change(changed);
        expect(await renew(), `change ${i}`).toBe("built");
        const after = await generations();
        expect(after, `change ${i}`).toEqual([expect.objectContaining({ whole: true })]);
        expect(after[0]!.generation).toBeGreaterThan(before!.generation);
      }
      expect(await renew()).toBe("unchanged");
    },
    60_000,
  );

  test("a text of characters that no vocabulary holds, some of them beyond the first plane, is indexed and spoils no score", async () => {
    await change(sql`insert into law (name, short, kind) values ('𠮷𠮷𠮷', '𠮷𠮷𠮷', '试验')`);
    await change(sql`insert into law_version (law, version) values ('𠮷𠮷𠮷', '2020-01-01')`);
    await change(sql`insert into article (version_id, no, sub, label, official)
      select id, 1, 0, '第一条', '𠮷𡃁𠮷。工资' from law_version where law = '𠮷𠮷𠮷'
      union all select id, 2, 0, '第二条', '𠮷𡃁𠮷𡃁' from law_version where law = '𠮷𠮷𠮷'`);
    expect(await renew()).toBe("built");
    const found = await given().find({ ...QUESTION, filters: { kinds: ["试验"] } });
    expect(found.articles).toHaveLength(2);
    expect(found.articles.every(({ score, support }) => Number.isFinite(score) && support >= 0 && support <= 1)).toBe(true);
    expect(found.articles[0]?.matched).toEqual(["工资"]);
  });
});

describe("a build that was killed", () => {
  /** What a kill leaves: some of the rows, and no day on which it was built. */
  const kill = async () => {
    const { model } = shippedWeights();
    const dying = indexLaw({ database, clock, model }, ({ stage }) => {
      if (stage === "words") throw new Error("killed");
    });
    await expect(dying).rejects.toThrow("killed");
    const left = await generations();
    expect(left).toEqual([expect.objectContaining({ whole: true }), expect.objectContaining({ whole: false })]);
    expect(left[1]!.records).toBeGreaterThan(0);
    expect(left[1]!.postings).toBeGreaterThan(0);
  };

  test("leaves the index that serves as it was", async () => {
    const before = await given().find(QUESTION);
    await changeACard();
    await kill();
    expect(await given().find(QUESTION)).toEqual(before);
  });

  test("is swept away, and built anew from the beginning", async () => {
    await changeACard();
    await kill();
    expect(await renew()).toBe("built");
    expect(await generations()).toEqual([expect.objectContaining({ whole: true })]);
    expect((await given().find({ text: "量子纠缠", category: null })).articles.length).toBeGreaterThan(0);
  });

  test("is swept away also where nothing is to be built any more", async () => {
    const before = await generations();
    await change(sql`insert into law_generation (fingerprint, slots) values ('left by a crash', 0)`);
    await change(sql`insert into law_record (generation, slot, case_id, bag)
      select (select max(id) from law_generation), 0, min(id), '' from law_case`);
    await change(sql`insert into law_posting (generation, term, postings) select max(id), 'w工资', '' from law_generation`);
    await change(sql`insert into law_vector (generation, embedder, slot, vector) select max(id), 'other', 0, '[1,2]' from law_generation`);
    expect(await renew()).toBe("unchanged");
    expect(await generations()).toEqual(before);
  });
});

describe("two generations", () => {
  /** A newer generation in which every slot stands for another article. */
  const besides = async () => {
    await change(sql`insert into law_generation (fingerprint, slots) select 'turned', slots from law_generation`);
    await change(sql`insert into law_posting (generation, term, postings)
      select (select max(id) from law_generation), term, postings from law_posting`);
    await change(sql`insert into law_vector (generation, embedder, slot, vector)
      select (select max(id) from law_generation), embedder, slot, vector from law_vector`);
    await change(sql`insert into law_record (generation, slot, article_id, case_id, bag, asks)
      select (select max(id) from law_generation), n - 1 - slot, article_id, case_id, bag, asks
      from law_record, (select count(*)::int as n from law_record) as all_of_them`);
  };

  test("are never mixed: what is half built is not asked", async () => {
    const before = await given().find(QUESTION);
    await besides();
    expect(await given().find(QUESTION)).toEqual(before);
  });

  test("a finder that has one in memory reads the other once it serves", async () => {
    const finder = given();
    const before = await finder.find(QUESTION);
    await besides();
    expect(await finder.find(QUESTION)).toEqual(before);
    await change(sql`update law_generation set built_at = ${clock()} where built_at is null`);
    const after = await finder.find(QUESTION);
    expect(after.articles.map((a) => a.id)).not.toEqual(before.articles.map((a) => a.id));
    expect(after).toEqual(await given().find(QUESTION));
  });

  test("a question during which another takes over is answered from that one, whole", async () => {
    let takeOver = async () => {};
    const embedder = {
      name: "slow-1",
      embed: async (texts: string[], as: "question" | "text") => {
        if (as === "question") await takeOver();
        return texts.map(() => [1, 0]);
      },
    };
    expect(await fillVectors({ database, embedder })).toBe(true);
    const finder = openFinder({ database, clock, ...shippedWeights(), embedder });
    await finder.find(QUESTION);
    takeOver = async () => {
      takeOver = async () => {};
      await changeACard();
      expect(await renew()).toBe("built");
    };
    const found = await finder.find(QUESTION);
    expect(found.articles.length).toBeGreaterThan(0);
    expect(found).toEqual(await given().find(QUESTION));
  });
});

test("law that was taken out of the library is found no more", async () => {
  await givenTrialLaw(database);
  await renew();
  const finder = given();
  const asked = { text: "试验员做第三件事", category: null };
  expect((await finder.find(asked)).articles.length).toBeGreaterThan(0);
  await change(sql`delete from case_article`);
  await change(sql`delete from card where id = '试验法-3'`);
  await change(sql`delete from article where version_id in (select id from law_version where law = ${TRIAL})`);
  expect(await renew()).toBe("built");
  const ids = (await finder.find(asked)).articles.map((a) => a.id);
  expect(await read(database.db, sql`select id from article where id = any(${ids}::bigint[])`)).toHaveLength(ids.length);
});

test("over 5,000 texts the vectors have an index, which goes with its generation; the law is found all the same", async () => {
  await change(sql`insert into law (name, short, kind) values ('长试验法', '长试验法', '法律')`);
  await change(sql`insert into law_version (law, version) values ('长试验法', '2020-01-01')`);
  const words = "仪器归还记录校准报废登记领用保管借出维修检定封存";
  await change(sql`insert into article (version_id, no, sub, label, official)
    select v.id, n, 0, '第' || n || '条', substr(${words}, 1 + n % 20, 4) || '，' || substr(${words}, 1 + (n * 7) % 20, 5)
      || case when n = 4321 then '。鹦鹉不得带进试验室，带鹦鹉的人应当把鹦鹉领走。' else '。' end
    from law_version v, generate_series(1, 5000) as n where v.law = '长试验法'`);
  const indexes = () =>
    read<{ name: string }>(
      database.db,
      sql`select indexname as name from pg_indexes where indexname like 'law\_vector\__%\_%' and indexdef like '%halfvec%'`,
    );
  expect(await indexes()).toEqual([]);
  expect(await renew()).toBe("built");
  const first = await indexes();
  expect(first).toHaveLength(1);
  const found = await given().find({ text: "可以带鹦鹉进试验室吗", category: null });
  const [best] = await read<{ no: number }>(database.db, sql`select no from article where id = ${found.articles[0]?.id ?? "0"}`);
  expect(best?.no).toBe(4321);
  await changeACard();
  expect(await renew()).toBe("built");
  const second = await indexes();
  expect(second).toHaveLength(1);
  expect(second).not.toEqual(first);
});
