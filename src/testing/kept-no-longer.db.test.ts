/** 留存期限: nobody asks, and what nobody needs any more is gone in the night of its day, unless something holds it. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PrivacyText } from "#contract/consent.ts";
import { Retention } from "#contract/retention.ts";
import { answered } from "./correcting.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "./given.node.ts";
import { HELD, type Asked, agreed, ask, outcome, read, stateOf } from "./matters.node.ts";
import { problemOf, shaped } from "./replies.ts";

const DAY = 24 * 60;
const ODD = "翠竹苑的蓝色三轮车";
const PHONE = "13912345678";
const RENT = `租房到期房东不退押金，房子在${ODD}旁边，电话${PHONE}，怎么办`;

let bureau: Bureau;
let wang: Person;
let chief: Person;
let admin: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  chief = await givenPerson(bureau, "supervisor");
  admin = await givenPerson(bureau, "admin");
  // Their sessions are the sign-in library's, by the machine's own clock; ours goes years ahead.
  await sql`update staff_session set "expiresAt" = '2099-01-01'`.execute(bureau.database.db);
  await night();
});
afterAll(() => bureau.close());

/** Nobody asks: the round goes by, the jobs it leads to are worked. */
const night = async () => {
  await bureau.service.chores.watch();
  await bureau.service.chores.keepTerms();
  await bureau.service.chores.sweepAttachments();
  await bureau.work();
};
const after = async (days: number) => {
  bureau.clock.forward(days * DAY);
  await night();
};
const show = async () => shaped(await call(bureau, "GET", "/api/supervisor/retention", { as: chief }), 200, Retention);
const isGone = async ({ id }: Pick<Asked, "id">): Promise<boolean> => {
  const rows = sql`select 1 from inquiry i join citizen c on c.id = i.citizen_id where i.id = ${id} and c.data_key is null`;
  return (await read(bureau.database.db, rows)).length > 0;
};
const withdrawn = async (question = RENT, more: Record<string, unknown> = {}): Promise<Asked> => {
  const asked = await ask(bureau, question, more);
  await bureau.work();
  expect((await call(bureau, "POST", `/api/inquiries/${asked.id}/withdraw`, { as: asked.token })).status).toBe(204);
  return asked;
};
const holdOf = async ({ id }: Asked) => {
  const body = { inquiryId: id, reason: "dispute", note: `房东起诉了，${ODD}` };
  expect((await call(bureau, "POST", "/api/supervisor/retention-holds", { as: chief, body })).status).toBe(204);
  return (await show()).holds.find(({ inquiryId }) => inquiryId === id)!;
};
const lift = (id: string) => call(bureau, "POST", `/api/supervisor/retention-holds/${id}/lift`, { as: chief, body: {} });

test("of what was there before it a period deletes nothing in its first thirty days; what it will take is seen ahead", async () => {
  const asked = await withdrawn();
  await after(8);
  expect(await isGone(asked)).toBe(false);
  const { due, days } = await show();
  expect(due).toMatchObject([{ matters: [{ id: asked.id, kind: "withdrawn" }], held: [] }]);
  expect(days).toEqual([{ day: "2026-12-22", citizens: 1 }]);
  await after(22);
  expect(await isGone(asked)).toBe(false);
  await after(1);
  expect(await isGone(asked)).toBe(true);
});

