/** 口述答复: approved, delivered and told to the person, in one. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallbackList, DraftView, InquiryView } from "#contract.ts";
import { TakenDown } from "#contract/intake.ts";
import type { Statistics } from "#contract/ledger.ts";
import { ToldNote } from "#contract/speaking.ts";
import { approveDraft, decide, giveDraft, readArticles } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { lookedUp } from "#testing/looked-up.ts";
import { HELD, ask, outcome, read, stateOf } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

const LOAN = "我叫张小明，朋友李大海借了我五千元没有还，有借条，想知道怎么要回来";
/** Of another field: its articles were on nobody's screen yet. */
const FAKE = "我在网上买到假货，商家不肯退钱，怎么要求赔偿";
const BOY = "我儿子十五岁，和同学一起偷手机，被派出所带走了，会不会坐牢";
const ASKED = "群众追问：张小明能不能要利息";
const SAID = { how: "phone", identity: "refused", understood: true, wantsPaper: false, note: "" };

let bureau: Bureau;
let lin: Person;
let wang: Person;
let li: Person;
let zhao: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  lin = await givenPerson(bureau, "operator");
  [wang, li] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "lawyer")];
  zhao = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const rows = <Row>(query: ReturnType<typeof sql>) => read<Row>(bureau.database.db, query);
const draftOf = async (id: string, as = wang) =>
  (await call(bureau, "GET", `/api/review/drafts/${id}`, { as })).body as unknown as DraftView;

/** The draft of a matter on the lawyer's desk; where facts were asked for first, nobody knew more. */
async function onDesk(inquiryId: string, goOn: () => Promise<unknown>): Promise<DraftView> {
  await bureau.work();
  if ((await stateOf(bureau.database.db, "inquiry", inquiryId)) === "needs_facts") await goOn();
  await bureau.work();
  const [draft] = await rows<{ id: string }>(sql`select id from draft where inquiry_id = ${inquiryId} and state = 'waiting'`);
  return giveDraft(bureau, wang, draft?.id ?? "");
}

async function phoned(question = LOAN, channel = "hotline") {
  const consent = { by: "self", version: 1 };
  const body = { question, channel, speaks: "self", relation: null, age: "adult", consent };
  const taken = shaped(await call(bureau, "POST", "/api/intake", { as: lin, body }), 200, TakenDown);
  const proof = { id: taken.matter.id };
  const skip = () => call(bureau, "POST", "/api/intake/add", { as: lin, body: { proof, text: null } });
  return { taken, draft: await onDesk(taken.matter.id, skip) };
}

async function written(more: Record<string, unknown> = {}) {
  const matter = await ask(bureau, LOAN, more);
  const skip = () => call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { skip: true } });
  return { matter, draft: await onDesk(matter.id, skip) };
}

async function speak(draft: DraftView, said: object = {}, more: { as?: Person; unread?: boolean; sha256?: string } = {}) {
  if (!more.unread) await readArticles(bureau, wang, draft);
  const body = { sha256: more.sha256 ?? draft.sha256, overrides: lookedUp(draft.findings), ...SAID, ...said };
  return decide(bureau, more.as ?? wang, draft.id, "speak", body);
}

const callsOf = async (inquiryId: string) =>
  ((await call(bureau, "GET", "/api/callbacks", { as: wang })).body as unknown as CallbackList).open.filter(
    (task) => task.inquiryId === inquiryId,
  );

