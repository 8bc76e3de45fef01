import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SeatClass } from "#contract.ts";
import { isRefusal } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { plainWaiting, read, stateOf } from "#testing/matters.node.ts";
import { freeExpired } from "./claim-draft.ts";
import type { HeldDraft } from "./review.ts";

const MORNING = new Date("2026-11-21T00:00:00Z").getTime();
const LEASE_MINUTES = 30;

let bureau: Bureau;
let people: { wang: Person; li: Person; zhao: Person; sun: Person; chen: Person; supervisor: Person };
let wang: Lawyer;
let li: Lawyer;
let chen: Lawyer;
beforeAll(async () => {
  bureau = await givenBureau({ LEASE_MINUTES: `${LEASE_MINUTES}` });
  people = {
    wang: await givenPerson(bureau, "lawyer"),
    li: await givenPerson(bureau, "lawyer"),
    zhao: await givenPerson(bureau, "lawyer"),
    sun: await givenPerson(bureau, "lawyer"),
    chen: await givenPerson(bureau, "expert", []),
    supervisor: await givenPerson(bureau, "supervisor"),
  };
  [wang, li, chen] = [await lawyer(people.wang), await lawyer(people.li), await lawyer(people.chen)];
});
afterAll(() => bureau.close());

/** Each test begins with an empty queue and empty hands. */
beforeEach(() =>
  bureau.database.transact("system:test", async (tx) => {
    await sql`update draft set state = 'withdrawn', claimed_until = null where state in ('waiting', 'claimed')`.execute(tx);
    await sql`update inquiry set state = 'withdrawn' where state = 'in_review'`.execute(tx);
  }),
);

async function lawyer(person: Person): Promise<Lawyer> {
  const found = await bureau.service.lawyer.lawyer(person.id);
  if (!found) throw new Error(`${person.name} has no licence`);
  return found;
}

type Waits = { urgency?: "danger" | "soon" | "none"; seatClass?: SeatClass; minute?: number };

/** A draft that waits since this minute of the morning. */
async function waits({ urgency = "none", seatClass = "labor", minute = 0 }: Waits = {}): Promise<string> {
  return (await plainWaiting(bureau.database, { urgency, seatClass, at: new Date(MORNING + minute * 60_000) })).draftId;
}

const verbs = () => bureau.service.lawyer;
const FIELD = { reason: "not-my-field", note: "" } as const;
const next = (who: Lawyer) => verbs().next(who);
const idOf = (outcome: HeldDraft | null | { refused: string }) =>
  outcome === null ? null : isRefusal(outcome) ? outcome.refused : (outcome as HeldDraft).id;
const assign = (draftId: string, to: Person | Lawyer) => bureau.service.supervisor.assign(people.supervisor.id, draftId, to.id);
const holders = () =>
  read<{ id: string; by: string }>(bureau.database.db, sql`select id, claimed_by as by from draft where state = 'claimed'`);

