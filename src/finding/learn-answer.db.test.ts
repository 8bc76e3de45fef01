/** What lawyers answer from is found sooner the next time; and nothing of it says who asked. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnswerBody, DraftView } from "#contract.ts";
import type { Finder } from "./find-law.ts";
import { MOST_LEADS, leadsState, learnedLeads } from "./leads.sql.ts";
import { shippedFinder, shippedWeights } from "../shipped-finder.node.ts";
import { cite, claim } from "#testing/answer-parts.ts";
import { type OnDesk, decide, onDeskOf, readArticles } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";

const CONTRACT_LAW = "中华人民共和国劳动合同法";
const article = (articleNo: string) => cite(CONTRACT_LAW, articleNo);

let bureau: Bureau;
let wang: Person;
let finder: Finder;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  finder = shippedFinder(bureau.config, bureau);
});
afterAll(() => bureau.close());

type Claim = AnswerBody["law"][number];

/** Asked, edited to rest on these claims, and approved with a reason for whatever the gate blocks. */
async function approved(question: string, law: Claim[]): Promise<OnDesk & { answerId: string }> {
  const matter = await onDeskOf(bureau, wang, question);
  const path = `/api/review/drafts/${matter.draftId}/body`;
  const edited = await call(bureau, "PUT", path, {
    as: wang,
    body: { sha256: matter.draft.sha256, body: { ...matter.draft.body, shortAnswer: "请看下面各条。", law } },
  });
  const { sha256, findings, reading } = edited.body as unknown as DraftView;
  await readArticles(bureau, wang, { id: matter.draftId, reading });
  const overrides = findings.filter((f) => f.blocking).map((f) => ({ finding: f.key, reason: "测试：律师知道" }));
  const decided = await decide(bureau, wang, matter.draftId, "approve", { sha256, overrides });
  if (decided.status !== 200) throw new Error(JSON.stringify(decided.body));
  await bureau.service.jobs.deliverAnswer(matter.draftId);
  const [answer] = await read<{ id: string }>(bureau.database.db, sql`select id from answer where inquiry_id = ${matter.id}`);
  return { ...matter, answerId: answer?.id ?? "" };
}

type Row = { answer: string; embedder: string; places: string[]; hex: string; at: Date };
const leads = () =>
  read<Row>(
    bureau.database.db,
    sql`select answer_id as answer, embedder, places, encode(vector, 'hex') as hex, learned_at as at from law_lead order by learned_at`,
  );
const leadOf = async (answerId: string) => (await leads()).find((lead) => lead.answer === answerId);
const learn = (answerId: string) => bureau.service.jobs.learnFromAnswer(answerId);

/** Place among the found (0 the first), score and support of one article. */
async function standing(text: string, articleNo: string) {
  const { articles } = await finder.find({ text, category: null, articles: 50 });
  const { rows } = await sql<{ id: string }>`select a.id from article a join law_version v on v.id = a.version_id
    where v.law = ${CONTRACT_LAW} and a.label = ${articleNo}`.execute(bureau.database.db);
  const place = articles.findIndex((found) => rows.some((row) => row.id === found.id));
  return { place, score: articles[place]?.score ?? -Infinity, support: articles[place]?.support ?? 0 };
}

/** Ten minutes on, the next question has the finder look for what was learned. */
async function tenMinutesOn(): Promise<void> {
  bureau.clock.forward(10);
  await finder.find({ text: "工资", category: null });
  await finder.settled();
}

const ASKED = "奶茶店店长把我从前台调到后厨洗杯子，我不同意，他就说不服从安排";
const ALIKE = "火锅店店长要把我从前台调去后厨洗碗，我不同意就说我不服从安排，行不行";

/** Found, and not first: it has somewhere to rise to. */
const NOT_FIRST = "第四十条";

