/** The LangChain client against a local server that speaks the OpenAI protocol: every way in which it may answer. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type TestClock, givenClock, givenDatabase } from "#testing/given.node.ts";
import { type Does, type Endpoint, USAGE, completion, givenEndpoint, heldStream } from "#testing/model-endpoint.node.ts";
import type { Database } from "./database.ts";
import { exposition } from "./metrics.ts";
import { type Structured, type StructuredModel, openModel } from "./model.ts";
import { type ModelUse, type UseLimits, openModelUse } from "./model-use.ts";
import { openLedger } from "./spending.ts";

const Claim = z.object({ claim: z.string(), source: z.number().int() });
type Claim = z.infer<typeof Claim>;
const GOOD: Claim = { claim: "公司应当付清工资，这一条可以要求劳动监察部门处理，也可以申请仲裁", source: 1 };
const PROMPT = { system: "规则", user: "群众原话" };

let database: Database;
let endpoint: Endpoint;
let clock: TestClock;
beforeAll(async () => {
  database = await givenDatabase();
  endpoint = await givenEndpoint();
});
beforeEach(async () => {
  clock = givenClock();
  await sql`delete from model_spending`.execute(database.db);
});
afterAll(async () => {
  await endpoint.close();
  await database.close();
});

const FREE: UseLimits = { concurrency: 8, prices: null, day: { budget: null, tokens: null }, breakAfter: 100, breakSeconds: 60 };

function given(more: { structured?: Structured; limits?: Partial<UseLimits>; timeoutMs?: number; use?: ModelUse } = {}): {
  model: StructuredModel<Claim>;
  use: ModelUse;
} {
  const { structured = "json_schema", limits = {}, timeoutMs = 2000 } = more;
  const use = more.use ?? openModelUse({ ledger: openLedger(database, clock), clock }, { ...FREE, ...limits });
  const settings = { baseUrl: endpoint.url, apiKey: "k", model: "qwen3-32b", timeoutMs, structured };
  return { use, model: openModel(settings, use, { name: "draft_answer", step: "draft", schema: Claim, retries: 1, repairs: true }) };
}

const says =
  (value: unknown): Does =>
  () =>
    completion(JSON.stringify(value));
/** Each reply in its turn, the last one for ever. */
const inTurn =
  (...replies: Does[]): Does =>
  (heard) =>
    (replies.length > 1 ? replies.shift()! : replies[0]!)(heard);
const spent = async () => {
  const { rows } = await sql<{ step: string; calls: number; prompt: number; completion: number; cost: number }>`
    select step, calls, prompt_tokens::int as prompt, completion_tokens::int as completion, cost::float8 as cost
    from model_spending order by step`.execute(database.db);
  return rows;
};
const kindOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "answered",
    (error: { kind?: string }) => error.kind,
  );

describe.each(["json_schema", "tool", "json"] as const)("an endpoint asked by %s", (structured) => {
  test("is asked for a stream, by that way and no other, and its answer is read", async () => {
    endpoint.does(says(GOOD));
    expect(await given({ structured }).model.ask(PROMPT)).toEqual(GOOD);
    const [{ body }] = endpoint.heard as [(typeof endpoint.heard)[0]];
    expect(body).toMatchObject({ model: "qwen3-32b", temperature: 0, stream: true, stream_options: { include_usage: true } });
    const format = (body["response_format"] as { type: string } | undefined)?.type;
    expect({ format, tool: (body["tools"] as { function: { name: string } }[] | undefined)?.[0]?.function.name }).toEqual(
      {
        json_schema: { format: "json_schema", tool: undefined },
        tool: { format: undefined, tool: "draft_answer" },
        json: { format: "json_object", tool: undefined },
      }[structured],
    );
    expect(body.messages[0]?.content.includes("JSON Schema")).toBe(structured === "json");
  });

  test("is heard while it writes", async () => {
    const stream = heldStream();
    endpoint.does(() => stream);
    const heard: string[] = [];
    let wake: () => void = () => {};
    const first = new Promise<void>((resolve) => (wake = resolve));
    const asked = given({ structured }).model.ask(PROMPT, {
      hear: (soFar) => {
        heard.push(soFar);
        wake();
      },
    });
    const text = JSON.stringify(GOOD);
    stream.give(text.slice(0, 10));
    await first;
    expect(heard).toEqual([text.slice(0, 10)]);
    stream.give(text.slice(10));
    stream.end();
    expect(await asked).toEqual(GOOD);
    expect(heard.at(-1)).toBe(text);
  });

  test("is sent its wrong answer once, with what is wrong, and its second answer is taken", async () => {
    endpoint.does(inTurn(says({ claim: "要付", source: "一" }), says(GOOD)));
    let repairing = 0;
    expect(await given({ structured }).model.ask(PROMPT, { repairing: () => (repairing += 1) })).toEqual(GOOD);
    const { messages } = endpoint.heard[1]!.body;
    expect(messages.map((m) => m.role)).toEqual(["system", "user", "assistant", "user"]);
    expect(messages[2]?.content).toBe('{"claim":"要付","source":"一"}');
    expect(messages[3]?.content).toMatch(/问题如下：\n- source：/);
    expect([endpoint.heard.length, repairing]).toEqual([2, 1]);
  });

  test("is not asked a third time", async () => {
    endpoint.does(says({ answer: "好" }));
    expect(await kindOf(given({ structured }).model.ask(PROMPT))).toBe("invalid");
    expect(endpoint.heard).toHaveLength(2);
  });
});