describe("once periods stand", () => {
  test("what was withdrawn goes after seven days, as if its citizen had asked; the state stays for the figures", async () => {
    const asked = await withdrawn(RENT, { contact: PHONE });
    await after(6);
    expect(await isGone(asked)).toBe(false);
    await after(2);
    expect(await isGone(asked)).toBe(true);
    expect((await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token })).status).toBe(404);
    const kept = await read(
      bureau.database.db,
      sql`select i.state, i.contact, m.text, m.original, e.cause from inquiry i join message m on m.inquiry_id = i.id
        join erasure e on e.citizen_id = i.citizen_id where i.id = ${asked.id}`,
    );
    expect(kept).toEqual([{ state: "withdrawn", contact: null, text: "", original: null, cause: "due" }]);
    const told = await read(
      bureau.database.db,
      sql`select a.action, a.actor from audit_event a join erasure e on e.id::text = a.subject_id
        join inquiry i on i.citizen_id = e.citizen_id where i.id = ${asked.id} order by a.id`,
    );
    expect(told).toEqual([
      { action: "fall-due", actor: "system:retention" },
      { action: "erase", actor: "system:retention" },
    ]);
  });

  test("the night is on record, ends, and is worked once; its job may run again", async () => {
    const { nights } = await show();
    expect(nights[0]).toMatchObject({ endedAt: expect.any(String), failed: 0, erased: { citizens: 1 } });
    await night();
    await bureau.service.jobs.eraseDue(nights[0]!.day);
    expect((await show()).nights).toEqual(nights);
    const samples = await bureau.service.chores.retentionSamples();
    expect(samples.find(({ name }) => name === "wenfa_retention_unfinished")).toMatchObject({ value: 0 });
  });

  test("one that stopped in the middle goes on from there", async () => {
    const day = "2027-05-05";
    const asked = await withdrawn();
    bureau.clock.forward(8 * DAY);
    await bureau.database.transact("system:test", (tx) =>
      sql`insert into retention_run (day, began_at, after) values (${day}, ${bureau.clock()}, 'ffffffff-ffff-4fff-bfff-ffffffffffff')`.execute(
        tx,
      ),
    );
    await bureau.service.jobs.eraseDue(day);
    await bureau.work();
    expect(await isGone(asked)).toBe(false); // it was looked at before
    expect((await show()).nights.find((one) => one.day === day)).toMatchObject({ endedAt: expect.any(String), erased: {} });
    await night();
    expect(await isGone(asked)).toBe(true);
  });

  test("two matters of one citizen go together, with the last of them", async () => {
    const first = await withdrawn();
    const body = { question: "健身房关门了预付卡能退吗", ...agreed(bureau) };
    const { id } = (await call(bureau, "POST", "/api/inquiries", { as: first.token, body })).body as { id: string };
    await bureau.work();
    await after(20);
    expect(await isGone(first)).toBe(false);
    expect((await call(bureau, "POST", `/api/inquiries/${id}/withdraw`, { as: first.token })).status).toBe(204);
    await after(8);
    expect([await isGone(first), await isGone({ id })]).toEqual([true, true]);
  });

  test("files and numbers go before their matter; an answered one is closed and goes after a year", async () => {
    const asked = await answered(bureau, wang, RENT, { contact: PHONE });
    const file = new Uint8Array(
      Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
    );
    const headers = { "content-type": "image/png", "idempotency-key": crypto.randomUUID() };
    const sent = await call(bureau, "POST", `/api/inquiries/${asked.id}/attachments`, { as: asked.token, body: file, headers });
    expect([sent.status, sent.body]).toEqual([201, expect.anything()]);
    await after(8);
    expect(await stateOf(bureau.database.db, "inquiry", asked.id)).toBe("closed");
    const left = async () => {
      const rows = sql`select i.contact is not null as contact, a.state as file, a.because from inquiry i
        join attachment a on a.inquiry_id = i.id where i.id = ${asked.id}`;
      return (await read(bureau.database.db, rows))[0];
    };
    await after(29);
    expect(await left()).toEqual({ contact: true, file: "kept", because: null });
    await after(2);
    expect(await left()).toEqual({ contact: false, file: "kept", because: null });
    await after(60);
    expect(await left()).toEqual({ contact: false, file: "removed", because: "expired" });
    await after(270);
    expect(await isGone(asked)).toBe(false);
    await after(6);
    expect(await isGone(asked)).toBe(true);
    expect(await stateOf(bureau.database.db, "inquiry", asked.id)).toBe("closed");
    const lists = await Promise.all(
      ["history", "queue", "asking-back"].map((one) => call(bureau, "GET", `/api/review/${one}`, { as: wang })),
    );
    for (const { status, body } of lists) expect([status, JSON.stringify(body).includes(ODD)]).toEqual([200, false]);
  });
});

