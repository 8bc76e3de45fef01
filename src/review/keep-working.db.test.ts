import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnswerBody, DraftView } from "#contract.ts";
import type { WorkingCopy } from "#contract/working.ts";
import { approveDraft, clearDesks, decide } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { HELD, inReview, outcome, read } from "#testing/matters.node.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
/** The draft that 王律师 holds at the beginning of each test. */
let held: DraftView;
let token: string;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());
beforeEach(async () => {
  await clearDesks(bureau);
  const asked = await inReview(bureau);
  token = asked.token;
  held = await given(wang, asked.draftId);
});

async function given(lawyer: Person, draftId: string): Promise<DraftView> {
  const assign = sql`update draft set assigned_to = ${lawyer.id} where id = ${draftId}`;
  await bureau.database.transact("system:test", (tx) => assign.execute(tx));
  const claimed = await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: lawyer });
  expect(claimed.status).toBe(200);
  return claimed.body as unknown as DraftView;
}

const path = (verb: string) => `/api/review/drafts/${held.id}/${verb}`;
const worded = (shortAnswer: string): AnswerBody => ({ ...held.body, shortAnswer });
const keep = (shortAnswer: string, edition = 0, as = wang) =>
  call(bureau, "PUT", path("working"), { as, body: { sha256: held.sha256, edition, body: worded(shortAnswer) } });
const working = async (as = wang) => {
  const { status, body } = await call(bureau, "GET", path("working"), { as });
  return status === 204 ? null : (body as unknown as WorkingCopy);
};
const save = (shortAnswer: string) =>
  call(bureau, "PUT", path("body"), { as: wang, body: { sha256: held.sha256, body: worded(shortAnswer) } });
const rows = () =>
  read<{ edition: number; sealed: string }>(
    bureau.database.db,
    sql`select edition, encode(sealed, 'hex') as sealed from draft_working where draft_id = ${held.id}`,
  );
const leaseOf = async () =>
  (await read<{ until: Date }>(bureau.database.db, sql`select claimed_until as until from draft where id = ${held.id}`))[0]?.until;

