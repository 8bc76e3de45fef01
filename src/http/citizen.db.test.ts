/** The citizen's contract: asking. What follows stands in citizen-*.db.test.ts beside this file. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AskResponse, InquiryView } from "#contract.ts";
import { type Bureau, call, givenBureau, givenKey } from "#testing/given.node.ts";
import { CUSTODY, WAGES, agreed, ask, read } from "#testing/matters.node.ts";
import { type Reply, countRows, problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

/** What is written as an object agrees; what is sent as bytes says what it says. */
const post = (body: unknown, headers: Record<string, string> = {}, as?: string) => {
  const plain = typeof body === "object" && body !== null && !(body instanceof Uint8Array);
  const sent = plain ? { ...agreed(bureau), ...body } : body;
  return call(bureau, "POST", "/api/inquiries", { body: sent, headers, ...(as === undefined ? {} : { as }) });
};

/** Refused, and nothing stored, not even half. */
async function refusedWhole(attempt: () => Promise<Reply>, status: number, code: string) {
  const before = await countRows(bureau);
  const problem = problemOf(await attempt(), status, code);
  expect(await countRows(bureau)).toEqual(before);
  return problem;
}

describe("a question", () => {
  test("is received with its id, a secret token, and what triage made of it", async () => {
    const reply = await post({ question: WAGES });
    const received = shaped(reply, 201, AskResponse);
    expect(received).toMatchObject({ state: "drafting", category: "labor" });
    expect(received.token).toMatch(/^wt_[\w-]{43}$/);
    expect(reply.headers.get("location")).toBe(`/api/inquiries/${received.id}`);
    expect(reply.headers.get("cache-control")).toBe("no-store");
  });

  test("of danger is answered at once with a standing notice and whom to call", async () => {
    const { urgency, notices } = shaped(await post({ question: "我丈夫又喝酒打我，还把门锁了不让我出去" }), 201, AskResponse);
    expect(urgency).toBe("danger");
    expect(notices[0]).toMatchObject({ level: "danger" });
    expect(notices[0]?.calls.map((c) => c.number)).toContain("110");
  });

  test("that is no legal question is closed with its reason, and a person stays within reach", async () => {
    const { id, token } = await ask(bureau, "帮我写一首诗");
    const view = shaped(await call(bureau, "GET", `/api/inquiries/${id}`, { as: token }), 200, InquiryView);
    expect(view.state).toBe("closed");
    expect(view.because?.length).toBeGreaterThan(3);
    await bureau.work();
    expect((await call(bureau, "GET", `/api/inquiries/${id}`, { as: token })).body["state"]).toBe("closed");
  });

  test("that is thin brings fact questions where the asker may be asked, and none where not", async () => {
    const asked = await ask(bureau, "工资不给", { followUp: "ask" });
    const view = shaped(await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token }), 200, InquiryView);
    expect(view).toMatchObject({ state: "needs_facts", queue: { position: null } });
    expect(view.messages.at(-1)?.questions.length).toBeGreaterThan(0);
    expect(shaped(await post({ question: "工资不给" }), 201, AskResponse).state).toBe("drafting");
  });

  test("has four thousand characters at most, counted as a person counts: an emoji is one", async () => {
    shaped(await post({ question: `公司欠我工资${"不".repeat(3994)}` }), 201, AskResponse);
    shaped(await post({ question: `公司欠我工资${"😀".repeat(3994)}` }), 201, AskResponse);
    const problem = await refusedWhole(() => post({ question: `公司欠我工资${"😀".repeat(3995)}` }), 422, "invalid");
    expect(problem.errors).toEqual([{ field: "question", message: "最多 4000 个字" }]);
  });

  test.each([
    ["empty", ""],
    ["blank", " \n\t　"],
    ["over four thousand characters", "字".repeat(4001)],
    ["with a NUL", "工资\u0000不给"],
    ["with half a surrogate pair", "工资\ud83d不给"],
    ["that is a number", 12348],
    ["that is null", null],
    ["that is missing", undefined],
  ])("%s is refused by its field", async (_, question) => {
    const problem = await refusedWhole(() => post({ question }), 422, "invalid");
    expect(problem.errors?.map((e) => e.field)).toContain("question");
  });

  test("with one character is a question", async () => {
    shaped(await post({ question: "工" }), 201, AskResponse);
  });
});

