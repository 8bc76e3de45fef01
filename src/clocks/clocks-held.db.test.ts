/** 时限: what the database holds of promises and statutory clocks, whatever path a matter takes. */
import { array, assert, asyncProperty, integer, tuple } from "fast-check";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#platform/database.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";
import { HELD, outcome, plainDraft, plainConsent, plainInquiry, read } from "#testing/matters.node.ts";
import { shippedPromises } from "../shipped-promises.node.ts";
import { insertOrder } from "../inquiry/orders.sql.ts";
import { isRefusal } from "#platform/refusal.ts";
import { extend } from "./account-for-clock.ts";
import { extendClock } from "./clocks.sql.ts";
import { loadPromises } from "./load-promises.ts";
import { watchClocks } from "./watch-clocks.ts";

/** Thursday before National Day 2026: 10-01 to 10-07 are off, Sunday 09-20 and Saturday 10-10 are worked (国办, 2025). */
const EVE = new Date("2026-09-30T02:00:00Z"); // 10:00 in China
const HOUR = 3_600_000;

let database: Database;
beforeAll(async () => {
  database = await givenDatabase();
  await loadPromises({ database, clock: givenClock(EVE.toISOString()) }, shippedPromises());
});
afterAll(() => database.close());

type Row = {
  id: string;
  code: string;
  due: Date;
  warn: Date;
  alarm: Date;
  paused: Date | null;
  seconds: string;
  met: Date | null;
  dropped: Date | null;
  broken: Date | null;
};

const clocksOf = (inquiryId: string): Promise<Row[]> =>
  read<Row>(
    database.db,
    sql`select id, code, due_at as due, warn_at as warn, alarm_at as alarm, paused_at as paused, paused_seconds as seconds, met_at as met,
      dropped_at as dropped, broken_at as broken from clock where inquiry_id = ${inquiryId} order by started_at, code`,
  );
const clockOf = async (inquiryId: string): Promise<Row> => (await clocksOf(inquiryId)).at(-1)!;

const at = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR);

async function asked(when: Date, channel = "widget"): Promise<string> {
  return database.transact("system:test", async (tx) => {
    const id = await plainInquiry(tx, { at: when });
    if (channel === "widget") return id;
    const other = crypto.randomUUID();
    await sql`insert into inquiry (id, citizen_id, channel, follow_up, category, urgency, seat_class, triage, person, received_at, state_at)
      select ${other}, citizen_id, ${channel}, follow_up, category, urgency, seat_class, triage, person, ${when}, ${when} from inquiry where id = ${id}`.execute(
      tx,
    );
    return other;
  });
}

const moved = (id: string, to: string, when: Date) => write(sql`update inquiry set state = ${to}, state_at = ${when} where id = ${id}`);
const write = (query: RawBuilder<unknown>) => outcome(database.transact("system:test", (tx) => query.execute(tx)));

