/** `wenfa/retriever`: the law of one library as a LangChain retriever, for any chain that runs on Node. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Endpoint } from "./config.ts";
import type { CategoryCode } from "./contract.ts";
import { shippedFinder } from "./shipped-finder.node.ts";
import { searchLaw } from "#law/search-law.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { openEmbedded } from "#platform/database.node.ts";
import { openServer } from "#platform/database-server.ts";
import { type LawMetadata, WenfaRetriever } from "#platform/langchain-retriever.ts";
import { readFolder } from "#platform/shipped.node.ts";

export type { LawMetadata };

const MIGRATIONS = join(import.meta.dirname, "../migrations");

export type RetrieverOptions = {
  /** Folder of an embedded database that a service or `law:import` has filled; `.data` where nothing is named. */
  dataDir?: string;
  /** postgres://… in its place. */
  databaseUrl?: string;
  /** At most so many articles (10), and so many cases (3). */
  k?: number;
  cases?: number;
  /** Cases of this matter only; the articles' ranking does not ask for it. */
  category?: CategoryCode;
  /** An OpenAI-compatible embedder whose vectors the service has filled in. */
  embeddings?: Endpoint;
  /** Law is that of its day in China. */
  clock?: Clock;
};

export type OpenRetriever = { retriever: WenfaRetriever; close: () => Promise<void> };

/**
 * Opens the database for reading alone: nothing is migrated, loaded or indexed. An embedded one is held until `close`,
 * so that no service can run on it meanwhile.
 * @throws Error where there is no library, or one that no service of this version has brought up to date
 * @throws DataFolderHeld where another process holds the folder
 */
export async function openWenfaRetriever(options: RetrieverOptions = {}): Promise<OpenRetriever> {
  const { k = 10, cases = 3, category = null, embeddings = null, clock = systemClock } = options;
  const database = await openToRead(options);
  const finder = shippedFinder({ embeddings }, { database, clock });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= finder.settled().then(database.close));
  const search = (text: string) => searchLaw({ database, clock, find: finder.find }, { text, category, articles: k, cases });
  try {
    await needIndex(database);
  } catch (error) {
    await close();
    throw error;
  }
  return { retriever: new WenfaRetriever({ search }), close };
}

/** The database that refuses to be written to. */
export async function openToRead({ dataDir = ".data", databaseUrl }: Pick<RetrieverOptions, "dataDir" | "databaseUrl">): Promise<Database> {
  if (databaseUrl !== undefined) {
    const url = new URL(databaseUrl);
    url.searchParams.set("options", `${url.searchParams.get("options") ?? ""} -c default_transaction_read_only=on`.trim());
    return openServer(url.toString());
  }
  if (!existsSync(join(dataDir, "pg"))) throw new Error(`no database in ${dataDir}; start the service there once, or name another dataDir`);
  const database = await openEmbedded(dataDir);
  await database.pool.query("set default_transaction_read_only = on"); // its one connection lives as long as it does
  return database;
}

/** What is missing here would otherwise look like a question that nothing was found for, or fail at the first one. */
async function needIndex({ pool }: Database): Promise<void> {
  const migrations = readFolder(MIGRATIONS, ".sql").map(({ name }) => name);
  const { rows } = await pool.query<{ name: string }>("select name from migration").catch(noSuchTable);
  const applied = new Set(rows.map(({ name }) => name));
  const lacking = migrations.filter((name) => !applied.has(name));
  const start = "start the service of this version on it once";
  if (lacking.length > 0) throw new Error(`this database lacks ${lacking.join(", ")}; ${start}`);
  const built = await pool.query("select 1 from law_generation where built_at is not null limit 1");
  if (built.rows.length === 0) throw new Error(`this database holds no indexed law; ${start}`);
}

const UNDEFINED_TABLE = "42P01";

function noSuchTable(error: unknown): { rows: never[] } {
  if ((error as { code?: string }).code === UNDEFINED_TABLE) return { rows: [] };
  throw error;
}