describe("an approved answer", () => {
  let matter: OnDesk & { answerId: string };
  let before: Awaited<ReturnType<typeof standing>>;
  beforeAll(async () => {
    before = await standing(ALIKE, NOT_FIRST);
    matter = await approved(ASKED, [claim("不能胜任工作，调整岗位以后仍不能胜任的，单位提前通知可以解除合同。", article(NOT_FIRST))]);
    await bureau.work();
  });

  test("leaves a lead: the words' vector and where its articles stand", async () => {
    expect(await leadOf(matter.answerId)).toMatchObject({ places: ["劳动合同法#40-0"], hex: expect.stringMatching(/^[0-9a-f]{256}$/) });
  });

  test("changes nothing for ten minutes, and then its article rises for a question like it", async () => {
    bureau.clock.forward(9);
    expect(await standing(ALIKE, NOT_FIRST)).toEqual(before);
    bureau.clock.forward(1);
    expect(await standing(ALIKE, NOT_FIRST)).toEqual(before); // this question has it looked for, and does not wait
    await finder.settled();
    const after = await standing(ALIKE, NOT_FIRST);
    expect(after.score).toBeGreaterThan(before.score);
    expect(after.place).toBeLessThan(before.place);
  });

  test("teaches once, however often the job runs", async () => {
    const once = await leads();
    bureau.clock.forward(1);
    await Promise.all([learn(matter.answerId), learn(matter.answerId)]);
    expect(await leads()).toEqual(once);
  });

  test("is forgotten when its citizen withdraws, and does not come back when the job runs late", async () => {
    await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
    expect(await leadOf(matter.answerId)).toBeUndefined();
    await learn(matter.answerId);
    expect(await leadOf(matter.answerId)).toBeUndefined();
    await tenMinutesOn();
    expect(await standing(ALIKE, NOT_FIRST)).toEqual(before);
  });
});

describe("what is learned", () => {
  const SECRET = { name: "张建国", phone: "13812345678" };
  const question = `我叫${SECRET.name}，电话${SECRET.phone}，公司不给我缴社保，我想辞职要补偿`;

  test("is made of the redacted words, never of the original ones", async () => {
    const { id, answerId } = await approved(question, [claim("公司不缴社保的，您可以解除合同。", article("第三十八条"))]);
    // Whatever opened the original could not: it is gone before the job runs.
    const [message] = await read<{ text: string }>(
      bureau.database.db,
      sql`select text from message where inquiry_id = ${id} and from_whom = 'citizen'`,
    );
    await bureau.database.transact("system:test", (tx) => sql`update message set original = null where inquiry_id = ${id}`.execute(tx));
    await learn(answerId);
    expect(message?.text).not.toContain(SECRET.name);
    const hex = (text: string) => Buffer.from(finder.vectorOf(text)!.vector).toString("hex");
    expect((await leadOf(answerId))?.hex).toBe(hex(message!.text));
    expect(hex(message!.text)).not.toBe(hex(question));
  });

  test("is what was said before the answer was written, not what was added since", async () => {
    const { id, token, answerId } = await approved(question, [claim("您可以解除合同。", article("第三十八条"))]);
    const [message] = await read<{ text: string }>(
      bureau.database.db,
      sql`select text from message where inquiry_id = ${id} and from_whom = 'citizen'`,
    );
    bureau.clock.forward(1);
    const said = await call(bureau, "POST", `/api/inquiries/${id}/messages`, { as: token, body: { text: "另外我家邻居的狗咬了我" } });
    expect(said.status).toBeLessThan(300);
    await learn(answerId);
    expect((await leadOf(answerId))?.hex).toBe(Buffer.from(finder.vectorOf(message!.text)!.vector).toString("hex"));
  });

  test("is only what the gate bears out: nothing unknown, refuted or unsupported, no time limit that every answer has", async () => {
    const { answerId, draft } = await approved("公司口头说辞退我，没有书面通知", [
      claim("严重违反规章制度的，公司可以解除合同。", article("第九百条"), article("第三十九条")),
      claim("房屋租赁合同要登记备案。", article("第三十八条")),
      claim("要付九十七个月工资。", article("第四十七条")),
      claim("公司说了算。"),
    ]);
    expect(draft.body.timeLimits.length).toBeGreaterThan(0);
    await learn(answerId);
    expect((await leadOf(answerId))?.places).toEqual(["劳动合同法#39-0"]);
  });

  test("is nothing where the answer rests on no article, or the question holds no known word", async () => {
    const none = await approved("公司口头说辞退我", []);
    await learn(none.answerId);
    expect(await leadOf(none.answerId)).toBeUndefined();
    expect(finder.vectorOf("？！……")).toBeNull();
    await learn(crypto.randomUUID());
  });

  test("goes when the citizen has their data erased", async () => {
    const { id, answerId } = await approved("加班到半夜没有加班费", [claim("要付加班费。", article("第三十一条"))]);
    await learn(answerId);
    expect(await leadOf(answerId)).toBeDefined();
    await bureau.database.transact("system:test", (tx) =>
      sql`update citizen set data_key = null where id = (select citizen_id from inquiry where id = ${id})`.execute(tx),
    );
    expect(await leadOf(answerId)).toBeUndefined();
    await learn(answerId);
    expect(await leadOf(answerId)).toBeUndefined();
  });

  test("is held by the database to an answer that there is", async () => {
    const tried = bureau.database.transact("system:test", (tx) =>
      sql`insert into law_lead (answer_id, embedder, vector, places, learned_at)
        values (${crypto.randomUUID()}, ${shippedWeights().model.name}, ${new Uint8Array(128)}, '{}', now())`.execute(tx),
    );
    await expect(tried).rejects.toMatchObject({ code: "23503" });
  });
});

