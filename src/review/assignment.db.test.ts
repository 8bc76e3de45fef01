import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Lawyer } from "#seats/lawyer.ts";
import { broughtOf, emptyDesks, lawyerOf, waits } from "#testing/assigning.ts";
import { type Bureau, givenBureau, givenPerson } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";
import { matchWaiting } from "./match-waiting.ts";

let bureau: Bureau;
let wang: Lawyer;
let li: Lawyer;
beforeAll(async () => {
  bureau = await givenBureau({ RISK_MINUTES: "60", PREFER_MINUTES: "15", PATIENCE_MINUTES: "240", LEASE_MINUTES: "30" });
  wang = await lawyerOf(bureau, await givenPerson(bureau, "lawyer"));
  li = await lawyerOf(bureau, await givenPerson(bureau, "lawyer"));
});
afterAll(() => bureau.close());
beforeEach(() => emptyDesks(bureau));

const next = async (who: Lawyer) => broughtOf(await bureau.service.lawyer.next(who));
const duty = (who: Lawyer, state: string) =>
  bureau.database.transact("system:test", (tx) => sql`update duty set state = ${state} where staff_id = ${who.id}`.execute(tx));
const inRegion = (who: Lawyer, region: string): Lawyer => ({ ...who, region });

/** Takes all that is there, one after the other. */
async function all(who: Lawyer): Promise<(string | null)[]> {
  const taken: (string | null)[] = [];
  for (;;) {
    const id = await next({ ...who, capacity: 50 });
    if (id === null) return taken;
    taken.push(id);
  }
}

describe("the order", () => {
  test("danger, then the promise that breaks first, then what is soon, then the oldest", async () => {
    const old = await waits(bureau, { waited: 100 });
    const older = await waits(bureau, { waited: 110 });
    const soon = await waits(bureau, { urgency: "soon", waited: 1 });
    const risk = await waits(bureau, { due: 50, waited: 2 });
    const broken = await waits(bureau, { due: -10, waited: 3 });
    const far = await waits(bureau, { due: 300, waited: 105 });
    const danger = await waits(bureau, { urgency: "danger", waited: 0 });
    expect(await all(wang)).toEqual([danger, broken, risk, soon, older, far, old].map(({ id }) => id));
  });

  test("the lawyer's district first, then the city, then anywhere", async () => {
    const elsewhere = await waits(bureau, { region: "110105", waited: 30 });
    const city = await waits(bureau, { region: "440304", waited: 20 });
    const district = await waits(bureau, { region: "440305", waited: 10 });
    expect(await all(inRegion(wang, "440305"))).toEqual([district, city, elsewhere].map(({ id }) => id));
  });

  test("the supervisor's board counts by district what waits, and puts first where a promise is at risk", async () => {
    for (const waited of [30, 20]) await waits(bureau, { region: "440305", waited });
    await waits(bureau, { region: "110105", waited: 10, due: 50 });
    await waits(bureau, { urgency: "danger", waited: 1, due: 90 });
    expect((await bureau.service.supervisor.board()).districts).toEqual([
      { region: "110105", waiting: 1, oldestMinutes: 10, atRisk: 1, danger: 0 },
      { region: "440305", waiting: 2, oldestMinutes: 30, atRisk: 0, danger: 0 },
      { region: null, waiting: 1, oldestMinutes: 1, atRisk: 0, danger: 1 },
    ]);
  });

  test("any district at once where a promise is at risk, or where somebody waited past all patience", async () => {
    const district = await waits(bureau, { region: "440305", waited: 10 });
    const patient = await waits(bureau, { region: "110105", waited: 250 });
    const risk = await waits(bureau, { region: "110105", due: 30 });
    expect(await all(inRegion(wang, "440305"))).toEqual([risk, patient, district].map(({ id }) => id));
  });

  test("what a lawyer knows best first, of what is equally near", async () => {
    const old = await waits(bureau, { waited: 20 });
    const family = await waits(bureau, { waited: 10, seatClass: "family" });
    await sql`update draft set category = 'family' where id = ${family.id}`.execute(bureau.database.db);
    await bureau.database.transact("system:test", (tx) =>
      sql`insert into skill (staff_id, category, level) values (${li.id}, 'family', 3)`.execute(tx),
    );
    expect(await next(li)).toBe(family.id);
    expect(await next(wang)).toBe(old.id);
  });

  test("a draft for experts goes to an expert seat only", async () => {
    const { id } = await waits(bureau, { seatClass: "expert" });
    expect(await next(wang)).toBeNull();
    expect(await next({ ...wang, seatClasses: ["expert"] })).toBe(id);
  });
});

