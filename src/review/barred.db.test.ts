import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ReviewQueue } from "#contract.ts";
import type { ConsultationList, ConsultationsOfDraft } from "#contract/consultation.ts";
import type { SecondReadings } from "#contract/quality.ts";
import { answered } from "#testing/correcting.ts";
import { clearDesks, decide, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { inReview, plainWaiting, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
/** Of one firm; the outsider is of another. */
let [wang, li, expert, outsider, supervisor]: Person[] = [];
beforeAll(async () => {
  bureau = await givenBureau({ SECOND_READING_PERCENT: "100" });
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
  expert = await givenPerson(bureau, "expert");
  outsider = await givenPerson(bureau, "lawyer");
  supervisor = await givenPerson(bureau, "supervisor");
  await set(sql`update lawyer set firm = '另一家律师事务所' where staff_id = ${outsider.id}`);
});
afterAll(() => bureau.close());
beforeEach(() => clearDesks(bureau));

const set = (query: ReturnType<typeof sql>) => bureau.database.transact("system:test", (tx) => query.execute(tx));
const get = (as: Person | undefined, path: string) => call(bureau, "GET", `/api/review${path}`, { as: as! });
const post = (as: Person | undefined, path: string, body?: unknown) =>
  call(bureau, "POST", `/api/review${path}`, { as: as!, ...(body === undefined ? {} : { body }) });
/** The whole firm of 王律师 withdraws. */
const withdraws = (inquiryId: string) =>
  set(sql`insert into recusal (id, inquiry_id, lawyer_id, firm, reason, at)
    select gen_random_uuid(), ${inquiryId}, staff_id, firm, 'other-side', now() from lawyer where staff_id = ${wang!.id}`);
const queueOf = async (as: Person | undefined) => ((await get(as, "/queue")).body as unknown as ReviewQueue).waiting.map(({ id }) => id);

describe("a matter that a firm withdrew from", () => {
  test("is read by nobody of the firm, in no version; others read it", async () => {
    const { id, draftId } = await inReview(bureau);
    expect((await get(li, `/drafts/${draftId}`)).status).toBe(200);
    await withdraws(id);
    for (const path of ["", "/versions", "/versions/1", "/consultations"])
      problemOf(await get(li, `/drafts/${draftId}${path}`), 403, "recused");
    expect((await get(outsider, `/drafts/${draftId}`)).status).toBe(200);
    expect((await get(supervisor, `/drafts/${draftId}`)).status).toBe(200);
  });

  test("stands in no list of theirs, and is assigned to none of them", async () => {
    const { id, draftId } = await inReview(bureau);
    const other = await inReview(bureau, "朋友借了我五千元没有还，有借条，想知道怎么要回来");
    await withdraws(id);
    expect(await queueOf(li)).toEqual([other.draftId]);
    expect(await queueOf(outsider)).toEqual(expect.arrayContaining([draftId, other.draftId]));
    expect(await bureau.service.supervisor.assign(supervisor!.id, draftId, li!.id)).toMatchObject({ refused: "recused" });
    await set(sql`update draft set assigned_to = ${li!.id} where id = ${draftId}`);
    problemOf(await post(li, `/drafts/${draftId}/claim`), 403, "recused");
  });

  test("is refused, and no failure, where the database is the first to see it", async () => {
    const { id, draft } = await onDeskOf(bureau, wang!);
    await withdraws(id);
    const body = { sha256: draft.sha256, body: { ...draft.body, shortAnswer: "公司应当支付拖欠的工资。" } };
    problemOf(await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, { as: wang!, body }), 403, "recused");
  });
});

test("whose firm advised the other side does not see the draft wait, and is not assigned it", async () => {
  const [before, now] = [await plainWaiting(bureau.database), await plainWaiting(bureau.database)];
  const party = (inquiryId: string, letter: string, side: string) =>
    sql`insert into party_index (inquiry_id, index, side) values (${inquiryId}, ${new Uint8Array(32).fill(letter.charCodeAt(0))}, ${side})`;
  for (const [matter, asker, other] of [
    [before, "a", "b"],
    [now, "b", "a"],
  ] as const) {
    await set(party(matter.inquiryId, asker, "asker"));
    await set(party(matter.inquiryId, other, "other"));
  }
  await set(sql`insert into advised (inquiry_id, lawyer_id, firm, at)
    select ${before.inquiryId}, staff_id, firm, now() from lawyer where staff_id = ${wang!.id}`);
  expect(await queueOf(li)).toEqual([before.draftId]);
  expect(await bureau.service.supervisor.assign(supervisor!.id, now.draftId, li!.id)).toMatchObject({ refused: "recused" });
  problemOf(await get(li, `/drafts/${now.draftId}`), 403, "recused");
});

test("a barred expert is not asked: neither listed nor given nor taken, and says nothing of what they took before", async () => {
  const { id: inquiryId, draft } = await onDeskOf(bureau, outsider!);
  const asked = await decide(bureau, outsider!, draft.id, "consult", { question: "请看一看" });
  const id = (asked.body as unknown as ConsultationsOfDraft).items[0]?.id;
  const open = async () => ((await get(expert, "/consultations")).body as unknown as ConsultationList).open;
  expect(await open()).toHaveLength(1);
  expect((await post(expert, `/consultations/${id}/take`)).status).toBe(200);
  await withdraws(inquiryId);
  for (const verdict of ["agree", "take-over"])
    problemOf(await post(expert, `/consultations/${id}/opinion`, { verdict, opinion: "同意" }), 403, "recused");
  expect((await post(expert, `/consultations/${id}/release`)).status).toBe(200);
  expect(await open()).toEqual([]);
  expect((await post(expert, "/consultations/next")).status).toBe(204);
  problemOf(await post(expert, `/consultations/${id}/take`), 403, "recused");
});

test("a barred lawyer reads no approval of the matter a second time", async () => {
  const given = await answered(bureau, outsider!);
  const [row] = await read<{ id: string }>(bureau.database.db, sql`select id from review where draft_id = ${given.draftId}`);
  const open = async () => ((await get(li, "/second-readings")).body as unknown as SecondReadings).open.map(({ draftId }) => draftId);
  expect(await open()).toContain(given.draftId);
  const [matter] = await read<{ id: string }>(bureau.database.db, sql`select inquiry_id as id from draft where id = ${given.draftId}`);
  await withdraws(matter!.id);
  expect(await open()).not.toContain(given.draftId);
  problemOf(await post(li, `/second-readings/${row!.id}/take`), 403, "recused");
});

test("a barred lawyer takes up no answer of the matter to correct it", async () => {
  const given = await answered(bureau, outsider!);
  await withdraws(given.id);
  const body = { reason: "wrong-law", note: "引用的条款不对" };
  problemOf(await post(li, `/answers/${given.draftId}/correct`, body), 403, "recused");
  expect((await post(outsider, `/answers/${given.draftId}/correct`, body)).status).toBe(200);
});
