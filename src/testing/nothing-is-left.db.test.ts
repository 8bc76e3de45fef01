/** 全部删除: after it nothing that a citizen wrote can be read, whoever holds the database and the keys. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ErasureAhead, ErasureReceipt } from "#contract/mine.ts";
import { retrieveSources } from "#drafting/retrieve-sources.ts";
import { finishErasures } from "#inquiry/erase-citizen.ts";
import { openVault } from "#platform/keyring.ts";
import { openReferral } from "#referral/open-referral.ts";
import { countTerms } from "#trends/count-terms.ts";
import { TriageRecord } from "#triage/triage.ts";
import { answered } from "./correcting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { type Asked, ask, claim, read } from "./matters.node.ts";
import { problemOf, shaped } from "./replies.ts";

/** Words that stand in what is redacted too: they would be found wherever a readable copy was left. */
const ODD = "翠竹苑的蓝色三轮车";
const PHONE = "13912345678";
const WAGES = `公司拖欠我三个月工资不发，我叫司马青衫，住${ODD}旁边，电话${PHONE}，没有签劳动合同怎么办`;
const LATER = `补充：老板把${ODD}也扣下了`;

let bureau: Bureau;
let wang: Person;
let wu: Person;
let matter: Asked;
let other: Asked;
let citizenId: string;
let sealedKey: Uint8Array;
let receipt: ErasureReceipt;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  wu = await givenPerson(bureau, "operator");
  matter = await answered(bureau, wang, WAGES, { contact: PHONE });
  const say = (path: string, body: unknown) => call(bureau, "POST", `/api/inquiries/${matter.id}/${path}`, { as: matter.token, body });
  await say("rating", { stars: 1, reasons: ["unclear"], words: `看不懂，${ODD}呢` });
  await say("complaint", { about: "delay", words: `${ODD}的事没人管` });
  await say("messages", { text: LATER });
  await bureau.work();
  other = await ask(bureau, `邻居把${ODD}撞坏了不赔怎么办`, {}, { authorization: `Bearer ${matter.token}` });
  await bureau.work();
  await bureau.database.transact("system:test", async (tx) => {
    await sql`insert into second_opinion values (${matter.id}, 1, 'm', 'p', ${JSON.stringify({ because: `提到${ODD}` })}::jsonb, false, now())`.execute(
      tx,
    );
    await sql`insert into citizen_correction (inquiry_id, n, position, old_category, category, dates, at)
      values (${other.id}, 1, 1, 'traffic', 'traffic', ${JSON.stringify([{ told: ODD, day: "2026-10-15" }])}::jsonb, now())`.execute(tx);
    await sql`insert into recusal (id, inquiry_id, lawyer_id, reason, note, at)
      values (gen_random_uuid(), ${other.id}, ${wang.id}, 'other', ${`我认识${ODD}的主人`}, now())`.execute(tx);
    await sql`insert into referral (id, inquiry_id, to_body, because, opened_at, state_at)
      values (gen_random_uuid(), ${other.id}, 'legal_aid', '[]', now(), now())`.execute(tx);
    await sql`update referral set state = 'returned', reason = ${`${ODD}不属于援助范围`} where inquiry_id = ${other.id}`.execute(tx);
    const refused = await tx.executeQuery<{ id: string }>(
      sql`insert into referral (id, inquiry_id, to_body, because, opened_at, state_at)
        values (gen_random_uuid(), ${other.id}, 'legal_aid', '[]', now(), now()) returning id`.compile(tx),
    );
    const refusedId = refused.rows[0]!.id;
    for (const to of ["accepted", "refused"]) {
      await sql`update referral set state = ${to}, reason = ${`${ODD}已获赔偿`} where id = ${refusedId}`.execute(tx);
    }
    await sql`insert into aid_objection (id, referral_id, against, decided_on, department, received_on, recorded_by, recorded_at)
      select gen_random_uuid(), ${refusedId}, 'refusal', d, '演示司法局', d, ${wu.id}, now() from (select (now() at time zone 'Asia/Shanghai')::date as d) t`.execute(
      tx,
    );
    await sql`insert into referral (id, inquiry_id, to_body, because, opened_at, state_at)
      values (gen_random_uuid(), ${matter.id}, 'legal_aid', '[]', now(), now()) on conflict do nothing`.execute(tx);
    for (const to of ["accepted", "granted"]) await sql`update referral set state = ${to} where inquiry_id = ${matter.id}`.execute(tx);
    for (const because of [null, `原律师认识${ODD}的主人`]) {
      await sql`insert into aid_appointment select gen_random_uuid(), r.id, '演示甲', 'lawyer', '演示所', '1号',
        (now() at time zone 'Asia/Shanghai')::date, ${because}, ${wu.id}, now() from referral r where r.inquiry_id = ${matter.id}`.execute(
        tx,
      );
    }
    const again = await tx.executeQuery<{ id: string; body: string }>(
      sql`select d.id, b.id as body from draft d join draft_body b on b.draft_id = d.id
        where d.inquiry_id = ${matter.id} and d.state = 'waiting' order by b.version desc limit 1`.compile(tx),
    );
    const { id: draftId, body: bodyId } = again.rows[0]!;
    await sql`insert into pass (id, draft_id, lawyer_id, reason, note, at)
      values (gen_random_uuid(), ${draftId}, ${wang.id}, 'other', ${`不熟悉${ODD}`}, now())`.execute(tx);
    await claim(tx, draftId, wang);
    await sql`insert into review (id, draft_id, body_id, lawyer_id, decision, articles, note, at)
      values (gen_random_uuid(), ${draftId}, ${bodyId}, ${wang.id}, 'return', '{}', ${`${ODD}一节要重写`}, now())`.execute(tx);
    await sql`insert into handover values (gen_random_uuid(), ${matter.id}, ${wang.id}, null, ${`${ODD}的事请接手`}, now())`.execute(tx);
  });
  const hold = { inquiryId: other.id, reason: "dispute", note: `${ODD}的事在打官司` };
  await call(bureau, "POST", "/api/supervisor/retention-holds", { as: await givenPerson(bureau, "supervisor"), body: hold });
  await call(bureau, "POST", "/api/my/code", { as: matter.token });
  await call(bureau, "POST", "/api/my/link", { as: matter.token });
  const [row] = await read<{ id: string; key: Uint8Array }>(
    bureau.database.db,
    sql`select c.id, c.data_key as key from citizen c join inquiry i on i.citizen_id = c.id where i.id = ${matter.id}`,
  );
  citizenId = row?.id ?? "";
  sealedKey = row?.key ?? new Uint8Array();
});
afterAll(() => bureau.close());

