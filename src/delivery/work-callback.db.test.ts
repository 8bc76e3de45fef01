/** 回访任务: a corrected answer has the citizen called, where they left a number. */
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Callback, CallbackList } from "#contract.ts";
import { dayInChina } from "#platform/clock.ts";
import { type Answered, answered, approve, corrected, edit, newestAnswer } from "#testing/correcting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, outcome, read } from "#testing/matters.node.ts";
import { problemOf } from "#testing/replies.ts";

const PHONE = "13800001234";
let bureau: Bureau;
let wang: Person;
let li: Person;
let chen: Person;
let zhao: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "operator");
  chen = await givenPerson(bureau, "clerk");
  zhao = await givenPerson(bureau, "supervisor");
});
afterAll(() => bureau.close());

const list = async (as: Person) => (await call(bureau, "GET", "/api/callbacks", { as })).body as unknown as CallbackList;
const take = (as: Person, id: string) => call(bureau, "POST", `/api/callbacks/${id}/take`, { as });
const contact = (as: Person, id: string) => call(bureau, "GET", `/api/callbacks/${id}/contact`, { as });
const tried = (as: Person, id: string, body: unknown) => call(bureau, "POST", `/api/callbacks/${id}/tries`, { as, body });

type Called = Answered & { task: Callback | undefined };

/** Answered wrongly, then corrected. */
async function given(question: string, more: Record<string, unknown> = { contact: PHONE }): Promise<Called> {
  const matter = await answered(bureau, wang, question, more);
  bureau.clock.forward(1);
  const draft = await corrected(bureau, wang, matter.draftId, { reason: "wrong-law", note: "引用的条文不对" });
  await approve(bureau, wang, await edit(bureau, wang, draft, `更正后的结论：${question}`));
  return { ...matter, task: (await list(li)).open.find(({ inquiryId }) => inquiryId === matter.id) };
}

describe("a corrected answer", () => {
  test("has its citizen called by the end of the next working day, with what to say", async () => {
    const { task, id } = await given("公司拖欠工资怎么办");
    expect(task).toMatchObject({ kind: "correction", state: "open", late: false, heldBy: null, mayTake: true, mine: false, tries: [] });
    expect(task!.dueOn > dayInChina(bureau.clock())).toBe(true);
    expect(task!.tell).toMatch(/^\d{4}年\d+月\d+日给您的答复有误（引用的法律不对），律师已经作了更正/);
    expect(JSON.stringify(await list(zhao))).not.toContain(PHONE);
    await bureau.service.jobs.openCallback(await newestAnswer(bureau, id));
    expect((await list(li)).open.filter(({ inquiryId }) => inquiryId === id)).toHaveLength(1);
  });

  test("without a number makes no call: the citizen sees it when they come back", async () => {
    expect((await given("租房到期房东不退押金怎么办", {})).task).toBeUndefined();
  });

  test("alone has it: an answer that corrects nothing makes no call", async () => {
    const { id } = await answered(bureau, wang, "网购到假货怎么赔", { contact: PHONE });
    expect((await list(li)).open.filter(({ inquiryId }) => inquiryId === id)).toEqual([]);
  });
});

describe("a call that waits", () => {
  let task: Callback;
  beforeAll(async () => {
    task = (await given("物业费太高可以不交吗")).task!;
  });

  test("shows an operator or a clerk what was asked only once it is theirs", async () => {
    const seen = async (as: Person) => (await list(as)).open.find(({ id }) => id === task.id)!.excerpt;
    expect(await seen(zhao)).toContain("物业费");
    expect(await seen(wang)).toContain("物业费");
    expect(await seen(li)).toBeNull();
    expect(await seen(chen)).toBeNull();
    expect(JSON.stringify((await take(li, task.id)).body)).toContain("物业费");
    expect(await seen(li)).toContain("物业费");
    expect(await seen(chen)).toBeNull();
  });
});

