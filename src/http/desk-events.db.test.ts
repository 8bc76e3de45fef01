/** The stream that every signed-in page keeps, over a real socket: what it tells, to whom, and when it ends. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DeskEvent } from "#contract/desk-events.ts";
import { tellDesk } from "#platform/desk-news.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { inReview } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";
import { type Listening, type Served, type Told, givenSocket, listen } from "#testing/served.node.ts";

let bureau: Bureau;
let socket: Served;
let wu: Person;
let li: Person;
let zhou: Person;
const open: Listening[] = [];
beforeAll(async () => {
  bureau = await givenBureau();
  socket = await givenSocket(bureau.app);
  wu = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
  zhou = await givenPerson(bureau, "supervisor");
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});
afterAll(async () => {
  await socket.close();
  await bureau.close();
});

async function follow(who: Person, headers: Record<string, string> = {}, query = ""): Promise<Listening> {
  const stream = await listen(`${socket.url}/api/desk/events${query}`, { cookie: who.cookie, ...headers });
  open.push(stream);
  return stream;
}

/** Reads until an event of this kind (and id) comes. @returns it, and the kinds that came before it */
async function heard(stream: Listening, kind: DeskEvent["kind"], id?: string): Promise<{ told: Told; before: string[] }> {
  const before: string[] = [];
  for (;;) {
    const told = await stream.next();
    expect(told.event).toBe("look");
    const event = DeskEvent.strict().parse(told.data);
    if (event.kind === kind && event.id === id) return { told, before };
    before.push(event.kind);
  }
}

const tell = (...[kind, staff, id]: [Parameters<typeof tellDesk>[1], (string | null)?, (string | null)?]) =>
  bureau.database.transact("system:test", (tx) => tellDesk(tx, kind, staff, id));

const claim = async (who: Person, draftId: string) => {
  await bureau.service.supervisor.assign(zhou.id, draftId, who.id);
  expect((await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: who })).status).toBe(200);
};

describe("the news of the desk", () => {
  test("tell every page where to look when a draft comes, is claimed, and is written into", async () => {
    const stream = await follow(wu);
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.headers.get("cache-control")).toContain("no-store");
    const { draftId } = await inReview(bureau);
    await heard(stream, "draft", draftId);
    await claim(li, draftId);
    await heard(stream, "queue");
    await heard(stream, "board");
  });

  test("reach the lawyer whom a supervisor gave a draft to, and nobody else", async () => {
    const { draftId } = await inReview(bureau, "朋友借了我五万元，有借条，到期不还");
    const mine = await follow(wu);
    const others = await follow(li);
    await bureau.service.supervisor.assign(zhou.id, draftId, wu.id);
    await heard(mine, "given", draftId);
    await tell("duty", null, "end");
    expect((await heard(others, "duty", "end")).before).not.toContain("given");
  });

  test("say the same thing once where it moved many times in a moment", async () => {
    const stream = await follow(wu);
    await tell("clocks");
    await heard(stream, "clocks");
    for (let n = 0; n < 20; n += 1) await tell("queue");
    await tell("duty", null, "end");
    expect((await heard(stream, "duty", "end")).before.filter((kind) => kind === "queue").length).toBeLessThanOrEqual(1);
  });

  test("tell of a promise that is passed on before it breaks", async () => {
    await inReview(bureau);
    bureau.clock.forward(4.6 * 60);
    const stream = await follow(wu);
    await bureau.service.chores.watch();
    await heard(stream, "clocks");
  });

  test("are not told of what was rolled back", async () => {
    const stream = await follow(wu);
    const undone = bureau.database.transact("system:test", async (tx) => {
      await tellDesk(tx, "callbacks");
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await tell("duty", null, "end");
    expect((await heard(stream, "duty", "end")).before).not.toContain("callbacks");
  });

  test("become one word, to look at everything, for a page that has fallen far behind", async () => {
    const first = await follow(wu);
    await tell("queue");
    const { told } = await heard(first, "queue");
    for (let n = 0; n < 300; n += 1) await tell("draft", null, `d${n}`);
    const late = await follow(wu, { "last-event-id": told.id ?? "" });
    expect(DeskEvent.parse((await late.next()).data)).toEqual({ kind: "all" });
  });
});

describe("a page that comes back", () => {
  test("is told what it missed, by the id that it heard last", async () => {
    const first = await follow(wu);
    await tell("queue");
    const { told } = await heard(first, "queue");
    first.close();
    await tell("callbacks");
    await tell("given", li.id, "not-mine");
    await tell("groups");
    const again = await follow(wu, {}, `?after=${told.id}`);
    const missed = [await again.next(), await again.next()].map(({ data }) => data);
    expect(missed).toEqual([{ kind: "callbacks" }, { kind: "groups" }]);
  });

  test("looks at everything where nobody remembers what it missed", async () => {
    const stream = await follow(wu, { "last-event-id": "another-process.7" });
    expect((await stream.next()).data).toEqual({ kind: "all" });
  });
});

describe("a stream", () => {
  test("ends the moment its session is ended, and another's goes on", async () => {
    const gone = await givenPerson(bureau, "lawyer");
    const theirs = await follow(gone);
    const mine = await follow(await givenPerson(bureau, "lawyer"));
    await sql`delete from staff_session where "userId" = ${gone.id}`.execute(bureau.database.db);
    await expect(heard(theirs, "groups")).rejects.toThrow("the stream ended");
    await tell("groups");
    await heard(mine, "groups");
  });

  test("stays when another session of the same person is ended", async () => {
    const zheng = await givenPerson(bureau, "lawyer");
    const stream = await follow(zheng);
    const { db } = bureau.database;
    const sessions = async () =>
      (await sql<{ id: string }>`select id from staff_session where "userId" = ${zheng.id}`.execute(db)).rows.map(({ id }) => id);
    const before = await sessions();
    const credentials = { email: `${zheng.name}@test.example`, password: `password-${zheng.name}` };
    expect((await call(bureau, "POST", "/api/auth/sign-in/email", { body: credentials })).status).toBe(200);
    const [other] = (await sessions()).filter((id) => !before.includes(id));
    await sql`delete from staff_session where id = ${other}`.execute(db);
    await tell("groups");
    await heard(stream, "groups");
  });

  test("is refused to a ninth window of one person, and free again when one is shut", async () => {
    const many = await givenPerson(bureau, "clerk");
    const streams: Listening[] = [];
    for (let n = 0; n < 8; n += 1) streams.push(await follow(many));
    problemOf(await call(bureau, "GET", "/api/desk/events", { as: many }), 429, "too-many");
    expect((await follow(await givenPerson(bureau, "clerk"))).status).toBe(200);
    streams[0]?.close();
    await expect.poll(async () => (await follow(many)).status).toBe(200);
  });

  test("is for staff alone", async () => {
    problemOf(await call(bureau, "GET", "/api/desk/events"), 401, "not-signed-in");
  });
});
