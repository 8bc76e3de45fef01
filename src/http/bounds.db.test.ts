/** Bounds at the citizen's doors: a flood is told when to come again; who tells of danger is never in its way. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AskResponse, InquiryView } from "#contract.ts";
import { EarlierMessages, HelpNow, PuzzleSet } from "#contract/abuse.ts";
import { type Bureau, call, givenBureau } from "#testing/given.node.ts";
import { CUSTODY, WAGES, agreed, ask, read } from "#testing/matters.node.ts";
import { countRows, problemOf, shaped } from "#testing/replies.ts";
import { givenSocket, listen } from "#testing/served.node.ts";

const HALL = "198.51.100.7";
const DANGER = "老公喝醉就打我，昨天又动手了，我不敢回家";
/** Unlike one another, so that only the address is bounded. */
const QUESTIONS = [
  WAGES,
  CUSTODY,
  "租的房子到期了，房东不退押金怎么办",
  "被车撞了对方全责，保险公司不肯赔误工费",
  "健身房关门了，预付卡里的钱能退吗",
  "邻居的狗咬伤了孩子，医药费谁出",
];

let bureau: Bureau;
let nets = 0;
let net = "";
beforeAll(async () => {
  const bounds = {
    RATE_ASK: "4",
    RATE_MESSAGE: "5",
    RATE_TOKEN_MESSAGE: "3",
    RATE_LIKE_WORDS: "2",
    RATE_SAME_WORDS: "6",
    STREAMS_PER_TOKEN: "2",
  };
  bureau = await givenBureau({ ...bounds, RATE_EXEMPT: `192.0.2.0/24,${HALL}` });
});
afterAll(() => bureau.close());
beforeEach(() => {
  nets += 1;
  net = `203.0.113.${nets}`;
  bureau.clock.forward(21); // nothing of the test before is counted any more
});

const from = (address = net, more: Record<string, string> = {}) => ({ "x-test-network": address, ...more });
const post = (question: string, headers = from()) =>
  call(bureau, "POST", "/api/inquiries", { body: { question, ...agreed(bureau) }, headers });
const fill = async (most = 4) => {
  for (const question of QUESTIONS.slice(0, most)) shaped(await post(question), 201, AskResponse);
};

describe("asking", () => {
  test("past the bound is refused in words that say when to come again and whom to call; nothing is kept", async () => {
    await fill();
    const rows = await countRows(bureau);
    const reply = await post(QUESTIONS[4]!);
    const problem = problemOf(reply, 429, "too-many");
    expect(problem.title).toMatch(/请 \d+ 分钟后再试，您写的内容还在；着急请拨打 12348/);
    const wait = Number(reply.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(await countRows(bureau)).toEqual(rows);
    bureau.clock.forward(Math.ceil(wait / 60));
    shaped(await post(QUESTIONS[4]!), 201, AskResponse);
  });

  test("many times at once lets in no more than the bound", async () => {
    const replies = await Promise.all(QUESTIONS.map((question) => post(question)));
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 201, 201, 201, 429, 429]);
  });

  test("from one /64 is asking from one place, however many addresses it has", async () => {
    const statuses = [];
    for (const [i, question] of QUESTIONS.slice(0, 5).entries())
      statuses.push((await post(question, from(`2001:db8:0:${nets}::${i + 1}`))).status);
    expect(statuses).toEqual([201, 201, 201, 201, 429]);
    expect((await post(QUESTIONS[5]!, from(`2001:db8:1:${nets}::1`))).status).toBe(201);
  });

  test("from a hall whose addresses are exempt is not bounded", async () => {
    for (let round = 0; round < 3; round++) for (const question of QUESTIONS) expect((await post(question, from(HALL))).status).toBe(201);
  });

  test("again with the same Idempotency-Key gets its reply, bound or not", async () => {
    const key = { "idempotency-key": `again-${net}` };
    const first = shaped(await post(QUESTIONS[5]!, from(net, key)), 201, AskResponse);
    await fill(3);
    problemOf(await post(QUESTIONS[4]!), 429, "too-many");
    expect(shaped(await post(QUESTIONS[5]!, from(net, key)), 201, AskResponse)).toEqual(first);
  });

  test("nearly the same words from one place are let in twice", async () => {
    expect((await post("我的电动车在楼下被人偷了，物业说不管，能不能找物业赔偿")).status).toBe(201);
    expect((await post("我的电动车在楼下被人偷了，物业说不管！！能不能找物业赔偿？？")).status).toBe(201);
    problemOf(await post("我的电动车在楼下被人偷了 物业说不管 能不能找物业赔偿 1"), 429, "too-many");
    expect((await post(CUSTODY)).status).toBe(201);
  });

  test("the same words from many places are bounded too", async () => {
    const words = "快来看某某公司退款群，加入就能拿回全部损失的钱";
    const statuses = [];
    for (let i = 1; i <= 7; i++) statuses.push((await post(words, from(`198.18.${nets}.${i}`))).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429]);
  });
});