describe("a promise", () => {
  test("to someone online runs five hours around the clock, with marks at three quarters and nine tenths", async () => {
    const one = await clockOf(await asked(EVE));
    expect(one).toMatchObject({ code: "answer-widget", due: at(EVE, 5), warn: at(EVE, 3.75), alarm: at(EVE, 4.5), paused: null });
  });

  test("of working days passes over the holiday and counts the Saturday that is worked", async () => {
    // 10-08 Thu, 09 Fri, 10 Sat (worked), 12 Mon, 13 Tue: the fifth working day after 09-30, at its closing.
    expect((await clockOf(await asked(EVE, "12345"))).due).toEqual(new Date("2026-10-13T17:30:00+08:00"));
    expect((await clockOf(await asked(EVE, "station"))).due).toEqual(new Date("2026-10-08T17:30:00+08:00"));
  });

  test("is warned about in working time where it is counted in it", async () => {
    const { warn, alarm, due } = await clockOf(await asked(EVE, "12345"));
    expect([warn < alarm, alarm < due]).toEqual([true, true]);
    // 6 h of 09-30 are left at 10:00, and five days of 7 h follow: of 41 h a quarter is 10.25 h before the end.
    expect(warn).toEqual(new Date("2026-10-12T14:15:00+08:00"));
  });

  test("stands still while the citizen is asked, and gets back exactly that", async () => {
    const id = await asked(EVE);
    await moved(id, "needs_facts", at(EVE, 1));
    expect(await clockOf(id)).toMatchObject({ paused: at(EVE, 1), due: at(EVE, 5) });
    await moved(id, "drafting", at(EVE, 3));
    expect(await clockOf(id)).toMatchObject({ paused: null, due: at(EVE, 7), seconds: "7200", warn: at(EVE, 5.75) });
  });

  test("of working days gets back working time: a pause over the holiday costs nothing but the hours worked in it", async () => {
    const id = await asked(EVE, "12345");
    const before = (await clockOf(id)).due;
    await moved(id, "needs_facts", new Date("2026-09-30T17:30:00+08:00"));
    await moved(id, "drafting", new Date("2026-10-08T09:00:00+08:00"));
    expect((await clockOf(id)).due).toEqual(before);
  });

  test("that was broken before the citizen was asked does not stand still", async () => {
    const id = await asked(EVE);
    await moved(id, "needs_facts", at(EVE, 6));
    expect((await clockOf(id)).paused).toBeNull();
  });

  test("ends with the matter: dropped where it is closed or withdrawn without an answer", async () => {
    for (const state of ["closed", "withdrawn"]) {
      const id = await asked(EVE);
      await moved(id, state, at(EVE, 1));
      expect(await clockOf(id), state).toMatchObject({ dropped: at(EVE, 1), met: null });
    }
  });

  test("of a matter that was refused a draft and is taken up after all counts from the question", async () => {
    const id = await asked(EVE);
    await write(
      sql`insert into message (id, inquiry_id, from_whom, text, at, position) values (gen_random_uuid(), ${id}, 'citizen', '工资', ${EVE}, 1)`,
    );
    await moved(id, "closed", EVE);
    await moved(id, "drafting", at(EVE, 2));
    expect((await clocksOf(id)).map(({ due, dropped }) => [due, dropped !== null])).toEqual([
      [at(EVE, 5), true],
      [at(EVE, 5), false],
    ]);
  });

  test("changes nothing of a clock that runs when it is changed itself", async () => {
    const shipped = shippedPromises();
    const id = await asked(EVE);
    const deps = { database, clock: givenClock(EVE.toISOString()) };
    await loadPromises(deps, { ...shipped, promises: shipped.promises.map((p) => (p.code === "answer-widget" ? { ...p, amount: 1 } : p)) });
    expect((await clockOf(id)).due).toEqual(at(EVE, 5));
    expect((await clockOf(await asked(EVE))).due).toEqual(at(EVE, 1));
    await loadPromises(deps, shipped);
  });

  test("of a district stands over the country's, from the day it is made on", async () => {
    const shipped = shippedPromises();
    const national = shipped.promises.find(({ code }) => code === "answer-widget")!;
    const deps = { database, clock: givenClock(EVE.toISOString()) };
    await loadPromises(deps, {
      calendars: shipped.calendars,
      promises: [
        ...shipped.promises,
        { ...national, region: "440300", from: "2026-09-01", amount: 2 },
        { ...national, region: "440305", from: "2026-12-01", amount: 1 },
      ],
    });
    const id = crypto.randomUUID();
    await database.transact("system:test", async (tx) => {
      const other = await plainInquiry(tx, { at: EVE });
      await sql`insert into inquiry (id, citizen_id, channel, region, matter_region, follow_up, category, urgency, seat_class, triage, person, received_at, state_at)
        select ${id}, citizen_id, 'widget', '110000', '440305', follow_up, category, urgency, seat_class, triage, person, ${EVE}, ${EVE}
        from inquiry where id = ${other}`.execute(tx);
      await plainConsent(tx, id);
    });
    expect((await clockOf(id)).due).toEqual(at(EVE, 2));
    await loadPromises(deps, shipped);
  });
});

