/** 回来、我的咨询、谁看过: what is the citizen's own, on whichever device. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LetIn, MyInquiries, MyKeys, Openings, PickupCode } from "#contract/mine.ts";
import { finishErasures } from "#inquiry/erase-citizen.ts";
import { answered } from "#testing/correcting.ts";
import { onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, HELD, ask, outcome, read } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
let wu: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  wu = await givenPerson(bureau, "operator");
});
afterAll(() => bureau.close());

let networks = 0;
const elsewhere = () => ({ "x-test-network": `198.51.100.${(networks += 1)}` });
const mine = async (token: string) => shaped(await call(bureau, "GET", "/api/my/inquiries", { as: token }), 200, MyInquiries).items;
const keys = async (token: string) => shaped(await call(bureau, "GET", "/api/my/keys", { as: token }), 200, MyKeys);
const codeOf = async (token: string) => shaped(await call(bureau, "POST", "/api/my/code", { as: token }), 201, PickupCode);
const pickUp = (code: string, headers: Record<string, string> = elsewhere()) =>
  call(bureau, "POST", "/api/my/open", { body: { code }, headers });
const letIn = async (code: string) => shaped(await pickUp(code), 201, LetIn);
const opened = async (m: Asked) => shaped(await call(bureau, "GET", `/api/inquiries/${m.id}/opened`, { as: m.token }), 200, Openings).items;
const status = async (token: string, id: string) => (await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).status;

/** Another code that the check digit lets through. */
const guess = (code: string): string => {
  const digits = code.replaceAll(" ", "").slice(0, 10) + String((Number(code.replaceAll(" ", "")[10]) + 1) % 10);
  let p = 10;
  for (const digit of digits) p = (((Number(digit) + p) % 10 || 10) * 2) % 11;
  return digits + String((11 - p) % 10);
};