describe("what holds it", () => {
  test("a complaint that nobody answered yet", async () => {
    const asked = await answered(bureau, wang, RENT);
    const words = { about: "conduct", words: "嫌我啰嗦" };
    expect((await call(bureau, "POST", `/api/inquiries/${asked.id}/complaint`, { as: asked.token, body: words })).status).toBe(201);
    await bureau.work();
    await bureau.database.transact("system:test", (tx) =>
      sql`update inquiry set state = 'closed', state_at = ${bureau.clock()} where id = ${asked.id}`.execute(tx),
    );
    await after(380);
    expect(await isGone(asked)).toBe(false);
    expect((await show()).heldBack).toContainEqual({ cause: "complaint", citizens: 1 });
    const [made] = await read<{ id: string }>(bureau.database.db, sql`select id from complaint where inquiry_id = ${asked.id}`);
    const settle = { step: "settle", outcome: "not-upheld", reply: "已经说明，群众理解" };
    expect((await call(bureau, "POST", `/api/supervisor/complaints/${made!.id}`, { as: chief, body: settle })).status).toBe(200);
    await bureau.database.transact("system:test", (tx) =>
      sql`update callback_task set state = 'withdrawn', settled_at = ${bureau.clock()} where inquiry_id = ${asked.id} and state = 'open'`.execute(
        tx,
      ),
    );
    await after(30);
    expect(await isGone(asked)).toBe(false); // the year counts from the complaint's end
    await after(340);
    expect(await isGone(asked)).toBe(true);
  });

  test("danger that nobody has closed", async () => {
    const knife = await withdrawn(`我丈夫拿刀威胁我，就在${ODD}旁边`);
    await after(30);
    expect(await isGone(knife)).toBe(false);
  });

  test("a supervisor's hold, until it is lifted; the citizen's own wish goes before it", async () => {
    const [held, asking] = [await withdrawn(), await withdrawn()];
    const [one, other] = [await holdOf(held), await holdOf(asking)];
    expect(one).toMatchObject({ reason: "dispute", note: `房东起诉了，${ODD}`, by: chief.name });
    await after(30);
    expect(await isGone(held)).toBe(false);
    expect((await show()).due).toContainEqual(expect.objectContaining({ held: ["hold"] }));
    expect((await call(bureau, "POST", "/api/my/erase", { as: asking.token, body: { sure: true } })).status).toBe(200);
    expect(await isGone(asking)).toBe(true);
    expect((await lift(one.id)).status).toBe(204);
    problemOf(await lift(one.id), 404, "not-found");
    expect((await lift(other.id)).status).toBe(204);
    await after(1);
    expect(await isGone(held)).toBe(true);
    problemOf(await call(bureau, "POST", "/api/supervisor/retention-holds", { as: chief, body: { inquiryId: held.id, reason: "other", note: "太迟了" } }), 409, "wrong-state"); // prettier-ignore
  });

  test("the database itself: what is held does not go by itself, and who is no supervisor holds nothing", async () => {
    const asked = await withdrawn();
    const { id } = await holdOf(asked);
    const due = sql`insert into erasure (id, citizen_id, asked_at, deleted, held, cause)
      select gen_random_uuid(), citizen_id, now(), '{}', 0, 'due' from inquiry where id = ${asked.id}`;
    expect(await outcome(bureau.database.transact("system:retention", (tx) => due.execute(tx)))).toBe(HELD.transition);
    const mine = sql`insert into legal_hold values (gen_random_uuid(), ${asked.id}, 'other', '\\x00', ${wang.id}, now())`;
    expect(await outcome(bureau.database.transact(`staff:${wang.id}`, (tx) => mine.execute(tx)))).toBe(HELD.review);
    await lift(id);
  });
});

test("one that cannot be deleted keeps nobody else waiting, is seen, and is tried again the next night", async () => {
  const [stuck, free] = [await withdrawn(), await withdrawn()];
  const [who] = await read<{ id: string }>(bureau.database.db, sql`select citizen_id as id from inquiry where id = ${stuck.id}`);
  await sql`create function breaks() returns trigger language plpgsql as $$ begin raise exception 'a word of a citizen' using errcode = 'WF999'; end $$`.execute(bureau.database.db); // prettier-ignore
  await sql`create trigger breaks before update of data_key on citizen for each row when (old.id = ${sql.lit(who!.id)}::uuid) execute function breaks()`.execute(bureau.database.db); // prettier-ignore
  await after(8);
  expect([await isGone(stuck), await isGone(free)]).toEqual([false, true]);
  const { nights, failures } = await show();
  expect(nights[0]).toMatchObject({ failed: 1, endedAt: expect.any(String) });
  expect(failures[0]).toMatchObject({ day: nights[0]!.day, error: expect.stringContaining("WF999") });
  expect(failures[0]!.error).not.toContain("word");
  await sql`drop trigger breaks on citizen`.execute(bureau.database.db);
  await after(1);
  expect(await isGone(stuck)).toBe(true);
});