describe("the limit of a 12345 order", () => {
  const LIMIT = at(EVE, 50);
  const ordered = async (when = EVE) => {
    const id = await asked(when, "12345");
    await database.transact("system:test", (tx) => insertOrder(tx, id, { number: "演示0001", dueAt: LIMIT }, when));
    return id;
  };
  const orderOf = async (id: string) => (await clocksOf(id)).filter(({ code }) => code === "order-12345");

  test("runs on while the citizen is asked, and the queue goes by it", async () => {
    const id = await ordered();
    await moved(id, "needs_facts", at(EVE, 1));
    expect(await orderOf(id)).toMatchObject([{ due: LIMIT, paused: null }]);
    const by = await read<{ due: Date }>(database.db, sql`select promised_by(${id}::uuid) as due`);
    expect(by).toEqual([{ due: LIMIT }]);
  });

  test("is met by the answer, dropped where the matter is closed without one, and runs on where it is taken up after all", async () => {
    const answered = await ordered();
    for (const state of ["drafting", "in_review", "answered"]) await moved(answered, state, at(EVE, 2));
    const dropped = await ordered();
    await moved(dropped, "closed", at(EVE, 2));
    expect(await orderOf(dropped)).toMatchObject([{ dropped: at(EVE, 2), met: null }]);
    await moved(dropped, "drafting", at(EVE, 3));
    expect((await orderOf(dropped)).filter((clock) => clock.dropped === null)).toMatchObject([{ due: LIMIT, met: null }]);
  });

  test("is only what 12345 sends, and stays as it came but for the number, which an erasure takes", async () => {
    const widget = await asked(EVE);
    const beside = database.transact("system:test", (tx) => insertOrder(tx, widget, { number: "演示0002", dueAt: LIMIT }, EVE));
    expect(await outcome(beside)).toBe(HELD.review);
    const id = await ordered();
    expect(await write(sql`update work_order set due_at = due_at + interval '1 day' where inquiry_id = ${id}`)).toBe(HELD.appendOnly);
    expect(await write(sql`delete from work_order where inquiry_id = ${id}`)).toBe(HELD.appendOnly);
    expect(await write(sql`update citizen set data_key = '\\x01' where id = (select citizen_id from inquiry where id = ${id})`)).toBe(
      "done",
    );
    expect(await write(sql`update citizen set data_key = null where id = (select citizen_id from inquiry where id = ${id})`)).toBe("done");
    expect(await read(database.db, sql`select number from work_order where inquiry_id = ${id}`)).toEqual([{ number: null }]);
  });

  test("gets the days that 12345 agreed to, on record", async () => {
    const id = await ordered();
    const [{ id: clock } = { id: "" }] = await orderOf(id);
    const deps = { database, clock: givenClock(at(EVE, 1).toISOString()) };
    const longer = await extend(deps, "s1", clock, { days: 3, because: "12345 同意延期" });
    expect(isRefusal(longer)).toBe(false);
    expect((await orderOf(id))[0]!.due.getTime()).toBeGreaterThan(LIMIT.getTime());
  });
});

describe("a limit of days", () => {
  const due = async (days: number, from: string) =>
    (await read<{ due: Date }>(database.db, sql`select clock_first_due('day', ${days}, 'national', ${from}::timestamptz) as due`))[0]?.due;

  test("does not count its first day, and lasts until the end of its last in China (民法典 201, 203)", async () => {
    expect(await due(7, "2026-09-16T00:30:00+08:00")).toEqual(new Date("2026-09-23T23:59:59+08:00"));
  });

  test("that ends on a day of rest ends with the next working day (民法典 203)", async () => {
    expect(await due(7, "2026-09-25T09:00:00+08:00")).toEqual(new Date("2026-10-08T23:59:59+08:00")); // 10-02
    expect(await due(7, "2026-10-10T09:00:00+08:00")).toEqual(new Date("2026-10-19T23:59:59+08:00")); // Saturday
    expect(await due(7, "2026-10-03T09:00:00+08:00")).toEqual(new Date("2026-10-10T23:59:59+08:00")); // a Saturday that is worked
  });
});

