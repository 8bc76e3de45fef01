/** 更正答复: an answer that proves wrong gets another, reviewed like any; the old one stays, and says so. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer, DraftView, InquiryView, ReviewQueue } from "#contract.ts";
import { type Answered, answered, approve, correct, corrected, edit, newestAnswer, tryApprove } from "#testing/correcting.ts";
import { decide } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { read, stateOf } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
let zhou: Person;
let zhao: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  zhou = await givenPerson(bureau, "expert");
  zhao = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const RIGHT = "应当按四个月工资计算经济补偿，之前少算了一个月。";
const look = async ({ id, token }: Answered) =>
  (await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body as unknown as InquiryView;
const draftOf = async (id: string, as: Person = wang) =>
  (await call(bureau, "GET", `/api/review/drafts/${id}`, { as })).body as unknown as DraftView;
const giveUp = (as: Person, draftId: string, because = "复核后原答复无误") =>
  call(bureau, "POST", `/api/review/drafts/${draftId}/give-up`, { as, body: { because } });

/** A minute later, so that the correction is the newer one. */
async function given(question?: string, more?: Record<string, unknown>): Promise<Answered> {
  const matter = await answered(bureau, wang, question, more);
  bureau.clock.forward(1);
  return matter;
}

describe("a lawyer who opens a correction", () => {
  let matter: Answered;
  let before: Answer;
  let draft: DraftView;
  beforeAll(async () => {
    matter = await given();
    before = (await look(matter)).answer!;
    draft = await corrected(bureau, zhou, matter.draftId, { reason: "wrong-sum", note: "补偿金少算了一个月" });
  });

  test("holds a new draft that begins as the old answer, with its first writer named and its sources beside it", async () => {
    expect(draft).toMatchObject({ state: "claimed", claimedByMe: true, version: 1, body: before.body, mayCorrect: false });
    expect(draft.writtenBy).toEqual((await draftOf(matter.draftId)).writtenBy);
    expect(draft.writtenBy.kind).toBe("extractive");
    expect(draft.sources.length).toBeGreaterThan(0);
    expect(draft.correction).toMatchObject({
      reason: "wrong-sum",
      note: "补偿金少算了一个月",
      by: zhou.name,
      was: { draftId: matter.draftId, at: before.at },
      hasContact: false,
      open: true,
    });
  });

  test("makes it soon at least: somebody may be acting on the old one", async () => {
    const [row] = await read<{ rank: number }>(bureau.database.db, sql`select urgency_rank as rank from draft where id = ${draft.id}`);
    expect(row?.rank).toBeLessThanOrEqual(1);
  });

  test("has the citizen told at once not to act on the old answer, which stays readable", async () => {
    const view = await look(matter);
    expect(view.answer).toEqual(before);
    expect(view.correcting?.says).toContain("请先不要照着办");
    expect(view.queue?.says).toContain("复核");
    const events = await read<{ type: string }>(
      bureau.database.db,
      sql`select type from inquiry_event where inquiry_id = ${matter.id} order by seq`,
    );
    expect(events.map(({ type }) => type)).toContain("correction");
  });

  test("keeps the old answer from leaving the house as a sheet meanwhile", async () => {
    problemOf(await call(bureau, "GET", `/api/inquiries/${matter.id}/answer.docx`, { as: matter.token }), 409, "wrong-state");
  });

  test("keeps the note sealed", async () => {
    const [row] = await read<{ note: Uint8Array }>(bureau.database.db, sql`select note from correction where inquiry_id = ${matter.id}`);
    expect(Buffer.from(row!.note).includes("补偿金")).toBe(false);
  });

  test("cannot approve what says the same as before, and is told why", async () => {
    const reply = await tryApprove(bureau, zhou, draft);
    problemOf(reply, 409, "nothing-corrected");
    expect(reply.body["title"]).toContain("一字不差");
    const changed = await edit(bureau, zhou, draft, RIGHT);
    const back = await edit(bureau, zhou, changed, before.body.shortAnswer);
    problemOf(await tryApprove(bureau, zhou, back), 409, "nothing-corrected");
    draft = back;
  });

  test("approves what says something else; the citizen reads it first, and the old one as corrected", async () => {
    draft = await edit(bureau, zhou, draft, RIGHT);
    await approve(bureau, zhou, draft);
    const view = await look(matter);
    expect(view).toMatchObject({ state: "answered", correcting: null, queue: null });
    expect(view.answer).toMatchObject({ body: { shortAnswer: RIGHT }, label: "AI 起草 · 律师审核" });
    expect(view.answer?.corrects).toMatchObject({ at: before.at, reason: "wrong-sum" });
    expect(view.answer?.corrects?.says).toMatch(/^更正答复：\d{4}年\d+月\d+日的答复有误（金额或者数字算错了），以这一份为准。$/);
    expect(view.corrected).toEqual([{ at: view.answer?.at, reason: "金额或者数字算错了", was: before }]);
  });

  test("leaves the reason with the review, and what was corrected with the answer", async () => {
    const [row] = await read<{ reasons: string[]; corrects: string; outcome: string }>(
      bureau.database.db,
      sql`select r.reasons, a.corrects, k.outcome from answer a join review r on r.id = a.review_id join correction k on k.answer_id = a.corrects
        where r.draft_id = ${draft.id}`,
    );
    expect(row).toEqual({ reasons: ["wrong-sum"], corrects: matter.answerId, outcome: "corrected" });
    expect((await draftOf(draft.id)).correction).toMatchObject({ open: false, was: { draftId: matter.draftId } });
  });

  test("may correct the correction, and the citizen finds both struck", async () => {
    bureau.clock.forward(1);
    const second = await corrected(bureau, wang, draft.id, { reason: "law-changed", note: "新司法解释施行" });
    await approve(bureau, wang, await edit(bureau, wang, second, "按新的司法解释办。"));
    const view = await look(matter);
    expect(view.answer?.corrects?.says).toMatch(/的答复之后，法律有了变化，以这一份为准。$/);
    expect(view.corrected.map(({ was }) => was.body.shortAnswer)).toEqual([RIGHT, before.body.shortAnswer]);
  });
});

