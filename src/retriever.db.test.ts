/** The law in somebody else's chain: LangChain's own parts around our retriever, over a real library. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import type { DocumentInterface } from "@langchain/core/documents";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { ChatOpenAI } from "@langchain/openai";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { type LawMetadata, type OpenRetriever, openToRead, openWenfaRetriever } from "./retriever.node.ts";
import { DataFolderHeld } from "#platform/data-folder.node.ts";
import { openEmbedded } from "#platform/database.node.ts";
import { openServer } from "#platform/database-server.ts";
import { TEMPLATE, databaseUrl, onServer } from "#testing/database-image.node.ts";
import { givenClock } from "#testing/given.node.ts";
import { type Endpoint, completion, givenEndpoint } from "#testing/model-endpoint.node.ts";

const image = inject("databaseImage");
const folder = mkdtempSync(join(tmpdir(), "wenfa-retriever-"));
const server = image.kind === "postgres" ? databaseUrl(image.url, `wenfa_retriever_${process.pid}`) : null;
const where = server ? { databaseUrl: server } : { dataDir: folder };
const clock = givenClock();

/** Something done to the library beside the retriever, as a service does. */
async function beside(statement: string): Promise<void> {
  const database = server ? openServer(server, 1) : await openEmbedded(folder);
  await database.pool.query(statement);
  await database.close();
}

let open: OpenRetriever;
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await givenEndpoint();
  if (image.kind === "pglite") {
    const data = new Blob([readFileSync(image.path)]);
    await (await PGlite.create(join(folder, "pg"), { loadDataDir: data, extensions: { vector } })).close();
  } else await onServer(image.url, (client) => client.query(`create database wenfa_retriever_${process.pid} template ${TEMPLATE}`));
  open = await openWenfaRetriever({ ...where, k: 3, cases: 1, category: "labor", clock });
});
afterAll(async () => {
  await open.close();
  await endpoint.close();
  if (image.kind === "postgres")
    await onServer(image.url, (client) => client.query(`drop database wenfa_retriever_${process.pid} with (force)`));
  rmSync(folder, { recursive: true, force: true });
});

const QUESTION = "公司没跟我签劳动合同，干了八个月，能要双倍工资吗";
const named = ({ metadata: m }: DocumentInterface<LawMetadata>) => (m.kind === "article" ? `${m.law}${m.articleNo}` : m.title);