describe("a body", () => {
  test.each([
    ["that is not JSON", "{question: 工资"],
    ["that stops in the middle", '{"question": "工资'],
    ["that is empty", ""],
    ["with the byte 0xff", new Uint8Array([...new TextEncoder().encode('{"question":"工资'), 0xff, ...new TextEncoder().encode('"}')])],
    ["in GBK", new Uint8Array([...new TextEncoder().encode('{"question":"'), 0xb9, 0xa4, 0xd7, 0xca, ...new TextEncoder().encode('"}')])],
    [
      "with a surrogate in its bytes",
      new Uint8Array([...new TextEncoder().encode('{"question":"工资'), 0xed, 0xa0, 0xbd, ...new TextEncoder().encode('"}')]),
    ],
  ])("%s is refused", async (_, body) => {
    await refusedWhole(() => post(body), 400, "bad-request");
  });

  test.each([["null"], ["[]"], ["12348"], ['"工资"'], ["[".repeat(9000) + "]".repeat(9000)]])(
    "that is JSON but no object is refused by its fields: %.20s",
    async (body) => {
      await refusedWhole(() => post(body), 422, "invalid");
    },
  );

  test("that does not say it is JSON is refused", async () => {
    await refusedWhole(() => post(JSON.stringify({ question: WAGES }), { "content-type": "text/plain" }), 422, "invalid");
  });

  test("has 64 KB at most, to the byte", async () => {
    const sized = (bytes: number) => {
      const frame = JSON.stringify({ question: WAGES, ...agreed(bureau), pad: "" });
      return JSON.stringify({ question: WAGES, ...agreed(bureau), pad: "x".repeat(bytes - new TextEncoder().encode(frame).length) });
    };
    shaped(await post(sized(64 * 1024)), 201, AskResponse);
    await refusedWhole(() => post(sized(64 * 1024 + 1)), 413, "too-large");
    await refusedWhole(() => post(sized(1024 * 1024), { "content-length": String(1024 * 1024) }), 413, "too-large");
  });
});

describe("a place", () => {
  test("may be any in China, for the asker and for the matter", async () => {
    const { id } = await ask(bureau, WAGES, { region: "110101", matterRegion: "440305001" });
    const rows = await read(bureau.database.db, sql`select region, matter_region as "matterRegion" from inquiry where id = ${id}`);
    expect(rows).toEqual([{ region: "110101", matterRegion: "440305001" }]);
  });

  test.each([
    ["unknown", { region: "999999" }],
    ["of the matter unknown", { matterRegion: "123456" }],
    ["in words", { region: "北京市" }],
    ["empty", { region: "" }],
  ])("%s is refused", async (_, where) => {
    await refusedWhole(() => post({ question: WAGES, ...where }), 422, "unknown-region");
  });

  test("longer than any code is refused by its field", async () => {
    const problem = await refusedWhole(() => post({ question: WAGES, region: "1101010010010" }), 422, "invalid");
    expect(problem.errors?.[0]?.field).toBe("region");
  });
});

describe("other fields", () => {
  test.each([
    ["channel", "wechat"],
    ["channel", ""],
    ["followUp", "maybe"],
    ["contact", "1"],
    ["contact", "1".repeat(61)],
    ["contact", "   "],
  ])("%s: %j is refused by its field", async (field, value) => {
    const problem = await refusedWhole(() => post({ question: WAGES, [field]: value }), 422, "invalid");
    expect(problem.errors?.[0]?.field).toBe(field);
  });
});