describe("a supervisor who opens a correction", () => {
  test("leaves it waiting for the lawyer who answered, and approves nothing", async () => {
    const matter = await given("我在超市滑倒摔伤了，超市要赔吗");
    const draft = await corrected(bureau, zhao, matter.draftId, { reason: "wrong-facts", note: "把地点看错了" });
    expect(draft).toMatchObject({ state: "waiting", claimedByMe: false });
    problemOf(await decide(bureau, zhao, draft.id, "approve", { sha256: draft.sha256, overrides: [] }), 403, "not-allowed");
    problemOf(await decide(bureau, zhou, draft.id, "claim"), 403, "not-next");
    const queue = (await call(bureau, "GET", "/api/review/queue", { as: wang })).body as unknown as ReviewQueue;
    expect(queue.waiting.find(({ id }) => id === draft.id)).toMatchObject({ corrects: true, assignedTo: wang.name });
    expect((await decide(bureau, wang, draft.id, "claim")).status).toBe(200);
  });

  test("gives it to whoever serves the desk where the first lawyer's licence counts no more", async () => {
    const gone = await givenPerson(bureau, "lawyer");
    const matter = await answered(bureau, gone, "租房到期房东不退押金怎么办");
    bureau.clock.forward(1);
    await call(bureau, "PUT", `/api/supervisor/lawyers/${gone.id}/licence`, { as: zhao, body: { status: "lapsed" } });
    const draft = await corrected(bureau, zhao, matter.draftId, { reason: "unclear", note: "群众来电说看不懂" });
    const [row] = await read<{ to: string | null }>(bureau.database.db, sql`select assigned_to as "to" from draft where id = ${draft.id}`);
    expect(row?.to).toBeNull();
  });
});

