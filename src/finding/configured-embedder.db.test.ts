/** A configured embedder: the real client against a local server that speaks the OpenAI protocol. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fillConfigured, renewIndex, shippedFinder, shippedWeights } from "../shipped-finder.node.ts";
import { openEmbeddings } from "#platform/embeddings.ts";
import { type Bureau, givenBureau } from "#testing/given.node.ts";
import { ask, read } from "#testing/matters.node.ts";
import { type Does, type Endpoint, givenEndpoint } from "#testing/model-endpoint.node.ts";
import type { Finder } from "./find-law.ts";
import { fillVectors } from "./index-law.ts";

const LOCAL = shippedWeights().model.name;
/** A text of the library in words of its own, which a riddle means without sharing one of them. */
const SIGN = "量子纠缠";
const RIDDLE = "鹦鹉学舌";
const embed = (text: string) =>
  text.includes(SIGN) || text.includes(RIDDLE) ? [1, 0, 0, 0, 0, 0, 0, 0] : [0, 1, 0, 0, 0, 0, 0, text.length / 1000];
const answers: Does = ({ body: { input } }) => ({
  // In whatever order: the index says which is which.
  body: {
    object: "list",
    model: "bge-8",
    data: input.map((text, index) => ({ object: "embedding", index, embedding: embed(text) })).toReversed(),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  },
});
const isDown: Does = () => ({ status: 400, body: { error: { message: "no such model" } } });

let endpoint: Endpoint;
let bureau: Bureau;
let finder: Finder;
let wanted: string;
let every: number;
beforeAll(async () => {
  endpoint = await givenEndpoint();
  bureau = await givenBureau({ EMBEDDINGS_BASE_URL: endpoint.url, EMBEDDINGS_API_KEY: "key", EMBEDDINGS_MODEL: "bge-8" });
  await bureau.database.transact("system:test", (tx) =>
    sql`update card set gist = gist || ${SIGN} where id = (select max(id) from card)`.execute(tx),
  );
  await renewIndex(bureau);
  [{ id: wanted }] = (await read<{ id: string }>(
    bureau.database.db,
    sql`select article_id as id from card where id = (select max(id) from card)`,
  )) as [{ id: string }];
  [{ every }] = (await read<{ every: number }>(bureau.database.db, sql`select count(*)::int as every from law_record`)) as [
    { every: number },
  ];
});
beforeEach(async () => {
  await bureau.database.transact("system:test", (tx) => sql`delete from law_vector where embedder <> ${LOCAL}`.execute(tx));
  finder = shippedFinder(bureau.config, bureau);
  endpoint.does(answers);
});
afterAll(async () => {
  await bureau.close();
  await endpoint.close();
});

const fill = () => fillConfigured(bureau.config, bureau.database, finder, () => {});
const local = () => shippedFinder({ embeddings: null }, bureau);
const QUESTION = { text: "公司拖欠工资怎么办", category: "labor" as const };
const held = () =>
  read(
    bureau.database.db,
    sql`select embedder, vector_dims(vector) as size, count(*)::int as count from law_vector group by 1, 2 order by 1`,
  );
const LOCAL_ONES = () => ({ embedder: LOCAL, size: 128, count: every });

test("its vectors stand beside the local ones, under its own name and of its own size", async () => {
  expect(await held()).toEqual([LOCAL_ONES()]);
  await fill();
  expect(await held()).toEqual([{ embedder: "openai:bge-8", size: 8, count: every }, LOCAL_ONES()]);
});

test("the library is sent in batches of 64 at most, each text once", async () => {
  await fill();
  const sent = endpoint.heard.map((h) => h.body.input.length);
  expect(Math.max(...sent)).toBeLessThanOrEqual(64);
  expect(sent.reduce((a, b) => a + b, 0)).toBe(every);
  expect(endpoint.heard[0]).toMatchObject({ path: "/v1/embeddings", authorization: "Bearer key", body: { model: "bge-8" } });
});

