import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { InquiryView, ReferralView } from "#contract.ts";
import { isRefusal } from "#platform/refusal.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf } from "#testing/replies.ts";
import { type Asked, HELD, ask, inReview, outcome, read, stateOf } from "#testing/matters.node.ts";

const DAY_MINUTES = 24 * 60;

let bureau: Bureau;
let zhou: Person;
let wu: Person;
let wang: Person;
/** A matter that was sent to legal aid, and the clerk's view of it. */
let asked: Asked;
let referral: ReferralView;
beforeAll(async () => {
  bureau = await givenBureau();
  zhou = await givenPerson(bureau, "clerk");
  wu = await givenPerson(bureau, "clerk");
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  asked = await ask(bureau, "我是农民工，工地拖欠我半年工资不给，想申请法律援助", { contact: "13900139000", matterRegion: "440305" });
  await bureau.service.jobs.referMatter(asked.id);
  referral = await inList();
});

const db = () => bureau.database.db;
async function list(): Promise<ReferralView[]> {
  return (await call(bureau, "GET", "/api/referrals", { as: zhou })).body["items"] as ReferralView[];
}
async function inList(): Promise<ReferralView> {
  const found = (await list()).find((r) => r.inquiryId === asked.id);
  if (!found) throw new Error("the referral is not in the clerk's list");
  return found;
}
const decide = (decision: string, reason = "", as = zhou) =>
  call(bureau, "POST", `/api/referrals/${referral.id}/decide`, { as, body: { decision, reason } });
const citizenSees = async () =>
  (await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token })).body as unknown as InquiryView;

describe("an intake clerk", () => {
  test("sees where the matter happened, what was asked, why it came, and no contact until it is accepted", async () => {
    expect(referral).toMatchObject({ state: "open", to: "legal_aid", dueAt: null, reason: null, region: "440305", hasContact: true });
    expect(referral.question).toContain("拖欠我半年工资");
    expect(JSON.stringify(referral)).not.toContain("13900139000");
    expect(await call(bureau, "GET", `/api/referrals/${referral.id}/original`, { as: zhou })).toMatchObject({
      status: 409,
      body: { code: "wrong-state" },
    });
    await decide("accept");
    expect((await call(bureau, "GET", `/api/referrals/${referral.id}/original`, { as: zhou })).body).toMatchObject({
      contact: "13900139000",
    });
  });

  test("has seven days from acceptance, and what is decided later does not move them", async () => {
    bureau.clock.forward(2 * DAY_MINUTES);
    const accepted = await decide("accept");
    const due = "2026-11-30T15:59:59.000Z"; // accepted on Monday the 23rd; the Monday after lasts until its end in China
    expect(accepted).toMatchObject({ status: 200, body: { state: "accepted", dueAt: due } });
    bureau.clock.forward(DAY_MINUTES);
    expect((await decide("grant")).body).toMatchObject({ state: "granted", dueAt: due });
  });

  test.each([
    ["open", [], "grant"],
    ["open", [], "refuse"],
    ["accepted", ["accept"], "accept"],
    ["granted", ["accept", "grant"], "refuse"],
    ["granted", ["accept", "grant"], "return"],
    ["refused", ["accept", "refuse"], "grant"],
    ["returned", ["return"], "accept"],
  ])("cannot take a referral that is %s further by %s → %s", async (state, steps, decision) => {
    for (const step of steps) expect((await decide(step, "理由如下")).status).toBe(200);
    expect(await decide(decision, "理由如下")).toMatchObject({ status: 409, body: { code: "wrong-state" } });
    expect(await stateOf(db(), "referral", referral.id)).toBe(state);
  });

  test.each(["return", "refuse"])("gives a reason to %s", async (decision) => {
    if (decision === "refuse") await decide("accept");
    expect((await decide(decision)).status).toBe(422);
    expect((await decide(decision, "不属于援助范围")).body).toMatchObject({ reason: "不属于援助范围" });
  });

  test("is told where another clerk was first", async () => {
    const accepts = (clerk: Person) => bureau.service.clerk.decide(clerk.id, referral.id, { decision: "accept", reason: "" });
    const clerks = [zhou, wu, zhou, wu];
    await Promise.all(clerks.map(() => sql`select 1`.execute(db()))); // connections stand ready, so that all four read before one writes
    const all = await Promise.all(clerks.map(accepts));
    expect(all.filter((reply) => !isRefusal(reply))).toHaveLength(1);
    expect(all.filter(isRefusal).map((refusal) => refusal.refused)).toEqual(["wrong-state", "wrong-state", "wrong-state"]);
    const audit = await read(db(), sql`select 1 from audit_event where subject_id = ${referral.id} and action = 'move-referral'`);
    expect(audit).toHaveLength(1);
  });

  test("decides by name: the record says who accepted", async () => {
    await decide("accept", "", wu);
    const audit = await read(
      db(),
      sql`select actor, detail from audit_event where subject_id = ${referral.id} and action = 'move-referral'`,
    );
    expect(audit).toEqual([{ actor: `staff:${wu.id}`, detail: { from: "open", to: "accepted" } }]);
  });
});