describe("a correction under way", () => {
  test("stays when the citizen adds something before its lawyer comes", async () => {
    const matter = await given("快递把我的手机弄丢了怎么赔");
    const draft = await corrected(bureau, zhao, matter.draftId, { reason: "other", note: "补充赔偿依据" });
    await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "手机是新买的，有发票" } });
    await bureau.work();
    expect(await stateOf(bureau.database.db, "draft", draft.id)).toBe("waiting");
    expect((await draftOf(draft.id)).inquiry.messages.map(({ text }) => text)).toContain("手机是新买的，有发票");
  });

  test("goes before every other draft once its citizen writes of danger", async () => {
    const matter = await given("房东不退押金怎么办");
    const draft = await corrected(bureau, zhao, matter.draftId, { reason: "other", note: "补充赔偿依据" });
    const rank = async () =>
      (await read<{ rank: number }>(bureau.database.db, sql`select urgency_rank as rank from draft where id = ${draft.id}`))[0]?.rank;
    expect(await rank()).toBe(1);
    await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, {
      as: matter.token,
      body: { text: "房东现在拿着刀在门口砸门，说要砍死我，我不敢出去" },
    });
    await bureau.work();
    expect(await stateOf(bureau.database.db, "draft", draft.id)).toBe("waiting");
    expect(await rank()).toBe(0);
    const queue = (await call(bureau, "GET", "/api/review/queue", { as: wang })).body as unknown as ReviewQueue;
    expect(queue.waiting[0]?.id).toBe(draft.id);
    await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
  });

  test("cannot be given up once the citizen has written: what they said would be lost", async () => {
    const matter = await given("快递把我的电脑弄丢了怎么赔");
    const draft = await corrected(bureau, wang, matter.draftId, { reason: "other", note: "补充赔偿依据" });
    bureau.clock.forward(1);
    await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "电脑是新买的，有发票" } });
    expect(await giveUp(wang, draft.id)).toMatchObject({ status: 409, body: { code: "wrong-state" } });
    expect((await draftOf(draft.id)).correction).toMatchObject({ open: true });
  });

  test("that is sent back for a new draft still corrects: the next answer is the correction", async () => {
    const matter = await given("老板不给我交社保怎么办");
    const draft = await corrected(bureau, wang, matter.draftId);
    await decide(bureau, wang, draft.id, "return", { reasons: ["wrong-law"], note: "依据要重找" });
    await bureau.work();
    const [next] = await read<{ id: string }>(
      bureau.database.db,
      sql`select id from draft where inquiry_id = ${matter.id} and state = 'waiting'`,
    );
    await bureau.service.supervisor.assign("supervisor", next!.id, wang.id);
    const claimed = (await decide(bureau, wang, next!.id, "claim")).body as unknown as DraftView;
    expect(claimed.correction).toMatchObject({ open: true, was: { draftId: matter.draftId } });
    await approve(bureau, wang, await edit(bureau, wang, claimed, "可以要求补缴，也可以解除合同要补偿。"));
    expect((await look(matter)).corrected).toHaveLength(1);
  });

  test("ends when the citizen withdraws", async () => {
    const matter = await given("邻居装修太吵怎么办");
    await corrected(bureau, wang, matter.draftId);
    await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
    const [row] = await read<{ outcome: string }>(bureau.database.db, sql`select outcome from correction where inquiry_id = ${matter.id}`);
    expect(row?.outcome).toBe("withdrawn");
  });
});

describe("a correction that is given up", () => {
  test("leaves the old answer standing, tells the citizen, and the reason is kept sealed", async () => {
    const matter = await given("试用期被辞退有补偿吗");
    const before = (await look(matter)).answer;
    const draft = await corrected(bureau, wang, matter.draftId);
    problemOf(await giveUp(zhou, draft.id), 409, "claimed-by-another");
    problemOf(await giveUp(wang, draft.id, " "), 422, "invalid");
    expect((await giveUp(wang, draft.id)).status).toBe(200);
    expect(await look(matter)).toMatchObject({ state: "answered", answer: before, corrected: [], correcting: null });
    const [row] = await read<{ outcome: string; by: string; because: Uint8Array }>(
      bureau.database.db,
      sql`select outcome, settled_by as by, because from correction where inquiry_id = ${matter.id}`,
    );
    expect(row).toMatchObject({ outcome: "given-up", by: wang.id });
    expect(row?.because.byteLength).toBeGreaterThan(20);
    problemOf(await giveUp(wang, draft.id), 409, "wrong-state");
    expect((await draftOf(matter.draftId)).mayCorrect).toBe(true);
  });

  test("by a supervisor whatever lawyer holds it; a closed matter is closed again, and may be corrected again", async () => {
    const matter = await given("物业费太高可以不交吗");
    await bureau.database.transact("system:test", (tx) => sql`update inquiry set state = 'closed' where id = ${matter.id}`.execute(tx));
    const draft = await corrected(bureau, wang, matter.draftId);
    expect((await giveUp(zhao, draft.id)).status).toBe(200);
    expect(await stateOf(bureau.database.db, "inquiry", matter.id)).toBe("closed");
    const again = await corrected(bureau, wang, matter.draftId);
    await approve(bureau, wang, await edit(bureau, wang, again, "不能不交，可以要求公开收支。"));
    expect((await look(matter)).corrected).toHaveLength(1);
  });
});

