import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { givenClock, givenDatabase } from "#testing/given.node.ts";
import { outcome, read } from "#testing/matters.node.ts";
import { type AuditOutcome, goOnChecking, startCheck } from "./audit-check.ts";
import { shownChecks } from "./audit-check.sql.ts";
import { recordAudit, sealAudit, verifyAudit } from "./audit.ts";
import type { Database } from "./database.ts";

let database: Database;
beforeAll(async () => {
  database = await givenDatabase();
});
afterAll(() => database.close());

/** Three decisions by named people, in an audit that is otherwise empty. */
beforeEach(async () => {
  await tamper("delete from audit_link; delete from audit_event");
  for (const [who, action] of [
    ["staff:wang", "approve"],
    ["staff:li", "return"],
    ["citizen:zhao", "withdraw"],
  ] as const) {
    await database.transact(who, (tx) => recordAudit(tx, action, "draft", `draft-of-${who}`, { n: 1 }));
  }
});

const ids = async () => (await read<{ id: string }>(database.db, sql`select id::text from audit_event order by id`)).map((row) => row.id);
const links = () =>
  read<{ seq: string; event: string }>(database.db, sql`select seq::text, event_id::text as event from audit_link order by seq`);

/** What somebody with the keys to the server could do: every trigger and foreign key asleep. */
async function tamper(statement: string): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(statement).execute(tx);
  });
}

