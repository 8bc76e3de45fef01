/** Whatever citizens write of themselves and others is in their sealed words, and nowhere else. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseConfig } from "../config.ts";
import { type Running, openService } from "../service.node.ts";
import { PrivacyText } from "#contract/consent.ts";
import type { Database } from "#platform/database.ts";
import { makeApiKey } from "#platform/auth-keys.ts";
import { givenDatabase } from "./given.node.ts";
import { read } from "./matters.node.ts";
import { type Endpoint, givenEndpoint } from "./model-endpoint.node.ts";

/** Made up, one of each kind. */
const MINE = {
  name: "司马青衫",
  husband: "钟国安",
  boss: "卞德胜",
  neighbour: "买合木提·吐尔逊",
  child: "钟小雨",
  id: "330102199003071230",
  spokenId: "六二〇一〇二一九六八〇六一一一二〇三",
  phone: "13812345678",
  contact: "13900007788",
  card: "6222021001122334458",
  plate: "浙A7K329",
  email: "qingshan.sima@example.com",
  wechat: "qingshan_1990",
  qq: "287364551",
  address: "文三路123号翠苑小区3幢2单元501室",
};
type Kind = keyof typeof MINE;

const DANGER = `我叫${MINE.name}，身份证${MINE.id}，丈夫${MINE.husband}拿刀砍我，还打女儿${MINE.child}，住西湖区${MINE.address}，电话${MINE.phone}`;
const WAGES = `老板${MINE.boss}拖欠我工资三个月，没签合同，工资卡${MINE.card}，他开${MINE.plate}，微信号${MINE.wechat}，QQ号${MINE.qq}，邮箱${MINE.email}`;
const THIN = "公司把我辞退了";
const FACTS = `是${MINE.boss}让我走的，证件号${MINE.spokenId}，我是${MINE.name}`;
const LATER = `邻居${MINE.neighbour}可以作证，他电话${MINE.phone}`;

let database: Database;
let service: Running;
let model: Endpoint;
let gateway: Endpoint;
let folder: string;
let key: string;
const printed: string[] = [];
const replied: string[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, "write").mockImplementation((text: string | Uint8Array, ...rest: []) => {
      printed.push(String(text));
      return write(text, ...rest);
    });
  }
  for (const method of ["log", "info", "warn", "error"] as const)
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => void printed.push(said.map(String).join(" ")));
  folder = mkdtempSync(join(tmpdir(), "wenfa-leaks-"));
  [database, model, gateway] = [await givenDatabase(), await givenEndpoint(), await givenEndpoint()];
  // What fails quotes what it was sent, as gateways do.
  for (const endpoint of [model, gateway])
    endpoint.does((heard) => ({ status: 500, body: { error: { message: JSON.stringify(heard.body) } } }));
  const env = {
    DEMO: "1",
    DATA_DIR: folder,
    LLM_BASE_URL: model.url,
    LLM_API_KEY: "k",
    LLM_MODEL: "local",
    DANGER_WEBHOOK_URL: gateway.url,
  };
  service = await openService(parseConfig(env), { database });
  key = await database.transact("system:test", (tx) => makeApiKey(tx, "test", ["inquiries", "hot-words", "metrics"], new Date()));
  await everythingThatIsSent();
  await allJobsTried();
}, 120_000);