describe("a pick-up code", () => {
  test("opens the matters on another device with a token of that device's own", async () => {
    const asked = await ask(bureau);
    const { code, until } = await codeOf(asked.token);
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
    expect(until.slice(0, 10)).toBe("2026-12-21");
    const there = await letIn(code);
    expect(there.id).toBe(asked.id);
    expect(there.token).not.toBe(asked.token);
    expect(await status(there.token, asked.id)).toBe(200);
    expect(await status(asked.token, asked.id)).toBe(200);
    expect((await mine(there.token)).map(({ id }) => id)).toEqual([asked.id]);
  });

  test("opens again until it is thirty days old, and is renewed for as long", async () => {
    const asked = await ask(bureau);
    const { code } = await codeOf(asked.token);
    await letIn(code);
    bureau.clock.forward(29 * 24 * 60);
    expect((await call(bureau, "POST", "/api/my/code/renew", { as: asked.token })).status).toBe(204);
    bureau.clock.forward(2 * 24 * 60);
    await letIn(code);
    bureau.clock.forward(29 * 24 * 60);
    problemOf(await pickUp(code), 404, "not-found");
    problemOf(await call(bureau, "POST", "/api/my/code/renew", { as: asked.token }), 404, "not-found");
    expect((await keys(asked.token)).code).toBeNull();
  });

  test("ends when another is made, and when its citizen ends it", async () => {
    const asked = await ask(bureau);
    const first = await codeOf(asked.token);
    const second = await codeOf(asked.token);
    problemOf(await pickUp(first.code), 404, "not-found");
    await letIn(second.code);
    expect((await keys(asked.token)).code?.usedAt).not.toBeNull();
    expect((await call(bureau, "POST", "/api/my/code/end", { as: asked.token })).status).toBe(204);
    problemOf(await pickUp(second.code), 404, "not-found");
  });

  test("stands nowhere in the database, and neither does a token", async () => {
    const asked = await ask(bureau);
    const { code } = await codeOf(asked.token);
    const { token } = await letIn(code);
    const rows = await read<{ row: string }>(
      bureau.database.db,
      sql`select to_jsonb(p)::text as row from pickup_code p union all select to_jsonb(t)::text from citizen_token t
        union all select to_jsonb(e)::text from audit_event e`,
    );
    const text = rows.map(({ row }) => row).join("\n");
    for (const secret of [code, code.replaceAll(" ", ""), token, asked.token]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  test("with a slip is told apart from one that nobody has, and is no guess", async () => {
    const asked = await ask(bureau);
    const { code } = await codeOf(asked.token);
    const from = elsewhere();
    for (let n = 0; n < 15; n += 1) {
      problemOf(
        await pickUp(
          code.replace(/\d$/, (d) => String((Number(d) + 1) % 10)),
          from,
        ),
        422,
        "invalid",
      );
    }
    expect((await pickUp(code, from)).status).toBe(201);
  });

  test("is guessed at ten times an hour from one network, and no more", async () => {
    const asked = await ask(bureau);
    const { code } = await codeOf(asked.token);
    const from = elsewhere();
    for (let n = 0; n < 10; n += 1) problemOf(await pickUp(guess(code), from), 404, "not-found");
    problemOf(await pickUp(code, from), 429, "locked");
    await letIn(code);
    const audited = await read<{ n: number }>(
      bureau.database.db,
      sql`select count(*)::int as n from audit_event where action = 'wrong-code' and subject_kind = 'pickup-code'`,
    );
    expect(audited[0]?.n).toBeGreaterThanOrEqual(10);
    bureau.clock.forward(61);
    expect((await pickUp(code, from)).status).toBe(201);
  });

  test("from many networks at once is stopped for everybody for an hour; links still open", async () => {
    const asked = await ask(bureau);
    const { code } = await codeOf(asked.token);
    const at = bureau.clock();
    await bureau.database.transact("system:test", (tx) =>
      sql`insert into wrong_code (network, at) select sha256(int4send(n)), ${at} from generate_series(1, 200) n`.execute(tx),
    );
    expect(problemOf(await pickUp(code), 429, "locked").title).toContain("12348");
    const link = shaped(await call(bureau, "POST", "/api/my/link", { as: asked.token }), 201, LetIn);
    expect(await status(link.token, asked.id)).toBe(200);
    bureau.clock.forward(61);
    await letIn(code);
    // What bounds nothing any more goes with the next wrong one: hashes of networks are not collected.
    await pickUp(guess(code));
    const left = await read<{ n: number }>(bureau.database.db, sql`select count(*)::int as n from wrong_code where network is not null`);
    expect(left[0]?.n).toBe(1);
  });

  test.each(["", "x", "1".repeat(61), "<script>"])("that reads %j is refused with its field or as a slip", async (code) => {
    expect((await pickUp(code)).status).toBe(422);
  });
});

describe("the other devices", () => {
  test("are counted, and shut out together with the code; this one stays", async () => {
    const asked = await ask(bureau);
    expect(await keys(asked.token)).toMatchObject({ code: null, others: 0, othersUsedOn: null });
    const { code } = await codeOf(asked.token);
    const [one, two] = [await letIn(code), await letIn(code)];
    expect(await keys(asked.token)).toMatchObject({ others: 2, othersUsedOn: bureau.clock().toISOString().slice(0, 10) });
    expect((await call(bureau, "POST", "/api/my/devices/end-others", { as: asked.token })).status).toBe(204);
    for (const { token } of [one, two]) expect(await status(token, asked.id)).toBe(404);
    problemOf(await pickUp(code), 404, "not-found");
    expect(await status(asked.token, asked.id)).toBe(200);
    expect(await keys(asked.token)).toMatchObject({ code: null, others: 0 });
  });

  test("may shut out the first one too", async () => {
    const asked = await ask(bureau);
    const { token } = await letIn((await codeOf(asked.token)).code);
    expect((await keys(token)).others).toBe(1);
    await call(bureau, "POST", "/api/my/devices/end-others", { as: token });
    expect(await status(asked.token, asked.id)).toBe(404);
    problemOf(await call(bureau, "POST", "/api/inquiries", { as: asked.token, body: { question: "还有一件事" } }), 401, "not-signed-in");
    expect(await keys(token)).toMatchObject({ others: 0 });
    expect(await status(token, asked.id)).toBe(200);
  });

  test("are twenty at most: the one used longest ago makes room", async () => {
    const asked = await ask(bureau);
    const old = shaped(await call(bureau, "POST", "/api/my/link", { as: asked.token }), 201, LetIn);
    bureau.clock.forward(24 * 60);
    for (let n = 0; n < 20; n += 1) await call(bureau, "POST", "/api/my/link", { as: asked.token });
    expect(await status(old.token, asked.id)).toBe(404);
    expect((await keys(asked.token)).others).toBe(20);
    problemOf(await call(bureau, "POST", "/api/my/link", { as: asked.token }), 429, "too-many");
    expect((await call(bureau, "POST", "/api/my/code", { as: asked.token })).status).toBe(201);
  });
});

describe("my matters", () => {
  test("are all of the citizen's, from whichever device they were asked, and nobody else's", async () => {
    const first = await ask(bureau, "公司拖欠工资怎么办");
    await ask(bureau, "邻居漏水怎么办");
    const { token } = await letIn((await codeOf(first.token)).code);
    const second = await ask(bureau, "房东不退押金怎么办", {}, { authorization: `Bearer ${token}` });
    expect(second.token).toBe(token);
    const items = await mine(first.token);
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set([first.id, second.id]));
    expect(items.every(({ unread }) => unread)).toBe(true);
  });

  test("are read on one device and then on every device, until something new is there", async () => {
    const asked = await answered(bureau, wang, "公司拖欠工资怎么办", {});
    const { token } = await letIn((await codeOf(asked.token)).code);
    expect(await mine(token)).toMatchObject([{ id: asked.id, answered: true, unread: true, state: "answered" }]);
    expect((await call(bureau, "POST", `/api/inquiries/${asked.id}/seen`, { as: token, body: {} })).status).toBe(204);
    for (const device of [token, asked.token]) expect(await mine(device)).toMatchObject([{ unread: false }]);
    await call(bureau, "POST", `/api/inquiries/${asked.id}/messages`, { as: asked.token, body: { text: "那我什么时候去申请" } });
    await bureau.work();
    expect(await mine(token)).toMatchObject([{ unread: true, state: "in_review" }]);
  });

  test("leave out what was withdrawn", async () => {
    const asked = await ask(bureau);
    const { id } = await ask(bureau, "房东不退押金怎么办", {}, { authorization: `Bearer ${asked.token}` });
    await call(bureau, "POST", `/api/inquiries/${asked.id}/withdraw`, { as: asked.token });
    expect((await mine(asked.token)).map((one) => one.id)).toEqual([id]);
  });
});

describe("who opened my data", () => {
  test("is told with the person, the day and the reason: the lawyer who holds it, whoever answers danger, a device let in by the code", async () => {
    const knife = await ask(bureau, "我丈夫拿刀威胁我，我该怎么办", { contact: "13800138000" });
    const [alert] = await read<{ id: string }>(bureau.database.db, sql`select id from alert where inquiry_id = ${knife.id}`);
    await call(bureau, "POST", `/api/alerts/${alert?.id}/acknowledge`, { as: wu });
    await call(bureau, "GET", `/api/alerts/${alert?.id}/original`, { as: wu });
    expect(await opened(knife)).toEqual([
      { at: expect.any(String), what: "original", why: "danger", by: { role: "operator", name: wu.name, workNo: null } },
    ]);
    const matter = await onDeskOf(bureau, wang, "公司拖欠工资怎么办");
    expect(await opened(matter)).toEqual([]);
    await call(bureau, "GET", `/api/review/drafts/${matter.draftId}/original`, { as: wang });
    await letIn((await codeOf(matter.token)).code);
    expect(await opened(matter)).toMatchObject([
      { what: "device", by: null },
      { what: "original", why: "draft", by: { role: "lawyer", name: wang.name, workNo: null } },
    ]);
  });

  test("is nobody else's to read", async () => {
    const [his, hers] = [await ask(bureau), await ask(bureau)];
    problemOf(await call(bureau, "GET", `/api/inquiries/${his.id}/opened`, { as: hers.token }), 404, "not-found");
  });

  test("is found by an index, however long the audit is", async () => {
    const asked = await ask(bureau);
    await bureau.database.transact("system:test", async (tx) => {
      await sql`insert into audit_event (actor, action, subject_kind, subject_id, row_hash)
        select 'staff:x', 'open-original', 'inquiry', 'other-' || n, '\\x' from generate_series(1, 5000) n`.execute(tx);
      await sql`analyze audit_event`.execute(tx);
    });
    const plan = await read<{ "QUERY PLAN": string }>(
      bureau.database.db,
      sql`explain select * from audit_event e where e.action = any(array['open-original', 'open-contact'])
        and e.subject_id = any(array(select i.id::text from inquiry i where i.id = ${asked.id})) order by e.at desc, e.id desc limit 101`,
    );
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toMatch(/audit_event_about/);
  });
});

describe("in a bureau that shows 工号", () => {
  test("no name of staff leaves the house", async () => {
    const other = await givenBureau({ LAWYER_SHOWN: "work-no" });
    try {
      const li = await givenPerson(other, "lawyer");
      const matter = await onDeskOf(other, li, "公司拖欠工资怎么办");
      await call(other, "GET", `/api/review/drafts/${matter.draftId}/original`, { as: li });
      const { items } = shaped(await call(other, "GET", `/api/inquiries/${matter.id}/opened`, { as: matter.token }), 200, Openings);
      expect(items).toMatchObject([{ by: { role: "lawyer", name: null, workNo: expect.stringMatching(/^T\d+$/) } }]);
    } finally {
      await other.close();
    }
  });
});

describe("the database holds that", () => {
  test("an erasure is finished once, and not while somebody may have to be found", async () => {
    const knife = await ask(bureau, "我丈夫拿刀威胁我，我该怎么办");
    const erased = await call(bureau, "POST", "/api/my/erase", { as: knife.token, body: { sure: true } });
    expect(erased.body).toMatchObject({ doneAt: null });
    const finish = (id: unknown) =>
      outcome(
        bureau.database.transact("system:test", (tx) =>
          sql`update erasure set done_at = asked_at + interval '1 day' where id = ${id as string}`.execute(tx),
        ),
      );
    expect(await finish(erased.body["number"])).toBe(HELD.transition);
    expect(await finishErasures({ database: bureau.database, clock: bureau.clock })).toBe(0);
  });

  test("asked for twice is one erasure, and gives out no new way in while it waits", async () => {
    const knife = await ask(bureau, "我丈夫拿刀威胁我，我该怎么办");
    const [row] = await read<{ id: string }>(bureau.database.db, sql`select citizen_id as id from inquiry where id = ${knife.id}`);
    const who = { citizenId: row?.id ?? "", tokenHash: new Uint8Array(32) };
    const { code } = await codeOf(knife.token);
    const { mine: verbs } = bureau.service.citizen;
    const [one, two] = await Promise.all([verbs.erase(who), verbs.erase(who)]);
    expect(two).toEqual(one);
    expect(one.doneAt).toBeNull();
    for (const made of [await verbs.makeLink(who), await verbs.makeCode(who)]) expect(made).toMatchObject({ refused: "not-signed-in" });
    problemOf(await pickUp(code), 404, "not-found");
  });

  test("nobody asks with a citizen who was erased", async () => {
    const asked = await ask(bureau);
    const [row] = await read<{ id: string }>(bureau.database.db, sql`select citizen_id as id from inquiry where id = ${asked.id}`);
    await call(bureau, "POST", "/api/my/erase", { as: asked.token, body: { sure: true } });
    const again = bureau.database.transact("system:test", (tx) =>
      sql`insert into inquiry select gen_random_uuid(), ${row?.id}::uuid, 'widget', null, null, 'skip', 'labor', 'none', 'labor', '{}',
        null, null, '\\x00', 'triaged', null, 1, 0, now(), now()`.execute(tx),
    );
    expect(await outcome(again)).toBe(HELD.review);
  });

  test("what is recorded does not change while its citizen has a key", async () => {
    const asked = await answered(bureau, wang, "公司拖欠工资怎么办", {});
    await call(bureau, "POST", `/api/inquiries/${asked.id}/complaint`, { as: asked.token, body: { about: "delay", words: "太慢了" } });
    const blank = (what: ReturnType<typeof sql>) => outcome(bureau.database.transact("system:test", (tx) => what.execute(tx)));
    expect(await blank(sql`update complaint set words = '—' where inquiry_id = ${asked.id}`)).toBe(HELD.appendOnly);
  });
});
