import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Tx } from "#platform/database.ts";
import { onPglite } from "#platform/database.node.ts";
import { sha256Hex } from "#platform/keyring.ts";
import { migrate } from "#platform/migrate.ts";
import { readFolder } from "#platform/shipped.node.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, move, outcome, plainHeld, plainReview, read, setDraft } from "#testing/matters.node.ts";

/** A held draft approved and delivered at a time of the test's own. */
async function deliver(tx: Tx, lawyer: Pick<Person, "id">, draft: { inquiryId: string; draftId: string; bodyId: string }, at: string) {
  const reviewId = await plainReview(tx, { ...draft, lawyerId: lawyer.id });
  await setDraft(tx, draft.draftId, "approved");
  const id = crypto.randomUUID();
  await sql`insert into answer (id, inquiry_id, review_id, body_id, at)
    values (${id}, ${draft.inquiryId}, ${reviewId}, ${draft.bodyId}, ${at})`.execute(tx);
  await setDraft(tx, draft.draftId, "delivered");
  await move(tx, draft.inquiryId, "answered");
  return id;
}

type Numbered = { year: number; seq: number };

async function numberOf(database: Database, answer: string): Promise<Numbered | undefined> {
  const [row] = await read<Numbered>(database.db, sql`select year, seq from answer_number where answer_id = ${answer}`);
  return row;
}

describe("an answer's number", () => {
  let bureau: Bureau;
  let wang: Person;
  beforeAll(async () => {
    bureau = await givenBureau();
    wang = await givenPerson(bureau, "lawyer");
  });
  afterAll(() => bureau.close());

  const delivered = async (at: string) => {
    const draft = await plainHeld(bureau.database, wang);
    return bureau.database.transact(`staff:${wang.id}`, (tx) => deliver(tx, wang, draft, at));
  };
  const numbered = async (at: string) => numberOf(bureau.database, await delivered(at));
  const tried = (work: (tx: Tx) => Promise<unknown>) => outcome(bureau.database.transact("system:test", work));

  test("runs through its year, and begins anew with the next, by China's calendar", async () => {
    expect(await numbered("2026-11-21T04:00:00Z")).toEqual({ year: 2026, seq: 1 });
    expect(await numbered("2026-12-31T15:59:59Z")).toEqual({ year: 2026, seq: 2 });
    expect(await numbered("2026-12-31T16:00:00Z")).toEqual({ year: 2027, seq: 1 });
    expect(await numbered("2026-11-22T04:00:00Z")).toEqual({ year: 2026, seq: 3 });
  });

  test("is each answer's own, where several are delivered at once", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => delivered("2030-01-01T04:00:00Z")));
    const numbers = await Promise.all(answers.map((answer) => numberOf(bureau.database, answer)));
    expect(numbers.map((n) => n?.seq).toSorted()).toEqual([1, 2, 3, 4]);
  });

  test("never changes, and is never given back to be used again", async () => {
    await delivered("2031-01-01T04:00:00Z");
    expect(await tried((tx) => sql`update answer_number set seq = 99 where year = 2031`.execute(tx))).toBe(HELD.appendOnly);
    expect(await tried((tx) => sql`delete from answer_number where year = 2031`.execute(tx))).toBe(HELD.appendOnly);
    expect(await tried((tx) => sql`truncate answer_number`.execute(tx))).toBe(HELD.appendOnly);
    expect(await tried((tx) => sql`update answer_year set last = 1 where year = 2031`.execute(tx))).toBe(HELD.appendOnly);
    expect(await tried((tx) => sql`delete from answer_year where year = 2031`.execute(tx))).toBe(HELD.appendOnly);
    expect(await numbered("2031-01-02T04:00:00Z")).toEqual({ year: 2031, seq: 2 });
  });
});

test("answers from before there were numbers are numbered in the order of their delivery, and the next goes on from there", async () => {
  const lite = await PGlite.create("memory://", { extensions: { vector } });
  const database = onPglite(lite);
  try {
    const all = readFolder("migrations", ".sql").map(({ name, text }) => ({ name, sql: text }));
    await migrate(
      database,
      all.filter(({ name }) => name < "0019"),
      sha256Hex,
    );
    const lawyer = { id: "wang" };
    await database.transact("system:test", async (tx) => {
      await sql`insert into staff (id, name, email, role) values (${lawyer.id}, '王芳', 'w@test.example', 'lawyer')`.execute(tx);
      await sql`insert into lawyer (staff_id, licence_no, licence_from, licence_until, licence_status, firm, seat_classes)
        values (${lawyer.id}, '执-1', '2020-01-01', '2099-12-31', 'active', '某所', array['labor'])`.execute(tx);
      // The kit writes a review and an inquiry as they are today.
      await sql`alter table review add column articles text[]`.execute(tx);
      await sql`create table inquiry_consent (inquiry_id uuid, basis text, version int, at timestamptz)`.execute(tx);
    });
    const days = ["2026-11-20T04:00:00Z", "2025-12-31T15:00:00Z", "2026-11-19T04:00:00Z"];
    const answers: string[] = [];
    for (const at of days) {
      const draft = await plainHeld(database, lawyer);
      answers.push(await database.transact("system:test", (tx) => deliver(tx, lawyer, draft, at)));
    }
    await sql`alter table review drop column articles`.execute(database.db);
    await sql`drop table inquiry_consent`.execute(database.db);
    await migrate(database, all, sha256Hex);
    expect(await Promise.all(answers.map((answer) => numberOf(database, answer)))).toEqual([
      { year: 2026, seq: 2 },
      { year: 2025, seq: 1 },
      { year: 2026, seq: 1 },
    ]);
    const draft = await plainHeld(database, lawyer);
    const next = await database.transact("system:test", (tx) => deliver(tx, lawyer, draft, "2026-11-21T04:00:00Z"));
    expect(await numberOf(database, next)).toEqual({ year: 2026, seq: 3 });
  } finally {
    await database.close();
  }
});
