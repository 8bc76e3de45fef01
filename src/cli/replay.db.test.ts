import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Bureau, givenBureau } from "#testing/given.node.ts";
import { type Served, givenSocket } from "#testing/served.node.ts";
import { type Question, readQuestions } from "./replay-file.ts";
import { replayQuestions, retryAfter } from "./replay-questions.ts";
import { summarise } from "./replay-summary.ts";

const WAGES = "公司拖欠我三个月工资不发，没有签劳动合同，现在把我辞退了怎么办";
const BEATEN = "老公天天打我，刚才又拿刀要砍我，我带着孩子躲在厕所里";
const POEM = "帮我写一首诗";

/** Stands between the questions and the service: may answer for it, or spoil its answer. */
type Between = (request: Request, ask: () => Promise<Response>) => Promise<Response>;

let bureau: Bureau;
let served: Served;
let between: Between;
let drafting: boolean;

beforeAll(async () => {
  bureau = await givenBureau();
  let working = Promise.resolve();
  const app = new Hono().all("*", (c) =>
    between(c.req.raw, async () => {
      const response = await bureau.app.fetch(c.req.raw, c.env);
      if (response.status === 201 && drafting) {
        working = working.then(() => (bureau.clock.forward(2), bureau.work()));
        await working;
      }
      return response;
    }),
  );
  served = await givenSocket(app);
});
beforeEach(() => {
  between = (_, ask) => ask();
  drafting = true;
});
afterAll(async () => {
  await served.close();
  await bureau.close();
});

const questions = (...asked: object[]): Question[] =>
  readQuestions(new TextEncoder().encode(asked.map((q) => JSON.stringify(q)).join("\n"))).questions;

/** Replays without ever sleeping; `waits` are the pauses it would have made, in milliseconds. */
async function replayed(asked: Question[], follow = 60) {
  const waits: number[] = [];
  const wait = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  const { replayed, sendSeconds } = await replayQuestions(asked, { url: served.url, rate: 0, follow, wait });
  return { summary: summarise(replayed, [], sendSeconds), replayed, waits };
}