test("records of signing in go after six months, and not before: no shorter period can be set", async () => {
  const codes = () => read(bureau.database.db, sql`select 1 from wrong_code where staff_id = ${wang.id}`);
  await bureau.database.transact(`staff:${wang.id}`, (tx) =>
    sql`insert into wrong_code (staff_id, at) values (${wang.id}, ${bureau.clock()})`.execute(tx),
  );
  await after(170);
  expect(await codes()).toHaveLength(1);
  expect(await outcome(bureau.database.transact(`staff:${wang.id}`, (tx) => sql`delete from wrong_code`.execute(tx)))).toBe(
    HELD.appendOnly,
  );
  const shorter = sql`insert into retention_term (id, kind, from_day, unit, amount, at) values (gen_random_uuid(), 'sign-ins', '2099-01-01', 'month', 5, now())`;
  expect(await outcome(bureau.database.transact("system:test", (tx) => shorter.execute(tx)))).toBe(HELD.check);
  await after(15);
  expect(await codes()).toHaveLength(0);
});

describe("an administrator changes a period", () => {
  const change = (kind: string, body: unknown, as = admin) => call(bureau, "PUT", `/api/supervisor/retention/${kind}`, { as, body });
  const privacy = async () => shaped(await call(bureau, "GET", "/api/privacy"), 200, PrivacyText);
  const said = (text: PrivacyText) => text.whole.find(({ code }) => code === "privacy-keep")!.body;

  test("within its bounds, with a reason, from tomorrow on; then citizens are told, and asked anew", async () => {
    problemOf(await change("answered", { amount: 99, because: "多留一阵" }), 422, "invalid");
    problemOf(await change("answered", { amount: 12, because: "不变" }), 409, "wrong-state");
    problemOf(await change("answered", { amount: 6 }), 422, "invalid");
    problemOf(await change("nothing", { amount: 6, because: "没有这类" }), 404, "not-found");
    const before = await privacy();
    expect(said(before)).toContain("答复过的，办结满 12 个月");
    expect((await change("answered", { amount: 6, because: "半年后没有人再来问" })).status).toBe(204);
    await night();
    expect(await privacy()).toEqual(before);
    expect((await show()).terms.find(({ kind }) => kind === "answered")).toMatchObject({
      amount: 12,
      coming: { amount: 6, by: admin.name },
    });
    bureau.clock.forward(DAY);
    await night();
    const now = await privacy();
    expect(said(now)).toContain("办结满 6 个月");
    expect(now.version).toBe(before.version + 10);
    const old = { question: RENT, consent: { version: before.version } };
    problemOf(await call(bureau, "POST", "/api/inquiries", { body: old }), 409, "consent-needed");
    const english = await call(bureau, "GET", "/api/privacy", { headers: { "accept-language": "en" } });
    expect(said(english.body as PrivacyText)).toContain("6 months after closing");
    expect(said(english.body as PrivacyText)).toContain("7 days after you withdrew");
  });

  test("what is longer now is not longer for who was told the shorter", async () => {
    const asked = await withdrawn();
    expect((await change("withdrawn", { amount: 30, because: "常有人误点以后来找" })).status).toBe(204);
    await after(1);
    expect(said(await privacy())).toContain("您撤回的，满 30 天");
    const later = await withdrawn();
    await after(8);
    expect([await isGone(asked), await isGone(later)]).toEqual([true, false]);
  });

  test("one that has not begun is taken back, and nothing of it was told", async () => {
    expect((await change("files", { amount: 30, because: "照片用不了那么久" })).status).toBe(204);
    expect((await change("files", { amount: 60, because: "还是留两个月" })).status).toBe(204);
    expect((await show()).terms.find(({ kind }) => kind === "files")).toMatchObject({ amount: 90, coming: { amount: 60 } });
    const back = () => call(bureau, "POST", "/api/supervisor/retention/files/take-back", { as: admin, body: {} });
    expect((await back()).status).toBe(204);
    problemOf(await back(), 409, "wrong-state");
    await after(1);
    expect((await show()).terms.find(({ kind }) => kind === "files")).toMatchObject({ amount: 90, coming: null });
  });

  test("a supervisor only looks", async () => {
    problemOf(await change("files", { amount: 30, because: "照片用不了那么久" }, chief), 403, "not-allowed");
  });
});
