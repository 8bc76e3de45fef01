/** The lawyer's contract: being given work, and what may be taken. Decisions stand in lawyer-decides.db.test.ts. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DraftView, Original, ReviewQueue } from "#contract.ts";
import { approveDraft, clearDesks, decide, giveDraft, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { CUSTODY, WAGES, inReview, read, stateOf } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
let zhao: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer", ["labor", "general"]);
  li = await givenPerson(bureau, "lawyer", ["labor"]);
  zhao = await givenPerson(bureau, "supervisor");
});
afterEach(() => clearDesks(bureau));
afterAll(() => bureau.close());

const queue = async (who: Person) => shaped(await call(bureau, "GET", "/api/review/queue", { as: who }), 200, ReviewQueue);
const next = (who: Person) => call(bureau, "POST", "/api/review/next", { as: who });
const given = async (who: Person) => shaped(await next(who), 200, DraftView);
const claim = (who: Person, draftId: string) => call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: who });
const draftOf = (who: Person, draftId: string) => call(bureau, "GET", `/api/review/drafts/${draftId}`, { as: who });
const urgent = (draftId: string, rank: number) =>
  sql`update draft set urgency_rank = ${rank} where id = ${draftId}`.execute(bureau.database.db);

describe("the next draft", () => {
  test("is none while none waits", async () => {
    const reply = await next(wang);
    expect(reply.status).toBe(204);
    expect(reply.body).toEqual({ text: "" });
  });

  test("is claimed for half an hour, beside its question, its sources and its findings", async () => {
    const { id, draftId } = await inReview(bureau);
    const draft = await given(wang);
    expect(draft).toMatchObject({
      id: draftId,
      inquiryId: id,
      state: "claimed",
      claimedByMe: true,
      leaseUntil: "2026-11-21T01:30:00.000Z",
      version: 1,
    });
    expect(draft.writtenBy).toMatchObject({ kind: "extractive", because: "没有配置语言模型" });
    expect(draft.inquiry.messages[0]?.text).toBe(WAGES);
    expect(draft.sources.length).toBeGreaterThan(0);
    expect(draft.clear).toBe(draft.findings.every((f) => !f.blocking));
  });

  test("is danger before soon before the rest, and the oldest of each", async () => {
    const [old, young, soon, danger] = [await inReview(bureau), await later(), await later(), await later()];
    await urgent(soon.draftId, 1);
    await urgent(danger.draftId, 0);
    const order = [await given(wang), await given(wang), await given(wang), await given(wang)].map((d) => d.id);
    expect(order).toEqual([danger, soon, old, young].map((m) => m.draftId));
  });

  test("is what a supervisor gave this lawyer, before anything else; nobody else is given it", async () => {
    const [other, assigned] = [await inReview(bureau), await later()];
    await urgent(other.draftId, 0);
    expect(
      (await call(bureau, "POST", `/api/supervisor/drafts/${assigned.draftId}/assign`, { as: zhao, body: { lawyerId: wang.id } })).status,
    ).toBe(204);
    expect((await given(li)).id).toBe(other.draftId);
    expect((await next(li)).status).toBe(204);
    expect((await given(wang)).id).toBe(assigned.draftId);
  });

  test("is of the lawyer's own seat classes", async () => {
    await inReview(bureau, CUSTODY);
    expect((await next(li)).status).toBe(204);
    expect((await given(await givenPerson(bureau, "lawyer", ["family"]))).inquiry.category).toBe("family");
  });

  test("goes to one lawyer, when two ask at once", async () => {
    await inReview(bureau);
    const replies = await Promise.all([next(wang), next(li)]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 204]);
  });

  test("is refused to whoever holds as much as they can", async () => {
    const chen = await givenPerson(bureau, "lawyer", ["labor"]);
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set capacity = 1 where staff_id = ${chen.id}`.execute(tx));
    await inReview(bureau);
    await inReview(bureau);
    const draft = await given(chen);
    problemOf(await next(chen), 409, "at-capacity");
    expect((await decide(bureau, chen, draft.id, "release", { reason: "not-my-field" })).status).toBe(204);
    expect((await next(chen)).status).toBe(200);
  });

  test("is one whose lease ran out, and its first holder has lost it", async () => {
    const { draftId, draft } = await onDeskOf(bureau, li);
    bureau.clock.forward(29);
    expect((await next(wang)).status).toBe(204);
    await sql`update draft set assigned_to = null where id = ${draftId}`.execute(bureau.database.db);
    bureau.clock.forward(1);
    expect((await given(wang)).id).toBe(draftId);
    problemOf(await approveDraft(bureau, li, draft), 409, "claimed-by-another");
  });
});

/** One that came a minute after the last. */
async function later() {
  bureau.clock.forward(1);
  return inReview(bureau);
}