async function inquiries(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from inquiry`.execute(bureau.database.db);
  return rows[0]?.n ?? 0;
}

describe("a replay through the HTTP API", () => {
  test("each question is followed to its waiting draft, its referral, or its reason for none", async () => {
    const { summary, replayed: items } = await replayed(
      questions(
        { question: WAGES, region: "110101", category: "labor", urgency: "none" },
        { question: BEATEN, category: "family", urgency: "danger" },
        { question: POEM },
      ),
    );
    expect(summary).toMatchObject({
      questions: 3,
      accepted: 3,
      state: { in_review: 2, closed: 1 },
      outcome: { "draft in review": 2, [`closed: ${items[2]?.seen?.because}`]: 1 },
      httpFailures: [],
    });
    expect(summary.category).toMatchObject({ labor: 1, family: 1 });
    expect(summary.urgency).toMatchObject({ danger: 1 });
    expect(summary.route).toMatchObject({ none: 1 });
    expect(items[0]?.seen?.referred).toBe(true);
    expect(items[2]?.seen?.because).toMatch(/法律/);
    expect(summary.labels).toEqual([
      { split: "all", accepted: { right: 2, of: 2 }, dangerFound: { right: 1, of: 1 }, dangerCried: { right: 0, of: 1 } },
    ]);
  });
  test("the time to a draft is the service's own, from the question's arrival", async () => {
    const { summary } = await replayed(questions({ question: WAGES }));
    expect(summary.draftMs).toEqual({ p50: 120_000, p95: 120_000, max: 120_000 });
  });
  test("a question whose draft has not come when the time is over is still drafting", async () => {
    drafting = false;
    const { summary } = await replayed(questions({ question: WAGES }), 0);
    expect(summary).toMatchObject({ outcome: { "still drafting": 1 }, draftMs: null });
    await bureau.work();
  });
  test("a question that the service refuses is told with its code, and the others go on", async () => {
    const { summary } = await replayed(questions({ question: WAGES, region: "999999" }, { question: WAGES }));
    expect(summary.httpFailures).toEqual([{ status: 422, code: "unknown-region", lines: [1] }]);
    expect(summary.outcome).toEqual({ failed: 1, "draft in review": 1 });
  });
});

describe("a service under load", () => {
  test.each([429, 503])("after a %i the replay waits as long as it was told, and asks again under the same key", async (status) => {
    const before = await inquiries();
    const keys: (string | null)[] = [];
    between = (request, ask) => {
      if (request.method !== "POST") return ask();
      keys.push(request.headers.get("idempotency-key"));
      return keys.length === 1 ? Promise.resolve(new Response("{}", { status, headers: { "retry-after": "7" } })) : ask();
    };
    const { summary, waits } = await replayed(questions({ question: WAGES }));
    expect(summary).toMatchObject({ accepted: 1, httpFailures: [] });
    expect(waits[0]).toBe(7000);
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(await inquiries()).toBe(before + 1);
  });
  test("a reply that is lost on the way makes no second inquiry", async () => {
    const before = await inquiries();
    let lost = 0;
    between = async (request, ask) => {
      const response = await ask();
      return request.method === "POST" && lost++ === 0 ? new Response("gone", { status: 503 }) : response;
    };
    const { summary } = await replayed(questions({ question: WAGES }));
    expect(summary.accepted).toBe(1);
    expect(await inquiries()).toBe(before + 1);
  });
  test("a service that stays busy is given up on, and said so", async () => {
    between = (request, ask) => (request.method === "POST" ? Promise.resolve(new Response("", { status: 429 })) : ask());
    const { summary, waits } = await replayed(questions({ question: WAGES }));
    expect(summary).toMatchObject({ accepted: 0, outcome: { failed: 1 }, httpFailures: [{ status: 429, lines: [1] }] });
    expect(waits).toHaveLength(6);
  });
  test("retry-after is seconds or a day and hour, never in the past and never longer than two minutes", () => {
    const now = Date.parse("2026-11-21T01:00:00Z");
    expect(retryAfter("3", now)).toBe(3000);
    expect(retryAfter("Sat, 21 Nov 2026 01:00:05 GMT", now)).toBe(5000);
    expect(retryAfter("Sat, 21 Nov 2026 00:00:00 GMT", now)).toBe(0);
    expect(retryAfter("86400", now)).toBe(120_000);
    expect(retryAfter("soon", now)).toBe(1000);
    expect(retryAfter(null, now)).toBe(1000);
  });
});

describe("npm run replay", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "wenfa-replay-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "replay.node.ts"), ...args], {
      env: { ...process.env, INIT_CWD: folder },
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => (out += String(chunk)));
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { code, out, err };
  }

  test("prints the figures, writes them where it is told, and exits 1 for lines that were bad", async () => {
    writeFileSync(
      join(folder, "asked.jsonl"),
      `${JSON.stringify({ question: WAGES })}\nnot json\n${JSON.stringify({ question: BEATEN })}\n`,
    );
    const { code, out, err } = await run("asked.jsonl", "--url", served.url, "--rate", "0", "--json", "out.json");
    expect(err).toBe("");
    expect(out).toMatch(/ {2}labor +劳动人事 +1 +50\.0 %/);
    expect(out).toMatch(/draft in review +2 +100\.0 %/);
    expect(out).toContain("line 2: not JSON");
    expect(code).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, "out.json"), "utf8"))).toMatchObject({
      questions: 2,
      accepted: 2,
      badLines: [{ line: 2 }],
    });
  });
  test("sends no more than it is told, at the rate it is told, and exits 0 where all went well", async () => {
    writeFileSync(join(folder, "three.jsonl"), [WAGES, BEATEN, POEM].map((question) => JSON.stringify({ question })).join("\n"));
    const before = await inquiries();
    const { code } = await run("three.jsonl", "--url", served.url, "--limit", "2", "--rate", "100");
    expect(code).toBe(0);
    expect(await inquiries()).toBe(before + 2);
  });
  test("says in a line why it cannot start", async () => {
    const says = async (...args: string[]) => {
      const { code, err } = await run(...args);
      return [code, err.split("\n")[0]];
    };
    expect(await says("nowhere.jsonl")).toEqual([2, `cannot read ${join(folder, "nowhere.jsonl")}`]);
    expect(await says("--url", "http://127.0.0.1:1")).toEqual([
      2,
      "nothing answers at http://127.0.0.1:1; start the service with npm start, or name another --url",
    ]);
    expect(await says("--rate", "fast")).toEqual([2, expect.stringContaining("--rate: ")]);
    expect(await says("--speed", "3")).toEqual([2, expect.stringContaining("--speed")]);
  });
});