describe("a follow-up", () => {
  test("is kept back for who answered before, while they are there with a hand free", async () => {
    const { id } = await waits(bureau, { prefer: wang.id, waited: 5 });
    expect(await next(li)).toBeNull();
    expect(await next(wang)).toBe(id);
  });

  test("comes before what is older", async () => {
    await waits(bureau, { waited: 60 });
    const { id } = await waits(bureau, { prefer: wang.id, waited: 5 });
    expect(await next(wang)).toBe(id);
  });

  test.each([
    ["after a quarter of an hour", { waited: 15 }],
    ["in danger", { waited: 0, urgency: "danger" as const }],
    ["where a promise is at risk", { waited: 0, due: 30 }],
  ])("goes to whoever asks %s", async (_, how) => {
    const { id } = await waits(bureau, { prefer: wang.id, ...how });
    expect(await next(li)).toBe(id);
  });

  test("goes to whoever asks where its lawyer is off duty, or holds all they can", async () => {
    const { id } = await waits(bureau, { prefer: wang.id, waited: 5 });
    await duty(wang, "paused");
    expect(await next(li)).toBe(id);
    await duty(wang, "on");
    for (let i = 0; i < wang.capacity; i++) await waits(bureau, { waited: 30 });
    for (let i = 0; i < wang.capacity; i++) await next(wang);
    const more = await waits(bureau, { prefer: wang.id, waited: 5 });
    expect(await next(li)).toBe(more.id);
  });
});

describe("a pass", () => {
  const pass = (who: Lawyer, id: string, reason: "not-my-field" | "shift-over" | "other" = "not-my-field", note = "") =>
    bureau.service.lawyer.release(who.id, id, { reason, note });

  test("leaves the draft in its place, for others, and is never offered to that lawyer again", async () => {
    const first = await waits(bureau, { waited: 20 });
    const second = await waits(bureau, { waited: 10 });
    expect(await next(wang)).toBe(first.id);
    expect(await pass(wang, first.id)).toBeNull();
    expect(await next(wang)).toBe(second.id);
    expect(await next(wang)).toBeNull();
    expect(await next(li)).toBe(first.id);
  });

  test("is on record with its reason, and names nobody", async () => {
    bureau.clock.forward(1);
    const { id } = await waits(bureau);
    await next(wang);
    await pass(wang, id, "other", "当事人张建国是我的邻居，电话13800138000");
    const [kept] = await read<{ note: string; reason: string }>(
      bureau.database.db,
      sql`select reason, note from pass where draft_id = ${id}`,
    );
    expect(kept?.reason).toBe("other");
    expect(kept?.note).not.toMatch(/张建国|13800138000/);
    const seen = await bureau.service.assignment.board(7);
    expect(seen.passes[0]).toMatchObject({ draftId: id, by: wang.name, reason: "other" });
  });

  test("at the end of a shift is no pass: the draft may come again", async () => {
    const { id } = await waits(bureau);
    await next(wang);
    await pass(wang, id, "shift-over");
    expect(await next(wang)).toBe(id);
  });

  test("of all who are there shows the supervisor a draft that needs a name, and a name reaches who passed", async () => {
    const { id } = await waits(bureau);
    for (const who of [wang, li]) {
      expect(await next(who)).toBe(id);
      await pass(who, id);
    }
    expect((await bureau.service.assignment.board(7)).stranded).toMatchObject([{ draftId: id, passes: 2 }]);
    expect(await bureau.service.supervisor.assign(wang.id, id, wang.id)).toBeNull();
    expect(await next(wang)).toBe(id);
  });
});