describe("danger", () => {
  test("is taken past every bound, with its notices", async () => {
    await fill();
    problemOf(await post(QUESTIONS[4]!), 429, "too-many");
    for (let i = 0; i < 3; i++) {
      const { urgency, notices } = shaped(await post(DANGER), 201, AskResponse);
      expect(urgency).toBe("danger");
      expect(notices.flatMap((n) => n.calls.map((c) => c.number))).toContain("110");
    }
  });

  test("truly flooding is refused, and the notices with their numbers come with the refusal", async () => {
    for (let i = 0; i < 40; i++) expect((await post(DANGER)).status).toBe(201);
    const { current } = problemOf(await post(DANGER), 429, "too-many");
    const { notices } = HelpNow.parse(current);
    expect(notices.map((n) => n.level)).toContain("danger");
    expect(notices.flatMap((n) => n.calls.map((c) => c.number))).toContain("110");
  });

  test("in a message is never refused for the token's bound", async () => {
    const matter = await ask(bureau, WAGES);
    const say = (text: string) =>
      call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text }, headers: from() });
    for (const text of QUESTIONS.slice(0, 3)) shaped(await say(text), 201, InquiryView);
    problemOf(await say(QUESTIONS[4]!), 429, "too-many");
    shaped(await say(DANGER), 201, InquiryView);
    // From here on the matter is one of danger: whatever is added may be what saves somebody.
    for (const text of ["他回来了", "在敲门", "我锁在里面"]) shaped(await say(text), 201, InquiryView);
  });
});

