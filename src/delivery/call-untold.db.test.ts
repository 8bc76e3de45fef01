import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Callback, CallbackList } from "#contract.ts";
import { TakenDown } from "#contract/intake.ts";
import { UntoldList } from "#contract/untold.ts";
import { approveDraft, clearDesks, giveDraft } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, read } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

const LOAN = "朋友借了我五千元没有还，有借条，想知道怎么要回来";

let bureau: Bureau;
let lin: Person;
let ma: Person;
let wang: Person;
let boss: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  [lin, ma] = [await givenPerson(bureau, "operator"), await givenPerson(bureau, "operator")];
  [wang, boss] = [await givenPerson(bureau, "lawyer"), await givenPerson(bureau, "supervisor")];
});
afterAll(() => bureau.close());

const rows = <Row>(query: ReturnType<typeof sql>) => read<Row>(bureau.database.db, query);
const post = (as: Person, path: string, body: object = {}) => call(bureau, "POST", path, { as, body });
const untold = async (as = lin) => shaped(await call(bureau, "GET", "/api/untold", { as }), 200, UntoldList);
const onBoard = async () => (await call(bureau, "GET", "/api/supervisor/board", { as: boss })).body["untold"];

/** Taken down, drafted, approved and delivered; nobody has read it out. @returns it, with its answer's id */
async function answered(more: object = {}): Promise<TakenDown & { answerId: string }> {
  await clearDesks(bureau);
  const consent = { by: "self", version: 1 };
  const said = {
    question: LOAN,
    channel: "hotline",
    speaks: "self",
    relation: null,
    age: "adult",
    consent,
    contact: "13900139000",
    ...more,
  };
  const taken = shaped(await post(lin, "/api/intake", said), 200, TakenDown);
  const { id } = taken.matter;
  await bureau.work();
  if (taken.matter.state === "needs_facts") await post(lin, "/api/intake/add", { proof: { id }, text: null });
  await bureau.work();
  const [draft] = await rows<{ id: string }>(sql`select id from draft where inquiry_id = ${id} and state = 'waiting'`);
  expect((await approveDraft(bureau, wang, await giveDraft(bureau, wang, draft?.id ?? ""))).status).toBe(200);
  await bureau.work();
  const [answer] = await rows<{ id: string }>(sql`select id from answer where inquiry_id = ${id}`);
  bureau.clock.forward(1);
  return { ...taken, answerId: answer!.id };
}

test("an approved answer waits in the list until somebody reads it out on a call, which ends with it", async () => {
  const { answerId, matter } = await answered();
  expect((await untold()).items).toMatchObject([{ answerId, waits: "call", channel: "hotline", callId: null }]);
  expect(JSON.stringify(await untold())).not.toContain("借条");
  expect(await onBoard()).toBe(1);

  const task = shaped(await post(lin, `/api/untold/${answerId}/call`), 200, Callback);
  expect(task).toMatchObject({ kind: "untold", mine: true, state: "open" });
  expect((await untold()).items).toMatchObject([{ waits: "being-called", callId: task.id }]);
  expect((await untold(ma)).items).toMatchObject([{ waits: "being-called", callId: null, holder: lin.name }]);
  problemOf(await post(ma, `/api/untold/${answerId}/call`), 409, "claimed-by-another");
  problemOf(await post(ma, "/api/intake/find", { proof: { call: task.id } }), 404, "not-found");

  const seen = shaped(await post(lin, "/api/intake/find", { proof: { call: task.id } }), 200, TakenDown);
  expect(seen).toMatchObject({ matter: { id: matter.id }, code: null });
  const told = { proof: { call: task.id }, sha256: seen.matter.answer!.sha256, understood: true, wantsPaper: false };
  problemOf(await post(lin, "/api/intake/told", told), 422, "invalid"); // whoever dials does not know who picks up
  bureau.clock.forward(1);
  const after = shaped(await post(lin, "/api/intake/told", { ...told, confirmed: true }), 200, TakenDown);
  expect(after.told).toMatchObject([{ by: lin.name, understood: true }]);
  expect(await rows(sql`select proof, identity from answer_told where answer_id = ${answerId}`)).toEqual([
    { proof: "call", identity: "confirmed" },
  ]);
  const { settled } = shaped(await call(bureau, "GET", "/api/callbacks", { as: lin }), 200, CallbackList);
  expect(settled).toMatchObject([{ id: task.id, state: "done", tries: [{ reached: true, note: "已读出答复，群众听明白了" }] }]);
  expect((await untold()).items).toEqual([]);
  expect(await onBoard()).toBe(0);
  problemOf(await post(lin, `/api/untold/${answerId}/call`), 404, "not-found");
});

test("told by their code or opened on a page meanwhile, nobody calls any more", async () => {
  const rang = await answered();
  const task = shaped(await post(ma, `/api/untold/${rang.answerId}/call`), 200, Callback);
  const found = shaped(await post(lin, "/api/intake/find", { proof: { code: rang.code, tail: "9000" } }), 200, TakenDown);
  const told = { proof: { code: rang.code, tail: "9000" }, sha256: found.matter.answer!.sha256, understood: true, wantsPaper: false };
  expect((await post(lin, "/api/intake/told", told)).status).toBe(200);
  expect(await rows(sql`select state from callback_task where id = ${task.id}`)).toEqual([{ state: "withdrawn" }]);

  const opened = await answered();
  const other = shaped(await post(ma, `/api/untold/${opened.answerId}/call`), 200, Callback);
  await bureau.database.transact("system:test", (tx) =>
    sql`insert into inquiry_seen select id, event_seq from inquiry where id = ${opened.matter.id}`.execute(tx),
  );
  expect(await rows(sql`select state from callback_task where id = ${other.id}`)).toEqual([{ state: "withdrawn" }]);
  expect((await untold()).items).toEqual([]);
});

test("who left no number, or is not to be called, is told when they ring; the oldest stands first", async () => {
  const first = await answered({ contact: undefined });
  const second = await answered({ safety: { calls: "not-by-phone", times: "", who: "", codeWord: "" } });
  const { items, all } = await untold(boss);
  expect(items.map(({ answerId, waits }) => [answerId, waits])).toEqual([
    [first.answerId, "no-number"],
    [second.answerId, "not-by-phone"],
  ]);
  expect(all).toBe(2);
  for (const { answerId } of items) problemOf(await post(lin, `/api/untold/${answerId}/call`), 409, "wrong-state");
  problemOf(await post(lin, "/api/untold/nothing/call"), 404, "not-found");
});

test("the database tells by a call only on one that this person holds, to who is known to be the asker", async () => {
  const { answerId } = await answered();
  const insert = (identity: string | null, by = lin) =>
    outcome(
      bureau.database.transact(`staff:${by.id}`, (tx) =>
        sql`insert into answer_told (id, answer_id, told_by, at, proof, understood, wants_paper, identity)
          values (gen_random_uuid(), ${answerId}, ${by.id}, now(), 'call', true, false, ${identity})`.execute(tx),
      ),
    );
  expect(await insert("confirmed")).toBe(HELD.review);
  await post(lin, `/api/untold/${answerId}/call`);
  expect(await insert("confirmed", ma)).toBe(HELD.review);
  expect(await insert("refused")).not.toBe("done");
  expect(await insert(null)).not.toBe("done");
  expect(await insert("confirmed")).toBe("done");
});