describe("sealing the audit", () => {
  test("every committed row is linked once, in the order of its number", async () => {
    expect(await sealAudit(database)).toBe(3);
    expect((await links()).map((link) => link.event)).toEqual(await ids());
    expect((await links()).map((link) => link.seq)).toEqual(["1", "2", "3"]);
  });

  test("sealing twice adds nothing, and what comes later is linked to what was", async () => {
    await sealAudit(database);
    const { head } = await verifyAudit(database);
    expect(await sealAudit(database)).toBe(0);
    expect((await verifyAudit(database)).head).toBe(head);
    await database.transact("staff:wang", (tx) => recordAudit(tx, "approve", "draft", "later"));
    expect(await sealAudit(database)).toBe(1);
    const after = await verifyAudit(database);
    expect(after).toMatchObject({ ok: true, sealed: 4, breaks: [] });
    expect(after.head).not.toBe(head);
  });

  test("two sealers at once make one chain", async () => {
    const sealed = await Promise.all([sealAudit(database), sealAudit(database), sealAudit(database)]);
    expect(sealed.toSorted()).toEqual([0, 0, 3]);
    expect(await verifyAudit(database)).toMatchObject({ ok: true, sealed: 3 });
  });

  test("a row that was rolled back is in neither table nor chain", async () => {
    const undone = database.transact("staff:wang", async (tx) => {
      await recordAudit(tx, "approve", "draft", "undone");
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    expect(await sealAudit(database)).toBe(3);
    expect(await read(database.db, sql`select 1 from audit_event where subject_id = 'undone'`)).toEqual([]);
  });

  test("a row's hash is the database's own, whatever the writer says", async () => {
    await database.transact("staff:wang", (tx) =>
      sql`insert into audit_event (actor, action, subject_kind, subject_id, row_hash) values ('staff:wang', 'approve', 'draft', 'forged', '\\x00')`.execute(
        tx,
      ),
    );
    await sealAudit(database);
    expect(await verifyAudit(database)).toMatchObject({ ok: true, sealed: 4 });
  });
});

describe("verifying the audit", () => {
  test("a clean chain is ok, and its unsealed tail is counted", async () => {
    expect(await verifyAudit(database)).toMatchObject({ ok: true, events: 3, sealed: 0, breaks: [] });
    await sealAudit(database);
    expect(await verifyAudit(database)).toMatchObject({ ok: true, events: 3, sealed: 3, breaks: [] });
    await database.transact("staff:wang", (tx) => recordAudit(tx, "approve", "draft", "tail-1"));
    await database.transact("staff:wang", (tx) => recordAudit(tx, "approve", "draft", "tail-2"));
    expect(await verifyAudit(database)).toMatchObject({ ok: true, events: 5, sealed: 3, breaks: [] });
  });

  test.each([
    ["actor", "actor = 'staff:other'"],
    ["action", "action = 'escalate'"],
    ["subject", "subject_id = 'another'"],
    ["time", "at = at + interval '1 microsecond'"],
    ["detail", `detail = '{"n": 2}'`],
  ])("a row whose %s was altered is named", async (_, change) => {
    await sealAudit(database);
    const [, second] = await ids();
    await tamper(`update audit_event set ${change} where id = ${second}`);
    const { ok, breaks } = await verifyAudit(database);
    expect({ ok, first: breaks[0] }).toEqual({ ok: false, first: `event ${second} was altered` });
  });

  test("a row that was altered together with its hash breaks the chain", async () => {
    await sealAudit(database);
    const [, second] = await ids();
    await tamper(`update audit_event set action = 'escalate' where id = ${second}`);
    await tamper(`update audit_event e set row_hash = sha256(convert_to(audit_text(e), 'UTF8')) where id = ${second}`);
    expect(await verifyAudit(database)).toMatchObject({ ok: false, breaks: ["the chain breaks at link 2"] });
  });

  test("a deleted row is named as missing", async () => {
    await sealAudit(database);
    const [, second] = await ids();
    await tamper(`delete from audit_event where id = ${second}`);
    const { ok, events, breaks } = await verifyAudit(database);
    expect({ ok, events }).toEqual({ ok: false, events: 2 });
    expect(breaks).toContain(`event ${second} is missing`);
  });

  test("a deleted link is named as missing, also after the sealer came by again", async () => {
    await sealAudit(database);
    await tamper("delete from audit_link where seq = 2");
    expect((await verifyAudit(database)).breaks).toContain("link 2 is missing");
    await sealAudit(database);
    const { ok, breaks } = await verifyAudit(database);
    expect(ok).toBe(false);
    expect(breaks).toContain("link 2 is missing");
  });

  test("an altered link breaks the chain where it stands", async () => {
    await sealAudit(database);
    await tamper("update audit_link set hash = sha256('forged') where seq = 2");
    const { ok, breaks } = await verifyAudit(database);
    expect({ ok, first: breaks[0] }).toEqual({ ok: false, first: "the chain breaks at link 2" });
  });

  test("two rows that changed places in the chain break it", async () => {
    await sealAudit(database);
    const [first, second] = await ids();
    await tamper(`update audit_link set event_id = case seq when 1 then ${second} else ${first} end + 1000 where seq in (1, 2)`);
    await tamper("update audit_link set event_id = event_id - 1000 where seq in (1, 2)");
    expect((await verifyAudit(database)).ok).toBe(false);
  });

  test("a last link that was deleted shows as an unsealed row and as another head", async () => {
    await sealAudit(database);
    const { head } = await verifyAudit(database);
    await tamper("delete from audit_link where seq = 3");
    const after = await verifyAudit(database);
    expect(after).toMatchObject({ events: 3, sealed: 2 });
    expect(after.head).not.toBe(head);
  });
});

describe("a check that runs as a job", () => {
  const clock = givenClock();
  const followed: AuditOutcome[] = [];
  const deps = () => ({ database, clock, next: async (_: unknown, outcome: AuditOutcome) => void followed.push(outcome) });
  const ended = async () => (await shownChecks(database.db, 1))[0];
  const run = async () => {
    clock.forward(1);
    followed.length = 0;
    await goOnChecking(deps(), await startCheck(deps(), null));
    return ended();
  };
  const write = (n: number) =>
    database.transact("system:test", (tx) => sql`select audit('n', 'draft', n::text) from generate_series(1, ${n}) n`.execute(tx));
  const sealAll = async () => {
    while ((await sealAudit(database)) > 0);
  };
  beforeEach(() => tamper("delete from audit_check"));

  test("finds what verifying in one piece finds", async () => {
    await write(2500);
    await sealAll();
    expect(await run()).toMatchObject({ state: "whole", link: 2503, through: 2503, events: 2503, breaks: 0 });
    await tamper("update audit_event set subject_id = 'another' where id = (select max(id) from audit_event where action = 'n')");
    const { breaks } = await verifyAudit(database);
    expect(await run()).toMatchObject({ state: "broken", breaks: breaks.length, firstBreaks: breaks });
    expect(followed).toEqual([
      { kind: "audit-goes-on", checkId: expect.any(String) },
      { kind: "audit-broken", checkId: expect.any(String), breaks: breaks.length, at: clock().toISOString() },
    ]);
  });

  test("sees a chain that was cut short and sealed anew, which is whole in itself", async () => {
    await sealAll();
    await run();
    await tamper("delete from audit_link; delete from audit_event where action = 'withdraw'");
    await sealAll();
    expect((await verifyAudit(database)).ok).toBe(true);
    expect(await run()).toMatchObject({ state: "broken", firstBreaks: ["link 3 is not what it was at the check before"] });
  });

  test("that broke off goes on where it was; worked twice at once it goes one way", async () => {
    await write(1200);
    await sealAll();
    const id = await startCheck(deps(), null);
    await Promise.all([goOnChecking(deps(), id), goOnChecking(deps(), id), goOnChecking(deps(), id)]);
    await goOnChecking(deps(), id);
    expect(await ended()).toMatchObject({ id, state: "whole", link: 1203, events: 1203 });
  });

  test("that nobody goes on with for half an hour is stopped when the next begins", async () => {
    const first = await startCheck(deps(), null);
    clock.forward(10);
    expect(await startCheck(deps(), null)).toBe(first);
    clock.forward(31);
    expect(await startCheck(deps(), null)).not.toBe(first);
    const states = await read(database.db, sql`select state from audit_check order by started_at`);
    expect(states).toEqual([{ state: "stopped" }, { state: "running" }]);
  });

  test("does not change once it ended, nor go back", async () => {
    await run();
    for (const set of ["breaks = 0", "state = 'running', finished_at = null", "link = 0"]) {
      expect(await outcome(database.transact("system:test", (tx) => sql.raw(`update audit_check set ${set}`).execute(tx))), set).toBe(
        "WF001",
      );
    }
  });
});