describe("what is kept of the counts", () => {
  test("names no address, token or word", async () => {
    const matter = await ask(bureau, QUESTIONS[3], {}, from());
    const rows = await read<{ row: string }>(
      bureau.database.db,
      sql`select c::text as row from call_count c union all select w::text from words_sketch w`,
    );
    expect(rows.length).toBeGreaterThan(1);
    const told = rows.map((r) => r.row).join();
    for (const secret of [net, matter.token, QUESTIONS[3]!]) {
      expect(told).not.toContain(secret);
      expect(told).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  test("is swept once it counts no more", async () => {
    await post(QUESTIONS[0]!);
    bureau.clock.forward(45);
    await bureau.service.chores.sweepBounds();
    for (const table of ["call_count", "words_sketch", "puzzle_spent"]) {
      const [row] = await read<{ n: number }>(bureau.database.db, sql`select count(*)::int as n from ${sql.table(table)}`);
      expect(row?.n, table).toBe(0);
    }
  });

  test("is told to the operators in figures", async () => {
    const samples = await bureau.service.modelSamples();
    expect(samples).toContainEqual(
      expect.objectContaining({ name: "wenfa_calls_refused", labels: { what: "ask", why: "too-many" }, kind: "counter" }),
    );
  });
});

test("a rating and a complaint count as messages", async () => {
  const matter = await ask(bureau, WAGES);
  const complain = () =>
    call(bureau, "POST", `/api/inquiries/${matter.id}/complaint`, {
      as: matter.token,
      body: { about: "other", words: "太慢了" },
      headers: from(),
    });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await complain()).status);
  expect(statuses.at(-1)).toBe(429);
});

test("one token holds so many streams at once, and a closed one makes room", async () => {
  const socket = await givenSocket(bureau.app);
  try {
    const matter = await ask(bureau, WAGES);
    const open = () => listen(`${socket.url}/api/inquiries/${matter.id}/events`, { authorization: `Bearer ${matter.token}`, ...from() });
    const [first, second] = [await open(), await open()];
    const third = await open();
    expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
    expect(third.headers.get("retry-after")).toBe("30");
    third.close();
    await first.next();
    first.close();
    await expect.poll(async () => (await open()).status, { timeout: 5000 }).toBe(200);
    second.close();
  } finally {
    await socket.close();
  }
});

describe("with a puzzle before the door", () => {
  let guarded: Bureau;
  beforeAll(async () => {
    guarded = await givenBureau({ CHALLENGE: "pow", CHALLENGE_BITS: "8", RATE_ASK: "4" });
  });
  afterAll(() => guarded.close());
  const knock = (question: string, proof?: string) =>
    call(guarded, "POST", "/api/inquiries", {
      body: { question, ...agreed(guarded) },
      headers: from(net, proof === undefined ? {} : { "wenfa-proof": proof }),
    });
  const asked = async (question = WAGES) => PuzzleSet.parse(problemOf(await knock(question), 428, "challenge-needed").current).challenge;
  /** The first number from there on that solves it, or does not. */
  const numberFor = (puzzle: string, solves: boolean) => {
    for (let n = 0; ; n++) if ((createHash("sha256").update(`${puzzle}.${n}`).digest()[0] === 0) === solves) return `${puzzle}.${n}`;
  };

  test("whoever solves it comes in, once", async () => {
    const { kind, puzzle, bits } = await asked();
    expect({ kind, bits }).toEqual({ kind: "pow", bits: 8 });
    const proof = numberFor(puzzle, true);
    shaped(await knock(WAGES, proof), 201, AskResponse);
    problemOf(await knock(CUSTODY, proof), 428, "challenge-needed");
  });

  test("a wrong number, a forged puzzle, an easier one and one that ran out open nothing", async () => {
    const { puzzle } = await asked();
    const [bits = "", until = "", random = "", signature = ""] = puzzle.split(".");
    const forged = [
      numberFor(puzzle, false),
      numberFor([bits, until, random, "0".repeat(64)].join("."), true),
      numberFor(["1", until, random, signature].join("."), true),
      numberFor([bits, String(Number(until) + 600_000), random, signature].join("."), true),
      "",
      "x".repeat(5000),
    ];
    for (const proof of forged) problemOf(await knock(WAGES, proof), 428, "challenge-needed");
    guarded.clock.forward(11);
    problemOf(await knock(WAGES, numberFor(puzzle, true)), 428, "challenge-needed");
  });

  test("never stands before help: who tells of danger is received without it", async () => {
    expect(shaped(await knock(DANGER), 201, AskResponse).notices.length).toBeGreaterThan(0);
  });
});

describe("a long thread", () => {
  const TOLD = 260;
  let matter: { id: string; token: string };
  beforeAll(async () => {
    matter = await ask(bureau, WAGES);
    await bureau.database.transact("system:test", (tx) =>
      sql`insert into message (id, inquiry_id, from_whom, text, questions, at, position)
        select gen_random_uuid(), ${matter.id}, 'citizen', 'n' || n, '[]', now(),
          n + (select max(position) from message where inquiry_id = ${matter.id}) from generate_series(1, ${TOLD}::int) as n`.execute(tx),
    );
  });
  const earlier = async (before: string, as = matter.token) =>
    call(bureau, "GET", `/api/inquiries/${matter.id}/messages?before=${before}`, { as });

  test("comes as its latest fifty, and the rest as it is asked for, in order and without a gap", async () => {
    const view = shaped(await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token }), 200, InquiryView);
    expect(view.messages.map((m) => m.text)).toEqual(Array.from({ length: 50 }, (_, i) => `n${TOLD - 49 + i}`));
    const texts = view.messages.map((m) => m.text);
    let left = view.earlierMessages ?? 0;
    for (let first = view.messages[0]?.id ?? ""; left > 0;) {
      const page = shaped(await earlier(first), 200, EarlierMessages);
      texts.unshift(...page.messages.map((m) => m.text));
      [left, first] = [page.earlier, page.messages[0]?.id ?? ""];
    }
    expect(texts.filter((text) => text.startsWith("n"))).toEqual(Array.from({ length: TOLD }, (_, i) => `n${i + 1}`));
    expect(texts[0]).toContain("拖欠");
  });

  test("is told to nobody else, and a message of another matter leads nowhere", async () => {
    const other = await ask(bureau, CUSTODY);
    const { messages } = shaped(await call(bureau, "GET", `/api/inquiries/${other.id}`, { as: other.token }), 200, InquiryView);
    problemOf(await earlier(messages[0]?.id ?? "", other.token), 404, "not-found");
    problemOf(await earlier(messages[0]?.id ?? ""), 404, "not-found");
    problemOf(await earlier("nonsense"), 422, "invalid");
  });
});
