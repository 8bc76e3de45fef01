import readXlsx from "read-excel-file/universal";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MyMonth, Statistics, Tariff, Workload } from "#contract/ledger.ts";
import { answered, correct } from "#testing/correcting.ts";
import { decide, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, WAGES, ask, outcome, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

const MONTH = "2026-11";
let bureau: Bureau;
let li: Person;
let boss: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  [li, boss] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "supervisor")];
});
afterAll(() => bureau.close());

const get = async <T>(path: string, as = boss) => {
  const { status, body } = await call(bureau, "GET", path, { as });
  expect(status, JSON.stringify(body)).toBe(200);
  return body as unknown as T;
};
const file = async (path: string) => {
  const response = await bureau.app.request(path, { headers: { cookie: boss.cookie } });
  expect(response.headers.get("content-type")).toContain("spreadsheetml");
  return readXlsx(await response.arrayBuffer());
};
const audited = (action: string) =>
  read<{ actor: string; subject_id: string; detail: unknown }>(
    bureau.database.db,
    sql`select actor, subject_id, detail from audit_event where action = ${action} order by id`,
  );
const statistics = () => get<Statistics>(`/api/supervisor/statistics?month=${MONTH}`);
const workload = (month = MONTH) => get<Workload>(`/api/supervisor/workload?month=${month}`);
const price = (code: string, fen: number, fromDay: string) =>
  call(bureau, "POST", "/api/supervisor/tariff", { as: boss, body: { code, fen, fromDay } });
const close = (month: string) => call(bureau, "POST", "/api/supervisor/workload/close", { as: boss, body: { month } });

describe("a month's statistics and its 台账", () => {
  test("count every matter received, and what became of it", async () => {
    const before = await statistics();
    const done = await answered(bureau, li, WAGES, { region: "440305", contact: "13800138000" });
    await ask(bureau, "朋友借钱不还怎么办", { region: "440305" });
    await call(bureau, "POST", `/api/inquiries/${done.id}/rating`, { as: done.token, body: { stars: 5 } });
    const { total, by, days } = await statistics();
    expect(total.received).toBe(before.total.received + 2);
    expect(total.answered).toBe(before.total.answered + 1);
    expect(total.satisfied).toBe(before.total.satisfied + 1);
    expect(total.kept).toBe(before.total.kept + 1);
    expect(by.lawyer.find(({ key }) => key === li.id)).toMatchObject({ name: li.name });
    expect(by.district.find(({ key }) => key === "440305")).toMatchObject({ name: "广东省深圳市南山区" });
    expect(days.find(({ day }) => day === "2026-11-21")?.received).toBe(total.received);
  });

  test("leave the house as one row a matter without a name of any citizen, and every file is in the audit", async () => {
    const sheets = await file(`/api/supervisor/ledger.xlsx?month=${MONTH}`);
    const { total } = await statistics();
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["台账", "统计"]);
    const [heads = [], ...rows] = sheets[0]!.data;
    expect(rows).toHaveLength(total.received);
    const answer = rows.find((row) => row[heads.indexOf("承办律师")] === li.name)!;
    expect(answer[heads.indexOf("答复编号")]).toMatch(/^〔2026〕咨答字第\d{6}号$/);
    expect(answer[heads.indexOf("地区")]).toBe("广东省深圳市南山区");
    expect(answer[heads.indexOf("评价")]).toBe(5);
    expect(JSON.stringify(sheets)).not.toContain("13800138000");
    expect(JSON.stringify(sheets)).not.toContain("拖欠");
    expect(sheets[1]!.data[1]?.slice(0, 3)).toEqual(["合计", null, total.received]);
    expect((await audited("export-ledger")).at(-1)).toMatchObject({ actor: `staff:${boss.id}`, subject_id: MONTH, detail: { part: 1 } });
  });

  test("a month in which nothing happened is empty, and a month that is none is refused", async () => {
    const empty = await get<Statistics>("/api/supervisor/statistics?month=2025-02");
    expect(empty).toMatchObject({ total: { received: 0, medianMinutes: null }, files: 0 });
    expect(empty.days).toHaveLength(28);
    for (const path of ["statistics?month=2026-00", "statistics", "ledger.xlsx?month=2026-11&part=0", "workload?month=x"]) {
      problemOf(await call(bureau, "GET", `/api/supervisor/${path}`, { as: boss }), 422, "invalid");
    }
  });
});