describe("what is answered together", () => {
  const QUESTION = "10天前收到劳动仲裁裁决书，公司拖欠我三个月工资的请求没支持，我不服，怎么起诉";

  test("is named beside the draft: the article that the same questions are often answered from", async () => {
    const { sources } = (await onDeskOf(bureau, wang, QUESTION)).draft;
    const paired = sources.filter(({ beside }) => beside);
    expect(paired.length).toBeGreaterThan(0);
    for (const { beside, articleNo, short } of paired) {
      expect(beside).not.toEqual({ short, articleNo });
      expect(sources).toContainEqual(expect.objectContaining(beside));
    }
  });

  test("is learned from the bureau's own answers: an article of no likeness is found beside the one it was cited with", async () => {
    const [sure] = (await finder.find({ text: ALIKE, category: null, articles: 1 })).articles;
    const before = await standing(ALIKE, APART);
    const [place] = await read<{ law: string; no: number }>(
      bureau.database.db,
      sql`select v.law, a.no from article a join law_version v on v.id = a.version_id where a.id = ${sure?.id}`,
    );
    const places = [`${(place?.law ?? "").replace("中华人民共和国", "")}#${place?.no}-0`, "劳动合同法#90-0"];
    const { embedder, vector } = finder.vectorOf(ASKED)!;
    await bureau.database.transact("system:test", async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`insert into law_lead (answer_id, embedder, vector, places, learned_at)
        select gen_random_uuid(), ${embedder}, ${new Uint8Array(vector.buffer)}, ${places}::text[], ${bureau.clock()}::timestamptz + n * interval '1 s'
        from generate_series(1, 40) n`.execute(tx);
    });
    await tenMinutesOn();
    const { articles } = await finder.find({ text: ALIKE, category: null });
    const after = await standing(ALIKE, APART);
    expect(after.place).toBeGreaterThanOrEqual(0);
    expect(after.place < before.place || before.place === -1).toBe(true);
    expect(articles[after.place]?.beside).toBe(sure?.id);
  });
});

/** Of the same law, and about something else. */
const APART = "第九十条";

describe("a busy bureau's leads", () => {
  /** Leads of answers that are not there, one second apart; each points at the article of its own number. */
  const many = (from: number, to: number) =>
    bureau.database.transact("system:test", async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`insert into law_lead (answer_id, embedder, vector, places, learned_at)
        select gen_random_uuid(), 'another', decode(repeat('01', 128), 'hex'), array['试验法#' || n || '-0'],
          '2026-11-21'::timestamptz + n * interval '1 s' from generate_series(${from}::int, ${to}::int) n`.execute(tx);
    });
  const numbers = async (since: string | null = null) =>
    (await learnedLeads(bureau.database.db, "another", since)).map(({ places }) => Number(/#(\d+)/.exec(places[0]!)?.[1]));
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => from - i);

  test("are read in pieces, each once, the newest first; then only what is newer", async () => {
    await many(1, 1200);
    expect(await numbers()).toEqual(down(1200, 1));
    const { count, newest } = await leadsState(bureau.database.db, "another");
    expect(count).toBe(1200);
    expect(await numbers(newest)).toEqual([]);
    await many(1201, 1205);
    expect(await numbers(newest)).toEqual(down(1205, 1201));
  });

  test("are bounded: the oldest are left out", async () => {
    await many(1206, MOST_LEADS + 700);
    const read = await numbers();
    expect(read).toHaveLength(MOST_LEADS);
    expect([read[0], read.at(-1)]).toEqual([MOST_LEADS + 700, 701]);
  });

  test("of another embedder are no vectors of this one", async () => {
    expect((await leadsState(bureau.database.db, shippedWeights().model.name)).count).toBe(
      (await leads()).filter((l) => l.embedder !== "another").length,
    );
  });
});