describe("once aid is granted", () => {
  const WANG = { name: "演示律师甲", kind: "lawyer", organisation: "演示律师事务所", reference: "演援指〔2026〕1号" };
  const appoint = (more: Record<string, string> = {}, as = zhou) =>
    call(bureau, "POST", `/api/referrals/${referral.id}/appoint`, { as, body: { ...WANG, appointedOn: today(), ...more } });
  const today = () => new Date(bureau.clock().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const clocks = () =>
    read<{ code: string; due: Date; met: Date | null; broken: Date | null }>(
      db(),
      sql`select code, due_at as due, met_at as met, broken_at as broken from clock where about_id = ${referral.id} order by started_at, code`,
    );
  const grant = async () => {
    await decide("accept");
    bureau.clock.forward(1);
    await decide("grant");
    bureau.clock.forward(1);
  };

  test("three days run for the appointment (法律援助法 43), and end when the clerk records it", async () => {
    await grant();
    const [, running] = await clocks();
    const day = new Date(`${today()}T00:00:00+08:00`).getTime();
    expect(running?.code).toBe("legal-aid-appointment");
    expect(running!.due.getTime()).toBeGreaterThanOrEqual(day + 4 * DAY_MINUTES * 60_000 - 1000); // the day itself is not counted
    expect(await inList()).toMatchObject({ state: "granted", appointBy: running!.due.toISOString(), appointments: [] });
    expect(await appoint()).toMatchObject({ status: 200, body: { appointBy: null, appointments: [{ ...WANG, because: null }] } });
    expect((await clocks())[1]).toMatchObject({ met: bureau.clock(), broken: null });
  });

  test("nobody's three days pass unseen: the supervisors see the clock broken, whoever records it later", async () => {
    await grant();
    bureau.clock.forward(30 * DAY_MINUTES);
    await bureau.service.chores.watch();
    const [, late] = await clocks();
    expect(late?.broken).toEqual(late?.due);
    await appoint();
    expect((await clocks())[1]).toMatchObject({ met: bureau.clock(), broken: late?.due });
  });

  test("recorded a day later, it was met on its own day", async () => {
    await grant();
    const on = today();
    bureau.clock.forward(DAY_MINUTES);
    expect((await appoint({ appointedOn: on })).status).toBe(200);
    expect((await clocks())[1]?.met).toEqual(new Date(`${on}T23:59:59+08:00`));
  });

  test("the citizen reads who it is, and who took over; the record keeps both and the reason", async () => {
    await grant();
    await appoint();
    expect((await citizenSees()).referrals[0]?.says).toContain(`已指派${WANG.organisation}的${WANG.name}`);
    problemOf(await appoint({ name: "演示律师乙" }), 422, "invalid");
    bureau.clock.forward(1);
    const { body } = await appoint({ name: "演示律师乙", because: "甲律师生病" });
    expect(body["appointments"]).toMatchObject([
      { name: WANG.name, because: null, recordedBy: zhou.name },
      { name: "演示律师乙", because: "甲律师生病" },
    ]);
    expect((await citizenSees()).referrals[0]?.says).toContain("演示律师乙");
  });

  test("is not appointed before, nor of a day before the decision or ahead, nor by anybody but a clerk", async () => {
    await decide("accept");
    problemOf(await appoint(), 409, "wrong-state");
    await decide("grant");
    problemOf(await appoint({ appointedOn: "2026-01-01" }), 422, "invalid");
    problemOf(await appoint({ appointedOn: "2099-01-01" }), 422, "invalid");
    problemOf(await appoint({ name: "一" }), 422, "invalid");
    problemOf(await appoint({}, wang), 403, "not-allowed");
  });

  test("the database holds it by itself, and an erasure leaves no reason to read", async () => {
    const insert = (because: string | null, on = today()) =>
      outcome(
        bureau.database.transact("staff:zhou", (tx) =>
          sql`insert into aid_appointment values (gen_random_uuid(), ${referral.id}, '演示甲', 'lawyer', '演示所', '1号', ${on}::date, ${because},
            ${zhou.id}, ${bureau.clock()})`.execute(tx),
        ),
      );
    expect(await insert(null)).toBe(HELD.transition);
    await grant();
    expect(await insert("先写理由")).toBe(HELD.transition);
    expect(await insert(null, "2026-01-01")).toBe(HELD.transition);
    expect(await insert(null)).toBe("done");
    expect(await insert(null)).toBe(HELD.transition);
    bureau.clock.forward(1);
    expect(await insert("当事人的话")).toBe("done");
    const change = (set: string) =>
      outcome(bureau.database.transact("staff:zhou", (tx) => sql.raw(`update aid_appointment set ${set}`).execute(tx)));
    expect(await change("name = '别人'")).toBe(HELD.appendOnly);
    expect((await call(bureau, "POST", "/api/my/erase", { as: asked.token, body: { sure: true } })).status).toBe(200);
    const kept = await read(db(), sql`select because from aid_appointment where referral_id = ${referral.id} order by recorded_at`);
    expect(kept).toEqual([{ because: null }, { because: "——" }]);
  });
});

describe("the citizen", () => {
  test("sees each step, with an event of its own, and the inquiry's own life goes on beside it", async () => {
    const events = async () =>
      (await read<{ type: string }>(db(), sql`select type from inquiry_event where inquiry_id = ${asked.id}`)).filter(
        (e) => e.type === "referral",
      );
    const before = await citizenSees();
    expect(before.referrals).toMatchObject([{ to: "legal_aid", state: "open", says: "已转法律援助机构，等待受理人员查看。" }]);
    await decide("accept");
    await decide("grant");
    const after = await citizenSees();
    expect(after.referrals).toMatchObject([{ id: referral.id, state: "granted" }]);
    expect(after.state).toBe(before.state);
    expect(await events()).toHaveLength(3);
  });

  test("who withdrew is not referred afterwards", async () => {
    const { id, token } = await ask(bureau, "我是残疾人，想申请法律援助打官司");
    expect((await call(bureau, "POST", `/api/inquiries/${id}/withdraw`, { as: token })).status).toBe(204);
    await bureau.service.jobs.openReferral(id);
    expect((await list()).filter((r) => r.inquiryId === id)).toEqual([]);
  });
});

describe("a lawyer who refers a draft to legal aid", () => {
  test("opens a referral beside the review, and the record names the lawyer in the same transaction", async () => {
    const { id, draftId } = await inReview(bureau, "和丈夫离婚，孩子才两岁，抚养权会判给谁");
    await bureau.database.transact("system:test", (tx) => sql`update draft set assigned_to = ${wang.id} where id = ${draftId}`.execute(tx));
    await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: wang });
    expect((await call(bureau, "POST", `/api/review/drafts/${draftId}/refer`, { as: wang })).status).toBe(200);
    expect(await read(db(), sql`select actor from audit_event where subject_id = ${draftId} and action = 'refer'`)).toEqual([
      { actor: `staff:${wang.id}` },
    ]);
    await bureau.work();
    expect((await list()).filter((r) => r.inquiryId === id)).toHaveLength(1);
    expect(await stateOf(db(), "draft", draftId)).toBe("claimed");
  });
});