const everything = async (): Promise<{ name: string; text: string }[]> => {
  const names = await read<{ schema: string; name: string }>(
    bureau.database.db,
    sql`select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  const texts: { name: string; text: string }[] = [];
  for (const { schema, name } of names) {
    const rows = await read<{ row: string }>(
      bureau.database.db,
      sql`select to_jsonb(t)::text as row from ${sql.table(`${schema}.${name}`)} t`,
    );
    texts.push({ name: `${schema}.${name}`, text: rows.map(({ row }) => row).join("\n") });
  }
  return texts;
};
const holding = async (words: string): Promise<string[]> => {
  const hex = Buffer.from(words, "utf8").toString("hex");
  return (await everything()).filter(({ text }) => text.includes(words) || text.includes(hex)).map(({ name }) => name);
};
const erase = async (token: string) =>
  shaped(await call(bureau, "POST", "/api/my/erase", { as: token, body: { sure: true } }), 200, ErasureReceipt);

const holdsOf = (id: string) => read(bureau.database.db, sql`select 1 from legal_hold where inquiry_id = ${id}`);

test("before it, the redacted words stand in several tables, and what would go is told with its numbers", async () => {
  expect(await holding(ODD)).toEqual(
    expect.arrayContaining(
      "aid_appointment aid_objection citizen_correction complaint handover message pass rating recusal referral review second_opinion"
        .split(" ")
        .map((name) => `public.${name}`),
    ),
  );
  const ahead = shaped(await call(bureau, "GET", "/api/my/erasure", { as: matter.token }), 200, ErasureAhead);
  expect(ahead).toEqual({
    deleted: { matters: 2, messages: 3, contacts: 1, answers: 1, drafts: expect.any(Number), files: 0, devices: 2 },
    waitsFor: 0,
    byItself: null, // it is still worked on
  });
});

test("it is asked for on purpose", async () => {
  for (const body of [{}, { sure: false }, { sure: "true" }]) {
    problemOf(await call(bureau, "POST", "/api/my/erase", { as: matter.token, body }), 422, "invalid");
  }
});

describe("after it", () => {
  beforeAll(async () => {
    receipt = await erase(matter.token);
    await bureau.work();
  });

  test("there is a receipt, which stands in the audit under its number", async () => {
    expect(receipt).toMatchObject({ doneAt: receipt.askedAt, deleted: { matters: 2, messages: 3, answers: 1 } });
    const rows = await read(
      bureau.database.db,
      sql`select action, actor from audit_event where subject_id = ${receipt.number} order by id`,
    );
    expect(rows).toEqual([
      { action: "ask-erasure", actor: `citizen:${citizenId}` },
      { action: "erase", actor: `citizen:${citizenId}` },
    ]);
  });

  test("no word of it stands in any column of any table", async () => {
    expect(await holding(ODD)).toEqual([]);
    // Of a question that was counted, single words stay under their day and a mark that is nobody's.
    expect(await holding("三轮车")).toEqual(["public.term_sighting"]);
    expect(await holding(PHONE)).toEqual([]);
    expect(await holdsOf(other.id)).toHaveLength(1); // its reason is sealed by the key that is gone
  });

  test("what is still sealed opens by no key that is left: the citizen's own is gone", async () => {
    const [row] = await read<{ key: Uint8Array | null }>(
      bureau.database.db,
      sql`select data_key as key from citizen where id = ${citizenId}`,
    );
    expect(row?.key).toBeNull();
    expect(await holding(Buffer.from(sealedKey).toString("latin1"))).toEqual([]);
    const texts = await everything();
    expect(texts.filter(({ text }) => text.includes(Buffer.from(sealedKey).toString("hex"))).map(({ name }) => name)).toEqual([]);
    // Bodies are kept as they were approved, and nobody reads them.
    const bodies = await read<{ id: string; sealed: Uint8Array }>(
      bureau.database.db,
      sql`select b.id, b.sealed from draft_body b join draft d on d.id = b.draft_id where d.inquiry_id = ${matter.id}`,
    );
    expect(bodies.length).toBeGreaterThan(0);
    const fresh = await openVault(bureau.keyring, citizenId, await bureau.keyring.seal(new Uint8Array(32), `citizen:${citizenId}`));
    for (const { id, sealed } of bodies) await expect(fresh.openText(sealed, `draft-body:${id}`)).rejects.toThrow();
  });

  test("nothing leads back to the person: no number, no mark, no token, no code", async () => {
    const own = await read<Record<string, unknown>>(
      bureau.database.db,
      sql`select contact, contact_index, triage -> 'reasons' as reasons from inquiry where citizen_id = ${citizenId}`,
    );
    expect(own).toEqual([
      { contact: null, contact_index: null, reasons: [] },
      { contact: null, contact_index: null, reasons: [] },
    ]);
    // Whoever still counts by it can read what is left of the triage.
    const triages = await read<{ triage: unknown }>(bureau.database.db, sql`select triage from inquiry where citizen_id = ${citizenId}`);
    for (const { triage } of triages) expect(TriageRecord.parse(triage)).toMatchObject({ reasons: [], deadlines: [], toldDays: [] });
    for (const table of ["citizen_token", "pickup_code"]) {
      expect(await read(bureau.database.db, sql`select 1 from ${sql.table(table)} where citizen_id = ${citizenId}`), table).toEqual([]);
    }
    for (const table of ["party_index", "placeholder", "matter_trace", "retrieval", "inquiry_seen"]) {
      const rows = sql`select 1 from ${sql.table(table)} where inquiry_id = any(${[matter.id, other.id]}::uuid[])`;
      expect(await read(bureau.database.db, rows), table).toEqual([]);
    }
    const marks = sql`select person from inquiry where citizen_id = ${citizenId} union select person from term_sighting`;
    const indexed = await bureau.keyring.index(`contact:${PHONE}`);
    const people = await read<{ person: Uint8Array }>(bureau.database.db, marks);
    expect(people.map(({ person }) => Buffer.from(person).toString("hex"))).not.toContain(Buffer.from(indexed).toString("hex"));
  });

  test("every door is shut: the token, its matters, the list", async () => {
    expect((await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token })).status).toBe(404);
    problemOf(await call(bureau, "GET", "/api/my/inquiries", { as: matter.token }), 401, "not-signed-in");
    problemOf(await call(bureau, "POST", "/api/my/erase", { as: matter.token, body: { sure: true } }), 401, "not-signed-in");
  });

  test("what a lawyer decided stays on record, without its words: the review, its number, its hash, the audit", async () => {
    const [kept] = await read<Record<string, unknown>>(
      bureau.database.db,
      sql`select r.decision, r.lawyer_id as lawyer, length(b.sha256) as hash, n.seq > 0 as numbered from answer a
        join review r on r.id = a.review_id join draft_body b on b.id = a.body_id join answer_number n on n.answer_id = a.id
        where a.inquiry_id = ${matter.id}`,
    );
    expect(kept).toMatchObject({ lawyer: wang.id, hash: 32, numbered: true });
    const readers = await Promise.all(
      [`/api/review/history`, `/api/review/queue`, `/api/review/asking-back`].map((path) => call(bureau, "GET", path, { as: wang })),
    );
    for (const { status, body } of readers) expect([status, JSON.stringify(body).includes(ODD)]).toEqual([200, false]);
  });
});

describe("a job that had begun", () => {
  const of = (id: string, table: string) => read(bureau.database.db, sql`select 1 from ${sql.table(table)} where inquiry_id = ${id}`);
  const erasing = async (question: string) => {
    const { id, token } = await ask(bureau, question);
    const [row] = await read<{ person: Uint8Array; triage: unknown }>(
      bureau.database.db,
      sql`select person, triage from inquiry where id = ${id}`,
    );
    let gone = false;
    const now = async () => {
      if (!gone) await erase(token);
      gone = true;
    };
    /** Everything goes between what the job read first and what it writes. */
    const database: Bureau["database"] = {
      ...bureau.database,
      transact: async (actor, work) => {
        await now();
        return bureau.database.transact(actor, work);
      },
    };
    return { id, now, database, person: row!.person, triage: TriageRecord.parse(row!.triage) };
  };

  test("keeps nothing of words that are gone: what was found for them, why they were referred, what was counted", async () => {
    const found = await erasing(WAGES);
    const clock = bureau.clock;
    const went: string[] = [];
    const search = async () => {
      await found.now();
      return { articles: [], cases: [] };
    };
    const next = async () => void went.push("on");
    await retrieveSources({ database: bureau.database, clock, search, triage: () => found.triage, next }, found.id);
    expect([await of(found.id, "retrieval"), went]).toEqual([[], []]);

    const aided = await erasing(`我是农民工，住${ODD}旁边，工地拖欠我半年工资，想申请法律援助`);
    await openReferral({ database: aided.database, clock }, aided.id, "triage");
    expect(await of(aided.id, "referral")).toEqual([]);

    const counted = await erasing(WAGES);
    await countTerms({ database: counted.database }, counted.id);
    expect(await read(bureau.database.db, sql`select 1 from term_sighting where person = ${counted.person}`)).toEqual([]);
    expect(await holding(ODD)).toEqual([]);
  });
});

describe("while somebody may have to be found by these words", () => {
  const KNIFE = `我丈夫拿刀威胁我，就在${ODD}旁边`;
  const END = { disposition: "reached-and-safe", note: "已电话联系，本人安全" };

  test("the key waits for the danger to be closed; the citizen is out at once, and then all goes", async () => {
    const knife = await ask(bureau, KNIFE, { contact: PHONE });
    expect((await call(bureau, "GET", "/api/my/erasure", { as: knife.token })).body).toMatchObject({ waitsFor: 1 });
    const { number, doneAt } = await erase(knife.token);
    expect(doneAt).toBeNull();
    expect((await call(bureau, "GET", `/api/inquiries/${knife.id}`, { as: knife.token })).status).toBe(404);
    const [alert] = await read<{ id: string }>(bureau.database.db, sql`select id from alert where inquiry_id = ${knife.id}`);
    await call(bureau, "POST", `/api/alerts/${alert?.id}/acknowledge`, { as: wu });
    const original = await call(bureau, "GET", `/api/alerts/${alert?.id}/original`, { as: wu });
    expect(original.body).toMatchObject({ contact: PHONE });
    expect(await finishErasures({ database: bureau.database, clock: bureau.clock })).toBe(0);
    expect((await call(bureau, "POST", `/api/alerts/${alert?.id}/close`, { as: wu, body: END })).status).toBe(200);
    expect(await finishErasures({ database: bureau.database, clock: bureau.clock })).toBe(1);
    expect(await holding(ODD)).toEqual([]);
    expect(await read(bureau.database.db, sql`select 1 from erasure where id = ${number} and done_at is not null`)).toHaveLength(1);
    expect(await finishErasures({ database: bureau.database, clock: bureau.clock })).toBe(0);
  });
});

test("another citizen of the same telephone loses nothing, and counts of people stay as they were", async () => {
  const [his, hers] = [await ask(bureau, WAGES, { contact: PHONE }), await ask(bureau, WAGES, { contact: PHONE })];
  await bureau.work();
  const counts = () => read(bureau.database.db, sql`select day, term, count(*)::int as n from term_sighting group by 1, 2 order by 1, 2`);
  const before = await counts();
  await erase(his.token);
  expect(await counts()).toEqual(before);
  expect((await call(bureau, "GET", `/api/inquiries/${hers.id}`, { as: hers.token })).status).toBe(200);
  await erase(hers.token);
  expect(await counts()).toEqual(before);
});
