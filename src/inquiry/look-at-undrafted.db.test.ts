import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Board, Undrafted, UndraftedList } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, move, outcome, plainInquiry, read, stateOf } from "#testing/matters.node.ts";

let bureau: Bureau;
let operator: Person;
let lawyer: Person;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  operator = await givenPerson(bureau, "operator");
  lawyer = await givenPerson(bureau, "lawyer");
  supervisor = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const list = async () => (await call(bureau, "GET", "/api/undrafted", { as: operator })).body as unknown as UndraftedList;
const look = async (as: Person, { id }: Asked, verdict: "confirm" | "reopen") =>
  (await call(bureau, "POST", `/api/undrafted/${id}/${verdict}`, { as })).status;
const board = async () => ((await call(bureau, "GET", "/api/supervisor/board", { as: supervisor })).body as unknown as Board).undrafted;
const found = (items: Undrafted[], { id }: Asked) => items.find((item) => item.id === id);

describe("every question that was refused a draft is seen by a person the same day", () => {
  test("it is on the list with its words and the reason, and the board counts it", async () => {
    const before = await board();
    const chatter = await ask(bureau, "今天天气怎么样");
    const test = await ask(bureau, "test");
    const { unseen, counts } = await list();
    expect(found(unseen, chatter)).toMatchObject({ code: "not-legal", text: "今天天气怎么样", late: false, verdict: null, seenBy: null });
    expect(found(unseen, chatter)?.because).not.toBe("");
    expect(found(unseen, test)).toMatchObject({ code: "not-legal" });
    expect(counts.today).toBe(before.today + 2);
    expect(await board()).toEqual(counts);
  });

  test("a legal question is never on it", async () => {
    const asked = await ask(bureau, "公司拖欠工资三个月不发怎么办");
    expect(found((await list()).unseen, asked)).toBeUndefined();
  });

  test("who confirms it settles it, under their name and on record; the citizen's matter stays closed", async () => {
    const asked = await ask(bureau, "测试");
    expect(await look(operator, asked, "confirm")).toBe(204);
    const { unseen, seen } = await list();
    expect(found(unseen, asked)).toBeUndefined();
    expect(found(seen, asked)).toMatchObject({ verdict: "confirmed", seenBy: operator.name });
    expect(await stateOf(bureau.database.db, "inquiry", asked.id)).toBe("closed");
    const events = await read(
      bureau.database.db,
      sql`select actor, detail from audit_event where action = 'look-undrafted' and subject_id = ${asked.id}`,
    );
    expect(events).toEqual([{ actor: `staff:${operator.id}`, detail: { verdict: "confirmed" } }]);
  });

  test("who reopens it has it drafted for a lawyer", async () => {
    const asked = await ask(bureau, "你是机器人吗");
    expect(await look(lawyer, asked, "reopen")).toBe(204);
    await bureau.work();
    expect(await stateOf(bureau.database.db, "inquiry", asked.id)).toBe("in_review");
    expect(found((await list()).seen, asked)).toMatchObject({ verdict: "reopened", seenBy: lawyer.name });
  });

  test("two who look at the same moment decide once", async () => {
    const asked = await ask(bureau, "帮我写一首诗");
    const statuses = await Promise.all([look(operator, asked, "confirm"), look(lawyer, asked, "reopen")]);
    expect(statuses.toSorted()).toEqual([204, 409]);
    expect(await look(supervisor, asked, "reopen")).toBe(409);
    await bureau.work();
  });

  test("an asker who went on, or withdrew, needs nobody to look", async () => {
    const [goesOn, goes] = [await ask(bureau, "推荐一部好看的电影"), await ask(bureau, "哈哈哈哈")];
    await call(bureau, "POST", `/api/inquiries/${goesOn.id}/messages`, { as: goesOn.token, body: { text: "请转人工" } });
    await call(bureau, "POST", `/api/inquiries/${goes.id}/withdraw`, { as: goes.token, body: {} });
    const { unseen, seen } = await list();
    expect([found(unseen, goesOn), found(unseen, goes)]).toEqual([undefined, undefined]);
    expect(found(seen, goesOn)).toMatchObject({ verdict: "went-on", seenBy: null });
    expect(found(seen, goes)).toMatchObject({ verdict: "withdrawn", text: "" });
    expect(await look(operator, goesOn, "reopen")).toBe(409);
    await bureau.work();
    expect(await stateOf(bureau.database.db, "inquiry", goesOn.id)).toBe("in_review");
  });

  test("what nobody looked at by midnight in China is marked as late", async () => {
    const asked = await ask(bureau, "？？？");
    const { today, late } = await board();
    expect(late).toBe(0);
    bureau.clock.forward(15 * 60 - 1); // 2026-11-21 23:59 in China
    expect(await board()).toEqual({ today, late: 0 });
    bureau.clock.forward(1);
    expect(await board()).toEqual({ today: 0, late: today });
    expect(found((await list()).unseen, asked)?.late).toBe(true);
    await look(operator, asked, "confirm");
    expect((await board()).late).toBe(today - 1);
  });

  test("an unknown one is not found, and a clerk has no business here", async () => {
    expect(await look(operator, { id: crypto.randomUUID(), token: "" }, "confirm")).toBe(404);
    expect(await look(await givenPerson(bureau, "clerk"), { id: crypto.randomUUID(), token: "" }, "confirm")).toBe(403);
  });
});

describe("held by the database", () => {
  test("whoever closes a question without a draft puts it on the list, with the reason that triage gave", async () => {
    const id = await bureau.database.transact("system:test", async (tx) => {
      const inquiry = await plainInquiry(tx);
      await sql`update inquiry set triage = '{"noDraft": {"code": "abuse", "because": "只有辱骂"}}' where id = ${inquiry}`.execute(tx);
      await move(tx, inquiry, "closed");
      return inquiry;
    });
    expect(found((await list()).unseen, { id, token: "" })).toMatchObject({ code: "abuse", because: "只有辱骂" });
  });

  test("what somebody decided is not decided anew, and no refusal leaves the list", async () => {
    const asked = await ask(bureau, "测试");
    await look(operator, asked, "confirm");
    for (const change of [
      sql`update undrafted set verdict = null, settled_at = null, seen_by = null where inquiry_id = ${asked.id}`,
      sql`delete from undrafted where inquiry_id = ${asked.id}`,
      sql`truncate undrafted`,
    ]) {
      expect(await outcome(bureau.database.transact("system:test", (tx) => change.execute(tx)))).toBe("WF001");
    }
  });
});
