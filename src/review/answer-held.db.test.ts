import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sealAudit } from "#platform/audit.ts";
import type { Tx } from "#platform/database.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import {
  HELD,
  move,
  outcome,
  plainAnswer,
  plainAnswered,
  plainBody,
  plainDraft,
  plainHeld,
  plainReview,
  plainWaiting,
  read,
  setDraft,
  stateOf,
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

/** Tries it as this lawyer, in a transaction of its own. */
const as = (lawyer: Person, work: (tx: Tx) => Promise<unknown>) => outcome(bureau.database.transact(`staff:${lawyer.id}`, work));
const held = () => plainHeld(bureau.database, wang);

describe("held by the database: no answer without an approving review", () => {
  test("an answer that no review stands behind is refused", async () => {
    const draft = await held();
    expect(await as(wang, (tx) => plainAnswer(tx, { ...draft, reviewId: crypto.randomUUID() }))).toBe(HELD.review);
  });

  test.each(["return", "escalate"])("a review that says %s is no approval, beside an approval neither", async (decision) => {
    const draft = await held();
    const tried = as(wang, async (tx) => {
      const reviewId = await plainReview(tx, { ...draft, lawyerId: wang.id, decision });
      await plainReview(tx, { ...draft, lawyerId: wang.id });
      await setDraft(tx, draft.draftId, "approved");
      await plainAnswer(tx, { ...draft, reviewId });
    });
    expect(await tried).toBe(HELD.review);
  });

  test("an answer points at the approved body, not at an earlier one and not at another draft's", async () => {
    const draft = await held();
    const other = await held();
    const second = await bureau.database.transact(`staff:${wang.id}`, (tx) => plainBody(tx, draft.draftId));
    for (const bodyId of [draft.bodyId, other.bodyId]) {
      const tried = as(wang, async (tx) => {
        const reviewId = await plainReview(tx, { draftId: draft.draftId, bodyId: second, lawyerId: wang.id });
        await setDraft(tx, draft.draftId, "approved");
        await plainAnswer(tx, { inquiryId: draft.inquiryId, reviewId, bodyId });
      });
      expect(await tried).toBe(HELD.review);
    }
  });

  test("an approval answers its own inquiry, and answers it once", async () => {
    const draft = await held();
    const other = await held();
    const twice = (inquiryId: string) =>
      as(wang, async (tx) => {
        const reviewId = await plainReview(tx, { ...draft, lawyerId: wang.id });
        await setDraft(tx, draft.draftId, "approved");
        await plainAnswer(tx, { ...draft, reviewId });
        await plainAnswer(tx, { ...draft, inquiryId, reviewId });
      });
    expect(await twice(other.inquiryId)).toBe(HELD.review);
    expect(await twice(draft.inquiryId)).toBe(HELD.twice);
  });

  test.each(["claimed", "returned", "withdrawn"])("an approved body is no answer while its draft is %s", async (state) => {
    const draft = await held();
    const tried = as(wang, async (tx) => {
      const reviewId = await plainReview(tx, { ...draft, lawyerId: wang.id });
      if (state !== "claimed") await setDraft(tx, draft.draftId, state);
      await plainAnswer(tx, { ...draft, reviewId });
    });
    expect(await tried).toBe(HELD.review);
  });

  test.each(["approved", "delivered"])("a draft does not become %s without its review", async (state) => {
    const draft = await held();
    const tried = as(wang, async (tx) => {
      await setDraft(tx, draft.draftId, "approved");
      if (state === "delivered") await setDraft(tx, draft.draftId, "delivered");
      if (state === "delivered") await move(tx, draft.inquiryId, "drafting");
    });
    expect(await tried).toBe(HELD.review);
    expect(await stateOf(bureau.database.db, "draft", draft.draftId)).toBe("claimed");
  });

  test("a draft that nobody claimed is not approved, whoever asks", async () => {
    const { draftId } = await plainWaiting(bureau.database);
    expect(await as(wang, (tx) => setDraft(tx, draftId, "approved"))).toBe(HELD.transition);
  });

  test("an inquiry is not answered without an answer", async () => {
    const draft = await held();
    const tried = as(wang, async (tx) => {
      await setDraft(tx, draft.draftId, "withdrawn");
      await move(tx, draft.inquiryId, "answered");
    });
    expect(await tried).toBe(HELD.review);
    expect(await stateOf(bureau.database.db, "inquiry", draft.inquiryId)).toBe("in_review");
  });

  test("an inquiry that was asked again is not answered by its old answer", async () => {
    const draft = await held();
    await bureau.database.transact(`staff:${wang.id}`, (tx) => plainAnswered(tx, draft, wang));
    const tried = as(wang, async (tx) => {
      await move(tx, draft.inquiryId, "drafting");
      await move(tx, draft.inquiryId, "in_review");
      const { draftId } = await plainDraft(tx, draft.inquiryId);
      await setDraft(tx, draftId, "withdrawn");
      await move(tx, draft.inquiryId, "answered");
    });
    expect(await tried).toBe(HELD.review);
  });
});