describe("a channel other than the widget", () => {
  test.each(["hotline", "station", "12345"])("%s needs a key", async (channel) => {
    await refusedWhole(() => post({ question: WAGES, channel }), 401, "not-signed-in");
  });

  test("needs a key for inquiries; another scope, an unknown or a revoked key will not do", async () => {
    const feedOnly = await givenKey(bureau, ["hot-words", "metrics"]);
    const revoked = await givenKey(bureau, ["inquiries"]);
    await bureau.database.transact("system:test", (tx) =>
      sql`update api_key set revoked_at = now() where label = 'key-inquiries'`.execute(tx),
    );
    for (const key of [feedOnly, revoked, "wf_unknown-key-unknown-key", ""]) {
      await refusedWhole(() => post({ question: WAGES, channel: "hotline" }, { "x-api-key": key }), 401, "not-signed-in");
    }
  });

  test("is let in by its key, in X-Api-Key or as a Bearer, and each call is a citizen of its own", async () => {
    const key = await givenKey(bureau, ["inquiries"]);
    const first = shaped(await post({ question: WAGES, channel: "hotline" }, { "x-api-key": key }), 201, AskResponse);
    const second = shaped(await post({ question: WAGES, channel: "12345" }, {}, key), 201, AskResponse);
    expect(second.token).not.toBe(first.token);
    const rows = await read(bureau.database.db, sql`select channel from inquiry where id in (${first.id}, ${second.id}) order by channel`);
    expect(rows).toEqual([{ channel: "12345" }, { channel: "hotline" }]);
  });
});

describe("an order of 12345", () => {
  const DUE = "2026-11-24T18:00:00+08:00";
  const order = { number: "演示20261121-0001", dueAt: DUE };
  const clocksOf = (id: string) =>
    read<{ kind: string; code: string; due: Date }>(
      bureau.database.db,
      sql`select kind, code, due_at as due from clock where inquiry_id = ${id} order by due_at`,
    );
  const send = async (more: object) => post({ question: WAGES, channel: "12345", ...more }, {}, await givenKey(bureau, ["inquiries"]));

  test("brings its own limit, a clock beside our promise; sent twice it is one matter", async () => {
    const key = await givenKey(bureau, ["inquiries"]);
    const sent = () => post({ question: WAGES, channel: "12345", order }, {}, key);
    const first = shaped(await sent(), 201, AskResponse);
    expect(shaped(await sent(), 201, AskResponse)).toEqual(first);
    expect(await clocksOf(first.id)).toEqual([
      { kind: "order", code: "order-12345", due: new Date(DUE) },
      { kind: "service", code: "answer-12345", due: expect.any(Date) },
    ]);
    const seen = shaped(await call(bureau, "GET", `/api/inquiries/${first.id}`, { as: first.token }), 200, InquiryView);
    expect(seen.promisedBy).toBe(new Date(DUE).toISOString());
  });

  test.each([
    ["without the channel", { channel: "hotline", order }],
    ["with a number of three signs", { order: { ...order, number: "123" } }],
    ["with a number that is a sentence", { order: { ...order, number: "请尽快 办理" } }],
    ["with a limit that is no instant", { order: { ...order, dueAt: "明天" } }],
    ["with a limit in another century", { order: { ...order, dueAt: "2126-11-24T18:00:00+08:00" } }],
  ])("%s is refused", async (_, more) => {
    problemOf(await send(more), 422, "invalid");
  });

  test("that comes late is taken all the same, and is broken at the next round", async () => {
    const late = { number: "演示20261101-0009", dueAt: "2026-11-10T18:00:00+08:00" };
    const { id } = shaped(await send({ order: late }), 201, AskResponse);
    bureau.clock.forward(2);
    await bureau.service.chores.watch();
    const broken = sql`select broken_at is not null as broken from clock where inquiry_id = ${id} and kind = 'order'`;
    expect(await read(bureau.database.db, broken)).toEqual([{ broken: true }]);
  });
});

describe("an earlier token", () => {
  test("joins the same citizen: the token stays, and reads every matter of theirs", async () => {
    const wages = await ask(bureau, WAGES);
    const custody = shaped(await post({ question: CUSTODY }, {}, wages.token), 201, AskResponse);
    expect(custody.token).toBe(wages.token);
    for (const id of [wages.id, custody.id]) {
      expect(shaped(await call(bureau, "GET", `/api/inquiries/${id}`, { as: wages.token }), 200, InquiryView).id).toBe(id);
    }
  });

  test("that nobody knows is refused, not taken for a new citizen's", async () => {
    await refusedWhole(() => post({ question: WAGES }, {}, "wt_nobody-knows-this-token-at-all"), 401, "not-signed-in");
  });
});
