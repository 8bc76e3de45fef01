/** The citizen's contract: who may see a matter, and what nobody may see of it. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AskResponse, DraftView, InquiryView, ReviewQueue } from "#contract.ts";
import { giveDraft } from "#testing/desk.ts";
import { type Bureau, call, givenBureau, givenKey, givenPerson } from "#testing/given.node.ts";
import { type Asked, CUSTODY, WAGES, agreed, ask } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Asked;
let li: Asked;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await ask(bureau, WAGES);
  li = await ask(bureau, CUSTODY);
});
afterAll(() => bureau.close());

const DOORS = [
  { door: "GET", path: "", body: undefined },
  { door: "POST", path: "/messages", body: { text: "还有加班费" } },
  { door: "POST", path: "/withdraw", body: undefined },
  { door: "GET", path: "/events", body: undefined },
  { door: "GET", path: "/answer.docx", body: undefined },
  { door: "GET", path: "/answer.html", body: undefined },
  { door: "POST", path: "/answer.html", body: undefined },
];

describe.each(DOORS)("$door /api/inquiries/{id}$path", ({ door, path, body }) => {
  const knock = (id: string, options: { as?: string; headers?: Record<string, string> }) =>
    call(bureau, door, `/api/inquiries/${id}${path}`, { ...options, ...(body === undefined ? {} : { body }) });

  test("asks for a token", async () => {
    problemOf(await knock(wang.id, {}), 401, "not-signed-in");
    for (const authorization of ["", "Bearer", "Bearer ", "Bearer x", `Basic ${wang.token}`, wang.token]) {
      problemOf(await knock(wang.id, { headers: { authorization } }), 401, "not-signed-in");
    }
  });

  test("tells an unknown matter, another's and a malformed id apart from nobody's", async () => {
    const replies = [
      await knock(li.id, { as: wang.token }),
      await knock(crypto.randomUUID(), { as: wang.token }),
      await knock("1", { as: wang.token }),
      await knock("%00", { as: wang.token }),
      await knock("' or 1=1 --", { as: wang.token }),
      await knock(`${wang.id}0`, { as: wang.token }),
      await knock(wang.id, { as: "wt_nobody-knows-this-token-at-all" }),
      await knock(wang.id, { as: await givenKey(bureau, ["inquiries"]) }),
    ];
    for (const reply of replies) problemOf(reply, 404, "not-found");
    const [first, ...others] = replies.map(({ status, body: said, headers }) => ({ status, said, headers: Object.fromEntries(headers) }));
    for (const other of others) expect(other).toEqual(first);
  });

  test("leaves nothing behind when it refuses", async () => {
    const state = async () =>
      (await sql`select state, event_seq, (select count(*) from message) from inquiry order by id`.execute(bureau.database.db)).rows;
    const before = await state();
    await knock(li.id, { as: wang.token });
    await knock(wang.id, {});
    expect(await state()).toEqual(before);
  });
});

describe("a citizen's view", () => {
  test("is not kept by any cache, and says what happens next", async () => {
    const reply = await call(bureau, "GET", `/api/inquiries/${wang.id}`, { as: wang.token });
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(shaped(reply, 200, InquiryView).queue?.says.length).toBeGreaterThan(5);
  });

  test("tells the place in the queue in figures that are real or null", async () => {
    await bureau.work();
    const { queue } = shaped(await call(bureau, "GET", `/api/inquiries/${wang.id}`, { as: wang.token }), 200, InquiryView);
    expect(queue).toMatchObject({ position: 1, waiting: 1, expectedMinutes: null });
  });
});

describe("what identifies a person", () => {
  const PRIVATE = ["13812345678", "11010519491231002X", "张建国", "6222020200112233446", "13998765432"];
  const QUESTION = `我叫${PRIVATE[2]}，电话${PRIVATE[0]}，身份证${PRIVATE[1]}，工资卡${PRIVATE[3]}，公司拖欠我三个月工资不发怎么办`;
  const CONTACT = PRIVATE[4] ?? "";
  const hex = (text: string) => new TextEncoder().encode(text).reduce((out, byte) => out + byte.toString(16).padStart(2, "0"), "");
  const expectNothingIn = (text: string, where: string) => {
    for (const secret of PRIVATE) {
      expect(text, where).not.toContain(secret);
      expect(text, where).not.toContain(hex(secret));
    }
  };
  let asked: Asked;
  const replies: unknown[] = [];

  beforeAll(async () => {
    const received = await call(bureau, "POST", "/api/inquiries", { body: { question: QUESTION, contact: CONTACT, ...agreed(bureau) } });
    asked = shaped(received, 201, AskResponse);
    await bureau.work();
    const told = await call(bureau, "POST", `/api/inquiries/${asked.id}/messages`, {
      as: asked.token,
      body: { text: `补充：我是${PRIVATE[2]}，打${PRIVATE[0]}找我` },
    });
    await bureau.work();
    const lawyer = await givenPerson(bureau, "lawyer");
    const clerk = await givenPerson(bureau, "clerk");
    const supervisor = await givenPerson(bureau, "supervisor");
    const queue = await call(bureau, "GET", "/api/review/queue", { as: supervisor });
    shaped(queue, 200, ReviewQueue);
    const waiting = (queue.body as unknown as ReviewQueue).waiting.find((d) => d.inquiryId === asked.id);
    const draft = await call(bureau, "GET", `/api/review/drafts/${waiting?.id}`, { as: lawyer });
    shaped(draft, 200, DraftView);
    const others = ["/api/referrals", "/api/supervisor/board", "/api/supervisor/audit", "/api/supervisor/waiting"];
    replies.push(received.body, told.body, queue.body, draft.body);
    for (const path of others) replies.push((await call(bureau, "GET", path, { as: path === "/api/referrals" ? clerk : supervisor })).body);
    replies.push((await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token })).body);
  });

  test("comes back in no reply, not even to the citizen: placeholders stand in its place", async () => {
    for (const reply of replies) expectNothingIn(JSON.stringify(reply), "a reply");
    const { messages } = shaped(await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token }), 200, InquiryView);
    expect(messages[0]?.text).toMatch(/〔手机号1〕.*〔身份证号1〕/);
    expect(messages.at(-1)?.text, "the same number, the same placeholder").toContain("〔手机号1〕");
  });

  test("stands readable in no column of any table, job payloads and audit included", async () => {
    const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(bureau.database.db);
    expect(tables.map((t) => t.name)).toEqual(expect.arrayContaining(["public.message", "public.idempotency", "public.audit_event"]));
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(bureau.database.db);
      expectNothingIn(rows.map((r) => r.row).join("\n"), name);
    }
  });

  test("reaches no log line", () => {
    expectNothingIn(bureau.logged.join("\n"), "the log");
  });

  test("is kept, sealed, for whoever holds the matter", async () => {
    const lawyer = await givenPerson(bureau, "lawyer");
    const { rows } = await sql<{ id: string }>`select id from draft where inquiry_id = ${asked.id} and state = 'waiting'`.execute(
      bureau.database.db,
    );
    const { id } = await giveDraft(bureau, lawyer, rows[0]?.id ?? "");
    const { body } = await call(bureau, "GET", `/api/review/drafts/${id}/original`, { as: lawyer });
    expect(body).toMatchObject({ messages: [{ text: QUESTION }, {}], contact: CONTACT });
  });
});