describe("an answer that is spoken to a caller", () => {
  let taken: TakenDown;
  let draft: DraftView;
  beforeAll(async () => {
    ({ taken, draft } = await phoned());
    bureau.clock.forward(1);
    expect((await speak(draft, { note: ASKED, wantsPaper: true })).body).toMatchObject({ state: "delivered" });
  });

  test("is approved, delivered and told at one instant, with no job in between", async () => {
    expect(await stateOf(bureau.database.db, "draft", draft.id)).toBe("delivered");
    expect(await stateOf(bureau.database.db, "inquiry", taken.matter.id)).toBe("answered");
    const [kept] =
      await rows(sql`select t.proof, t.how, t.identity, t.understood, t.wants_paper, t.told_by, t.at = a.at and r.at = a.at as one,
        encode(b.sha256, 'hex') as sha256
      from answer_told t join answer a on a.id = t.answer_id join review r on r.id = a.review_id join draft_body b on b.id = a.body_id
      where a.inquiry_id = ${taken.matter.id}`);
    expect(kept).toEqual({
      proof: "spoken",
      how: "phone",
      identity: "refused",
      understood: true,
      wants_paper: true,
      told_by: wang.id,
      one: true,
      sha256: draft.sha256,
    });
    await bureau.work();
    expect(await rows(sql`select 1 from answer where inquiry_id = ${taken.matter.id}`)).toHaveLength(1);
    const clocks = sql`select met_at is not null as met from clock where inquiry_id = ${taken.matter.id} and about = 'answer'`;
    expect(await rows(clocks)).toEqual([{ met: true }]);
  });

  test("stands on the citizen's record, on the sheet, and before whoever finds it by the code", async () => {
    const found = await call(bureau, "POST", "/api/intake/find", { as: lin, body: { proof: { code: taken.code } } });
    const { matter, told } = shaped(found, 200, TakenDown);
    expect(told).toMatchObject([{ by: wang.name, how: "phone", wantsPaper: true }]);
    expect(matter.messages.at(-1)).toMatchObject({
      from: "service",
      text: expect.stringMatching(/^2026年11月21日 \d\d:\d\d，律师在电话里口头答复了您/),
    });
    const sheet = await bureau.app.request(`/api/review/answers/${draft.id}/export.html`, { headers: { cookie: wang.cookie } });
    expect(await sheet.text()).toMatch(/口头答复[\s\S]{0,60}律师在电话里/);
  });

  test("counts as told in the 台账, by its channel, and to the lawyer as an answer and as one told", async () => {
    const { total, by } = (await call(bureau, "GET", "/api/supervisor/statistics?month=2026-11", { as: zhao }))
      .body as unknown as Statistics;
    expect(total.told).toBe(1);
    expect(by.channel.find(({ key }) => key === "hotline")?.figures).toMatchObject({ answered: 1, told: 1 });
    const work = await rows(sql`select count(*)::int as n from answer_told where told_by = ${wang.id}`);
    expect(work).toEqual([{ n: 1 }]);
  });

  test("keeps what was asked in reply sealed; each opening is recorded, and the citizen sees it among them", async () => {
    const [kept] = await rows<{
      id: string;
      note: Uint8Array;
    }>(sql`select t.id, t.note from answer_told t join answer a on a.id = t.answer_id
      where a.inquiry_id = ${taken.matter.id}`);
    expect(Buffer.from(kept!.note).toString("utf8")).not.toContain("利息");
    const open = (as: Person) => call(bureau, "GET", `/api/review/told/${kept?.id}/note`, { as });
    expect(shaped(await open(wang), 200, ToldNote).note).toBe(ASKED);
    expect(shaped(await open(zhao), 200, ToldNote).note).toBe(ASKED);
    problemOf(await open(li), 403, "not-allowed");
    const opened = await rows<{ actor: string }>(sql`select actor from audit_event where action = 'open-told-note' order by id`);
    expect(opened.map(({ actor }) => actor)).toEqual([`staff:${wang.id}`, `staff:${zhao.id}`]);
    expect(JSON.stringify(await rows(sql`select detail from audit_event where action = 'tell-answer'`))).not.toContain("利息");
    expect((await draftOf(draft.id, zhao)).speaking.told).toMatchObject([{ how: "phone", mayReadNote: true }]);
    expect((await draftOf(draft.id, li)).speaking.told).toMatchObject([{ how: "phone", mayReadNote: false }]);
  });
});