describe("a lawyer's workload", () => {
  const lineOf = async (lawyer: Person, code: string, month = MONTH) =>
    (await workload(month)).lawyers.find(({ id }) => id === lawyer.id)?.lines.find((line) => line.code === code);

  test("counts decisions by kind, and a correction apart from an answer", async () => {
    const wang = await givenPerson(bureau, "lawyer");
    const { draftId, id } = await answered(bureau, wang);
    await decide(bureau, wang, (await onDeskOf(bureau, wang)).draftId, "return", { reasons: ["unclear"] });
    bureau.clock.forward(60);
    await correct(bureau, wang, draftId);
    expect(await lineOf(wang, "answer")).toEqual({ code: "answer", amount: 1, fen: null });
    expect(await lineOf(wang, "return")).toMatchObject({ amount: 1 });
    expect(await lineOf(wang, "correction")).toBeUndefined();
    expect(id).toBeDefined();
  });

  test("is worked out by the price of the day, entered beforehand or afterwards", async () => {
    const wang = await givenPerson(bureau, "lawyer");
    await answered(bureau, wang);
    expect((await price("answer", 3000, "2026-11-01")).status).toBe(204);
    expect(await lineOf(wang, "answer")).toEqual({ code: "answer", amount: 1, fen: 3000 });
    await price("answer", 3500, "2026-11-01");
    await price("answer", 9900, "2026-12-01");
    expect(await lineOf(wang, "answer")).toMatchObject({ fen: 3500 });
    const { entries } = await get<Tariff>("/api/supervisor/tariff");
    expect(entries.map(({ fen }) => fen)).toEqual([9900, 3500, 3000]);
    expect((await audited("set-tariff")).at(-1)).toMatchObject({ subject_id: "answer", detail: { from: "2026-12-01", fen: 9900 } });
    problemOf(await price("answer", -1, "2026-11-01"), 422, "invalid");
    problemOf(await price("answer", 1, "2026-02-30"), 422, "invalid");
    problemOf(await price("tea", 1, "2026-11-01"), 422, "invalid");
  });

  test("counts what was taken down for somebody, for who took it down", async () => {
    const wang = await givenPerson(bureau, "lawyer");
    const { id } = await ask(bureau, "朋友借钱不还怎么办", { channel: "widget" });
    await bureau.database.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`insert into taken_down (inquiry_id, taken_by, at, speaks, age, consent_by, consent_version, code_index, code)
        values (${id}, ${wang.id}, ${bureau.clock()}, 'self', 'adult', 'self', 1, 'index', 'code')`.execute(tx);
    });
    expect(await lineOf(wang, "taken-down")).toMatchObject({ amount: 1 });
  });

  test("counts time on duty and nights", async () => {
    const wang = await givenPerson(bureau, "lawyer");
    await sql`insert into duty_spell (staff_id, at, ended_at) values (${wang.id}, '2026-10-03T20:00:00+08:00', '2026-10-04T07:30:00+08:00')`.execute(
      bureau.database.db,
    );
    expect(await lineOf(wang, "duty-hour", "2026-10")).toMatchObject({ amount: 11.5 * 60 });
    expect(await lineOf(wang, "night", "2026-10")).toMatchObject({ amount: 1 });
  });

  test("is the lawyer's own to see, beside how the month went", async () => {
    const wang = await givenPerson(bureau, "lawyer");
    await answered(bureau, wang);
    const mine = await get<MyMonth>(`/api/review/my-month?month=${MONTH}`, wang);
    expect(mine).toMatchObject({ decided: 1, approved: 1, edited: 0, promised: 1, kept: 1, closed: false, reasons: {} });
    expect(mine.lines.find(({ code }) => code === "answer")).toEqual({ code: "answer", amount: 1, fen: 3500 });
  });

  test("leaves the house as a table with a line a lawyer, recorded", async () => {
    const [sheet] = await file(`/api/supervisor/workload.xlsx?month=${MONTH}`);
    const line = sheet!.data.find((row) => row[0] === li.name)!;
    expect(line[3]).toBe(1);
    expect(line[4]).toBe(35);
    expect(sheet!.data.at(-1)?.[0]).toContain("未结账");
    expect((await audited("export-workload")).at(-1)).toMatchObject({ subject_id: MONTH });
  });
});

