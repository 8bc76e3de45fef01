/** The audit as supervisors look things up in it. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AuditChecks, AuditPage } from "#contract/audit.ts";
import { recordAudit, sealAudit } from "#platform/audit.ts";
import { readTable } from "#platform/table-file.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let zhou: Person;
let wu: Person;
let li: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  zhou = await givenPerson(bureau, "supervisor");
  wu = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
  const { database } = bureau;
  for (const who of [wu, li]) {
    await database.transact(`staff:${who.id}`, (tx) => recordAudit(tx, "open-original", "inquiry", `matter-of-${who.name}`));
  }
  await database.transact(`staff:${wu.id}`, (tx) => recordAudit(tx, "refer", "draft", "a-draft", { note: "=1+1" }));
  await database.transact("citizen:c1", (tx) => recordAudit(tx, "rate", "answer", "an-answer"));
});
afterAll(() => bureau.close());

async function look(query: Record<string, string> = {}): Promise<AuditPage> {
  const { status, body } = await call(bureau, "GET", `/api/supervisor/audit?${new URLSearchParams(query).toString()}`, { as: zhou });
  expect(status).toBe(200);
  return AuditPage.parse(body);
}
const actions = async (query: Record<string, string>) => (await look(query)).items.map(({ action }) => action);

describe("looking something up in the audit", () => {
  test("by a name finds what that person did, newest first, and nothing of others", async () => {
    const { items } = await look({ who: wu.name });
    expect(items.map(({ action, name }) => `${name} ${action}`)).toEqual([`${wu.name} refer`, `${wu.name} open-original`]);
  });

  test("by a kind finds all citizens, or the system", async () => {
    expect(await actions({ who: "citizen" })).toEqual(["rate"]);
    expect((await look({ who: "system" })).items.every(({ actor }) => actor.startsWith("system:"))).toBe(true);
  });

  test("by a name that nobody has finds nothing", async () => {
    expect(await actions({ who: "没有这个人" })).toEqual([]);
  });

  test("finds every view of personal data by what was done", async () => {
    const { items } = await look({ action: "open-original" });
    expect(items.map(({ subjectId }) => subjectId)).toEqual([`matter-of-${li.name}`, `matter-of-${wu.name}`]);
  });

  test("by its id finds all that happened to one thing", async () => {
    expect(await actions({ subject: "a-draft" })).toEqual(["refer"]);
  });

  test("by days counts them in China, both included", async () => {
    const { rows } = await sql<{ day: string; next: string }>`
      select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
        to_char((now() at time zone 'Asia/Shanghai') + interval '1 day', 'YYYY-MM-DD') as next`.execute(bureau.database.db);
    const { day = "", next = "" } = rows[0] ?? {};
    expect(await actions({ who: wu.name, from: day, to: day })).toHaveLength(2);
    expect(await actions({ who: wu.name, from: next })).toEqual([]);
    expect(await actions({ who: wu.name, to: "2020-01-01" })).toEqual([]);
  });

  test("goes on from where a page ended, and loses no row between pages", async () => {
    await bureau.database.transact("machine:m1", async (tx) => {
      for (let n = 0; n < 150; n += 1) await recordAudit(tx, "receive", "inquiry", `i-${n}`);
    });
    const first = await look({ who: "machine" });
    expect(first.items).toHaveLength(100);
    expect(first.more).toBe(true);
    const second = await look({ who: "machine", before: first.items.at(-1)?.id ?? "" });
    expect(second.more).toBe(false);
    expect(new Set([...first.items, ...second.items].map(({ subjectId }) => subjectId)).size).toBe(150);
  });

  test.each([
    ["an action that is no code", { action: "Open Original" }, "action"],
    ["a day that is none", { from: "2026-13-01" }, "from"],
    ["a place that is no number", { before: "x" }, "before"],
    ["a name longer than any", { who: "w".repeat(61) }, "who"],
  ])("refuses %s", async (_, query, field) => {
    const path = `/api/supervisor/audit?${new URLSearchParams(query).toString()}`;
    expect(problemOf(await call(bureau, "GET", path, { as: zhou }), 422, "invalid").errors?.[0]?.field).toBe(field);
  });
});

describe("taking rows along", () => {
  const take = (query: string, as: Person = zhou) => call(bureau, "GET", `/api/supervisor/audit/export.csv${query}`, { as });

  test("gives what was looked for, which no spreadsheet runs as a formula", async () => {
    const { status, headers, body } = await take(`?who=${encodeURIComponent(wu.name)}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("text/csv");
    expect(headers.get("content-disposition")).toContain("audit.csv");
    const lines = String(body["text"]).trim().split("\r\n");
    expect(lines[0]).toContain("id,at,actor,name,action");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("refer");
  });

  test("is itself on record: who, how many rows, by which fields, and not what was typed", async () => {
    await take("?action=open-original&subject=somebody");
    const { rows } = await sql`select actor, detail from audit_event where action = 'export-audit' order by id desc limit 1`.execute(
      bureau.database.db,
    );
    expect(rows).toEqual([{ actor: `staff:${zhou.id}`, detail: { rows: 0, by: "action,subject", as: "csv" } }]);
  });

  test("is the same rows a line each as JSON, and a sheet for a spreadsheet", async () => {
    const file = (as: string) =>
      bureau.app.request(`/api/supervisor/audit/export.${as}?who=${encodeURIComponent(wu.name)}`, { headers: { cookie: zhou.cookie } });
    const lines = await file("jsonl");
    expect(lines.headers.get("content-type")).toContain("application/jsonl");
    const rows = (await lines.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { action: string });
    expect(rows.map(({ action }) => action)).toEqual(["refer", "open-original"]);
    const sheet = await file("xlsx");
    const table = await readTable(new Uint8Array(await sheet.arrayBuffer()));
    expect(JSON.stringify(table)).toContain("open-original");
  });

  test("is for supervisors", async () => {
    problemOf(await take("", wu), 403, "not-allowed");
  });
});

describe("verifying the chain from the page", () => {
  const checks = async (method = "GET") => {
    const reply = await call(bureau, method, "/api/supervisor/audit/checks", { as: zhou, ...(method === "POST" ? { body: {} } : {}) });
    return shaped(reply, 200, AuditChecks).items;
  };

  test("is a job: whoever begins it goes on, and the page says who began it, how far it came and how it ended", async () => {
    while ((await sealAudit(bureau.database)) > 0);
    await bureau.database.transact("system:test", (tx) => recordAudit(tx, "receive", "inquiry", "late"));
    const [begun] = await checks("POST");
    expect(begun).toMatchObject({ state: "running", startedBy: zhou.name, link: 0, breaks: 0, finishedAt: null });
    expect(await checks("POST")).toEqual([begun]); // one runs at a time
    await bureau.work();
    const [ended] = await checks();
    expect(ended).toMatchObject({ id: begun?.id, state: "whole", link: begun?.through, firstBreaks: [] });
    expect(ended!.events - ended!.link).toBe(1); // that one waits for the sealer
    expect(ended?.lastEvent).toMatch(/^\d+$/);
    expect(ended?.head).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a break stands on the board and is told to the supervisors' gateway", async () => {
    await bureau.database.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`update audit_event set detail = '{}' where subject_id = 'a-draft'`.execute(tx);
    });
    bureau.clock.forward(1);
    const [begun] = await checks("POST");
    await bureau.work();
    expect((await checks())[0]).toMatchObject({ state: "broken", breaks: 2 });
    expect((await checks())[0]?.firstBreaks[0]).toMatch(/^event \d+ was altered$/);
    const { body } = await call(bureau, "GET", "/api/supervisor/board", { as: zhou });
    expect(body["audit"]).toMatchObject({ breaks: 2, checkedAt: bureau.clock().toISOString() });
    const told = sql`select data - 'at' as told from pgboss.job where name = 'tell-supervisors' and data ->> 'about' = 'audit'`;
    expect((await told.execute(bureau.database.db)).rows).toEqual([{ told: { about: "audit", checkId: begun?.id, breaks: 2 } }]);
  });

  test("is done by itself at three in the night, once", async () => {
    const before = (await checks()).length;
    const now = bureau.clock();
    const three = new Date(now.getTime() + 86_400_000);
    three.setUTCHours(19, 5, 0, 0); // 03:05 in China
    bureau.clock.forward((three.getTime() - now.getTime()) / 60_000);
    await bureau.service.chores.watch();
    await bureau.work();
    bureau.clock.forward(1);
    await bureau.service.chores.watch();
    await bureau.work();
    const after = await checks();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ startedBy: null, state: "broken" });
  });
});
