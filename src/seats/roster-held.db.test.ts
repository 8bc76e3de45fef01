import { constantFrom, option, sample, tuple } from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RosterWeek, SeatView } from "#contract/rosters.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { servesRegion } from "./rules/serves-region.ts";

let bureau: Bureau;
let lawyer: Person;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  lawyer = await givenPerson(bureau, "lawyer", ["labor", "general"]);
  supervisor = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

type Wanted = { startsAt: string; endsAt: string; seatClass: string | null };
const china = (from: string, until: string, seatClass: string | null = null): Wanted => ({
  startsAt: `${from.replace(" ", "T")}:00+08:00`,
  endsAt: `${until.replace(" ", "T")}:00+08:00`,
  seatClass,
});
const add = (...shifts: Wanted[]) =>
  call(bureau, "POST", "/api/supervisor/roster/shifts", { as: supervisor, body: { staffId: lawyer.id, shifts } });
const week = async (day: string) =>
  (await call(bureau, "GET", `/api/supervisor/roster?day=${day}`, { as: supervisor })).body as unknown as RosterWeek;

describe("a week's roster", () => {
  test("takes five nights at once, and tells them on the days they begin", async () => {
    const nights = [23, 24, 25, 26, 27].map((day) => china(`2026-11-${day} 20:00`, `2026-11-${day + 1} 08:00`));
    expect((await add(...nights)).status).toBe(204);
    const shown = await week("2026-11-26");
    expect(shown.monday).toBe("2026-11-23");
    expect(shown.shifts.map(({ startsAt }) => startsAt)).toEqual([23, 24, 25, 26, 27].map((day) => `2026-11-${day}T12:00:00.000Z`));
    const labor = shown.coverage.find(({ seatClass }) => seatClass === "labor");
    expect([labor?.have[19], labor?.have[20], labor?.have[31], labor?.have[32]]).toEqual([0, 1, 1, 0]);
  });

  test("takes all of what is asked, or nothing", async () => {
    const refused = await add(china("2026-11-28 20:00", "2026-11-29 08:00"), china("2026-11-27 23:00", "2026-11-28 01:00"));
    expect(refused.status).toBe(409);
    expect((await week("2026-11-28")).shifts).toHaveLength(5);
  });

  test.each([
    ["longer than sixteen hours", china("2026-12-20 00:00", "2026-12-20 16:01"), 422],
    ["that ends before it begins", china("2026-12-20 08:00", "2026-12-20 07:00"), 422],
    ["of a class that the lawyer does not serve", china("2026-12-20 08:00", "2026-12-20 12:00", "family"), 422],
    ["that is none", { startsAt: "tomorrow", endsAt: "later", seatClass: null }, 422],
  ])("does not take a shift %s", async (_, wanted, status) => {
    expect((await add(wanted)).status).toBe(status);
  });

  test("is copied to the next week once: a second copy finds all of it there", async () => {
    const copy = () => call(bureau, "POST", "/api/supervisor/roster/copy", { as: supervisor, body: { to: "2026-12-02" } });
    expect((await copy()).body).toEqual({ copied: 5, skipped: 0 });
    expect((await copy()).body).toEqual({ copied: 0, skipped: 5 });
    expect((await week("2026-11-30")).shifts).toHaveLength(5);
  });

  test("lets a shift be moved and removed, and nobody's twice", async () => {
    const [first, second] = (await week("2026-11-30")).shifts;
    const one = (id = "") => `/api/supervisor/roster/shifts/${id}`;
    const later = china("2026-11-30 21:00", "2026-12-01 08:00", "labor");
    expect((await call(bureau, "PUT", one(first?.id), { as: supervisor, body: later })).status).toBe(204);
    expect((await week("2026-11-30")).shifts[0]).toMatchObject({ startsAt: "2026-11-30T13:00:00.000Z", seatClass: "labor" });
    const onTo = china("2026-11-30 21:00", "2026-12-01 08:00");
    expect((await call(bureau, "PUT", one(second?.id), { as: supervisor, body: onTo })).status).toBe(409);
    expect((await call(bureau, "POST", `${one(first?.id)}/remove`, { as: supervisor, body: {} })).status).toBe(204);
    expect((await call(bureau, "POST", `${one(first?.id)}/remove`, { as: supervisor, body: {} })).status).toBe(404);
  });

  test("is on record, shift by shift", async () => {
    const { rows } = await sql<{ action: string; n: number }>`select action, count(*)::int as n from audit_event
      where action like '%-shift' and actor = ${`staff:${supervisor.id}`} group by action order by action`.execute(bureau.database.db);
    expect(rows).toEqual([
      { action: "add-shift", n: 10 },
      { action: "change-shift", n: 1 },
      { action: "remove-shift", n: 1 },
    ]);
  });
});