afterAll(async () => {
  await service.close();
  await Promise.all([model.close(), gateway.close()]);
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

async function send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Record<string, string>> {
  const response = await service.app.request(path, {
    method: body === null ? "GET" : "POST",
    headers: { "content-type": "application/json", "x-api-key": key, ...headers },
    ...(body === null ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status >= 400) replied.push(`${response.status} ${text}`);
  return text.startsWith("{") ? (JSON.parse(text) as Record<string, string>) : {};
}

async function everythingThatIsSent(): Promise<void> {
  const danger = await send("/api/inquiries", { question: DANGER, contact: MINE.contact });
  const wages = await send("/api/inquiries", { question: WAGES, contact: MINE.email, channel: "hotline" });
  const { version } = PrivacyText.parse(await (await service.app.request("/api/privacy")).json());
  const consent = { version };
  const thin = await send("/api/inquiries", { question: THIN, followUp: "ask", consent });
  const as = (asked: Record<string, string>, more = {}) => ({ authorization: `Bearer ${asked["token"]}`, ...more });
  await send(`/api/inquiries/${thin["id"]}/messages`, { text: FACTS }, as(thin));
  await send(`/api/inquiries/${danger["id"]}/messages`, { text: LATER }, as(danger));
  await send(`/api/inquiries/${wages["id"]}/messages`, { text: LATER }, as(wages, { "idempotency-key": "again" }));
  // What is refused, each in its own way.
  await send(`/api/inquiries/${wages["id"]}/messages`, { text: FACTS }, as(wages, { "idempotency-key": "again" }));
  await send("/api/inquiries", `{"question": "${WAGES}`);
  await send("/api/inquiries", { question: WAGES.repeat(60), consent });
  await send("/api/inquiries", { question: WAGES, contact: MINE.contact });
  await send("/api/inquiries", WAGES.repeat(9000));
  await send("/api/inquiries", { question: WAGES, contact: [MINE.contact], region: MINE.address, consent });
  await send("/api/inquiries", { question: WAGES, matterRegion: "999999", consent });
  await send("/api/inquiries", { question: WAGES, channel: MINE.phone, consent });
  await send("/api/inquiries", { question: WAGES, consent }, { authorization: `Bearer ${MINE.id}` });
  await send(`/api/inquiries/${MINE.phone}`, null, as(danger));
  await send(`/api/inquiries/${encodeURIComponent(MINE.name)}/messages`, { text: FACTS }, as(danger));
  await send(`/api/law/search?q=${encodeURIComponent(WAGES)}`, null);
  await send(`/api/feeds/hot-words?region=${encodeURIComponent(MINE.phone)}`, null);
  await send(`/api/inquiries/${thin["id"]}/withdraw`, {}, as(thin));
  await send(`/api/inquiries/${thin["id"]}/messages`, { text: FACTS }, as(thin));
}

/** Every job was worked at least once; those that fail wait for their next try. */
async function allJobsTried(): Promise<void> {
  await vi.waitFor(
    async () => {
      const due = sql`select name from pgboss.job where state in ('created', 'active') and start_after <= now()`;
      expect(await read(database.db, due)).toEqual([]);
    },
    { timeout: 60_000, interval: 200 },
  );
}

/** @returns which kinds of personal data stand in the text, with what stands around them */
function leaks(text: string): string[] {
  const plain = text.normalize("NFKC");
  return (Object.keys(MINE) as Kind[]).flatMap((kind) => {
    const at = plain.indexOf(MINE[kind]);
    return at < 0 ? [] : [`${kind}: …${plain.slice(Math.max(0, at - 40), at + MINE[kind].length + 10)}…`];
  });
}

/** Every table, its rows as text; bytes are hexadecimal, so their content is looked for in that form too. */
async function tables(where: ReturnType<typeof sql>): Promise<{ name: string; text: string }[]> {
  const names = await read<{ schema: string; name: string }>(
    database.db,
    sql`select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and ${where} order by 1, 2`,
  );
  const texts: { name: string; text: string }[] = [];
  for (const { schema, name } of names) {
    const rows = await read<{ row: string }>(database.db, sql`select to_jsonb(t)::text as row from ${sql.table(`${schema}.${name}`)} t`);
    texts.push({ name: `${schema}.${name}`, text: rows.map(({ row }) => row).join("\n") });
  }
  return texts;
}

const inHex = (text: string) => Buffer.from(text, "utf8").toString("hex");

test("the look for personal data finds each kind in what was sent", () => {
  expect(leaks([DANGER, WAGES, FACTS, LATER, MINE.contact].join("\n"))).toHaveLength(Object.keys(MINE).length);
});

test("the run did what it says: it was refused in many ways, a model and a gateway failed, and danger was paged", () => {
  expect(new Set(replied.map((reply) => reply.slice(0, 3)))).toEqual(new Set(["400", "401", "404", "409", "413", "422"]));
  expect(model.heard.length).toBeGreaterThan(0);
  expect(gateway.heard.length).toBeGreaterThan(0);
  expect(printed.join("\n")).toMatch(/"event":"model-failed"/);
  expect(printed.join("\n")).toMatch(/"event":"job-failed"/);
});

describe("personal data that citizens wrote stands in", () => {
  test("no line that the service prints", () => expect(leaks(printed.join("\n"))).toEqual([]));

  test("no reply to what was refused", () => expect(leaks(replied.join("\n"))).toEqual([]));

  test("no prompt of a model", () => {
    const prompts = model.heard.map(({ body }) => JSON.stringify(body)).join("\n");
    expect(prompts).toContain("拖欠");
    expect(leaks(prompts)).toEqual([]);
  });

  test("no page to the gateway", () => expect(leaks(JSON.stringify(gateway.heard))).toEqual([]));

  test("no figure for monitoring", async () => {
    const response = await service.app.request("/metrics", { headers: { "x-api-key": key } });
    const text = await response.text();
    expect(text).toContain("wenfa_inquiries");
    expect(leaks(text)).toEqual([]);
  });

  test("no payload and no error of a job", async () => {
    const jobs = await tables(sql`table_schema = 'pgboss'`);
    expect(jobs.map(({ text }) => text).join("")).toContain("page");
    for (const { name, text } of jobs) expect([name, leaks(text)]).toEqual([name, []]);
  });

  test("no audit row, no count of hot words, no index of the search", async () => {
    const said = await tables(sql`table_name ~ 'audit|term_|index|lead|retriev|event|recall'`);
    expect(said.map(({ name }) => name)).toEqual(expect.arrayContaining(["public.audit_event", "public.term_sighting"]));
    for (const { name, text } of said) expect([name, leaks(text)]).toEqual([name, []]);
  });

  test("no other table either: sealed bytes are not the words in another spelling", async () => {
    for (const { name, text } of await tables(sql`table_schema = 'public'`)) {
      const asBytes = (Object.keys(MINE) as Kind[]).filter((kind) => text.includes(inHex(MINE[kind])));
      expect([name, leaks(text), asBytes]).toEqual([name, [], []]);
    }
  });
});