describe("the next draft", () => {
  test("danger comes first, then what is soon, then what waits longest", async () => {
    const late = await waits({ minute: 9 });
    const early = await waits({ minute: 1 });
    const soon = await waits({ urgency: "soon", minute: 8 });
    const danger = await waits({ urgency: "danger", minute: 10 });
    const order = [await next(wang), await next(wang), await next(wang), await next(wang)];
    expect(order.map(idOf)).toEqual([danger, soon, early, late]);
  });

  test("is of a class that the lawyer's seat serves, and none is none", async () => {
    await waits({ seatClass: "expert" });
    await waits({ seatClass: "family" });
    expect(await next({ ...wang, seatClasses: ["labor"] })).toBeNull();
    expect(await next({ ...wang, seatClasses: ["labor", "family"] })).toMatchObject({ seatClass: "family" });
    expect((await call(bureau, "POST", "/api/review/next", { as: people.li })).status).toBe(204);
  });

  test("two lawyers never share one, also when twenty claims race over twelve drafts", async () => {
    const drafts = await Promise.all(Array.from({ length: 12 }, (_, minute) => waits({ minute })));
    const desks = [wang, li, await lawyer(people.zhao), await lawyer(people.sun)];
    const claims = Array.from({ length: 20 }, (_, i) => desks[i % 4]!);
    const given = await Promise.all(claims.map(async (who) => ({ by: who.id, id: idOf(await next(who)) })));
    const taken = given.filter(({ id }) => id !== null);
    expect(taken.map(({ id }) => id).toSorted()).toEqual(drafts.toSorted());
    const byId = (a: { id: string | null }, b: { id: string | null }) => String(a.id).localeCompare(String(b.id));
    expect((await holders()).toSorted(byId)).toEqual(taken.toSorted(byId));
  });

  test("nobody holds more than their capacity, also by asking many times at once", async () => {
    for (let minute = 0; minute < 12; minute++) await waits({ minute });
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => next(wang)));
    expect(outcomes.map(idOf).filter((id) => id === "at-capacity")).toHaveLength(9 - wang.capacity);
    expect(await holders()).toHaveLength(wang.capacity);
  });

  test("a desk that is full is given the next as soon as one was given back", async () => {
    for (let minute = 0; minute < 7; minute++) await waits({ minute });
    const [first] = await Promise.all(Array.from({ length: wang.capacity }, () => next(wang)));
    expect(idOf(await next(wang))).toBe("at-capacity");
    expect(await verbs().release(wang.id, idOf(first ?? null) ?? "", FIELD)).toBeNull();
    expect(await next(wang)).toMatchObject({ state: "claimed", claimedBy: wang.id });
  });
});

describe("a claim is a lease", () => {
  test("that runs out returns the draft to its place, and the one who had it decides no more", async () => {
    const first = await waits({ minute: 1 });
    const second = await waits({ minute: 2 });
    const mine = await next(wang);
    bureau.clock.forward(LEASE_MINUTES - 1);
    expect(idOf(await next(li))).toBe(second);
    bureau.clock.forward(1);
    const theirs = await next(li);
    expect([idOf(mine), idOf(theirs)]).toEqual([first, first]);
    expect(await verbs().return(wang, first, { reasons: ["unclear"], note: "", questions: [] })).toMatchObject({
      refused: "claimed-by-another",
    });
  });

  test("that ran out decides nothing, even while nobody else has taken the draft", async () => {
    const id = await waits();
    const mine = await next(wang);
    if (!mine || isRefusal(mine)) throw new Error("no draft");
    bureau.clock.forward(LEASE_MINUTES);
    expect(await verbs().escalate(wang, id, "疑难")).toMatchObject({ refused: "not-claimed" });
    expect(await stateOf(bureau.database.db, "draft", id)).toBe("claimed");
  });

  test("that ran out is freed by the clock, though nobody asks for work", async () => {
    const id = await waits();
    await next(wang);
    await freeExpired(bureau);
    expect(await stateOf(bureau.database.db, "draft", id)).toBe("claimed");
    bureau.clock.forward(LEASE_MINUTES);
    await freeExpired(bureau);
    expect(await stateOf(bureau.database.db, "draft", id)).toBe("waiting");
  });

  test("is renewed by claiming one's own again", async () => {
    const id = await waits();
    await next(wang);
    bureau.clock.forward(LEASE_MINUTES - 1);
    expect(await verbs().claim(wang, id)).toMatchObject({
      id,
      claimedBy: wang.id,
      claimedUntil: new Date(bureau.clock().getTime() + LEASE_MINUTES * 60_000),
    });
    bureau.clock.forward(LEASE_MINUTES - 1);
    expect(await verbs().release(wang.id, id, FIELD)).toBeNull();
  });
});