describe("an offer", () => {
  const offer = (who: Lawyer, id: string) => {
    const until = new Date(bureau.clock().getTime() + 60_000);
    return bureau.database.transact("system:test", (tx) =>
      sql`update draft set state = 'claimed', claimed_by = ${who.id}, claimed_until = ${until}, offered_at = ${bureau.clock()}
        where id = ${id}`.execute(tx),
    );
  };
  const stands = async (id: string) =>
    (
      await read<{ taken: string; assigned: string | null }>(
        bureau.database.db,
        sql`select taken_at::text as taken, assigned_to as assigned from draft where id = ${id}`,
      )
    )[0];

  test("is on the desk from when it is opened, not from when it was made", async () => {
    const { id } = await waits(bureau);
    await offer(wang, id);
    const made = (await stands(id))?.taken;
    expect(await next(wang)).toBe(id);
    const opened = (await stands(id))?.taken;
    expect(Date.parse(opened ?? "")).toBeGreaterThan(Date.parse(made ?? ""));
    expect(broughtOf(await bureau.service.lawyer.claim(wang, id))).toBe(id);
    expect((await stands(id))?.taken).toBe(opened);
  });

  test("that ran out does not pause the lawyer who asks for the next at that moment", async () => {
    const { id } = await waits(bureau);
    await offer(wang, id);
    bureau.clock.forward(2);
    expect(await next(wang)).toBe(id);
  });

  test("that somebody left unopened is anybody's, also where it was assigned to them", async () => {
    const { id } = await waits(bureau);
    expect(await bureau.service.supervisor.assign(li.id, id, wang.id)).toBeNull();
    await offer(wang, id);
    bureau.clock.forward(2);
    expect(await next(li)).toBe(id);
    expect((await stands(id))?.assigned).toBeNull();
  });
});

test("nothing is assigned to, kept back for, or handed to a lawyer whose signature does not count", async () => {
  const fails = (result: string | null) =>
    bureau.database.transact("system:test", (tx) =>
      sql`update lawyer set appraisal_year = 2025, appraisal_result = ${result ?? "competent"} where staff_id = ${wang.id}`.execute(tx),
    );
  await fails("failed");
  const { id } = await waits(bureau, { prefer: wang.id, waited: 5 });
  expect(await bureau.service.supervisor.assign(li.id, id, wang.id)).toMatchObject({ refused: "licence-not-valid" });
  const barred = await bureau.service.lawyer.lawyer(wang.id);
  expect(barred && broughtOf(await bureau.service.lawyer.next(barred))).toBe("licence-not-valid");
  await bureau.database.transact("system:test", (tx) =>
    sql`update duty set ready_since = ${bureau.clock()} where staff_id = ${wang.id}`.execute(tx),
  );
  await matchWaiting({ ...bureau, giving: bureau.config });
  expect(await next(li)).toBe(id);
  await fails(null);
});

describe("held beyond capacity", () => {
  test("is nothing, also not what is taken back by name after its lease ran out", async () => {
    const { id } = await waits(bureau, { waited: 20 });
    expect(await next(wang)).toBe(id);
    bureau.clock.forward(31);
    for (let i = 0; i < wang.capacity; i++) await waits(bureau, { urgency: "soon" });
    for (let i = 0; i < wang.capacity; i++) await next(wang);
    expect(broughtOf(await bureau.service.lawyer.claim(wang, id))).toBe("at-capacity");
  });
});