describe("an answer of the right shape", () => {
  test("is sent back all the same where the room finds fault with it", async () => {
    endpoint.does(inTurn(says({ ...GOOD, source: 99 }), says(GOOD)));
    const faults = ({ source }: Claim) => (source > 3 ? [`依据编号 ${source} 不存在`] : []);
    expect(await given().model.ask(PROMPT, { faults })).toEqual(GOOD);
    expect(endpoint.heard[1]!.body.messages[3]?.content).toContain("- 依据编号 99 不存在");
  });
});

describe("an endpoint that fails", () => {
  const boom = { error: { message: "secret words of the prompt" } };
  const half = JSON.stringify(GOOD).slice(0, 20);
  test.each<[string, Does, string, number]>([
    ["is down (500)", () => ({ status: 500, body: boom }), "endpoint", 2],
    ["is overloaded (503)", () => ({ status: 503, body: "upstream connect error" }), "endpoint", 2],
    ["asks for patience (429)", () => ({ status: 429, headers: { "retry-after": "0" }, body: boom }), "endpoint", 2],
    ["asks for an hour's patience", () => ({ status: 429, headers: { "retry-after": "3600" }, body: boom }), "endpoint", 1],
    ["refuses its key (401)", () => ({ status: 401, body: boom }), "endpoint", 1],
    ["does not know the model (404)", () => ({ status: 404, body: boom }), "endpoint", 1],
    ["does not take the request (400)", () => ({ status: 400, body: boom }), "endpoint", 1],
    ["says nothing in time", () => "silence", "endpoint", 1],
    ["falls silent in the middle", () => ({ pieces: [half], ends: "silence" }), "endpoint", 1],
    ["is cut off in the middle", () => ({ pieces: [half], ends: "cut" }), "endpoint", 2],
    ["is no model at all", () => ({ body: "<html>502 Bad Gateway</html>" }), "endpoint", 2],
    ["ends in the middle, and says that all is well", () => ({ pieces: [half] }), "invalid", 2],
    ["was cut off at its length", () => completion(half, { finish: "length" }), "invalid", 2],
    ["says no JSON", () => completion("好的，以下是草稿。"), "invalid", 2],
    ["refuses in so many words", () => completion(null, { refusal: "I cannot help with that." }), "refused", 1],
    ["begins, and then refuses", () => completion(half, { refusal: "I cannot help with that." }), "refused", 1],
    ["says nothing, and that all is well", () => completion(""), "invalid", 1],
    ["sends a filtered reply", () => completion(half, { finish: "content_filter" }), "refused", 1],
  ])("because it %s is told apart", async (_, does, kind, asked) => {
    endpoint.does(does);
    const attempt = given({ timeoutMs: 300 }).model.ask(PROMPT);
    const error = await attempt.then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(error).toMatchObject({ kind });
    expect(error?.message).not.toContain("secret");
    expect(endpoint.heard).toHaveLength(asked);
  });

  test("once is asked again, and its second answer is taken", async () => {
    endpoint.does(inTurn(() => ({ status: 429, headers: { "retry-after": "0" }, body: boom }), says(GOOD)));
    expect(await given().model.ask(PROMPT)).toEqual(GOOD);
    endpoint.does(inTurn(() => ({ pieces: [half], ends: "cut" }), says(GOOD)));
    expect(await given().model.ask(PROMPT)).toEqual(GOOD);
  });
});