describe("held by the database: the life of a referral", () => {
  const STATES = ["open", "accepted", "returned", "granted", "refused"];
  const ALLOWED = ["open → accepted", "open → returned", "accepted → granted", "accepted → refused", "accepted → returned"];
  const move = (to: string, reason: string | null = "理由如下") =>
    outcome(
      bureau.database.transact("staff:zhou", (tx) =>
        sql`update referral set state = ${to}, reason = ${reason} where id = ${referral.id}`.execute(tx),
      ),
    );

  test.each(STATES.flatMap((from) => STATES.filter((to) => to !== from).map((to) => [from, to])))("%s → %s", async (from, to) => {
    if (from !== "open" && from !== "accepted" && from !== "returned") await move("accepted");
    if (from !== "open") await move(from);
    expect(await stateOf(db(), "referral", referral.id)).toBe(from);
    expect(await move(to)).toBe(ALLOWED.includes(`${from} → ${to}`) ? "done" : HELD.transition);
  });

  test.each([null, "", "。"])("nothing is returned or refused for the reason %j", async (reason) => {
    expect(await move("returned", reason)).toBe(HELD.check);
    await move("accepted");
    expect(await move("refused", reason)).toBe(HELD.check);
  });

  test("an inquiry has one open referral to a body, and a second opening records nothing", async () => {
    const count = async () => (await read(db(), sql`select 1 from audit_event where action = 'refer'`)).length;
    const before = await count();
    await bureau.service.jobs.referMatter(asked.id);
    expect(await count()).toBe(before);
    const again = bureau.database.transact("system:test", (tx) =>
      sql`insert into referral (id, inquiry_id, to_body, because, opened_at, state_at) values (gen_random_uuid(), ${asked.id}, 'legal_aid', '[]', now(), now())`.execute(
        tx,
      ),
    );
    expect(await outcome(again)).toBe(HELD.twice);
  });
});