describe("a question", () => {
  test("brings articles, the best first, then cases, each saying what it is", async () => {
    const documents = await open.retriever.invoke(QUESTION);
    expect(documents.map(({ metadata }) => metadata.kind)).toEqual(["article", "article", "article", "case"]);
    expect(documents.map(named)).toContain("中华人民共和国劳动合同法第八十二条");
    const scores = documents.slice(0, 3).map(({ metadata }) => metadata.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const article = documents.find((d) => named(d).endsWith("劳动合同法第八十二条"));
    expect(article?.pageContent.length).toBeGreaterThan(20);
    expect(article?.metadata).toMatchObject({
      kind: "article",
      version: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      inForce: true,
      official: false, // the tests' library holds cards alone
      support: expect.any(Number),
      matched: expect.arrayContaining(["劳动合同"]),
    });
  });

  test("without a single word brings nothing", async () => {
    expect(await open.retriever.invoke("？？！！……")).toEqual([]);
  });

  test("may be asked with many others at once", async () => {
    const [one, ...rest] = await open.retriever.batch([QUESTION, "上班路上被车撞了算不算工伤", QUESTION]);
    expect(rest[1]!.map(named)).toEqual(one!.map(named));
    expect(rest[0]!.map(named)).not.toEqual(one!.map(named));
  });

  test("is told to the chain's callbacks", async () => {
    const heard: string[] = [];
    await open.retriever.invoke(QUESTION, {
      callbacks: [
        { handleRetrieverStart: (_, query) => void heard.push(query), handleRetrieverEnd: (docs) => void heard.push(String(docs.length)) },
      ],
    });
    expect(heard).toEqual([QUESTION, "4"]);
  });
});

describe("in a chain", () => {
  const model = () => new ChatOpenAI({ model: "local-model", apiKey: "none", maxRetries: 0, configuration: { baseURL: endpoint.url } });

  test("what it finds is put before the model, whose words come out at the end", async () => {
    endpoint.does(() => completion("可以要，第八十二条说了。"));
    const sources = (documents: DocumentInterface<LawMetadata>[]) =>
      documents.map((d) => `${named(d)}${d.metadata.official ? "原文" : "要旨"}：${d.pageContent}`).join("\n");
    const chain = RunnableSequence.from([
      { sources: open.retriever.pipe(sources), question: new RunnablePassthrough<string>() },
      ChatPromptTemplate.fromMessages([
        ["system", "依据：\n{sources}"],
        ["user", "{question}"],
      ]),
      model(),
      new StringOutputParser(),
    ]);
    expect(await chain.invoke(QUESTION)).toBe("可以要，第八十二条说了。");
    const [system, user] = endpoint.heard[0]!.body.messages;
    expect(system?.content).toContain("中华人民共和国劳动合同法第八十二条要旨：");
    expect(user?.content).toBe(QUESTION);
  });

  test("a model may call it as a tool", async () => {
    const tool = open.retriever.asTool({ name: "find_law", description: "按问题找法条", schema: z.string() });
    endpoint.does(() => ({
      body: {
        ...(completion(null, { finish: "tool_calls" }).body as object),
        choices: [
          {
            index: 0,
            finish_reason: "tool_calls",
            message: {
              role: "assistant",
              content: null,
              tool_calls: [
                { id: "call-1", type: "function", function: { name: "find_law", arguments: JSON.stringify({ input: QUESTION }) } },
              ],
            },
          },
        ],
      },
    }));
    const said = await model().bindTools([tool]).invoke(QUESTION);
    const documents = await tool.invoke(String(said.tool_calls![0]!.args["input"]));
    expect(JSON.stringify(endpoint.heard[0]!.body["tools"])).toContain("find_law");
    expect(documents.map(named)).toContain("中华人民共和国劳动合同法第八十二条");
  });
});

describe("the library", () => {
  test.skipIf(server)("is held: no other process opens its folder meanwhile", async () => {
    await expect(openWenfaRetriever({ dataDir: folder })).rejects.toThrow(DataFolderHeld);
  });

  test("is let go on closing, however often, and opened again finds the same", async () => {
    const before = (await open.retriever.invoke(QUESTION)).map(named);
    await open.close();
    await open.close();
    open = await openWenfaRetriever({ ...where, k: 3, cases: 1, category: "labor", clock });
    expect((await open.retriever.invoke(QUESTION)).map(named)).toEqual(before);
    await open.close();
  });

  test("is opened for reading alone: the database refuses whatever writes", async () => {
    const database = await openToRead(where);
    await expect(database.pool.query("delete from law_lead")).rejects.toMatchObject({ code: "25006" });
    const written = database.transact("system:test", (tx) => sql`delete from law_lead`.execute(tx));
    await expect(written).rejects.toMatchObject({ code: "25006" });
    await database.close();
  });

  test("that was never filled, or is of an older version, is refused with what to do; and let go again", async () => {
    await expect(openWenfaRetriever({ dataDir: join(folder, "nowhere") })).rejects.toThrow("no database in");
    await beside("update law_generation set built_at = null");
    await expect(openWenfaRetriever(where)).rejects.toThrow("holds no indexed law");
    await beside("update law_generation set built_at = now(); delete from migration where name like '0012%'");
    await expect(openWenfaRetriever(where)).rejects.toThrow(/lacks 0012\S+; start the service/);
    await beside("alter table migration rename to another");
    await expect(openWenfaRetriever(where)).rejects.toThrow(/lacks 0001/);
  });
});