describe("what is being typed", () => {
  test("is kept sealed, in one row that is replaced, and is no version", async () => {
    expect(await keep("公司应当支付拖欠的")).toMatchObject({ status: 200, body: { edition: 1, held: true } });
    expect(await keep("公司应当支付拖欠的工资。", 1)).toMatchObject({ status: 200, body: { edition: 2 } });
    expect(await working()).toMatchObject({
      edition: 2,
      sha256: held.sha256,
      version: 1,
      body: { shortAnswer: "公司应当支付拖欠的工资。" },
    });
    const kept = await rows();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.sealed).not.toContain(Buffer.from("公司应当支付").toString("hex"));
    const { body } = await call(bureau, "GET", path("versions"), { as: wang });
    expect(body["items"]).toMatchObject([{ version: 1, author: null, sha256: held.sha256 }]);
  });

  test("may still have empty fields", async () => {
    const blank = { ...held.body, shortAnswer: "", law: [...held.body.law, { claim: "", citations: [], cases: [], about: null }] };
    const kept = await call(bureau, "PUT", path("working"), { as: wang, body: { sha256: held.sha256, edition: 0, body: blank } });
    expect(kept.status).toBe(200);
    expect((await working())?.body).toEqual(blank);
  });

  test("in a second window does not overwrite the first, and is told what stands there", async () => {
    await keep("第一个窗口写的");
    expect(await keep("第二个窗口写的")).toMatchObject({
      status: 409,
      body: { code: "draft-changed", current: { edition: 1, body: { shortAnswer: "第一个窗口写的" } } },
    });
    expect((await working())?.body.shortAnswer).toBe("第一个窗口写的");
  });

  test("of two windows at the same moment is kept once", async () => {
    const both = await Promise.all([keep("甲"), keep("乙")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test("is seen by whoever typed it, and by nobody else", async () => {
    await keep("还没写完");
    expect(await working(li)).toBeNull();
  });

  test("is not begun by who does not hold the draft, nor from a version that is not there", async () => {
    expect(await keep("别人写的", 0, li)).toMatchObject({ status: 409, body: { code: "claimed-by-another" } });
    const body = { sha256: "0".repeat(64), edition: 0, body: held.body };
    expect(await call(bureau, "PUT", path("working"), { as: wang, body })).toMatchObject({ status: 422 });
    const insert = sql`insert into draft_working select ${held.id}, ${li.id}, id, 1, sealed, at from draft_body where draft_id = ${held.id}`;
    expect(await outcome(bureau.database.transact("system:test", (tx) => insert.execute(tx)))).toBe(HELD.review);
  });

  test("is kept after the lease ran out and somebody else took the draft", async () => {
    await keep("写到一半");
    bureau.clock.forward(bureau.config.leaseMinutes);
    await given(li, held.id);
    expect(await keep("写到一半，又加了一句。", 1)).toMatchObject({ status: 200, body: { edition: 2, held: false } });
    expect((await working())?.body.shortAnswer).toBe("写到一半，又加了一句。");
    expect(await decide(bureau, wang, held.id, "approve", { sha256: held.sha256, overrides: [] })).toMatchObject({ status: 409 });
  });

  test("keeps the lease alive, without renewing it at every key", async () => {
    const first = await leaseOf();
    await keep("刚开始写");
    expect(await leaseOf()).toEqual(first);
    bureau.clock.forward(bureau.config.leaseMinutes - 1);
    await keep("一直在写", 1);
    expect(await leaseOf()).toEqual(new Date(bureau.clock().getTime() + bureau.config.leaseMinutes * 60_000));
  });

  test("ends when it becomes a version, when it is dropped, and when the draft is decided", async () => {
    await keep("要保存的");
    await save("要保存的");
    expect(await working()).toBeNull();
    held = (await call(bureau, "GET", `/api/review/drafts/${held.id}`, { as: wang })).body as unknown as DraftView;
    await keep("不要的");
    expect((await call(bureau, "POST", path("working/drop"), { as: wang, body: {} })).status).toBe(204);
    expect(await working()).toBeNull();
    await keep("没有保存的");
    const approved = await approveDraft(bureau, wang, held);
    expect(approved, bureau.logged.at(-1)).toMatchObject({ status: 200 });
    expect(await rows()).toEqual([]);
    expect(await keep("太晚了", 1)).toMatchObject({ status: 409, body: { code: "wrong-state" } });
  });

  test("ends when the asker withdraws", async () => {
    await keep("还没写完");
    await call(bureau, "POST", `/api/inquiries/${held.inquiryId}/withdraw`, { as: token });
    expect(await working()).toBeNull();
    expect(await rows()).toEqual([]);
  });

  test("may be as long as an answer may be", async () => {
    const law = Array.from({ length: 10 }, () => ({ claim: "应".repeat(2000), citations: [], cases: [], about: null }));
    const long = { ...held.body, law };
    const sent = { sha256: held.sha256, edition: 0, body: long };
    expect((await call(bureau, "PUT", path("working"), { as: wang, body: sent })).status).toBe(200);
    const saved = await call(bureau, "PUT", path("body"), { as: wang, body: { sha256: held.sha256, body: long } });
    expect(saved.status).toBe(200);
  });
});

describe("the versions of a draft", () => {
  test("say who wrote each and when, the newest first; one is shown beside the one before", async () => {
    await save("这是第二稿。");
    const { body } = await call(bureau, "GET", path("versions"), { as: li });
    expect(body["items"]).toMatchObject([
      { version: 2, author: wang.name, at: bureau.clock().toISOString() },
      { version: 1, author: null },
    ]);
    expect((await call(bureau, "GET", path("versions/2"), { as: wang })).body).toMatchObject({
      version: 2,
      body: { shortAnswer: "这是第二稿。" },
      before: { shortAnswer: held.body.shortAnswer },
    });
    expect((await call(bureau, "GET", path("versions/1"), { as: wang })).body).toMatchObject({ version: 1, before: null });
  });

  test("that do not exist are not found", async () => {
    for (const asked of ["3", "0", "x", "1.5"]) {
      expect(await call(bureau, "GET", path(`versions/${asked}`), { as: wang })).toMatchObject({ status: 404 });
    }
  });
});
