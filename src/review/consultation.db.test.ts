import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DraftView } from "#contract.ts";
import type { ConsultationList, ConsultationView, ConsultationsOfDraft } from "#contract/consultation.ts";
import { approveDraft, decide, giveDraft, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, plainHeld, plainReview, read, stateOf } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

const BOY = "我儿子十五岁，和同学一起偷手机，被派出所带走了，会不会坐牢";
const WAITS = "WF025";

let bureau: Bureau;
let lawyer: Person;
let expert: Person;
let peer: Person;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  lawyer = await givenPerson(bureau, "lawyer");
  expert = await givenPerson(bureau, "expert");
  peer = await givenPerson(bureau, "lawyer");
  supervisor = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const post = (as: Person, path: string, body?: unknown) =>
  call(bureau, "POST", `/api/review${path}`, { as, ...(body === undefined ? {} : { body }) });
const besideOf = async (draftId: string, as = lawyer) =>
  (await call(bureau, "GET", `/api/review/drafts/${draftId}/consultations`, { as })).body as unknown as ConsultationsOfDraft;
const listOf = async (as: Person) => (await call(bureau, "GET", "/api/review/consultations", { as })).body as unknown as ConsultationList;

/** Asked about the boy, and the lawyer's question to an expert open. */
async function consulting(as = lawyer): Promise<{ draft: DraftView; id: string; inquiryId: string }> {
  const { draft, id: inquiryId } = await onDeskOf(bureau, as, BOY);
  const asked = await post(as, `/drafts/${draft.id}/consult`, { question: "是否可能不追究，家长现在能做什么" });
  expect(asked.status).toBe(200);
  const [first] = (asked.body as unknown as ConsultationsOfDraft).items;
  return { draft, id: first?.id ?? "", inquiryId };
}

const opinion = { verdict: "agree", opinion: "同意，补一句：家长有权在场" };

describe("a minor's criminal matter", () => {
  test("is approved only after an expert's opinion, which the lawyer then has on the desk", async () => {
    const { draft } = await onDeskOf(bureau, lawyer, BOY);
    expect((await besideOf(draft.id)).demanded.map(({ code }) => code)).toEqual(["minor-criminal"]);
    const refused = problemOf(await approveDraft(bureau, lawyer, draft), 409, "consultation-needed");
    expect(refused.title).toContain("十五岁");

    await post(lawyer, `/drafts/${draft.id}/consult`, { question: "请看是否够年龄" });
    problemOf(await approveDraft(bureau, lawyer, draft), 409, "consultation-needed");
    const [asked] = (await listOf(lawyer)).asked;
    expect(asked).toMatchObject({ question: "请看是否够年龄", reasons: ["minor-criminal"], state: "asked" });

    expect((await post(expert, "/consultations/next")).body).toMatchObject({ id: asked?.id, takenByMe: true, question: "请看是否够年龄" });
    expect((await post(expert, `/consultations/${asked?.id}/opinion`, opinion)).status).toBe(200);
    const beside = await besideOf(draft.id);
    expect(beside.items[0]).toMatchObject({ verdict: "agree", opinion: opinion.opinion, settledBy: expert.name });
    expect(beside.demanded).toEqual([]);
    expect((await approveDraft(bureau, lawyer, draft)).status).toBe(200);
  });

  test("needs nobody else where an expert has it on the desk", async () => {
    const { draft } = await onDeskOf(bureau, expert, BOY);
    expect((await besideOf(draft.id, expert)).demanded).toEqual([]);
    expect((await approveDraft(bureau, expert, draft)).status).toBe(200);
  });

  test("stays approved for by the same opinion when it is drafted anew", async () => {
    const { draft, id, inquiryId } = await consulting();
    await post(expert, `/consultations/${id}/take`);
    await post(expert, `/consultations/${id}/opinion`, { verdict: "change", opinion: "重写第二点" });
    expect((await decide(bureau, lawyer, draft.id, "return", { reasons: ["unclear"] })).status).toBe(200);
    await bureau.work();
    const [next] = await read<{ id: string }>(
      bureau.database.db,
      sql`select id from draft where inquiry_id = ${inquiryId} and state = 'waiting'`,
    );
    const again = await giveDraft(bureau, lawyer, next?.id ?? "");
    expect((await besideOf(again.id)).items).toHaveLength(1);
    expect((await approveDraft(bureau, lawyer, again)).status).toBe(200);
  });
});