describe("what blocks an approval blocks speaking", () => {
  test("an article that was not on screen, another's draft, words that changed, no licence", async () => {
    const { draft } = await phoned(FAKE, "station");
    expect(draft.speaking.ways).toEqual(["counter", "phone"]);
    problemOf(await speak(draft, {}, { unread: true }), 409, "articles-unread");
    problemOf(await speak(draft, {}, { as: li }), 409, "claimed-by-another");
    problemOf(await speak(draft, {}, { sha256: "0".repeat(64) }), 409, "draft-changed");
    problemOf(await speak(draft, { note: "长".repeat(501) }), 422, "invalid");
    problemOf(await speak(draft, { how: "letter" }), 422, "invalid");
    const licence = (until: string) =>
      bureau.database.transact("system:test", (tx) =>
        sql`update lawyer set licence_until = ${until} where staff_id = ${wang.id}`.execute(tx),
      );
    await licence("2026-01-01");
    problemOf(await speak(draft), 403, "licence-not-valid");
    await licence("2099-12-31");
    expect(
      await rows(sql`select 1 from answer_told t join answer a on a.id = t.answer_id where a.inquiry_id = ${draft.inquiryId}`),
    ).toEqual([]);
    expect(await stateOf(bureau.database.db, "draft", draft.id)).toBe("claimed");
    expect((await speak(draft, { how: "counter" })).status).toBe(200);
  });

  test("an expert who has to be asked first", async () => {
    const { draft } = await phoned(BOY);
    problemOf(await speak(draft), 409, "consultation-needed");
    expect(await stateOf(bureau.database.db, "draft", draft.id)).toBe("claimed");
  });
});

describe("who wrote on the page", () => {
  test("is spoken to by nobody, unless they asked to be called", async () => {
    const { draft } = await written({ contact: "13800001234" });
    expect(draft.speaking).toMatchObject({ ways: [], call: null });
    problemOf(await speak(draft, { identity: "confirmed" }), 409, "wrong-state");
  });

  test("and asked for a call is spoken to once known to be the asker; that call is then made, and what they asked goes when they are erased", async () => {
    const { matter, draft } = await written({ contact: "13800001234", callMe: "soon" });
    expect(draft.speaking).toMatchObject({ ways: ["phone"], call: { wanted: "soon", holder: null, mayTake: true } });
    problemOf(await speak(draft), 422, "invalid");
    const task = draft.speaking.call!.id;
    await call(bureau, "POST", `/api/callbacks/${task}/take`, { as: li });
    problemOf(await speak(draft, { identity: "confirmed" }), 409, "claimed-by-another");
    await bureau.database.transact("system:test", (tx) =>
      sql`update callback_task set held_by = ${wang.id} where id = ${task}`.execute(tx),
    );
    expect((await speak(draft, { identity: "confirmed", note: ASKED })).status).toBe(200);
    await bureau.work();
    expect(await callsOf(matter.id)).toEqual([]);
    expect(await rows(sql`select state, tries from callback_task where id = ${task}`)).toEqual([{ state: "done", tries: 1 }]);
    const view = (await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token })).body as unknown as InquiryView;
    expect(view).toMatchObject({ state: "answered", callAsked: null });
    expect(view.messages.at(-1)?.text).toContain("口头答复");
    const notes = () =>
      rows(sql`select t.note is not null as kept from answer_told t join answer a on a.id = t.answer_id
      where a.inquiry_id = ${matter.id}`);
    expect(await notes()).toEqual([{ kept: true }]);
    expect((await call(bureau, "POST", "/api/my/erase", { as: matter.token, body: { sure: true } })).status).toBe(200);
    expect(await notes()).toEqual([{ kept: false }]);
  });
});

test("held by the database: only its own lawyer speaks an answer, as it is approved, and once", async () => {
  const { draft } = await phoned();
  expect((await approveDraft(bureau, wang, draft)).status).toBe(200);
  await bureau.work();
  const telling = (as: Person, more: ReturnType<typeof sql>) =>
    outcome(
      bureau.database.transact(`staff:${as.id}`, (tx) =>
        sql`insert into answer_told (id, answer_id, told_by, at, proof, understood, wants_paper, how, identity)
          select gen_random_uuid(), a.id, ${as.id}, ${more}, 'spoken', true, false, 'phone', 'confirmed' from answer a
          where a.inquiry_id = ${draft.inquiryId}`.execute(tx),
      ),
    );
  expect(await telling(li, sql`a.at`)).toBe(HELD.review);
  expect(await telling(wang, sql`a.at + interval '1 minute'`)).toBe(HELD.review);
  expect(await telling(wang, sql`a.at`)).toBe("done");
  expect(await telling(wang, sql`a.at`)).toBe("23505");
  const changed = sql`update answer_told set understood = false where told_by = ${wang.id}`;
  expect(await outcome(bureau.database.transact("system:test", (tx) => changed.execute(tx)))).toBe(HELD.appendOnly);
});
