import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Lawyer } from "#seats/lawyer.ts";
import { broughtOf, emptyDesks, lawyerOf, waits } from "#testing/assigning.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { read, stateOf } from "#testing/matters.node.ts";
import { keepMatching, matchWaiting } from "./match-waiting.ts";

let bureau: Bureau;
let people: { wang: Person; li: Person };
let wang: Lawyer;
let li: Lawyer;
beforeAll(async () => {
  bureau = await givenBureau({ OFFER_SECONDS: "90", LEASE_MINUTES: "30" });
  people = { wang: await givenPerson(bureau, "lawyer"), li: await givenPerson(bureau, "lawyer") };
  [wang, li] = [await lawyerOf(bureau, people.wang), await lawyerOf(bureau, people.li)];
});
afterAll(() => bureau.close());
beforeEach(() => emptyDesks(bureau));

const match = () => matchWaiting({ ...bureau, giving: bureau.config });
const given = async (who: Person) =>
  (await call(bureau, "GET", "/api/review/given", { as: who })).body as { readySince: string | null; offer: { draftId: string } | null };
const next = async (who: Lawyer) => broughtOf(await bureau.service.lawyer.next(who));
const dutyOf = async (who: Lawyer) =>
  (await read<{ state: string }>(bureau.database.db, sql`select state from duty where staff_id = ${who.id}`))[0]?.state;

describe("who pressed next while nothing was there", () => {
  test("is handed the next draft that comes, longest waiting first", async () => {
    expect(await next(wang)).toBeNull();
    bureau.clock.forward(1);
    expect(await next(li)).toBeNull();
    const first = await waits(bureau);
    expect(await match()).toBe(1);
    expect(await given(people.wang)).toMatchObject({ readySince: null, offer: { draftId: first.id } });
    expect((await given(people.li)).offer).toBeNull();
    const second = await waits(bureau);
    await match();
    expect((await given(people.li)).offer).toMatchObject({ draftId: second.id });
  });

  test("opens it, and has it for a whole lease", async () => {
    await next(wang);
    const { id } = await waits(bureau);
    await match();
    expect(await bureau.service.lawyer.claim(wang, id)).toMatchObject({ claimedUntil: new Date(bureau.clock().getTime() + 30 * 60_000) });
    expect((await given(people.wang)).offer).toBeNull();
    bureau.clock.forward(2);
    await match();
    expect(await stateOf(bureau.database.db, "draft", id)).toBe("claimed");
    expect(await dutyOf(wang)).toBe("on");
  });

  test("and presses next once more before it is opened, gets it by that", async () => {
    await next(wang);
    const { id } = await waits(bureau);
    await match();
    expect(await next(wang)).toBe(id);
    expect(await given(people.wang)).toEqual({ readySince: null, offer: null });
    expect(await next(wang)).toBeNull();
  });

  test("and does not open it in time, is paused, and the draft goes to the next", async () => {
    await next(wang);
    bureau.clock.forward(1);
    await next(li);
    const { id } = await waits(bureau);
    await match();
    expect((await given(people.wang)).offer).toMatchObject({ draftId: id });
    bureau.clock.forward(2);
    await match();
    expect(await dutyOf(wang)).toBe("paused");
    expect(await given(people.wang)).toEqual({ readySince: null, offer: null });
    expect((await given(people.li)).offer).toMatchObject({ draftId: id });
  });

  test("the nearest first, where several wait", async () => {
    await bureau.database.transact("system:test", (tx) =>
      sql`update lawyer set region = case staff_id when ${wang.id} then '110105' else '440305' end`.execute(tx),
    );
    await next(wang);
    bureau.clock.forward(1);
    await next(li);
    const { id } = await waits(bureau, { region: "440305" });
    await match();
    expect((await given(people.li)).offer).toMatchObject({ draftId: id });
    await bureau.database.transact("system:test", (tx) => sql`update lawyer set region = null`.execute(tx));
  });

  test("is handed nothing of another class, nothing beyond capacity, and nothing after they stopped waiting", async () => {
    await next(wang);
    await waits(bureau, { seatClass: "expert" });
    expect(await match()).toBe(0);
    expect((await call(bureau, "POST", "/api/review/stop-waiting", { as: people.wang })).status).toBe(204);
    await waits(bureau);
    expect(await match()).toBe(0);
    expect(await given(people.wang)).toEqual({ readySince: null, offer: null });
  });

  test("is found by the service itself, as soon as the draft is committed", async () => {
    await next(wang);
    const stop = await keepMatching({ ...bureau, giving: bureau.config }, (error) => {
      throw error;
    });
    const { id } = await waits(bureau);
    await expect.poll(async () => (await given(people.wang)).offer?.draftId, { timeout: 5000 }).toBe(id);
    await stop();
  });
});
