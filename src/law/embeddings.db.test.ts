/** A configured embedder: the real client against a local server that speaks the OpenAI protocol. */
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localEmbedder } from "../compose.ts";
import { StatuteCard } from "#law/law.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import { searchLaw } from "#law/search-law.ts";
import { openEmbeddings } from "#platform/embeddings.ts";
import { readJsonl } from "#platform/shipped.node.ts";
import { type Bureau, givenBureau } from "#testing/given.node.ts";
import { ask, read } from "#testing/matters.node.ts";
import { type Endpoint, givenEndpoint } from "#testing/model-endpoint.node.ts";

const CARDS = readJsonl(join(import.meta.dirname, "../../corpus/statutes"), StatuteCard).filter(
  (card) => card.law === "中华人民共和国劳动合同法" || card.law === "中华人民共和国反家庭暴力法",
);
const WANTED = CARDS.find((card) => card.law === "中华人民共和国劳动合同法" && card.articleNo === "第八十二条");

/** Eight numbers: the wanted article's text and one riddle point the same way, everything else another. */
const embed = (text: string) =>
  text.includes(WANTED?.gist ?? "?") || text.includes("鹦鹉学舌") ? [1, 0, 0, 0, 0, 0, 0, 0] : [0, 1, 0, 0, 0, 0, 0, text.length / 1000];

let endpoint: Endpoint;
let bureau: Bureau;
beforeAll(async () => {
  endpoint = await givenEndpoint();
  endpoint.does(({ body: { input } }) => ({
    // In whatever order: the index says which is which.
    body: {
      object: "list",
      model: "bge-8",
      data: input.map((text, index) => ({ object: "embedding", index, embedding: embed(text) })).toReversed(),
      usage: { prompt_tokens: 1, total_tokens: 1 },
    },
  }));
  bureau = await givenBureau({ EMBEDDINGS_BASE_URL: endpoint.url, EMBEDDINGS_API_KEY: "key", EMBEDDINGS_MODEL: "bge-8" });
  await loadCorpus(deps(), { cards: CARDS, cases: [] });
});
afterAll(async () => {
  await bureau.close();
  await endpoint.close();
});

const deps = () => ({ database: bureau.database, clock: bureau.clock, embedder: openEmbeddings(bureau.config.embeddings!) });

test("a configured embedder's vectors stand under its own name, of its own size", async () => {
  const rows = await read(
    bureau.database.db,
    sql`select embedder, vector_dims(vector) as size, count(*)::int as count from law_vector where embedder like 'openai:%' group by 1, 2`,
  );
  expect(rows).toEqual([{ embedder: "openai:bge-8", size: 8, count: CARDS.length }]);
});

test("the corpus is sent in batches of 64 at most, each text once", () => {
  const sent = endpoint.heard.map((h) => h.body.input.length);
  expect(Math.max(...sent)).toBeLessThanOrEqual(64);
  expect(sent.reduce((a, b) => a + b, 0)).toBe(CARDS.length);
  expect(endpoint.heard[0]).toMatchObject({ path: "/v1/embeddings", authorization: "Bearer key", body: { model: "bge-8" } });
});

test("the same corpus and embedder are not sent again; another embedder makes another index", async () => {
  endpoint.heard.length = 0;
  expect(await loadCorpus(deps(), { cards: CARDS, cases: [] })).toBe("unchanged");
  expect(endpoint.heard).toEqual([]);
  expect(localEmbedder().name).not.toBe("openai:bge-8");
});

test("a question is searched by its vector: it finds what shares no word with it", async () => {
  const { articles } = await searchLaw(deps(), { text: "鹦鹉学舌", category: null });
  expect(articles[0]).toMatchObject({ law: WANTED?.law, articleNo: WANTED?.articleNo, matched: [] });
});

test("an inquiry's words are sent redacted, and its sources are found with them", async () => {
  endpoint.heard.length = 0;
  const { id } = await ask(bureau, "我叫张建国，电话13812345678，公司不签劳动合同，鹦鹉学舌");
  await bureau.work();
  expect(endpoint.heard).toHaveLength(1);
  expect(endpoint.heard[0]?.body.input[0]).toContain("〔手机号1〕");
  expect(JSON.stringify(endpoint.heard)).not.toMatch(/13812345678|张建国/);
  const [found] = await read<{ first: string }>(
    bureau.database.db,
    sql`select a.label as first from retrieval r join article a on a.id = (r.articles -> 0 ->> 'id')::bigint where r.inquiry_id = ${id}`,
  );
  expect(found?.first).toBe(WANTED?.articleNo);
});
