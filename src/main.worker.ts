/**
 * The Cloudflare door: the citizen's API over the same rooms. Receiving, triage and sealing happen here; the jobs it
 * enqueues are worked by the Node door, which shares its database and brings its tables up to date.
 */
import type { Context, Hono } from "hono";
import { composeCitizen } from "./compose.ts";
import { configuredStore } from "./compose/for-attachments.ts";
import { forGuests } from "./compose/for-sites.ts";
import { parseConfig, readyToServe } from "./config.ts";
import wordModel from "../corpus/finder/words.bin";
import { SHIPPED_LANGUAGES } from "./shipped-languages.ts";
import { SHIPPED_NOTICES } from "./shipped-notices.ts";
import { shippedTriage } from "./shipped-triage.ts";
import { makeApp } from "#http/app.ts";
import { findMachine } from "#platform/auth-keys.ts";
import { readWordModel } from "#language/word-model.ts";
import { systemClock } from "#platform/clock.ts";
import { openServer } from "#platform/database-server.ts";
import { openJobs } from "#platform/jobs.ts";
import { makeKeyring, parseKeyMaterial } from "#platform/keyring.ts";
import { consoleLog } from "#platform/log.ts";
import { pollingNews } from "#platform/news.ts";
import type { Triager } from "#triage/triage-question.ts";

type Environment = Record<string, string | undefined>;

const POLL_MS = 2000;

/** Eight megabytes of words, read once in an isolate: at its first question, not at its start. */
let heldTriager: Triager | undefined;

export default {
  async fetch(request: Request, environment: Environment, context: { waitUntil: (work: Promise<unknown>) => void }): Promise<Response> {
    // workerd binds a socket to the request that opened it, so each request opens its own.
    const { app, close } = await open(environment);
    const response = await app.fetch(request, environment);
    if (!response.body) {
      context.waitUntil(close());
      return response;
    }
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    context.waitUntil(response.body.pipeTo(writable).finally(close));
    return new Response(readable, response);
  },
};

/** The scanner is reached by the Node door: what comes in here waits unopened until its job has asked it. */
const notHere = () => Promise.reject(new Error("no scanner at this door"));

async function open(environment: Environment): Promise<{ app: Hono; close: () => Promise<void> }> {
  const config = parseConfig({ NODE_ENV: "production", ...environment });
  const { keys, indexKey } = config.secrets;
  readyToServe(config);
  if (!config.databaseUrl || !keys || !indexKey) throw new Error("configuration: DATABASE_URL, WENFA_KEYS and WENFA_INDEX_KEY are needed");
  const database = openServer(config.databaseUrl, 2);
  const jobs = openJobs(database, consoleLog, { sendOnly: true });
  await jobs.prepare([]);
  const keyring = await makeKeyring(parseKeyMaterial(keys, indexKey));
  const citizen = await composeCitizen({
    config,
    database,
    jobs,
    keyring,
    files: { store: configuredStore(config, systemClock), scan: config.attachments.clamd && notHere },
    news: pollingNews(POLL_MS),
    clock: systemClock,
    notices: SHIPPED_NOTICES,
    triager: (heldTriager ??= shippedTriage(readWordModel(new Uint8Array(wordModel)))),
  });
  const network = (c: Context) => c.req.header("cf-connecting-ip") ?? "unknown";
  const find = (key: string) => findMachine(database.db, key, systemClock());
  const app = makeApp({
    citizen: { verbs: citizen, findMachine: find, network, now: () => systemClock().getTime() },
    site: forGuests({ database, clock: systemClock }),
    law: null, // a search needs the index's table in memory; a door that lives for one request has none
    staff: null,
    operations: {
      ready: async () => void (await database.pool.query("select 1")),
      metrics: () => Promise.resolve(""),
      findMachine: find,
      isLoopback: () => false,
      version: "worker",
    },
    findMachine: find,
    languages: SHIPPED_LANGUAGES,
    pages: null,
    leaveUrl: config.leaveUrl,
    log: consoleLog,
  });
  const close = async () => {
    await jobs.stop(0);
    await database.close();
  };
  return { app, close };
}