describe("what a call costs", () => {
  const prices = { in: 2, out: 8 };

  test("is written down by day and step, in tokens and in money", async () => {
    endpoint.does(inTurn(says({}), says(GOOD)));
    await given({ limits: { prices } }).model.ask(PROMPT);
    const one = { calls: 1, prompt: USAGE.prompt_tokens, completion: USAGE.completion_tokens, cost: 0.0036 };
    expect(await spent()).toEqual([
      { step: "draft", ...one },
      { step: "draft-repair", ...one },
    ]);
  });

  test("is counted by characters where the endpoint does not count, or breaks off", async () => {
    endpoint.does(() => completion(JSON.stringify(GOOD), { usage: null }));
    await given().model.ask(PROMPT);
    expect(await spent()).toEqual([{ step: "draft", calls: 1, prompt: 6, completion: [...JSON.stringify(GOOD)].length, cost: 0 }]);
    await sql`delete from model_spending`.execute(database.db);
    endpoint.does(() => ({ pieces: ['{"claim":'], ends: "silence" }));
    await kindOf(given({ timeoutMs: 200 }).model.ask(PROMPT));
    expect(await spent()).toEqual([{ step: "draft", calls: 1, prompt: 6, completion: 9, cost: 0 }]);
  });

  test.each([
    ["money", { prices, day: { budget: 0.005, tokens: null } }],
    ["tokens", { day: { budget: null, tokens: 2000 } }],
  ])("closes the purse for the day where the limit of %s is reached, across a restart, until midnight in China", async (_, limits) => {
    endpoint.does(says(GOOD));
    const { model } = given({ limits });
    await model.ask(PROMPT);
    await model.ask(PROMPT);
    expect(await kindOf(model.ask(PROMPT))).toBe("spent");
    expect(await kindOf(given({ limits }).model.ask(PROMPT))).toBe("spent");
    expect(endpoint.heard).toHaveLength(2);
    clock.forward(15 * 60); // nine in the morning and fifteen hours: the next day has begun in China, not yet in UTC
    expect(await model.ask(PROMPT)).toEqual(GOOD);
  });
});

describe("so that a sick endpoint costs nobody's time", () => {
  test("nothing is sent after failures in a row, then one call on trial, then all again", async () => {
    endpoint.does(() => ({ status: 401, body: {} }));
    const { model } = given({ limits: { breakAfter: 2 } });
    expect([await kindOf(model.ask(PROMPT)), await kindOf(model.ask(PROMPT)), await kindOf(model.ask(PROMPT))]).toEqual([
      "endpoint",
      "endpoint",
      "paused",
    ]);
    expect(endpoint.heard).toHaveLength(2);
    endpoint.does(says(GOOD));
    clock.forward(1);
    expect(await model.ask(PROMPT)).toEqual(GOOD);
    expect(await model.ask(PROMPT)).toEqual(GOOD);
  });

  test("a wrong answer is not held against it", async () => {
    endpoint.does(says({}));
    const { model } = given({ limits: { breakAfter: 1 } });
    await kindOf(model.ask(PROMPT));
    expect(await kindOf(model.ask(PROMPT))).toBe("invalid");
  });

  test("so many calls are under way at once, and others wait only so long", async () => {
    const stream = heldStream();
    const arrived = new Promise<void>((resolve) => {
      endpoint.does(() => {
        resolve();
        return stream;
      });
    });
    const { model, use } = given({ limits: { concurrency: 1 }, timeoutMs: 20_000 });
    const first = model.ask(PROMPT);
    await arrived;
    expect(exposition(await use.samples())).toContain("wenfa_model_calls_in_flight 1\n");
    expect(await kindOf(given({ use, timeoutMs: 100 }).model.ask(PROMPT))).toBe("busy");
    const third = model.ask(PROMPT);
    stream.give(JSON.stringify(GOOD));
    endpoint.does(says(GOOD));
    stream.end();
    expect(await Promise.all([first, third])).toEqual([GOOD, GOOD]);
  });
});

test("what was used is told to whoever measures the service", async () => {
  endpoint.does(inTurn(() => ({ status: 500, body: {} }), says(GOOD)));
  const { model, use } = given({ limits: { prices: { in: 2, out: 8 } } });
  await model.ask(PROMPT);
  const text = exposition(await use.samples());
  for (const line of [
    "# TYPE wenfa_model_calls_total counter",
    'wenfa_model_calls_total{step="draft"} 2',
    'wenfa_model_tokens_total{step="draft",kind="prompt"} 1000',
    'wenfa_model_tokens_total{step="draft",kind="completion"} 200',
    'wenfa_model_cost_total{step="draft"} 0.0036',
    'wenfa_model_seconds_total{step="draft"} 0',
    'wenfa_model_failures_total{step="draft",kind="endpoint"} 1',
    'wenfa_model_circuit_open{task="draft_answer"} 0',
    "wenfa_model_tokens_today 1200",
    "wenfa_model_cost_today 0.0036",
  ])
    expect(text).toContain(`${line}\n`);
});
