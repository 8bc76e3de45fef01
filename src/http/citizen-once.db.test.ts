/** The citizen's contract: one reply for one Idempotency-Key, so that a double tap makes one inquiry. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AskResponse, InquiryView } from "#contract.ts";
import { type Bureau, call, givenBureau } from "#testing/given.node.ts";
import { CUSTODY, WAGES, agreed, ask, inReview, read } from "#testing/matters.node.ts";
import { countRows, problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;
const post = (question: string, key: string, as?: string) =>
  call(bureau, "POST", "/api/inquiries", {
    body: { question, ...agreed(bureau) },
    headers: { "idempotency-key": key },
    ...(as === undefined ? {} : { as }),
  });

describe("asking with an Idempotency-Key", () => {
  test("twice is one inquiry and one reply, word for word", async () => {
    const key = newKey();
    const first = shaped(await post(WAGES, key), 201, AskResponse);
    const rows = await countRows(bureau);
    expect(shaped(await post(WAGES, key), 201, AskResponse)).toEqual(first);
    expect(await countRows(bureau)).toEqual(rows);
  });

  test("many times at once is one inquiry and one reply", async () => {
    const key = newKey();
    const before = await countRows(bureau);
    const replies = await Promise.all(Array.from({ length: 5 }, () => post(WAGES, key)));
    const received = replies.map((reply) => shaped(reply, 201, AskResponse));
    expect(new Set(received.map((r) => r.token)).size).toBe(1);
    const after = await countRows(bureau);
    for (const table of ["citizen", "inquiry", "message", "idempotency"]) expect(after[table], table).toBe((before[table] ?? 0) + 1);
  });

  test("for another question is refused, and the first stays as it was", async () => {
    const key = newKey();
    const first = shaped(await post(WAGES, key), 201, AskResponse);
    const rows = await countRows(bureau);
    problemOf(await post(CUSTODY, key), 422, "key-reused");
    expect(await countRows(bureau)).toEqual(rows);
    expect(shaped(await post(WAGES, key), 201, AskResponse)).toEqual(first);
  });

  test("for two questions at once answers one and refuses the other", async () => {
    const key = newKey();
    const replies = await Promise.all([post(WAGES, key), post(CUSTODY, key)]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([201, 422]);
  });

  test("that was refused may be tried again with the question mended", async () => {
    const key = newKey();
    problemOf(await post("", key), 422, "invalid");
    shaped(await post(WAGES, key), 201, AskResponse);
  });

  test("tells nobody another's token: a key belongs to the citizen who used it", async () => {
    const [wang, li] = [await ask(bureau, "我想问工资"), await ask(bureau, "我想问离婚")];
    const key = newKey();
    const first = shaped(await post(WAGES, key, wang.token), 201, AskResponse);
    const second = shaped(await post(WAGES, key, li.token), 201, AskResponse);
    expect(first.token).toBe(wang.token);
    expect(second.token).toBe(li.token);
    expect(second.id).not.toBe(first.id);
  });

  test("that is empty is asking without one", async () => {
    const [first, second] = [shaped(await post(WAGES, ""), 201, AskResponse), shaped(await post(WAGES, ""), 201, AskResponse)];
    expect(second.token).not.toBe(first.token);
  });

  test("keeps the reply, which holds the token, sealed", async () => {
    const key = newKey();
    const { id, token } = shaped(await post(WAGES, key), 201, AskResponse);
    const rows = await read<{ row: string }>(bureau.database.db, sql`select i::text as row from idempotency i`);
    for (const secret of [id, token, key]) {
      expect(rows.map((r) => r.row).join()).not.toContain(secret);
      expect(rows.map((r) => r.row).join()).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });
});

describe("writing with an Idempotency-Key", () => {
  const write = (matter: { id: string; token: string }, body: unknown, key: string) =>
    call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body, headers: { "idempotency-key": key } });

  test("twice is one message", async () => {
    const matter = await inReview(bureau);
    const key = newKey();
    shaped(await write(matter, { text: "我还有工资条" }, key), 201, InquiryView);
    const rows = await countRows(bureau);
    const again = shaped(await write(matter, { text: "我还有工资条" }, key), 201, InquiryView);
    expect(again.messages.filter((m) => m.text === "我还有工资条")).toHaveLength(1);
    expect(await countRows(bureau)).toEqual(rows);
  });

  test("twice at once is one message", async () => {
    const matter = await inReview(bureau);
    const key = newKey();
    const both = await Promise.all([write(matter, { text: "我还有工资条" }, key), write(matter, { text: "我还有工资条" }, key)]);
    for (const reply of both) shaped(reply, 201, InquiryView);
    const { messages } = shaped(await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token }), 200, InquiryView);
    expect(messages.filter((m) => m.text === "我还有工资条")).toHaveLength(1);
  });

  test("for other words is refused: nothing a citizen writes is swallowed", async () => {
    const matter = await inReview(bureau);
    const key = newKey();
    shaped(await write(matter, { text: "我还有工资条" }, key), 201, InquiryView);
    problemOf(await write(matter, { text: "我还有考勤记录" }, key), 422, "key-reused");
  });

  test("is a key of its own in every matter", async () => {
    const [one, other] = [await inReview(bureau), await inReview(bureau)];
    const key = newKey();
    for (const matter of [one, other]) {
      const { messages } = shaped(await write(matter, { text: "我还有工资条" }, key), 201, InquiryView);
      expect(messages.at(-1)?.text).toBe("我还有工资条");
    }
  });

  test("after a refusal is refused again, not told that all is well", async () => {
    const matter = await inReview(bureau);
    const key = newKey();
    problemOf(await write(matter, { skip: true }, key), 409, "wrong-state");
    problemOf(await write(matter, { skip: true }, key), 409, "wrong-state");
  });
});
