/** Held by the database, whoever writes the row: what an alert may become, and what must stand before it ends. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Tx } from "#platform/database.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, plainInquiry, read } from "#testing/matters.node.ts";

let bureau: Bureau;
let wu: Person;
let li: Person;
let alert: string;
let inquiry: string;
beforeAll(async () => {
  bureau = await givenBureau();
  wu = await givenPerson(bureau, "operator");
  li = await givenPerson(bureau, "operator");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  alert = await raised(["violence"]);
});

const RAISED = new Date("2026-11-21T01:00:00Z");
const after = (seconds: number) => new Date(RAISED.getTime() + seconds * 1000);
const act = <T>(work: (tx: Tx) => Promise<T>) => outcome(bureau.database.transact(`staff:${wu.id}`, work));
const set = (fields: ReturnType<typeof sql>, id = alert) => act((tx) => sql`update alert set ${fields} where id = ${id}`.execute(tx));

async function raised(kinds: string[]): Promise<string> {
  const id = crypto.randomUUID();
  await bureau.database.transact("system:test", async (tx) => {
    inquiry = await plainInquiry(tx, { urgency: "danger" });
    // A key to seal with, so that words must be kept.
    await sql`update citizen set data_key = '\x01' where id = (select citizen_id from inquiry where id = ${inquiry})`.execute(tx);
    await insert(tx, id, inquiry, kinds);
  });
  return id;
}

function insert(tx: Tx, id: string, inquiryId: string, kinds: string[]) {
  return sql`insert into alert (id, inquiry_id, kinds, raised_at, acknowledge_by, state_at)
    values (${id}, ${inquiryId}, ${kinds}, ${RAISED}, ${after(180)}, ${RAISED})`.execute(tx);
}

const TAKEN = () => sql`acknowledged_by = ${wu.id}, acknowledged_at = ${after(60)}, held_by = ${wu.id}`;
const ENDED = (code = "called-110") => sql`disposition = ${code}, note = '\x02', closed_by = ${wu.id}, closed_at = ${after(120)}`;
const report = (to: string | null, sealed: string | null = "sealed", id = alert) =>
  act((tx) =>
    sql`insert into alert_report (id, alert_id, to_body, sealed, reported_at, reported_by, at) values (${crypto.randomUUID()}, ${id}, ${to},
      ${sealed === null ? null : new TextEncoder().encode(sealed)}, ${to === null ? null : after(90)}, ${wu.id}, ${after(100)})`.execute(
      tx,
    ),
  );

describe("an alert begins waiting", () => {
  test("and with nobody's name on it", async () => {
    const begin = (fields: ReturnType<typeof sql>, values: ReturnType<typeof sql>) =>
      act(async (tx) => {
        const other = await plainInquiry(tx, { urgency: "danger" });
        await sql`insert into alert (id, inquiry_id, kinds, raised_at, acknowledge_by, state_at, ${fields})
          values (${crypto.randomUUID()}, ${other}, '{}', ${RAISED}, ${after(180)}, ${RAISED}, ${values})`.execute(tx);
      });
    expect(await begin(sql`level, step`, sql`1, 1`)).toBe(HELD.transition);
    expect(await begin(sql`acknowledged_by, acknowledged_at, held_by`, sql`${wu.id}, ${after(1)}, ${wu.id}`)).toBe(HELD.transition);
  });

  test("one at a time for a matter", async () => {
    expect(await act((tx) => insert(tx, crypto.randomUUID(), inquiry, ["threat"]))).toBe(HELD.twice);
    expect([await set(TAKEN()), await set(ENDED())]).toEqual(["done", "done"]);
    expect(await act((tx) => insert(tx, crypto.randomUUID(), inquiry, ["threat"]))).toBe("done");
  });
});

describe("what an alert was raised for", () => {
  test.each([
    ["its matter", () => sql`inquiry_id = (select id from inquiry where id <> ${inquiry} limit 1)`],
    ["when it was raised", () => sql`raised_at = ${after(-60)}`],
    ["a kind that was found", () => sql`kinds = '{threat}'`],
  ])("does not change: %s", async (_, fields) => {
    expect(await set(fields())).toBe(HELD.appendOnly);
  });

  test("may grow by a kind", async () => {
    expect(await set(sql`kinds = '{violence,minor}'`)).toBe("done");
  });

  test("is never deleted, nor all of it cut off", async () => {
    expect(await act((tx) => sql`delete from alert where id = ${alert}`.execute(tx))).toBe(HELD.appendOnly);
    expect(await act((tx) => sql`truncate alert cascade`.execute(tx))).toBe(HELD.appendOnly);
  });
});

describe("the clock", () => {
  const step = (level: number, n: number, seconds = 360) => set(sql`level = ${level}, step = ${n}, acknowledge_by = ${after(seconds)}`);

  test("goes one step at a time, and never back", async () => {
    expect(await step(1, 2)).toBe(HELD.transition);
    expect(await step(1, 1)).toBe("done");
    expect(await step(0, 2, 540)).toBe(HELD.transition);
    expect(await step(2, 2, 360)).toBe(HELD.transition);
    expect(await step(2, 2, 540)).toBe("done");
    expect(await step(3, 3, 720)).toBe(HELD.check);
  });

  test("is not put off without a step", async () => {
    expect(await set(sql`acknowledge_by = ${after(9999)}`)).toBe(HELD.transition);
  });

  test("stands still once somebody has taken the alert", async () => {
    await set(TAKEN());
    expect(await step(1, 1)).toBe(HELD.transition);
  });

  test("of the disposition takes a taken alert up by calling again, never silently, and never back", async () => {
    expect(await set(sql`close_by = ${after(3600)}`)).toBe(HELD.check);
    await set(sql`${TAKEN()}, close_by = ${after(3660)}`);
    expect(await set(sql`level = 1`)).toBe(HELD.transition);
    expect(await set(sql`level = 1, called_again_at = ${after(3660)}, close_by = ${after(7260)}`)).toBe("done");
    expect(await set(sql`level = 2`)).toBe(HELD.transition);
    expect(await set(sql`level = 0, called_again_at = ${after(7260)}`)).toBe(HELD.transition);
    expect(await set(sql`level = 2, step = 1, called_again_at = ${after(7260)}`)).toBe(HELD.transition);
  });
});

describe("taking an alert", () => {
  test("says who and when, both or neither", async () => {
    expect(await set(sql`acknowledged_by = ${wu.id}, held_by = ${wu.id}`)).toBe(HELD.check);
    expect(await set(sql`acknowledged_at = ${after(60)}, held_by = ${wu.id}`)).toBe(HELD.check);
    expect(await set(sql`held_by = ${wu.id}`)).toBe(HELD.check);
    expect(await set(sql`acknowledged_by = 'nobody', acknowledged_at = ${after(60)}, held_by = 'nobody'`)).toBe(HELD.foreignKey);
  });

  test("is not undone, nor put under another name; the holder may change", async () => {
    await set(TAKEN());
    expect(await set(sql`acknowledged_by = null, acknowledged_at = null, held_by = null`)).toBe(HELD.appendOnly);
    expect(await set(sql`acknowledged_by = ${li.id}`)).toBe(HELD.appendOnly);
    expect(await set(sql`held_by = ${li.id}`)).toBe("done");
  });
});

describe("a disposition", () => {
  test("comes after somebody took the alert, not with it", async () => {
    expect(await set(ENDED())).toBe(HELD.transition);
    expect(await set(sql`${TAKEN()}, ${ENDED()}`)).toBe(HELD.transition);
  });

  test.each([
    ["a code nobody knows", () => sql`disposition = 'solved', note = '\x02', closed_by = ${wu.id}, closed_at = ${after(120)}`, HELD.check],
    ["no name", () => sql`disposition = 'called-110', note = '\x02', closed_at = ${after(120)}`, HELD.check],
    ["no code", () => sql`note = '\x02', closed_by = ${wu.id}, closed_at = ${after(120)}`, HELD.check],
    ["no note", () => sql`disposition = 'called-110', closed_by = ${wu.id}, closed_at = ${after(120)}`, HELD.disposition],
    ["a note that is kept without an end", () => sql`note = '\x02'`, HELD.check],
  ])("is refused with %s", async (_, fields, code) => {
    await set(TAKEN());
    expect(await set(fields())).toBe(code);
  });

  test("is final: neither code nor note nor name changes, and nothing else does", async () => {
    await set(TAKEN());
    expect(await set(ENDED())).toBe("done");
    for (const fields of [sql`disposition = 'false-alarm'`, sql`note = '\x03'`, sql`closed_by = ${li.id}`, sql`held_by = ${li.id}`])
      expect(await set(fields)).toBe(HELD.appendOnly);
  });

  test("needs no note where the citizen was erased: there is no key left to keep it with", async () => {
    await set(TAKEN());
    await act((tx) =>
      sql`update citizen set data_key = null where id = (select citizen_id from inquiry where id = ${inquiry})`.execute(tx),
    );
    expect(await set(sql`disposition = 'called-110', closed_by = ${wu.id}, closed_at = ${after(120)}`)).toBe("done");
  });
});

describe("harm to a minor (未成年人保护法 11)", () => {
  beforeEach(async () => {
    alert = await raised(["minor"]);
  });

  test("is reported, or why not is on record, before the alert ends", async () => {
    await set(TAKEN());
    expect(await set(ENDED("false-alarm"))).toBe(HELD.disposition);
    expect(await report(null)).toBe("done");
    expect(await set(ENDED("reported-minor-harm"))).toBe(HELD.disposition);
    expect(await set(ENDED("false-alarm"))).toBe("done");
  });

  test("counts as reported only with a report", async () => {
    await set(TAKEN());
    expect(await report("civil-affairs")).toBe("done");
    expect(await set(ENDED("reported-minor-harm"))).toBe("done");
  });

  test("is reported by somebody who holds the alert: not before, not after", async () => {
    expect(await report("police")).toBe(HELD.transition);
    await set(TAKEN());
    expect(await report("police", null)).toBe(HELD.disposition);
    expect(await report("neighbours")).toBe(HELD.check);
    expect(await report("police")).toBe("done");
    await set(ENDED());
    expect(await report("education")).toBe(HELD.transition);
  });

  test("stays on record as it was reported", async () => {
    await set(TAKEN());
    await report("police");
    expect(await act((tx) => sql`update alert_report set to_body = 'education' where alert_id = ${alert}`.execute(tx))).toBe(
      HELD.appendOnly,
    );
    expect(await act((tx) => sql`delete from alert_report where alert_id = ${alert}`.execute(tx))).toBe(HELD.appendOnly);
  });
});

test("every decision has its audit row, in codes and ids alone", async () => {
  alert = await raised(["minor"]);
  await set(sql`level = 1, step = 1, acknowledge_by = ${after(360)}`);
  await set(TAKEN());
  await set(sql`kinds = '{minor,elder}'`);
  await set(sql`held_by = ${li.id}`);
  await report("police");
  await set(ENDED());
  const rows = await read(
    bureau.database.db,
    sql`select actor, action, detail from audit_event where subject_kind = 'alert' and subject_id = ${alert} order by id`,
  );
  const by = `staff:${wu.id}`;
  expect(rows).toEqual([
    { actor: "system:test", action: "raise-alert", detail: { inquiry, kinds: ["minor"] } },
    { actor: by, action: "escalate-alert", detail: { level: 1, step: 1 } },
    { actor: by, action: "acknowledge-alert", detail: { level: 1 } },
    { actor: by, action: "widen-alert", detail: { kinds: ["minor", "elder"] } },
    { actor: by, action: "take-over-alert", detail: { from: wu.id } },
    { actor: by, action: "report-harm", detail: { to: "police" } },
    { actor: by, action: "close-alert", detail: { disposition: "called-110" } },
  ]);
});