describe("the database itself", () => {
  const insert = (from: string, until: string, by: "system:test" = "system:test") =>
    bureau.database.transact(by, (tx) =>
      sql`insert into shift (id, staff_id, starts_at, ends_at) values (gen_random_uuid(), ${lawyer.id}, ${from}, ${until})`.execute(tx),
    );

  test("refuses two shifts of one lawyer at once, whoever writes them", async () => {
    await insert("2027-01-04T00:00Z", "2027-01-04T08:00Z");
    await insert("2027-01-04T08:00Z", "2027-01-04T16:00Z");
    await expect(insert("2027-01-04T07:59Z", "2027-01-04T09:00Z")).rejects.toMatchObject({ code: "WF003" });
  });

  test("refuses them also when both are written at the same time", async () => {
    const both = await Promise.allSettled([
      insert("2027-02-01T00:00Z", "2027-02-01T08:00Z"),
      insert("2027-02-01T04:00Z", "2027-02-01T12:00Z"),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    ["2027-01-05T00:00Z", "2027-01-05T16:01Z"],
    ["2027-01-05T08:00Z", "2027-01-05T08:00Z"],
  ])("refuses a shift from %s to %s", async (from, until) => {
    await expect(insert(from, until)).rejects.toMatchObject({ code: "23514" });
  });

  test("lets nobody stand ready who is not on duty", async () => {
    const set = (state: string) =>
      bureau.database.transact("system:test", (tx) =>
        sql`update duty set state = ${state}, ready_since = now() where staff_id = ${lawyer.id}`.execute(tx),
      );
    await set("on");
    await set("paused");
    const { rows } = await sql`select ready_since from duty where staff_id = ${lawyer.id}`.execute(bureau.database.db);
    expect(rows).toEqual([{ ready_since: null }]);
    await set("on");
  });

  test("ranks places as the rule does", async () => {
    const provinces = constantFrom("11", "42", "50", "51");
    const code = tuple(provinces, constantFrom("00", "01", "02", "90"), constantFrom("00", "01", "04")).map((parts) => parts.join(""));
    const longer = tuple(code, constantFrom("", "001", "001002")).map((parts) => parts.join(""));
    const place = option(longer);
    const pairs = sample(tuple(place, place), { numRuns: 500, seed: 7 });
    const { rows } = await sql<{ rank: number }>`select region_rank(a, b) as rank
      from unnest(${pairs.map(([a]) => a)}::text[], ${pairs.map(([, b]) => b)}::text[]) with ordinality as t(a, b, n) order by n`.execute(
      bureau.database.db,
    );
    for (const [i, [serves, matter]] of pairs.entries()) expect(rows[i]?.rank, `${serves} ${matter}`).toBe(servesRegion(serves, matter));
  });
});

describe("a seat", () => {
  const edit = (body: object) => call(bureau, "PUT", `/api/supervisor/seats/${lawyer.id}`, { as: supervisor, body });
  const whole = { seatClasses: ["labor"], region: "510104", capacity: 3, skills: [{ category: "labor", level: 3 }] };

  test("is set whole, and shown as it was set", async () => {
    expect((await edit(whole)).body).toMatchObject({ ...whole, regionName: "四川省成都市锦江区", duty: "on" });
    const { items } = (await call(bureau, "GET", "/api/supervisor/seats", { as: supervisor })).body as { items: SeatView[] };
    expect(items.find(({ id }) => id === lawyer.id)).toMatchObject(whole);
    expect((await edit({ ...whole, skills: [] })).body).toMatchObject({ skills: [] });
  });

  test.each([
    ["no class", { seatClasses: [] }],
    ["a place that there is not", { region: "999999" }],
    ["no capacity", { capacity: 0 }],
    ["a level that there is not", { skills: [{ category: "labor", level: 4 }] }],
    [
      "one skill twice",
      {
        skills: [
          { category: "labor", level: 1 },
          { category: "labor", level: 2 },
        ],
      },
    ],
  ])("is not set with %s", async (_, more) => {
    expect((await edit({ ...whole, ...more })).status).toBe(422);
  });

  test("is on record when it changes, and only then", async () => {
    const count = async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_event
        where action in ('seat-set', 'skill-set') and subject_id = ${lawyer.id}`.execute(bureau.database.db);
      return rows[0]?.n ?? 0;
    };
    await edit(whole);
    const before = await count();
    await edit(whole);
    expect(await count()).toBe(before);
    await edit({ ...whole, capacity: 4, skills: [{ category: "labor", level: 2 }] });
    expect(await count()).toBe(before + 2);
  });
});
