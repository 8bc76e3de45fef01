import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#platform/database.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import {
  HELD,
  move,
  outcome,
  plainDraft,
  plainHeld,
  plainInquiry,
  plainReview,
  plainWaiting,
  read,
  setDraft,
} from "#testing/matters.node.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const transact = <T>(work: (tx: Tx) => Promise<T>) => bureau.database.transact("system:test", work);

/** Every decision that the service makes, each as the statement that makes it. */
type Decision = { action: string; subject: string; decide: (tx: Tx) => Promise<unknown> };

async function decisions(): Promise<Decision[]> {
  const drafting = await transact(async (tx) => {
    const id = await plainInquiry(tx);
    await move(tx, id, "drafting");
    return id;
  });
  const waiting = await plainWaiting(bureau.database);
  const held = await plainHeld(bureau.database, wang);
  const returned = await plainHeld(bureau.database, wang);
  const escalated = await plainHeld(bureau.database, wang);
  const answered = await plainHeld(bureau.database, wang);
  const reviewId = await transact(async (tx) => {
    const id = await plainReview(tx, { ...answered, lawyerId: wang.id });
    await setDraft(tx, answered.draftId, "approved");
    return id;
  });
  const referral = crypto.randomUUID();
  const refer = (id: string, inquiryId: string) => sql`insert into referral (id, inquiry_id, to_body, because, opened_at, state_at)
    values (${id}, ${inquiryId}, 'legal_aid', '[]', now(), now())`;
  await transact((tx) => refer(referral, drafting).execute(tx));
  const to = (action: string, subject: string, statement: ReturnType<typeof refer>): Decision => ({
    action,
    subject,
    decide: (tx) => statement.execute(tx),
  });
  return [
    { action: "receive", subject: "inquiry", decide: plainInquiry },
    to("move", "inquiry", sql`update inquiry set state = 'withdrawn' where id = ${drafting}`),
    to(
      "move-draft",
      "draft",
      sql`update draft set state = 'claimed', claimed_by = ${wang.id}, claimed_until = '2099-01-01' where id = ${waiting.draftId}`,
    ),
    to("assign", "draft", sql`update draft set assigned_to = ${li.id} where id = ${waiting.draftId}`),
    to("take-over", "draft", sql`update draft set claimed_by = ${li.id} where id = ${held.draftId}`),
    { action: "draft", subject: "draft", decide: (tx) => plainDraft(tx, drafting) },
    { action: "approve", subject: "draft", decide: (tx) => plainReview(tx, { ...held, lawyerId: wang.id }) },
    { action: "return", subject: "draft", decide: (tx) => plainReview(tx, { ...returned, lawyerId: wang.id, decision: "return" }) },
    { action: "escalate", subject: "draft", decide: (tx) => plainReview(tx, { ...escalated, lawyerId: wang.id, decision: "escalate" }) },
    to("refer", "referral", refer(crypto.randomUUID(), waiting.inquiryId)),
    to(
      "answer",
      "inquiry",
      sql`insert into answer (id, inquiry_id, review_id, body_id, at)
      values (gen_random_uuid(), ${answered.inquiryId}, ${reviewId}, ${answered.bodyId}, now())`,
    ),
    to("move-referral", "referral", sql`update referral set state = 'accepted' where id = ${referral}`),
    to("licence-set", "lawyer", sql`update lawyer set licence_status = 'suspended' where staff_id = ${wang.id}`),
  ];
}

describe("held by the database: no change without a named actor, none without its audit row", () => {
  class RolledBack extends Error {}
  let all: Decision[];
  beforeAll(async () => {
    all = await decisions();
  });
  const newest = async (tx: Tx) =>
    (await read<{ id: string }>(tx, sql`select coalesce(max(id), 0)::text as id from audit_event`))[0]?.id ?? "0";
  const ACTIONS = [
    "receive",
    "move",
    "move-draft",
    "assign",
    "take-over",
    "draft",
    "approve",
    "return",
    "escalate",
    "refer",
    "answer",
    "move-referral",
    "licence-set",
  ];
  const made = (action: string) => all.find((d) => d.action === action)!;

  test.each(ACTIONS)("%s is recorded with who did it, in its own transaction, and vanishes with its rollback", async (action) => {
    const { decide, subject } = made(action);
    let recorded: unknown[] = [];
    const transaction = bureau.database.transact("staff:supervisor", async (tx) => {
      const before = await newest(tx);
      await decide(tx);
      recorded = await read(
        tx,
        sql`select actor, action, subject_kind as subject, xmin::text = pg_current_xact_id()::text as here
        from audit_event where id > ${before} and action = ${action}`,
      );
      throw new RolledBack();
    });
    await expect(transaction).rejects.toThrow(RolledBack);
    expect(recorded).toEqual([{ actor: "staff:supervisor", action, subject, here: true }]);
    expect(await read(bureau.database.db, sql`select 1 from audit_event where actor = 'staff:supervisor'`)).toEqual([]);
  });

  test.each(ACTIONS)("%s is refused while nobody is named", async (action) => {
    const unnamed = bureau.database.db.transaction().execute((tx) => made(action).decide(tx));
    expect(await outcome(unnamed)).toBe(HELD.noActor);
  });

  test("an actor is a citizen, staff, a machine or the system, by name", async () => {
    for (const actor of ["nobody", "staff:", "admin:1"]) {
      expect(await outcome(bureau.database.transact(actor as "staff:", plainInquiry)), actor).toBe(HELD.check);
    }
  });

  test("a name given in one transaction is forgotten in the next", async () => {
    const db = bureau.database.db;
    await transact(plainInquiry);
    const unnamed = Array.from({ length: 12 }, () => outcome(db.transaction().execute((tx) => plainInquiry(tx))));
    expect(new Set(await Promise.all(unnamed))).toEqual(new Set([HELD.noActor]));
  });
});