describe("the queue", () => {
  test("knows by when a draft is promised, and knows none while the citizen is asked", async () => {
    const id = await asked(EVE);
    const dueAt = () => read<{ due: Date | null }>(database.db, sql`select promised_by(${id}::uuid) as due`).then(([row]) => row?.due);
    expect(await dueAt()).toEqual(at(EVE, 5));
    await moved(id, "needs_facts", at(EVE, 1));
    expect(await dueAt()).toBeNull();
  });

  test("has it on the draft itself, and it moves with the clock", async () => {
    const draft = await database.transact("system:test", async (tx) => {
      const inquiryId = await plainInquiry(tx, { at: EVE });
      for (const to of ["drafting", "in_review"]) await sql`update inquiry set state = ${to} where id = ${inquiryId}`.execute(tx);
      return plainDraft(tx, inquiryId, { at: EVE });
    });
    const due = () => read<{ due: Date | null }>(database.db, sql`select due_at as due from draft where id = ${draft.draftId}`);
    expect(await due()).toEqual([{ due: at(EVE, 5) }]);
    await write(sql`update clock set due_at = due_at + interval '1 day', extended_days = 1, extended_because = '测试', extends_by = 1
      where inquiry_id = ${draft.inquiryId}`);
    expect(await due()).toEqual([{ due: at(EVE, 29) }]);
  });
});

/** Whom it tells is the pipeline's. */
const quietly = () => Promise.resolve();

describe("the minute's round", () => {
  const row = (id: string) =>
    read<{ warned: boolean; escalated: boolean; broken: boolean }>(
      database.db,
      sql`select warned_at is not null as warned, escalated_at is not null as escalated, broken_at is not null as broken from clock where inquiry_id = ${id}`,
    );

  test("warns at three quarters, passes on at nine tenths, records what broke; each once", async () => {
    const start = new Date("2027-03-01T02:00:00Z");
    const id = await asked(start);
    const clock = givenClock(start.toISOString());
    const round = () => watchClocks({ database, next: quietly, clock });
    await round();
    expect(await row(id)).toEqual([{ warned: false, escalated: false, broken: false }]);
    clock.forward(225);
    expect(await round()).toEqual({ warned: expect.any(Number), escalated: expect.any(Number), broken: expect.any(Number) });
    expect(await row(id)).toEqual([{ warned: true, escalated: false, broken: false }]);
    clock.forward(45);
    await round();
    expect(await row(id)).toEqual([{ warned: true, escalated: true, broken: false }]);
    clock.forward(31);
    await round();
    expect(await row(id)).toEqual([{ warned: true, escalated: true, broken: true }]);
    expect(await round()).toEqual({ warned: 0, escalated: 0, broken: 0 });
    const told = await read<{ action: string }>(
      database.db,
      sql`select action from audit_event where subject_kind = 'clock' and subject_id = (select id::text from clock where inquiry_id = ${id}) order by id`,
    );
    expect(told.map(({ action }) => action)).toEqual(["escalate-clock", "break-clock"]);
  });

  test("warns again of a clock that was extended, once its new mark is passed", async () => {
    const start = new Date("2027-03-03T02:00:00Z");
    const id = await asked(start);
    const clock = givenClock(at(start, 4.6).toISOString());
    await watchClocks({ database, next: quietly, clock });
    expect(await row(id)).toEqual([{ warned: true, escalated: true, broken: false }]);
    const { id: which } = await clockOf(id);
    await database.transact("system:test", async (tx) => {
      await sql`update clock set extends_by = 1 where id = ${which}`.execute(tx);
      await extendClock(tx, which, { days: 1, because: "测试延长", at: clock() });
    });
    await watchClocks({ database, next: quietly, clock });
    expect(await row(id)).toEqual([{ warned: false, escalated: false, broken: false }]);
    await watchClocks({ database, next: quietly, clock: givenClock((await clockOf(id)).due.toISOString()) });
    expect(await row(id)).toEqual([{ warned: true, escalated: true, broken: false }]);
  });

  test("leaves alone what stands still", async () => {
    const start = new Date("2027-04-01T02:00:00Z");
    const id = await asked(start);
    await moved(id, "needs_facts", at(start, 1));
    await watchClocks({ database, next: quietly, clock: givenClock(at(start, 100).toISOString()) });
    expect(await row(id)).toEqual([{ warned: false, escalated: false, broken: false }]);
  });
});