describe("a call", () => {
  let task: Callback;
  beforeAll(async () => {
    task = (await given("物业费太高可以不交吗")).task!;
  });

  test("is for whoever takes it; the number opens for them alone, and each opening is recorded", async () => {
    problemOf(await contact(li, task.id), 409, "not-claimed");
    problemOf(await tried(li, task.id, { reached: true, note: "已告知" }), 409, "not-claimed");
    expect((await take(li, task.id)).body).toMatchObject({ mine: true, heldBy: li.name, mayTake: false });
    expect((await take(li, task.id)).status).toBe(200);
    problemOf(await take(chen, task.id), 409, "claimed-by-another");
    problemOf(await contact(chen, task.id), 409, "claimed-by-another");
    problemOf(await contact(zhao, task.id), 409, "claimed-by-another");
    expect((await contact(li, task.id)).body).toEqual({ contact: PHONE, safety: null });
    const opened = await read<{ actor: string }>(
      bureau.database.db,
      sql`select actor from audit_event where action = 'open-contact' and subject_id = ${task.inquiryId}`,
    );
    expect(opened).toEqual([{ actor: `staff:${li.id}` }]);
  });

  test("that reached nobody is tried again; the note is for who called and who oversees", async () => {
    expect((await tried(li, task.id, { reached: false, note: "关机" })).body).toMatchObject({ state: "open", mine: true });
    const seen = async (as: Person) => (await list(as)).open.find(({ id }) => id === task.id)!.tries;
    expect(await seen(li)).toEqual([{ at: bureau.clock().toISOString(), by: li.name, reached: false, note: "关机" }]);
    expect((await seen(zhao))[0]?.note).toBe("关机");
    expect((await seen(chen))[0]?.note).toBe("");
  });

  test("that reached somebody ends the task, with a note that is kept sealed", async () => {
    problemOf(await tried(li, task.id, { reached: true }), 422, "invalid");
    problemOf(await tried(li, task.id, { reached: true, note: "长".repeat(1001) }), 422, "invalid");
    expect((await tried(li, task.id, { reached: true, note: "已告知本人，以新答复为准" })).body).toMatchObject({ state: "done" });
    problemOf(await tried(li, task.id, { reached: true, note: "再次告知" }), 409, "wrong-state");
    problemOf(await contact(li, task.id), 409, "wrong-state");
    problemOf(await take(zhao, task.id), 409, "wrong-state");
    const rows = await read<{ note: Uint8Array }>(
      bureau.database.db,
      sql`select note from callback_try where task_id = ${task.id} and note is not null`,
    );
    expect(rows).toHaveLength(2);
    for (const { note } of rows) expect(Buffer.from(note).includes("本人")).toBe(false);
    expect((await list(li)).settled[0]).toMatchObject({ id: task.id, state: "done" });
  });

  test("three times in vain ends it as not reached", async () => {
    const { id } = (await given("快递把我的手机弄丢了怎么赔")).task!;
    await take(li, id);
    for (const state of ["open", "open", "could-not-reach"]) {
      expect((await tried(li, id, { reached: false })).body).toMatchObject({ state });
    }
    problemOf(await tried(li, id, { reached: false }), 409, "wrong-state");
  });

  test("is taken over by a supervisor at once, by others when it is late, and the page says how many are", async () => {
    const { id } = (await given("试用期被辞退有补偿吗")).task!;
    await take(li, id);
    expect((await take(zhao, id)).body).toMatchObject({ heldBy: zhao.name });
    const before = (await list(chen)).late;
    bureau.clock.forward(4 * 24 * 60);
    const late = await list(chen);
    expect(late.late).toBeGreaterThan(before);
    expect(late.open.find((one) => one.id === id)).toMatchObject({ late: true, mayTake: true });
    expect((await take(chen, id)).body).toMatchObject({ mine: true });
  });

  test("is unknown by any other id", async () => {
    for (const id of ["x", crypto.randomUUID()]) {
      problemOf(await take(li, id), 404, "not-found");
      problemOf(await contact(li, id), 404, "not-found");
      problemOf(await tried(li, id, { reached: false }), 404, "not-found");
    }
  });
});

describe("nobody is called", () => {
  test("who withdrew, and their words are not shown", async () => {
    const { id, token, task } = await given("邻居装修太吵怎么办");
    await call(bureau, "POST", `/api/inquiries/${id}/withdraw`, { as: token });
    expect((await list(li)).settled.find((one) => one.id === task!.id)).toMatchObject({ state: "withdrawn", excerpt: "" });
    problemOf(await take(li, task!.id), 409, "wrong-state");
  });

  test("who withdrew while somebody was about to look the number up", async () => {
    const { id, task } = await given("楼上漏水把我家泡了怎么办");
    await take(li, task!.id);
    const trigger = (how: "disable" | "enable") =>
      sql`alter table inquiry ${sql.raw(how)} trigger corrections_end`.execute(bureau.database.db);
    await trigger("disable"); // as if the task had been read a moment before
    await bureau.database.transact("system:test", (tx) => sql`update inquiry set state = 'withdrawn' where id = ${id}`.execute(tx));
    await trigger("enable");
    problemOf(await contact(li, task!.id), 409, "wrong-state");
  });

  test("who had their data erased", async () => {
    const { id, task } = await given("养的狗咬了人要赔多少");
    await bureau.database.transact("system:test", (tx) =>
      sql`update citizen set data_key = null where id = (select citizen_id from inquiry where id = ${id})`.execute(tx),
    );
    expect((await list(li)).settled.find((one) => one.id === task!.id)).toMatchObject({ state: "withdrawn", excerpt: "" });
  });
});

describe("held by the database", () => {
  const write = (query: RawBuilder<unknown>) => outcome(bureau.database.transact("system:test", (tx) => query.execute(tx)));
  let id: string;
  beforeAll(async () => {
    id = (await given("老板不给我交社保怎么办")).task!.id;
    await take(li, id);
  });

  test("a try is of whoever holds the task, the next in number, with a note where it reached somebody", async () => {
    const insert = (n: number, by: string, reached = false) =>
      write(sql`insert into callback_try (task_id, n, reached, called_by, at) values (${id}, ${n}, ${reached}, ${by}, now())`);
    expect(await insert(1, chen.id)).toBe(HELD.transition);
    expect(await insert(2, li.id)).toBe(HELD.transition);
    expect(await insert(1, li.id, true)).toBe(HELD.disposition);
  });

  test("a task is what its tries say, keeps what it was made for, and stays", async () => {
    expect(await write(sql`update callback_task set state = 'done', settled_at = now() where id = ${id}`)).toBe(HELD.transition);
    expect(await write(sql`update callback_task set due_on = due_on + 9 where id = ${id}`)).toBe(HELD.appendOnly);
    expect(await write(sql`delete from callback_task`)).toBe(HELD.appendOnly);
    expect(await write(sql`delete from callback_try`)).toBe(HELD.appendOnly);
    expect(await write(sql`update callback_try set note = null`)).toBe(HELD.appendOnly);
  });
});