describe("no correction", () => {
  let matter: Answered;
  beforeAll(async () => {
    matter = await given("朋友借钱不还怎么办");
  });

  test("is opened by whose licence is not valid", async () => {
    const lapsed = await givenPerson(bureau, "lawyer");
    await call(bureau, "PUT", `/api/supervisor/lawyers/${lapsed.id}/licence`, { as: zhao, body: { status: "suspended" } });
    problemOf(await correct(bureau, lapsed, matter.draftId), 403, "licence-not-valid");
  });

  test("is opened without a reason from the list and a note", async () => {
    problemOf(await correct(bureau, wang, matter.draftId, { reason: "whim", note: "改一改" }), 422, "invalid");
    problemOf(await correct(bureau, wang, matter.draftId, { reason: "other", note: " " }), 422, "invalid");
    problemOf(await correct(bureau, wang, matter.draftId, { reason: "other", note: "长".repeat(1001) }), 422, "invalid");
  });

  test("is of what is unknown, or was never delivered", async () => {
    problemOf(await correct(bureau, wang, crypto.randomUUID()), 404, "not-found");
    problemOf(await correct(bureau, wang, "x"), 404, "not-found");
    const draft = await corrected(bureau, wang, matter.draftId);
    problemOf(await correct(bureau, wang, draft.id), 409, "wrong-state");
    problemOf(await correct(bureau, zhou, matter.draftId), 409, "wrong-state");
    await giveUp(wang, draft.id);
  });

  test("is of an answer after which the citizen asked on, or got another", async () => {
    await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "他还有一套房子，能查封吗" } });
    await bureau.work();
    problemOf(await correct(bureau, wang, matter.draftId), 409, "wrong-state");
    const [draft] = await read<{ id: string }>(
      bureau.database.db,
      sql`select id from draft where inquiry_id = ${matter.id} and state = 'waiting'`,
    );
    await bureau.service.supervisor.assign("supervisor", draft!.id, wang.id);
    await approve(bureau, wang, (await decide(bureau, wang, draft!.id, "claim")).body as unknown as DraftView);
    problemOf(await correct(bureau, wang, matter.draftId), 409, "wrong-state");
    expect((await draftOf(matter.draftId)).mayCorrect).toBe(false);
    expect((await draftOf(draft!.id)).mayCorrect).toBe(true);
  });

  test("is given up that is none", async () => {
    problemOf(await giveUp(zhao, matter.draftId), 409, "wrong-state");
  });
});

test("two lawyers at once open one correction", async () => {
  const matter = await given("网购到假货怎么赔");
  const replies = await Promise.all([correct(bureau, wang, matter.draftId), correct(bureau, zhou, matter.draftId)]);
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test("what was corrected teaches the finder no more; the correction does, and so does what was left standing", async () => {
  const leads = async () => (await read<{ id: string }>(bureau.database.db, sql`select answer_id as id from law_lead`)).map(({ id }) => id);
  const matter = await given("公司没签劳动合同能要双倍工资吗");
  expect(await leads()).toContain(matter.answerId);
  const first = await corrected(bureau, wang, matter.draftId);
  expect(await leads()).not.toContain(matter.answerId);
  await bureau.service.jobs.learnFromAnswer(matter.answerId); // a job that runs late
  expect(await leads()).not.toContain(matter.answerId);
  await giveUp(wang, first.id);
  await bureau.work();
  expect(await leads()).toContain(matter.answerId);
  const second = await corrected(bureau, wang, matter.draftId);
  await approve(bureau, wang, await edit(bureau, wang, second, "可以要求第二个月起的双倍工资。"));
  expect(await leads()).not.toContain(matter.answerId);
  expect(await leads()).toContain(await newestAnswer(bureau, matter.id));
});
