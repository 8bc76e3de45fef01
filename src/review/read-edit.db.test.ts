import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EditReading, LearningTable } from "#contract/learning.ts";
import { openVault } from "#platform/keyring.ts";
import { approve, corrected, edit } from "#testing/correcting.ts";
import { decide, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

const PLAINER = "公司欠您的工资要补给您；公司不给，就去申请劳动仲裁。";
const editOf = async (as: Person, draftId: string) =>
  ((await call(bureau, "GET", `/api/review/drafts/${draftId}/edit-reasons`, { as })).body as unknown as EditReading).edit;
const confirm = (as: Person, draftId: string, reasons: string[]) =>
  call(bureau, "POST", `/api/review/drafts/${draftId}/edit-reasons`, { as, body: { reasons } });

async function editedBy(li: Person) {
  const matter = await onDeskOf(bureau, li);
  await approve(bureau, li, await edit(bureau, li, matter.draft, PLAINER));
  return matter;
}

describe("an edit that was approved", () => {
  test("is read by rules as soon as it is decided, and stays unconfirmed until the lawyer says", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { draftId } = await editedBy(li);
    const [kept] = await read<{ read_as: string[]; confirmed: null }>(
      bureau.database.db,
      sql`select e.read_as, e.confirmed from edit_reason e join review r on r.id = e.review_id where r.draft_id = ${draftId}`,
    );
    expect(kept?.read_as.length).toBeGreaterThan(0);
    expect(await editOf(li, draftId)).toEqual({ readAs: kept?.read_as, confirmed: null });
    expect((await confirm(li, draftId, ["plain-words"])).status).toBe(200);
    expect(await editOf(li, draftId)).toEqual({ readAs: kept?.read_as, confirmed: ["plain-words"] });
    problemOf(await confirm(li, draftId, ["other"]), 409, "wrong-state");
  });

  test("is its own lawyer's to confirm, with reasons of the list, each once", async () => {
    const [li, wang] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
    const { draftId } = await editedBy(li);
    expect(await editOf(wang, draftId)).toBeNull();
    problemOf(await confirm(wang, draftId, ["plain-words"]), 404, "not-found");
    problemOf(await confirm(li, draftId, []), 422, "invalid");
    problemOf(await confirm(li, draftId, ["nothing-of-these"]), 422, "invalid");
    problemOf(await confirm(li, draftId, ["other", "other"]), 422, "invalid");
  });

  test("keeps its difference sealed with the citizen's key: it is erased with it, and the codes stay", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { id, draftId } = await editedBy(li);
    const [row] = await read<{ diff: Uint8Array; review: string; citizen: string; key: Uint8Array }>(
      bureau.database.db,
      sql`select e.diff, e.review_id as review, c.id as citizen, c.data_key as key from edit_reason e join review r on r.id = e.review_id
        join inquiry i on i.id = e.inquiry_id join citizen c on c.id = i.citizen_id where r.draft_id = ${draftId}`,
    );
    expect(new TextDecoder().decode(row!.diff)).not.toContain("劳动仲裁");
    const vault = await openVault(bureau.keyring, row!.citizen, row!.key);
    const diff = JSON.parse(await vault.openText(row!.diff, `edit:${row!.review}`)) as { place: string; after: string }[];
    expect(diff).toContainEqual(expect.objectContaining({ place: "shortAnswer", after: PLAINER }));
    expect(id).toBeDefined();
  });

  test("is nothing where the draft was approved as it was written", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { draft } = await onDeskOf(bureau, li);
    await approve(bureau, li, draft);
    expect(await editOf(li, draft.id)).toBeNull();
    problemOf(await confirm(li, draft.id, ["other"]), 404, "not-found");
  });
});

describe("the database holds that", () => {
  const change = (as: Person | null, query: ReturnType<typeof sql>) =>
    outcome(bureau.database.transact(as ? `staff:${as.id}` : "system:test", (tx) => query.execute(tx)));

  test("nobody but its lawyer confirms an edit, and what was read or confirmed stays", async () => {
    const [li, wang] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
    const { draftId } = await editedBy(li);
    const of = sql`review_id = (select id from review where draft_id = ${draftId})`;
    const confirming = sql`update edit_reason set confirmed = '{other}', confirmed_at = now() where ${of}`;
    expect(await change(wang, confirming)).toBe("WF028");
    expect(await change(null, confirming)).toBe("WF028");
    expect(await change(li, confirming)).toBe("done");
    expect(await change(li, confirming)).toBe(HELD.appendOnly);
    expect(await change(li, sql`update edit_reason set read_as = '{other}' where ${of}`)).toBe(HELD.appendOnly);
    expect(await change(li, sql`delete from edit_reason where ${of}`)).toBe(HELD.appendOnly);
  });

  test("an edit is between the first body and the one that was decided on", async () => {
    const li = await givenPerson(bureau, "lawyer");
    const { draft, id } = await onDeskOf(bureau, li);
    await approve(bureau, li, draft);
    const twisted = sql`insert into edit_reason (review_id, inquiry_id, from_body, read_as, diff, at)
      select r.id, ${id}, r.body_id, '{other}', 'none'::bytea, now() from review r where r.draft_id = ${draft.id}`;
    expect(await change(null, twisted)).toBe("WF028");
  });
});

test("the month's table tells by drafter and field what became of drafts, and leaves corrections out", async () => {
  const own = await givenBureau();
  const [li, boss] = [await givenPerson(own, "lawyer"), await givenPerson(own, "supervisor")];
  const first = await onDeskOf(own, li);
  await approve(own, li, first.draft);
  const second = await onDeskOf(own, li);
  await approve(own, li, await edit(own, li, second.draft, PLAINER));
  await decide(own, li, (await onDeskOf(own, li)).draftId, "return", { reasons: ["unclear", "incomplete"] });
  own.clock.forward(60);
  const draft = await corrected(own, li, first.draftId);
  await approve(
    own,
    li,
    await edit(own, li, (await call(own, "POST", `/api/review/drafts/${draft.id}/claim`, { as: li })).body as never, "更正后的话。"),
  );
  const { lines } = (await call(own, "GET", "/api/supervisor/learning?month=2026-11", { as: boss })).body as unknown as LearningTable;
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    kind: "extractive",
    prompt: null,
    category: "labor",
    decided: 3,
    unchanged: 1,
    edited: 1,
    returned: 1,
    unconfirmed: 1,
    returnReasons: { unclear: 1, incomplete: 1 },
  });
  expect(Object.values(lines[0]!.reasons).length).toBeGreaterThan(0);
  problemOf(await call(own, "GET", "/api/supervisor/learning?month=2026-13", { as: boss }), 422, "invalid");
  await own.close();
});
