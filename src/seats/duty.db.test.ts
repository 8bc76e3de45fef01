import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DutyBoard, MyDuty } from "#contract/rosters.ts";
import { clearDesks, onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { inReview } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";
import { endShifts } from "./change-duty.ts";

let bureau: Bureau;
let lawyer: Person;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  supervisor = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  await clearDesks(bureau);
  lawyer = await givenPerson(bureau, "lawyer");
});

const be = (state: string, more: object = {}, as = lawyer) => call(bureau, "POST", "/api/review/duty", { as, body: { state, ...more } });
const duty = async (as = lawyer) => (await call(bureau, "GET", "/api/review/duty", { as })).body as unknown as MyDuty;
const board = async () => (await call(bureau, "GET", "/api/supervisor/duty", { as: supervisor })).body as unknown as DutyBoard;

/** From so many minutes after now until so many. */
function shift(from: number, until: number, who = lawyer) {
  const at = (minutes: number) => new Date(bureau.clock().getTime() + minutes * 60_000).toISOString();
  return call(bureau, "POST", "/api/supervisor/roster/shifts", {
    as: supervisor,
    body: { staffId: who.id, shifts: [{ startsAt: at(from), endsAt: at(until), seatClass: null }] },
  });
}

async function stateOf(draftId: string): Promise<{ state: string; assigned: string | null }> {
  const { rows } = await sql<{ state: string; assigned: string | null }>`
    select state, assigned_to as assigned from draft where id = ${draftId}`.execute(bureau.database.db);
  return rows[0] ?? { state: "none", assigned: null };
}

describe("the next draft", () => {
  test.each(["paused", "off"])("is not given to who is %s, who is told what to do", async (state) => {
    await inReview(bureau);
    expect((await be(state)).status).toBe(200);
    const refused = await call(bureau, "POST", "/api/review/next", { as: lawyer });
    expect(problemOf(refused, 409, "off-duty").title).toContain("上岗");
    await be("on");
    expect((await call(bureau, "POST", "/api/review/next", { as: lawyer })).status).toBe(200);
  });

  test("is not given to somebody who never said that they are here", async () => {
    await inReview(bureau);
    await bureau.database.transact("system:test", (tx) =>
      sql`alter table duty disable trigger duty_kept; delete from duty where staff_id = ${sql.lit(lawyer.id)};
        alter table duty enable trigger duty_kept`.execute(tx),
    );
    expect(await duty()).toMatchObject({ state: "off", since: null });
    expect((await call(bureau, "POST", "/api/review/next", { as: lawyer })).status).toBe(409);
  });
});

describe("going off duty", () => {
  test("with a draft in hand asks what becomes of it, and changes nothing until it is said", async () => {
    const { draftId } = await onDeskOf(bureau, lawyer);
    const asked = await be("off");
    expect(problemOf(asked, 409, "drafts-in-hand").current).toEqual({ holding: 1 });
    expect(await duty()).toMatchObject({ state: "on", holding: 1 });
    expect((await stateOf(draftId)).state).toBe("claimed");
  });

  test("hands the draft back where that is chosen, and what waited for them by name is anybody's", async () => {
    const { draftId } = await onDeskOf(bureau, lawyer);
    const named = await inReview(bureau);
    await bureau.service.supervisor.assign("supervisor", named.draftId, lawyer.id);
    expect((await be("off", { drafts: "release" })).body).toMatchObject({ state: "off", holding: 0 });
    expect(await stateOf(draftId)).toEqual({ state: "waiting", assigned: null });
    expect(await stateOf(named.draftId)).toEqual({ state: "waiting", assigned: null });
  });

  test("leaves it to be finished where that is chosen", async () => {
    const { draftId } = await onDeskOf(bureau, lawyer);
    expect((await be("off", { drafts: "keep" })).body).toMatchObject({ state: "off", holding: 1 });
    expect((await stateOf(draftId)).state).toBe("claimed");
  });

  test("needs no answer with nothing in hand; a pause needs none at all, and keeps its reason", async () => {
    expect((await be("off")).status).toBe(200);
    await be("on");
    await onDeskOf(bureau, lawyer);
    expect((await be("paused", { note: "午饭" })).body).toMatchObject({ state: "paused", note: "午饭", holding: 1 });
  });

  test("is done for a lawyer by a supervisor, on record", async () => {
    const { draftId } = await onDeskOf(bureau, lawyer);
    const off = await call(bureau, "POST", `/api/supervisor/lawyers/${lawyer.id}/off`, { as: supervisor, body: { drafts: "release" } });
    expect(off.status).toBe(204);
    expect((await stateOf(draftId)).state).toBe("waiting");
    const { rows } = await sql`select actor, detail from audit_event where action = 'duty' and subject_id = ${lawyer.id}
      order by id desc limit 1`.execute(bureau.database.db);
    expect(rows).toEqual([{ actor: `staff:${supervisor.id}`, detail: { from: "on", to: "off" } }]);
    const nobody = await call(bureau, "POST", "/api/supervisor/lawyers/nobody/off", { as: supervisor, body: { drafts: "keep" } });
    expect(nobody.status).toBe(404);
  });

  test("does not say again since when: a state that is said twice began once", async () => {
    const { since } = (await be("paused")).body as unknown as MyDuty;
    bureau.clock.forward(5);
    expect((await be("paused", { note: "还在开会" })).body).toMatchObject({ since, note: "还在开会" });
  });
});

describe("a shift", () => {
  test("is said to end ten minutes before it does", async () => {
    await shift(-60, 12);
    expect(await duty()).toMatchObject({ ending: false, shift: { seatClass: null } });
    bureau.clock.forward(2);
    expect((await duty()).ending).toBe(true);
  });

  test("that began without its lawyer makes them missing on the board, and sets nobody on", async () => {
    await be("off");
    await shift(-5, 60);
    await endShifts(bureau, 30);
    expect((await duty()).state).toBe("off");
    expect((await board()).missing.map(({ id }) => id)).toContain(lawyer.id);
    await be("on");
    expect((await board()).missing.map(({ id }) => id)).not.toContain(lawyer.id);
  });

  test("that ended longer ago than the grace sets off who forgot to go, by the clock's own hand", async () => {
    await be("off");
    await shift(0, 60);
    bureau.clock.forward(1);
    await be("on");
    bureau.clock.forward(60 + 29);
    await endShifts(bureau, 30);
    expect((await duty()).state).toBe("on");
    bureau.clock.forward(2);
    await endShifts(bureau, 30);
    expect((await duty()).state).toBe("off");
  });

  test("never sets off somebody with a draft in hand", async () => {
    await be("off");
    await shift(0, 60);
    await be("on");
    bureau.clock.forward(100);
    await onDeskOf(bureau, lawyer);
    await endShifts(bureau, 30);
    expect((await duty()).state).toBe("on");
  });
});

test("the board counts who is on and who pauses for each class, beside how many are asked for", async () => {
  const before = await board();
  const expert = await givenPerson(bureau, "expert", []);
  await call(bureau, "PUT", "/api/supervisor/roster/minimums", {
    as: supervisor,
    body: { minimums: [{ seatClass: "expert", byDay: 3, byNight: 3 }] },
  });
  const count = ({ byClass }: DutyBoard) => byClass.find(({ seatClass }) => seatClass === "expert");
  expect(count(await board())).toEqual({ seatClass: "expert", on: (count(before)?.on ?? 0) + 1, paused: 0, least: 3 });
  await be("paused", { note: "会商" }, expert);
  expect(await board()).toMatchObject({ paused: expect.arrayContaining([expect.objectContaining({ id: expert.id, note: "会商" })]) });
});
