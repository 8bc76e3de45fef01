import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LawyersQuality, SecondReadings } from "#contract/quality.ts";
import { type Answered, answered } from "#testing/correcting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, read, stateOf } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
beforeAll(async () => {
  bureau = await givenBureau({ SECOND_READING_PERCENT: "100" });
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const list = async (as: Person) => (await call(bureau, "GET", "/api/review/second-readings", { as })).body as unknown as SecondReadings;
const take = (as: Person, id: string) => call(bureau, "POST", `/api/review/second-readings/${id}/take`, { as });
const say = (as: Person, id: string, body: unknown) => call(bureau, "POST", `/api/review/second-readings/${id}`, { as, body });
const readingOf = async ({ draftId }: Answered): Promise<string> => {
  const [row] = await read<{ id: string }>(
    bureau.database.db,
    sql`select r.id from review r join second_reading s on s.review_id = r.id where r.draft_id = ${draftId}`,
  );
  return row?.id ?? "";
};

describe("an approval that is drawn", () => {
  test("waits for another lawyer of its class, with its day, and never for whoever approved it", async () => {
    const given = await answered(bureau, wang);
    const [open] = (await list(li)).open.filter(({ draftId }) => draftId === given.draftId);
    expect(open).toMatchObject({ dueOn: "2026-11-25", late: false, mine: false, verdict: null });
    expect(JSON.stringify(open)).not.toContain(wang.name);
    expect((await list(wang)).open.map(({ draftId }) => draftId)).not.toContain(given.draftId);
    problemOf(await take(wang, await readingOf(given)), 403, "not-allowed");
  });

  test("is not for a lawyer of another class; an expert reads every class", async () => {
    const given = await answered(bureau, wang);
    const family = await givenPerson(bureau, "lawyer", ["family"]);
    const expert = await givenPerson(bureau, "expert", []);
    expect((await list(family)).open).toEqual([]);
    expect((await list(expert)).open.map(({ draftId }) => draftId)).toContain(given.draftId);
  });

  test("is read by one at a time", async () => {
    const given = await answered(bureau, wang);
    const id = await readingOf(given);
    const zhao = await givenPerson(bureau, "lawyer");
    expect((await take(li, id)).status).toBe(204);
    problemOf(await take(zhao, id), 409, "claimed-by-another");
    expect((await list(zhao)).open.map((each) => each.id)).not.toContain(id);
  });

  test("is agreed with once, and stands under what I have read", async () => {
    const id = await readingOf(await answered(bureau, wang));
    expect(await say(li, id, { verdict: "agree" })).toMatchObject({ status: 200, body: { correction: null, because: null } });
    expect((await list(li)).mine[0]).toMatchObject({ id, verdict: "agree" });
    problemOf(await say(li, id, { verdict: "minor", note: "再想想" }), 409, "wrong-state");
  });

  test("is doubted with words, and called wrong with a reason", async () => {
    const id = await readingOf(await answered(bureau, wang));
    problemOf(await say(li, id, { verdict: "minor" }), 422, "invalid");
    problemOf(await say(li, id, { verdict: "wrong", note: "少算了一个月" }), 422, "invalid");
    expect((await say(li, id, { verdict: "minor", note: "可以再短一些" })).status).toBe(200);
    const [kept] = await read<{ note: Uint8Array }>(bureau.database.db, sql`select note from second_reading where review_id = ${id}`);
    expect(new TextDecoder().decode(kept?.note)).not.toContain("短一些");
  });

  test("is corrected where it is wrong: the draft of the correction is on the desk of who found it", async () => {
    const given = await answered(bureau, wang);
    const { status, body } = await say(li, await readingOf(given), { verdict: "wrong", note: "少算了一个月", reason: "wrong-sum" });
    expect(status).toBe(200);
    expect(body["correction"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(await stateOf(bureau.database.db, "draft", String(body["correction"]))).toBe("claimed");
    expect(await stateOf(bureau.database.db, "inquiry", given.id)).toBe("in_review");
  });

  test("keeps its verdict where no correction can be opened, and says why", async () => {
    const given = await answered(bureau, wang);
    await call(bureau, "POST", `/api/inquiries/${given.id}/withdraw`, { as: given.token });
    const { status, body } = await say(li, await readingOf(given), { verdict: "wrong", note: "引错了法条", reason: "wrong-law" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ correction: null, because: expect.any(String) as string });
  });

  test("counts in the figures that the supervisor sees", async () => {
    const supervisor = await givenPerson(bureau, "supervisor");
    const { body } = await call(bureau, "GET", "/api/supervisor/quality?days=30", { as: supervisor });
    const { lawyers, secondOpen } = body as unknown as LawyersQuality;
    const mine = lawyers.find(({ id }) => id === wang.id);
    expect(mine?.second).toMatchObject({ agree: 1, minor: 1, wrong: 2 });
    expect(mine?.second.drawn).toBe(mine?.approved);
    expect(secondOpen).toBe((mine?.approved ?? 0) - 4);
  });
});

describe("the database itself", () => {
  const changed = (as: Person, query: ReturnType<typeof sql>) =>
    outcome(bureau.database.transact(`staff:${as.id}`, (tx) => query.execute(tx)));

  test("lets nobody read their own approval again, nor change a verdict or what was drawn", async () => {
    const id = await readingOf(await answered(bureau, wang));
    expect(await changed(wang, sql`update second_reading set held_by = ${wang.id}, held_at = now() where review_id = ${id}`)).toBe(
      HELD.unread,
    );
    expect(await changed(li, sql`update second_reading set due_on = due_on + 9 where review_id = ${id}`)).toBe(HELD.appendOnly);
    await say(li, id, { verdict: "agree" });
    expect(await changed(li, sql`update second_reading set verdict = 'wrong' where review_id = ${id}`)).toBe(HELD.appendOnly);
    expect(await changed(li, sql`delete from second_reading`)).toBe(HELD.appendOnly);
  });
});