test("an ordinary draft may be asked about by wish, and the wish taken back", async () => {
  const { draft } = await onDeskOf(bureau, lawyer);
  const asked = await post(lawyer, `/drafts/${draft.id}/consult`, { question: "加班费这样算对吗" });
  const [item] = (asked.body as unknown as ConsultationsOfDraft).items;
  expect(item?.reasons).toEqual(["wish"]);
  problemOf(await post(lawyer, `/drafts/${draft.id}/consult`, { question: "再问一次" }), 409, "wrong-state");
  problemOf(await approveDraft(bureau, lawyer, draft), 409, "consultation-needed");
  expect((await post(lawyer, `/consultations/${item?.id}/withdraw`)).body).toMatchObject({ state: "withdrawn" });
  expect((await approveDraft(bureau, lawyer, draft)).status).toBe(200);
});

test("experts have two hours, and half an hour where a service promise is at risk", async () => {
  const given = async (dueIn: number | null) => {
    const { draft } = await onDeskOf(bureau, lawyer, "朋友借了我五千元没有还，有借条，想知道怎么要回来");
    const due = dueIn === null ? null : new Date(bureau.clock().getTime() + dueIn * 60_000);
    await bureau.database.transact("system:test", (tx) => sql`update draft set due_at = ${due} where id = ${draft.id}`.execute(tx));
    const asked = await post(lawyer, `/drafts/${draft.id}/consult`, { question: "请看一看" });
    const [item] = (asked.body as unknown as ConsultationsOfDraft).items;
    return (Date.parse(item?.peersAt ?? "") - Date.parse(item?.askedAt ?? "")) / 60_000;
  };
  expect([await given(null), await given(600), await given(30)]).toEqual([120, 120, 30]);
});