describe("taking a draft by name", () => {
  test("is refused: nobody picks and chooses", async () => {
    const { draftId } = await inReview(bureau);
    problemOf(await claim(wang, draftId), 403, "not-next");
    expect(await stateOf(bureau.database.db, "draft", draftId)).toBe("waiting");
  });

  test("is right for what a supervisor assigned, and for no other lawyer", async () => {
    const { draftId } = await inReview(bureau);
    await call(bureau, "POST", `/api/supervisor/drafts/${draftId}/assign`, { as: zhao, body: { lawyerId: wang.id } });
    problemOf(await claim(li, draftId), 403, "not-next");
    expect(shaped(await claim(wang, draftId), 200, DraftView)).toMatchObject({ id: draftId, claimedByMe: true });
  });

  test("renews the lease on one's own", async () => {
    const { draftId } = await onDeskOf(bureau, wang);
    bureau.clock.forward(10);
    const until = new Date(bureau.clock().getTime() + 30 * 60_000).toISOString();
    expect(shaped(await claim(wang, draftId), 200, DraftView).leaseUntil).toBe(until);
  });

  test("is refused while another holds it, and after it left the desk", async () => {
    const { draftId, draft } = await onDeskOf(bureau, li);
    problemOf(await claim(wang, draftId), 409, "claimed-by-another");
    expect((await approveDraft(bureau, li, draft)).status).toBe(200);
    problemOf(await claim(li, draftId), 409, "wrong-state");
  });

  test.each([crypto.randomUUID(), "1", "%00", "' or 1=1"])("that does not exist is not found: %s", async (id) => {
    problemOf(await claim(wang, id), 404, "not-found");
    problemOf(await draftOf(wang, id), 404, "not-found");
  });
});

describe("giving a draft back", () => {
  test("puts it where it stood in the queue, for anybody", async () => {
    const { draftId } = await onDeskOf(bureau, wang);
    await later();
    await sql`update draft set assigned_to = null where id = ${draftId}`.execute(bureau.database.db);
    expect((await decide(bureau, wang, draftId, "release", { reason: "not-my-field" })).status).toBe(204);
    expect((await given(li)).id).toBe(draftId);
  });

  test("is for its holder", async () => {
    const { draftId } = await onDeskOf(bureau, li);
    problemOf(await decide(bureau, wang, draftId, "release", { reason: "not-my-field" }), 409, "claimed-by-another");
    problemOf(await decide(bureau, wang, (await inReview(bureau)).draftId, "release", { reason: "not-my-field" }), 409, "not-claimed");
  });
});

describe("the queue", () => {
  test("shows what I hold, what I may be given, and how much waits in all", async () => {
    const mine = await onDeskOf(bureau, wang);
    const labor = await inReview(bureau);
    const family = await inReview(bureau, CUSTODY);
    await urgent(family.draftId, 0);
    const seen = await queue(wang);
    expect(seen.mine.map((d) => d.id)).toEqual([mine.draftId]);
    expect(seen.waiting.map((d) => d.id)).toEqual([labor.draftId]);
    expect(seen.counts).toEqual({ waiting: 2, danger: 1, soon: 0, claimed: 1 });
  });

  test("shows a supervisor everything that waits, and nothing of their own", async () => {
    const [labor, family] = [await inReview(bureau), await inReview(bureau, CUSTODY)];
    const seen = await queue(zhao);
    expect(seen.mine).toEqual([]);
    expect(seen.waiting.map((d) => d.id).toSorted()).toEqual([labor.draftId, family.draftId].toSorted());
  });

  test("names to whom a draft was given", async () => {
    const { draftId } = await inReview(bureau);
    await call(bureau, "POST", `/api/supervisor/drafts/${draftId}/assign`, { as: zhao, body: { lawyerId: wang.id } });
    expect((await queue(zhao)).waiting[0]).toMatchObject({ id: draftId, assignedTo: wang.name });
  });
});

describe("the unredacted words", () => {
  const original = (who: Person, draftId: string) => call(bureau, "GET", `/api/review/drafts/${draftId}/original`, { as: who });
  const openings = (inquiryId: string) =>
    read<{ actor: string }>(
      bureau.database.db,
      sql`select actor from audit_event where action = 'open-original' and subject_id = ${inquiryId}`,
    );

  test("are for who holds the draft, and each opening is recorded", async () => {
    const { id, draftId } = await onDeskOf(bureau, wang, "我叫张建国，电话13812345678，公司拖欠我三个月工资");
    const words = shaped(await original(wang, draftId), 200, Original);
    expect(words).toMatchObject({ messages: [{ text: "我叫张建国，电话13812345678，公司拖欠我三个月工资" }], contact: null });
    expect(words.parties).toEqual([
      { placeholder: "甲", value: "张建国", role: "本人" },
      { placeholder: "〔手机号1〕", value: "13812345678", role: null },
    ]);
    await original(wang, draftId);
    expect(await openings(id)).toEqual([{ actor: `staff:${wang.id}` }, { actor: `staff:${wang.id}` }]);
  });

  test("before they are opened, the role alone tells who is who, and no name", async () => {
    const { draftId } = await onDeskOf(bureau, wang, "我丈夫钟国安要离婚，邻居买合木提·吐尔逊可以作证");
    const draft = shaped(await call(bureau, "GET", `/api/review/drafts/${draftId}`, { as: wang }), 200, DraftView);
    expect(draft.inquiry.parties).toEqual([
      { placeholder: "甲", role: "丈夫" },
      { placeholder: "乙", role: "邻居" },
    ]);
    expect(JSON.stringify(draft)).not.toMatch(/钟国安|买合木提/);
  });

  test("are for nobody else: not before the claim, not beside it, not after it", async () => {
    const { id, draftId } = await inReview(bureau);
    problemOf(await original(wang, draftId), 409, "not-claimed");
    await giveDraft(bureau, wang, draftId);
    problemOf(await original(li, draftId), 409, "claimed-by-another");
    problemOf(await original(zhao, draftId), 403, "not-allowed");
    bureau.clock.forward(30);
    problemOf(await original(wang, draftId), 409, "not-claimed");
    expect(await openings(id)).toEqual([]);
  });
});
