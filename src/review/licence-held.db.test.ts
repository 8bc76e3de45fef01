import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { Tx } from "#platform/database.ts";
import { readArticles } from "#testing/desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import { lookedUp } from "#testing/looked-up.ts";
import { HELD, type PlainDraft, inReview, outcome, plainHeld, plainReview, read, setDraft, stateOf } from "#testing/matters.node.ts";

let bureau: Bureau;
let li: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  li = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

/** Tries it as this lawyer, in a transaction of its own. */
const as = (lawyer: Person, work: (tx: Tx) => Promise<unknown>) => outcome(bureau.database.transact(`staff:${lawyer.id}`, work));

async function licence(lawyer: Person, set: { status?: string; from?: string; until?: string }): Promise<void> {
  const { status = "active", from = "2020-01-01", until = "2099-12-31" } = set;
  await bureau.database.transact("system:test", (tx) =>
    sql`update lawyer set licence_status = ${status}, licence_from = ${from}, licence_until = ${until} where staff_id = ${lawyer.id}`.execute(
      tx,
    ),
  );
}

describe("held by the database: an approval needs a licence that is valid that second", () => {
  const approve = async (draft: PlainDraft, decision: string, at?: Date) =>
    as(li, (tx) => plainReview(tx, { ...draft, lawyerId: li.id, decision, ...(at ? { at } : {}) }));

  test.each([
    ["was suspended", { status: "suspended" }],
    ["lapsed", { status: "lapsed" }],
    ["expired", { until: "2021-12-31" }],
    ["begins in the future", { from: "2090-01-01" }],
  ])("a lawyer whose licence %s approves nothing", async (_, set) => {
    const draft = await plainHeld(bureau.database, li);
    await licence(li, set);
    expect([await approve(draft, "approve"), await approve(draft, "edit-approve")]).toEqual([HELD.licence, HELD.licence]);
    await licence(li, {});
    expect(await approve(draft, "approve")).toBe("done");
  });

  test("neither an earlier nor a later date on the review makes an invalid licence valid", async () => {
    const draft = await plainHeld(bureau.database, li);
    await licence(li, { from: "2020-01-01", until: "2021-12-31" });
    expect(await approve(draft, "approve", new Date("2021-06-01T00:00:00Z"))).toBe(HELD.licence);
    await licence(li, { from: "2090-01-01", until: "2099-12-31" });
    expect(await approve(draft, "approve", new Date("2091-06-01T00:00:00Z"))).toBe(HELD.licence);
    await licence(li, {});
    expect(await approve(draft, "approve", new Date("2019-06-01T00:00:00Z"))).toBe(HELD.licence);
  });

  test("the licence number on a review is the register's, whatever was written", async () => {
    const draft = await plainHeld(bureau.database, li);
    await bureau.database.transact(`staff:${li.id}`, (tx) =>
      sql`insert into review (id, draft_id, body_id, lawyer_id, decision, licence_no, articles, at)
        values (gen_random_uuid(), ${draft.draftId}, ${draft.bodyId}, ${li.id}, 'approve', '伪造', '{}', now())`.execute(tx),
    );
    const rows = await read<{ same: boolean }>(
      bureau.database.db,
      sql`select r.licence_no = l.licence_no as same from review r join lawyer l on l.staff_id = r.lawyer_id where r.draft_id = ${draft.draftId}`,
    );
    expect(rows).toEqual([{ same: true }]);
  });

  test("a lawyer who was suspended after opening the page is refused at approval", async () => {
    const { draftId } = await inReview(bureau);
    const { lawyer } = bureau.service;
    const zhao = await givenPerson(bureau, "lawyer");
    const before = await lawyer.lawyer(zhao.id);
    const draft = before && (await lawyer.next(before));
    if (!before || !draft || "refused" in draft) throw new Error("no draft was given");
    expect(draft.id).toBe(draftId);
    const { findings, reading } = await lawyer.show(draft, zhao.id);
    await readArticles(bureau, zhao, { id: draft.id, reading });
    await licence(zhao, { status: "suspended" });
    const approval = { sha256: draft.sha256, overrides: lookedUp(findings) };
    expect(await lawyer.approve(before, draft, approval)).toMatchObject({ refused: "licence-not-valid" });
    expect(await stateOf(bureau.database.db, "draft", draftId)).toBe("claimed");
  });

  test("an answer approved before the suspension stands, and is delivered", async () => {
    const draft = await plainHeld(bureau.database, li);
    await bureau.database.transact(`staff:${li.id}`, async (tx) => {
      await plainReview(tx, { ...draft, lawyerId: li.id });
      await setDraft(tx, draft.draftId, "approved");
    });
    await licence(li, { status: "suspended" });
    await bureau.service.jobs.deliverAnswer(draft.draftId);
    expect(await stateOf(bureau.database.db, "inquiry", draft.inquiryId)).toBe("answered");
    await licence(li, {});
  });
});

// On the embedded database there is one connection, so nothing can happen while an approval is open.
if (inject("databaseImage").kind === "postgres") {
  describe("held by the database: approvals and suspensions come one after the other", () => {
    test("a suspension waits for an approval that is open", async () => {
      const draft = await plainHeld(bureau.database, li);
      await bureau.database.transact(`staff:${li.id}`, async (open) => {
        await plainReview(open, { ...draft, lawyerId: li.id });
        const tried = bureau.database.transact("staff:supervisor", async (tx) => {
          await sql`set local lock_timeout = '200ms'`.execute(tx);
          await sql`update lawyer set licence_status = 'suspended' where staff_id = ${li.id}`.execute(tx);
        });
        expect(await outcome(tried)).toBe("55P03"); // lock_not_available
        await setDraft(open, draft.draftId, "approved");
      });
      expect(await stateOf(bureau.database.db, "draft", draft.draftId)).toBe("approved");
    });

    test("an approval that meets an open suspension waits for it, and is refused", async () => {
      const draft = await plainHeld(bureau.database, li);
      let approval = Promise.resolve("not tried");
      await bureau.database.transact("staff:supervisor", async (open) => {
        await sql`update lawyer set licence_status = 'suspended' where staff_id = ${li.id}`.execute(open);
        approval = as(li, (tx) => plainReview(tx, { ...draft, lawyerId: li.id }));
        await vi.waitFor(async () => {
          const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
          expect(await read(bureau.database.db, waiting)).toHaveLength(1);
        });
      });
      expect(await approval).toBe(HELD.licence);
      await licence(li, {});
    });
  });
}
