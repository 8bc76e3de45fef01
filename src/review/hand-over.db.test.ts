import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MyMatter } from "#contract/assignment.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { broughtOf, emptyDesks, lawyerOf, waits } from "#testing/assigning.ts";
import { decide } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, inReview, outcome, plainAnswered, read } from "#testing/matters.node.ts";

let bureau: Bureau;
let people: Record<"wang" | "li" | "zhao", Person>;
let wang: Lawyer;
let li: Lawyer;
let zhao: Lawyer;
beforeAll(async () => {
  bureau = await givenBureau({ PREFER_MINUTES: "15" });
  people = {
    wang: await givenPerson(bureau, "lawyer"),
    li: await givenPerson(bureau, "lawyer"),
    zhao: await givenPerson(bureau, "lawyer", ["family"]),
  };
  [wang, li, zhao] = [await lawyerOf(bureau, people.wang), await lawyerOf(bureau, people.li), await lawyerOf(bureau, people.zhao)];
});
afterAll(() => bureau.close());
beforeEach(async () => {
  await emptyDesks(bureau);
  await bureau.database.transact("system:test", (tx) => sql`update charge set lawyer_id = null`.execute(tx));
});

const next = async (who: Lawyer) => broughtOf(await bureau.service.lawyer.next(who));
const handOver = (who: Person, to: Person | null, note = "") =>
  call(bureau, "POST", "/api/review/hand-over", { as: who, body: { to: to?.id ?? null, note } });
const matters = async (who: Person) =>
  ((await call(bureau, "GET", "/api/review/matters", { as: who })).body as { items: MyMatter[] }).items;

/** Asked back by wang: the matter waits for its citizen's reply. */
async function askedBack() {
  const matter = await inReview(bureau);
  expect(await next(wang)).toBe(matter.draftId);
  expect(
    (await decide(bureau, people.wang, matter.draftId, "return", { reasons: ["needs-facts"], questions: ["您签过合同吗？"] })).status,
  ).toBe(200);
  return matter;
}

describe("a follow-up", () => {
  test("prefers who asked the question back", async () => {
    const matter = await askedBack();
    await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "没有签过合同" } });
    await bureau.work();
    expect(await next(li)).toBeNull();
    expect(broughtOf(await bureau.service.lawyer.next(wang))).not.toBeNull();
  });

  test("prefers who answered, and their list shows the matter until its outcome", async () => {
    const { id, inquiryId } = await waits(bureau);
    expect(await next(wang)).toBe(id);
    const [body] = await read<{ id: string }>(bureau.database.db, sql`select id from draft_body where draft_id = ${id}`);
    await bureau.database.transact(`staff:${wang.id}`, (tx) => plainAnswered(tx, { draftId: id, inquiryId, bodyId: body!.id }, wang));
    expect((await matters(people.wang)).find((one) => one.inquiryId === inquiryId)).toMatchObject({
      state: "answered",
      mine: true,
      now: wang.name,
    });
  });
});

describe("the end of a shift", () => {
  test("hands what is held and what waits for a reply to one colleague, with a note", async () => {
    const waiting = await askedBack();
    const { id } = await waits(bureau, { waited: 50 });
    expect(await next(wang)).toBe(id);
    const handed = await handOver(people.wang, people.li, "等群众张建国回复合同，电话13800138000");
    expect(handed.body).toEqual({ handed: 2, queued: 0 });
    expect(await next(wang)).toBeNull();
    expect(await next(li)).toBe(id);
    const { body } = await call(bureau, "GET", `/api/review/drafts/${id}/standing`, { as: people.li });
    expect(body).toMatchObject({ handover: { from: wang.name } });
    expect(JSON.stringify(body)).not.toMatch(/张建国|13800138000/);
    expect((await matters(people.li)).find((one) => one.inquiryId === waiting.id)).toMatchObject({ mine: true });
    expect((await matters(people.wang)).find((one) => one.inquiryId === waiting.id)).toMatchObject({ mine: false, now: li.name });
  });

  test("keeps a draft for the colleague a while only", async () => {
    const { id } = await waits(bureau, { waited: 50 });
    await next(wang);
    await handOver(people.wang, people.li);
    bureau.clock.forward(15);
    expect(await next(wang)).toBe(id);
  });

  test("gives to the queue what the colleague does not serve", async () => {
    const { id } = await waits(bureau);
    await next(wang);
    expect((await handOver(people.wang, people.zhao)).body).toEqual({ handed: 0, queued: 1 });
    expect(await next(li)).toBe(id);
    expect(await next(zhao)).toBeNull();
  });

  test("goes to nobody who is off duty, and not to oneself", async () => {
    await bureau.database.transact("system:test", (tx) => sql`update duty set state = 'off' where staff_id = ${li.id}`.execute(tx));
    expect((await handOver(people.wang, people.li)).status).toBe(409);
    expect((await handOver(people.wang, people.wang)).status).toBe(409);
    expect((await handOver(people.wang, null, "长".repeat(501))).status).toBe(422);
  });

  test("is on record for good", async () => {
    const { inquiryId } = await waits(bureau);
    await next(wang);
    await handOver(people.wang, null, "交回");
    const rows = await read(
      bureau.database.db,
      sql`select detail from audit_event where action = 'hand-over' and subject_id = ${inquiryId}`,
    );
    expect(rows).toEqual([{ detail: { from: wang.id, to: null } }]);
    expect(await outcome(sql`delete from handover`.execute(bureau.database.db))).toBe(HELD.appendOnly);
  });
});