test("what is there is not sent again, and a fill that broke off goes on where it stopped", async () => {
  let calls = 0;
  endpoint.does((heard) => (++calls > 9 ? isDown(heard) : answers(heard)));
  await fill();
  const [there] = await read<{ n: number }>(
    bureau.database.db,
    sql`select count(*)::int as n from law_vector where embedder = 'openai:bge-8'`,
  );
  expect(there!.n).toBeGreaterThan(0);
  expect(there!.n).toBeLessThan(every);
  endpoint.does(answers);
  await fill();
  expect(endpoint.heard.reduce((sum, h) => sum + h.body.input.length, 0)).toBe(every - there!.n);
  endpoint.does(answers);
  await fill();
  expect(endpoint.heard).toEqual([]);
});

test("a question is found by its vector: the article that shares no word with it", async () => {
  await fill();
  const { articles } = await finder.find({ text: `${RIDDLE}怎么办`, category: null });
  expect(articles[0]?.id).toBe(wanted);
  expect((await local().find({ text: `${RIDDLE}怎么办`, category: null })).articles[0]?.id).not.toBe(wanted);
});

test("the local vectors serve until all of its own are there, and nothing is sent meanwhile", async () => {
  const before = await local().find(QUESTION);
  expect(await finder.find(QUESTION)).toEqual(before);
  let calls = 0;
  endpoint.does((heard) => (++calls > 9 ? isDown(heard) : answers(heard)));
  await fill();
  finder.renew();
  endpoint.does(answers);
  expect(await finder.find(QUESTION)).toEqual(before);
  expect(endpoint.heard).toEqual([]);
  await fill();
  endpoint.does(answers);
  await finder.find(QUESTION);
  expect(endpoint.heard.map((h) => h.body.input)).toEqual([[QUESTION.text]]);
});

test("while its endpoint is down, or answers with nothing, the rest finds the law as if it were not there", async () => {
  await fill();
  const before = await local().find(QUESTION);
  endpoint.does(isDown);
  expect(await finder.find(QUESTION)).toEqual(before);
  expect(endpoint.heard.length).toBeGreaterThan(0);
  endpoint.does(() => ({
    body: { object: "list", model: "bge-8", data: [{ object: "embedding", index: 0, embedding: Array.from({ length: 8 }, () => 0) }] },
  }));
  expect(await finder.find(QUESTION)).toEqual(before);
  endpoint.does(answers);
  expect(await finder.find(QUESTION)).not.toEqual(before);
});

test("an embedder never reads another's vectors", async () => {
  await fill();
  const other = { ...bureau.config.embeddings!, model: "bge-other" };
  const elsewhere = shippedFinder({ embeddings: other }, bureau);
  expect(await elsewhere.find(QUESTION)).toEqual(await local().find(QUESTION));
  expect(await fillVectors({ database: bureau.database, embedder: openEmbeddings(other) })).toBe(true);
  expect((await held()).map((row) => (row as { embedder: string }).embedder)).toEqual(
    ["openai:bge-8", "openai:bge-other", LOCAL].toSorted(),
  );
});

test("an embedder that cannot be reached stops nothing: the failure is logged, without a word of the text", async () => {
  const logged: string[] = [];
  endpoint.does(isDown);
  await fillConfigured(
    bureau.config,
    bureau.database,
    finder,
    (level, event, detail) => void logged.push(JSON.stringify({ level, event, ...detail })),
  );
  expect(logged).toEqual([expect.stringContaining('"level":"error","event":"embeddings"')]);
  expect(logged.join()).not.toMatch(/\p{Script=Han}/u);
});

test("a filter holds for what the vectors bring as well", async () => {
  await fill();
  const filters = { kinds: ["没有这一种"] };
  expect((await finder.find({ text: `${RIDDLE}怎么办`, category: null, filters })).articles).toEqual([]);
});

test("an inquiry's words are sent redacted, and its sources are found with them", async () => {
  await fill();
  endpoint.does(answers);
  const { id } = await ask(bureau, `我叫张建国，电话13812345678，公司不签劳动合同，${RIDDLE}`);
  await bureau.work();
  expect(endpoint.heard).toHaveLength(1);
  expect(endpoint.heard[0]?.body.input[0]).toContain("〔手机号1〕");
  expect(JSON.stringify(endpoint.heard)).not.toMatch(/13812345678|张建国/);
  const [found] = await read<{ ids: string[] }>(
    bureau.database.db,
    sql`select array(select e ->> 'id' from jsonb_array_elements(r.articles) e) as ids from retrieval r where r.inquiry_id = ${id}`,
  );
  expect(found?.ids.slice(0, 3)).toContain(wanted);
});