describe("held by the database: a review is of the newest body, by the lawyer who holds the draft", () => {
  test("an older body cannot be approved", async () => {
    const draft = await held();
    await bureau.database.transact(`staff:${wang.id}`, (tx) => plainBody(tx, draft.draftId));
    expect(await as(wang, (tx) => plainReview(tx, { ...draft, lawyerId: wang.id }))).toBe(HELD.review);
  });

  test("another draft's body cannot be approved", async () => {
    const draft = await held();
    const { bodyId } = await held();
    expect(await as(wang, (tx) => plainReview(tx, { draftId: draft.draftId, bodyId, lawyerId: wang.id }))).toBe(HELD.review);
  });

  test.each(["approve", "edit-approve", "return", "escalate"])(
    "nobody can %s a draft that another lawyer holds, or nobody",
    async (decision) => {
      const draft = await held();
      const waiting = await plainWaiting(bureau.database);
      expect(await as(li, (tx) => plainReview(tx, { ...draft, lawyerId: li.id, decision }))).toBe(HELD.review);
      expect(await as(li, (tx) => plainReview(tx, { ...waiting, lawyerId: li.id, decision }))).toBe(HELD.review);
    },
  );

  test("a draft is approved once", async () => {
    const draft = await held();
    const tried = as(wang, async (tx) => {
      await plainReview(tx, { ...draft, lawyerId: wang.id });
      await plainReview(tx, { ...draft, lawyerId: wang.id, decision: "edit-approve" });
    });
    expect(await tried).toBe(HELD.twice);
  });

  test("no body is added to a draft that was decided", async () => {
    const draft = await held();
    await bureau.database.transact(`staff:${wang.id}`, async (tx) => {
      await plainReview(tx, { ...draft, lawyerId: wang.id });
      await setDraft(tx, draft.draftId, "approved");
    });
    expect(await as(wang, (tx) => plainBody(tx, draft.draftId))).toBe(HELD.review);
  });
});

describe("held by the database: what was decided is never rewritten", () => {
  beforeAll(async () => {
    const draft = await held();
    await bureau.database.transact(`staff:${wang.id}`, (tx) => plainAnswered(tx, draft, wang));
    await sealAudit(bureau.database);
  });

  const tables = [
    ["draft_body", "author = 'model'"],
    ["review", "overrides = '[]'"],
    ["answer", "at = now()"],
    ["audit_event", "actor = 'staff:other'"],
    ["audit_link", "hash = '\\x00'"],
  ] as const;

  test.each(tables)("rows of %s are neither changed, deleted nor truncated", async (table, change) => {
    const rows = await read<{ n: number }>(bureau.database.db, sql`select count(*)::int as n from ${sql.table(table)}`);
    expect(rows[0]?.n).toBeGreaterThan(0);
    for (const statement of [`update ${table} set ${change}`, `delete from ${table}`, `truncate ${table} cascade`]) {
      expect(await as(wang, (tx) => sql.raw(statement).execute(tx)), statement).toBe(HELD.appendOnly);
      expect(await outcome(sql.raw(statement).execute(bureau.database.db)), `${statement}, without an actor`).toBe(HELD.appendOnly);
    }
    expect(await read(bureau.database.db, sql`select count(*)::int as n from ${sql.table(table)}`)).toEqual(rows);
  });

  test.each(["citizen", "inquiry", "draft", "lawyer"])("truncating %s does not take answers with it", async (table) => {
    expect(await as(wang, (tx) => sql.raw(`truncate ${table} cascade`).execute(tx))).toBe(HELD.appendOnly);
  });
});