describe("a clock keeps", () => {
  test("what it was opened on; it is never shortened, and gets no time for nothing", async () => {
    const id = await asked(EVE);
    const { id: clock } = await clockOf(id);
    expect(await write(sql`update clock set due_at = due_at - interval '1 minute' where id = ${clock}`)).toBe(HELD.transition);
    expect(await write(sql`update clock set due_at = due_at + interval '1 minute' where id = ${clock}`)).toBe(HELD.transition);
    expect(await write(sql`update clock set started_at = started_at - interval '1 day' where id = ${clock}`)).toBe(HELD.appendOnly);
    expect(await write(sql`update clock set code = 'message' where id = ${clock}`)).toBe(HELD.appendOnly);
    expect(await write(sql`delete from clock where id = ${clock}`)).toBe(HELD.appendOnly);
    expect(
      await write(
        sql`update clock set reason = 'other', reason_note = '测试', reasoned_at = now(), reasoned_by = 'nobody' where id = ${clock}`,
      ),
    ).toBe(HELD.check);
  });

  test("standing where no article lets it: a statutory promise that pauses without one is refused", async () => {
    const insert = (pausesBy: string | null) =>
      write(sql`insert into promise (code, kind, region, valid_from, unit, amount, pauses, article, pauses_by, source, checked)
        values ('test-limit', 'statutory', '', '2026-01-01', 'day', 7, true, '《某法》第一条', ${pausesBy}, '测试用', false)`);
    expect(await insert(null)).toBe(HELD.check);
    expect(await insert("《某法》第二条")).toBe("done");
    await write(sql`delete from promise where code = 'test-limit'`);
  });
});

test("however a promise stands still and goes on, the time it stood never counts, and its end never moves back", async () => {
  const step = integer({ min: 1, max: 50 });
  await assert(
    asyncProperty(array(tuple(step, step), { minLength: 1, maxLength: 4 }), async (stops) => {
      const id = await asked(EVE);
      // Each round runs for some minutes and stands still for some; fifty minutes in four rounds stay below five hours.
      let now = EVE;
      let stood = 0;
      let last = (await clockOf(id)).due;
      for (const [n, [runs, stands]] of stops.entries()) {
        now = new Date(now.getTime() + runs * 60_000);
        await database.transact("system:test", (tx) => sql`select pause_clocks(${id}::uuid, ${now})`.execute(tx));
        now = new Date(now.getTime() + stands * 60_000);
        await database.transact("system:test", (tx) => sql`select resume_clocks(${id}::uuid, ${now})`.execute(tx));
        stood += stands;
        const { due } = await clockOf(id);
        expect(due.getTime(), `stop ${n}`).toBe(at(EVE, 5).getTime() + stood * 60_000);
        expect(due >= last).toBe(true);
        last = due;
      }
    }),
    { numRuns: 25, seed: 20261122 },
  );
});

test("over any stretch of a working calendar, time and its measure are each other's inverse", async () => {
  const minutes = integer({ min: 0, max: 30 * 24 * 60 });
  const work = integer({ min: 0, max: 60 * 3600 });
  await assert(
    asyncProperty(minutes, work, async (offset, seconds) => {
      const from = new Date(EVE.getTime() + offset * 60_000);
      const [row] = await read<{ back: string }>(
        database.db,
        sql`select clock_seconds('working-day', 'national', ${from}, clock_after('working-day', 'national', ${from}, ${seconds}))::text as back`,
      );
      expect(Number(row?.back)).toBeCloseTo(seconds, 3);
    }),
    { numRuns: 100, seed: 20261122 },
  );
});