describe("while an opinion is waited for", () => {
  test("the lease is kept, also through a save, and the draft is not counted against the lawyer's capacity", async () => {
    const busy = await givenPerson(bureau, "lawyer");
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set capacity = 1 where staff_id = ${busy.id}`.execute(tx));
    const { draft } = await consulting(busy);
    const until = async () =>
      (await read<{ until: Date }>(bureau.database.db, sql`select claimed_until as until from draft where id = ${draft.id}`))[0]?.until;
    const kept = await until();
    expect(Number(kept) - bureau.clock().getTime()).toBeGreaterThanOrEqual(60 * 60_000);
    const edit = { sha256: draft.sha256, body: { ...draft.body, shortAnswer: "先别慌，马上联系办案民警。" } };
    expect((await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, { as: busy, body: edit })).status).toBe(200);
    expect(await until()).toEqual(kept);
    const me = (await call(bureau, "GET", "/api/me", { as: busy })).body as { lawyer: { capacity: number } };
    expect(me.lawyer.capacity).toBe(1);
    const next = await post(busy, "/next");
    expect(next.body["code"]).not.toBe("at-capacity");
  });

  test("two experts who press at once are given two questions", async () => {
    await consulting();
    await consulting();
    const others = [expert, await givenPerson(bureau, "expert")];
    const given = await Promise.all(others.map((as) => post(as, "/consultations/next")));
    expect(new Set(given.map(({ body }) => body["id"])).size).toBe(2);
  });

  test("an expert puts it back, and another finds it", async () => {
    const { id } = await consulting();
    await post(expert, `/consultations/${id}/take`);
    const other = await givenPerson(bureau, "expert");
    problemOf(await post(other, `/consultations/${id}/take`), 409, "claimed-by-another");
    expect((await post(expert, `/consultations/${id}/release`)).body).toMatchObject({ state: "asked", takenBy: null });
    expect((await post(other, `/consultations/${id}/take`)).status).toBe(200);
  });

  test("an expert takes the draft over, and decides", async () => {
    const { draft, id } = await consulting();
    await post(expert, `/consultations/${id}/take`);
    await post(expert, `/consultations/${id}/opinion`, { verdict: "take-over", opinion: "这件我来办" });
    problemOf(await approveDraft(bureau, lawyer, draft), 409, "claimed-by-another");
    expect((await approveDraft(bureau, expert, draft)).status).toBe(200);
  });

  test("a lawyer who sends the draft to an expert seat asks nobody any more", async () => {
    const { draft, id } = await consulting();
    expect((await decide(bureau, lawyer, draft.id, "escalate", { reason: "太难" })).status).toBe(200);
    expect(await stateOf(bureau.database.db, "consultation" as "draft", id)).toBe("withdrawn");
  });
});

describe("nothing stalls", () => {
  test("after the experts' time a lawyer of the class answers; after that a supervisor waives, with a reason on record", async () => {
    const { draft, id } = await consulting();
    problemOf(await post(peer, `/consultations/${id}/take`), 403, "not-allowed");
    problemOf(await post(supervisor, `/consultations/${id}/waive`, { reason: "太急" }), 409, "wrong-state");
    bureau.clock.forward(120);
    await bureau.service.jobs.escalateConsultation(id, 1);
    await bureau.service.jobs.escalateConsultation(id, 1);
    expect((await besideOf(draft.id)).items[0]?.step).toBe(1);
    const told = sql`select data - 'at' as told from pgboss.job where name = 'tell-supervisors' and data ->> 'consultationId' = ${id}`;
    expect(await read(bureau.database.db, told)).toEqual([{ told: { about: "consultation", consultationId: id, step: 1 } }]);
    expect((await post(peer, `/consultations/${id}/take`)).status).toBe(200);
    problemOf(await post(peer, `/consultations/${id}/opinion`, { ...opinion, verdict: "take-over" }), 403, "not-allowed");
    await post(peer, `/consultations/${id}/release`);

    bureau.clock.forward(60);
    await bureau.service.jobs.escalateConsultation(id, 2);
    const [overdue] = (await listOf(supervisor)).open.filter((c: ConsultationView) => c.id === id);
    expect(overdue).toMatchObject({ step: 2, mayWaive: true });
    expect((await post(supervisor, `/consultations/${id}/waive`, { reason: "专家都在外出，由主管担责" })).status).toBe(200);
    const beside = await besideOf(draft.id);
    expect(beside.items[0]).toMatchObject({ state: "waived", opinion: "专家都在外出，由主管担责", settledBy: supervisor.name });
    expect((await approveDraft(bureau, lawyer, draft)).status).toBe(200);
  });

  test("the clock is set when the question is asked: first the peers, then the supervisors", async () => {
    const { id } = await consulting();
    const jobs = await read<{ step: number }>(
      bureau.database.db,
      sql`select (data ->> 'step')::int as step from pgboss.job where name = 'escalate-consultation' and data ->> 'consultationId' = ${id}`,
    );
    expect(jobs).toEqual([{ step: 1 }]);
  });

  test("a clock that rings early, or after the opinion, changes nothing", async () => {
    const { draft, id } = await consulting();
    await bureau.service.jobs.escalateConsultation(id, 1);
    expect((await besideOf(draft.id)).items[0]?.step).toBe(0);
  });

  test("a clock that rings early is set anew, so that the peers are called all the same", async () => {
    const { id } = await consulting();
    const alarms = () =>
      read<{ step: number }>(
        bureau.database.db,
        sql`select (data ->> 'step')::int as step from pgboss.job where name = 'escalate-consultation' and data ->> 'consultationId' = ${id}`,
      );
    await bureau.service.jobs.escalateConsultation(id, 1);
    expect(await alarms()).toEqual([{ step: 1 }, { step: 1 }]);
    await bureau.service.jobs.escalateConsultation(id, 2);
    expect(await alarms()).toHaveLength(2);
  });
});

describe("the database itself", () => {
  const asking = (draft: { inquiryId: string; draftId: string; bodyId: string }, by: string) => {
    const id = crypto.randomUUID();
    const asked = bureau.database.transact(`staff:${by}`, (tx) =>
      sql`insert into consultation (id, inquiry_id, draft_id, body_id, reasons, question, asked_by, asked_at, peers_at, waivable_at)
        values (${id}, ${draft.inquiryId}, ${draft.draftId}, ${draft.bodyId}, ${["group"]}, null, ${by}, '2026-11-21T04:00Z',
          '2026-11-21T06:00Z', '2026-11-21T07:00Z')`.execute(tx),
    );
    return { id, asked };
  };
  const set = (id: string, change: ReturnType<typeof sql>) =>
    outcome(bureau.database.transact("system:test", (tx) => sql`update consultation set ${change} where id = ${id}`.execute(tx)));

  test("approves nothing while a consultation is open, whoever writes the row", async () => {
    const draft = await plainHeld(bureau.database, lawyer);
    await asking(draft, lawyer.id).asked;
    const approving = bureau.database.transact("system:test", (tx) => plainReview(tx, { ...draft, lawyerId: lawyer.id }));
    expect(await outcome(approving)).toBe(WAITS);
  });

  test("refuses an opinion by the asker, by a peer before the time, and by a lapsed licence", async () => {
    const draft = await plainHeld(bureau.database, lawyer);
    const { id, asked } = asking(draft, lawyer.id);
    await asked;
    const taken = (by: string, at: string) => set(id, sql`state = 'taken', taken_by = ${by}, taken_at = ${at}`);
    expect(await taken(lawyer.id, "2026-11-21T04:10Z")).toBe(HELD.review);
    expect(await taken(peer.id, "2026-11-21T04:10Z")).toBe(HELD.review);
    const lapsed = await givenPerson(bureau, "expert");
    await bureau.database.transact("system:test", (tx) =>
      sql`update lawyer set licence_status = 'lapsed' where staff_id = ${lapsed.id}`.execute(tx),
    );
    expect(await taken(lapsed.id, "2026-11-21T04:10Z")).toBe(HELD.licence);
    expect(await taken(peer.id, "2026-11-21T06:00Z")).toBe("done");
  });

  test("refuses an opinion by whoever has the draft on their desk now", async () => {
    const draft = await plainHeld(bureau.database, lawyer);
    const { id, asked } = asking(draft, lawyer.id);
    await asked;
    expect(await set(id, sql`state = 'taken', taken_by = ${expert.id}, taken_at = '2026-11-21T04:10Z'`)).toBe("done");
    await bureau.database.transact("system:test", (tx) =>
      sql`update draft set claimed_by = ${expert.id} where id = ${draft.draftId}`.execute(tx),
    );
    const said = sql`state = 'answered', verdict = 'agree', settled_by = ${expert.id}, settled_at = '2026-11-21T04:20Z'`;
    expect(await set(id, said)).toBe(HELD.review);
  });

  test("refuses a waiver before its time or by no supervisor, and any change of what is settled", async () => {
    const draft = await plainHeld(bureau.database, lawyer);
    const { id, asked } = asking(draft, lawyer.id);
    await asked;
    const waived = (by: string, at: string) => set(id, sql`state = 'waived', settled_by = ${by}, settled_at = ${at}`);
    expect(await waived(supervisor.id, "2026-11-21T06:59Z")).toBe(HELD.review);
    expect(await waived(expert.id, "2026-11-21T07:00Z")).toBe(HELD.review);
    expect(await set(id, sql`state = 'withdrawn', settled_at = now()`)).toBe(HELD.review);
    expect(await waived(supervisor.id, "2026-11-21T07:00Z")).toBe("done");
    expect(await set(id, sql`state = 'asked', settled_at = null, settled_by = null`)).toBe(HELD.appendOnly);
  });
});