describe("a closed month", () => {
  test("is closed when it is over, once, in order, and never changes again", async () => {
    problemOf(await close(MONTH), 409, "wrong-state");
    bureau.clock.forward(15 * 24 * 60);
    const before = await workload();
    expect((await close(MONTH)).status).toBe(204);
    const closed = await workload();
    expect(closed).toMatchObject({ lawyers: before.lawyers, closed: { by: boss.name } });
    expect(closed.closed?.sha256).toMatch(/^[0-9a-f]{64}$/);
    problemOf(await close(MONTH), 409, "wrong-state");
    problemOf(await close("2026-10"), 409, "wrong-state");
    problemOf(await price("answer", 1, "2026-11-30"), 409, "wrong-state");
    expect((await price("answer", 4000, "2026-12-02")).status).toBe(204);
    const late = sql`insert into duty_spell (staff_id, at, ended_at) values (${li.id}, '2026-11-05T08:00:00+08:00', '2026-11-05T18:00:00+08:00')`;
    await late.execute(bureau.database.db);
    expect(await workload()).toEqual(closed);
    expect((await get<MyMonth>(`/api/review/my-month?month=${MONTH}`, li)).closed).toBe(true);
  });

  test("is held by the database, too", async () => {
    const change = (query: ReturnType<typeof sql>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));
    expect(await change(sql`update workload_month set figures = '[]'`)).toBe(HELD.appendOnly);
    expect(await change(sql`delete from workload_month`)).toBe(HELD.appendOnly);
    expect(await change(sql`delete from tariff`)).toBe(HELD.appendOnly);
    const closing = (month: string, figures: string, hashed: string) => sql`insert into workload_month
      (month, figures, sha256, closed_by, closed_at) values (${month}, ${figures}, sha256(convert_to(${hashed}, 'UTF8')), ${boss.id}, ${bureau.clock()})`;
    expect(await change(closing("2026-12", "[]", "[]"))).toBe("WF028");
    expect(await change(closing("2026-10", "[]", "[]"))).toBe("WF028");
    bureau.clock.forward(30 * 24 * 60);
    expect(await change(closing("2026-12", "[]", "[1]"))).toBe(HELD.check);
    const priced = sql`insert into tariff (code, from_day, unit_price_fen, set_by, set_at) values ('call', '2026-11-30', 1, ${boss.id}, now())`;
    expect(await change(priced)).toBe("WF028");
  });

  test("is followed by the very next: none is left out", async () => {
    bureau.clock.forward(60 * 24 * 60);
    expect(problemOf(await close("2027-01"), 409, "wrong-state").title).toContain("2026-12");
    const closing = (month: string) =>
      outcome(
        bureau.database.transact("system:test", (tx) =>
          sql`insert into workload_month (month, figures, sha256, closed_by, closed_at)
            values (${month}, '[]', sha256(convert_to('[]', 'UTF8')), ${boss.id}, ${bureau.clock()})`.execute(tx),
        ),
      );
    expect(await closing("2027-01")).toBe("WF028");
    expect((await close("2026-12")).status).toBe(204);
    expect((await close("2027-01")).status).toBe(204);
  });
});
