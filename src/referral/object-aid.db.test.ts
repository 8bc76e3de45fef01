import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { InquiryView, ReferralView } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, HELD, ask, outcome, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

const DAY_MINUTES = 24 * 60;
const BUREAU = "演示区司法局";

let bureau: Bureau;
let clerk: Person;
let asked: Asked;
let referral: ReferralView;
beforeAll(async () => {
  bureau = await givenBureau();
  clerk = await givenPerson(bureau, "clerk");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  asked = await ask(bureau, "我是农民工，工地拖欠我半年工资不给，想申请法律援助", { matterRegion: "440305" });
  await bureau.service.jobs.referMatter(asked.id);
  referral = await now();
  await decide("accept");
  bureau.clock.forward(1);
});

const db = () => bureau.database.db;
const today = () => new Date(bureau.clock().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const now = async (): Promise<ReferralView> =>
  ((await call(bureau, "GET", "/api/referrals", { as: clerk })).body["items"] as ReferralView[]).find((r) => r.inquiryId === asked.id)!;
const post = (what: string, body: Record<string, unknown>) =>
  call(bureau, "POST", `/api/referrals/${referral.id}/${what}`, { as: clerk, body });
const decide = (decision: string) => post("decide", { decision, reason: "不属于援助范围" });
const object = (more: Record<string, unknown> = {}) =>
  post("object", { against: "refusal", department: BUREAU, receivedOn: today(), ...more });
const settle = (result: string, more: Record<string, unknown> = {}) =>
  post("objection", { outcome: result, settledOn: today(), reference: "演司复〔2026〕1号", ...more });
const citizenReads = async (language = "zh-CN") =>
  (
    (await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token, headers: { "accept-language": language } }))
      .body as unknown as InquiryView
  ).referrals[0]!.says;
const clocks = () =>
  read<{ code: string; due: Date; met: Date | null; dropped: Date | null; broken: Date | null; article: string }>(
    db(),
    sql`select code, due_at as due, met_at as met, dropped_at as dropped, broken_at as broken, article from clock
      where about_id = ${referral.id} and code <> 'legal-aid-decision' order by started_at, code`,
  );

test("five days run from the department's receipt (法律援助法 49), are seen breaking, and end with the result", async () => {
  await decide("refuse");
  expect(await citizenReads()).toContain("可以向设立该机构的司法行政部门提出");
  bureau.clock.forward(2 * DAY_MINUTES);
  const received = today();
  bureau.clock.forward(DAY_MINUTES);
  expect(await object({ receivedOn: received })).toMatchObject({
    status: 200,
    body: { objections: [{ against: "refusal", department: BUREAU }] },
  });
  const [running] = await clocks();
  const midnight = new Date(`${received}T00:00:00+08:00`).getTime();
  expect(running).toMatchObject({ code: "legal-aid-objection", article: "《中华人民共和国法律援助法》第四十九条第二款" });
  expect(running!.due.getTime()).toBeGreaterThanOrEqual(midnight + 6 * DAY_MINUTES * 60_000 - 1000); // the day itself is not counted
  expect((await now()).objections[0]).toMatchObject({ dueAt: running!.due.toISOString(), outcome: null });
  expect(await citizenReads()).toBe(`您对不予法律援助的决定提出的异议，${BUREAU}正在审查。`);
  expect(await citizenReads("en")).toContain("is examining your objection to the refusal");

  bureau.clock.forward(30 * DAY_MINUTES);
  await bureau.service.chores.watch();
  expect((await clocks())[0]?.broken).toEqual(running?.due);
  problemOf(await settle("upheld", { reference: "" }), 422, "invalid");
  expect((await settle("upheld")).body).toMatchObject({ objections: [{ outcome: "upheld", dueAt: null }] });
  expect((await clocks())[0]).toMatchObject({ met: bureau.clock(), broken: running?.due });
  expect(await citizenReads()).toContain("行政复议或者提起行政诉讼");
  problemOf(await object(), 409, "wrong-state");
  problemOf(await decide("grant"), 409, "wrong-state");
});

test("a refusal that was ordered to be put right may be granted, and three days run for the appointment", async () => {
  await decide("refuse");
  bureau.clock.forward(1);
  await object();
  problemOf(await object(), 409, "wrong-state");
  bureau.clock.forward(1);
  await settle("ordered");
  expect(await citizenReads()).toContain("责令法律援助机构改正");
  bureau.clock.forward(1);
  expect((await post("decide", { decision: "grant", reason: "" })).body).toMatchObject({ state: "granted", reason: null });
  expect((await clocks()).map(({ code, met }) => [code, met !== null])).toEqual([
    ["legal-aid-objection", true],
    ["legal-aid-appointment", false],
  ]);
  expect(await citizenReads()).toContain("已决定给予援助");
});

test("the end of aid is objected to with its day; an appointment meanwhile leaves its clock running, and what is taken back drops it", async () => {
  await decide("grant");
  bureau.clock.forward(1);
  problemOf(await object(), 409, "wrong-state");
  problemOf(await object({ against: "termination" }), 422, "invalid");
  expect((await object({ against: "termination", decidedOn: today() })).status).toBe(200);
  bureau.clock.forward(1);
  await post("appoint", { name: "演示甲", kind: "lawyer", organisation: "演示所", reference: "演援1号", appointedOn: today() });
  const byCode = async () => new Map((await clocks()).map((one) => [one.code, one]));
  expect((await byCode()).get("legal-aid-appointment")?.met).not.toBeNull();
  expect((await byCode()).get("legal-aid-objection")).toMatchObject({ met: null, dropped: null });
  bureau.clock.forward(1);
  await settle("withdrawn", { reference: "" });
  expect((await byCode()).get("legal-aid-objection")).toMatchObject({ met: null, dropped: bureau.clock() });
  expect(await citizenReads()).toContain("已指派演示所的演示甲");
  expect(await citizenReads("en")).toContain("has assigned you 演示甲 of 演示所");
});

test("the database holds it by itself: no objection without a decision, none rewritten, no grant without an order", async () => {
  const by = (change: ReturnType<typeof sql>) => outcome(bureau.database.transact("staff:zhou", (tx) => change.execute(tx)));
  const insert = (against: string) =>
    by(sql`insert into aid_objection (id, referral_id, against, decided_on, department, received_on, recorded_by, recorded_at)
      values (gen_random_uuid(), ${referral.id}, ${against}, ${today()}::date, ${BUREAU}, ${today()}::date, ${clerk.id}, ${bureau.clock()})`);
  expect(await insert("refusal")).toBe(HELD.transition);
  await decide("refuse");
  expect(await insert("termination")).toBe(HELD.transition);
  expect(await insert("refusal")).toBe("done");
  const set = (what: string) => by(sql`update aid_objection set ${sql.raw(what)} where referral_id = ${referral.id}`);
  expect(await set("department = '别的局'")).toBe(HELD.appendOnly);
  expect(await by(sql`update referral set state = 'granted' where id = ${referral.id}`)).toBe(HELD.transition);
  await settle("ordered");
  expect(await set("outcome = 'upheld'")).toBe(HELD.appendOnly);
  expect(await by(sql`delete from aid_objection where referral_id = ${referral.id}`)).toBe(HELD.appendOnly);
  expect(await by(sql`update referral set state = 'granted' where id = ${referral.id}`)).toBe("done");
});