describe("no cherry-picking", () => {
  test("a draft that is not one's own is not taken by name", async () => {
    const id = await waits();
    const reply = await call(bureau, "POST", `/api/review/drafts/${id}/claim`, { as: people.wang });
    expect([reply.status, reply.body["code"]]).toEqual([403, "not-next"]);
    expect(await stateOf(bureau.database.db, "draft", id)).toBe("waiting");
  });

  test("a draft that another lawyer holds is not taken, given back or decided", async () => {
    const id = await waits();
    await next(li);
    expect(await verbs().claim(wang, id)).toMatchObject({ refused: "claimed-by-another" });
    expect(await verbs().release(wang.id, id, FIELD)).toMatchObject({ refused: "claimed-by-another" });
    expect(await verbs().escalate(wang, id, "疑难")).toMatchObject({ refused: "claimed-by-another" });
    expect(await holders()).toEqual([{ id, by: li.id }]);
  });

  test("a draft that was decided, and one that never was, are not taken", async () => {
    const id = await waits();
    await next(wang);
    await verbs().return(wang, id, { reasons: ["unclear"], note: "", questions: [] });
    expect(await verbs().claim(wang, id)).toMatchObject({ refused: "wrong-state" });
    expect(await verbs().claim(wang, crypto.randomUUID())).toMatchObject({ refused: "not-found" });
  });
});

describe("what a supervisor assigned", () => {
  test("comes before everything else, to whom it was assigned", async () => {
    const danger = await waits({ urgency: "danger" });
    const assigned = await waits({ minute: 9 });
    expect(await assign(assigned, wang)).toBeNull();
    expect([idOf(await next(wang)), idOf(await next(wang))]).toEqual([assigned, danger]);
  });

  test("is given to nobody else, and may be taken by name", async () => {
    const id = await waits();
    await assign(id, wang);
    expect(await next(li)).toBeNull();
    expect(await verbs().claim(li, id)).toMatchObject({ refused: "not-next" });
    expect(await verbs().claim(wang, id)).toMatchObject({ id, claimedBy: wang.id });
  });

  test("reaches a lawyer whose seat serves another class", async () => {
    const id = await waits({ seatClass: "expert" });
    await assign(id, wang);
    expect(idOf(await next(wang))).toBe(id);
  });

  test("is not taken back by name by whoever held it before", async () => {
    const id = await waits();
    await next(wang);
    await verbs().release(wang.id, id, FIELD);
    await assign(id, li);
    expect(await verbs().claim(wang, id)).toMatchObject({ refused: "not-next" });
    expect(await verbs().claim(li, id)).toMatchObject({ id, claimedBy: li.id });
  });

  test("waits, and goes to a lawyer: a claimed draft or a clerk is refused", async () => {
    const id = await waits();
    expect(await assign(id, people.supervisor)).toMatchObject({ refused: "wrong-state" });
    await next(li);
    expect(await assign(id, wang)).toMatchObject({ refused: "wrong-state" });
  });

  test("is recorded with the supervisor's name", async () => {
    const id = await waits();
    await assign(id, wang);
    const rows = await read(
      bureau.database.db,
      sql`select actor, action, detail from audit_event where subject_id = ${id} order by id desc limit 1`,
    );
    expect(rows).toEqual([{ actor: `staff:${people.supervisor.id}`, action: "assign", detail: { to: wang.id } }]);
  });
});

describe("what was escalated", () => {
  test("goes to an expert only, with its reason, and keeps its place", async () => {
    const id = await waits({ minute: 1 });
    await next(wang);
    expect(await verbs().escalate(wang, id, "标的巨大，涉外")).toMatchObject({ id });
    expect([await next(wang), await next(li)]).toEqual([null, null]);
    expect(await verbs().claim(wang, id)).toMatchObject({ refused: "not-next" });
    const given = await next(chen);
    expect(given).toMatchObject({ id, seatClass: "expert", waitingSince: new Date(MORNING + 60_000) });
    const reviews = await read(bureau.database.db, sql`select decision, note, lawyer_id as by from review where draft_id = ${id}`);
    expect(reviews).toEqual([{ decision: "escalate", note: "标的巨大，涉外", by: wang.id }]);
  });

  test("is not escalated again", async () => {
    const id = await waits({ seatClass: "expert" });
    await next(chen);
    expect(await verbs().escalate(chen, id, "还是疑难")).toMatchObject({ refused: "wrong-state" });
  });
});
