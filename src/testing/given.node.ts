/** Given … : a database of one's own, named people, a fixed clock that tests move by hand. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Hono } from "hono";
import { inject } from "vitest";
import { configuredStore } from "../compose/for-attachments.ts";
import { type Service, compose } from "../compose.ts";
import { type Config, parseConfig } from "../config.ts";
import { shippedFinder, shippedWeights } from "../shipped-finder.node.ts";
import { shippedDraftPrompts } from "../shipped-prompts.node.ts";
import { shippedFigures } from "../shipped-figures.node.ts";
import { shippedJudge } from "../shipped-gate.ts";
import { shippedTriage } from "../shipped-triage.ts";
import { shippedPromises } from "../shipped-promises.node.ts";
import { shippedLanguages } from "../shipped-languages.node.ts";
import { SHIPPED_NOTICES } from "../shipped-notices.ts";
import { loadPromises } from "#clocks/load-promises.ts";
import type { Role, SeatClass } from "#contract.ts";
import { Guidance } from "#drafting/draft.ts";
import { parsePrompt } from "#drafting/prompt.ts";
import { makeApp } from "#http/app.ts";
import { allJobs } from "#jobs/all-jobs.ts";
import { JOB_NAMES, type JobName } from "#jobs/job-names.ts";
import { type Auth, SIGN_IN_PATH, openAuth } from "#platform/auth.ts";
import { type ApiScope, findMachine, makeApiKey } from "#platform/auth-keys.ts";
import { openClamd } from "#platform/clamd.node.ts";
import type { Database } from "#platform/database.ts";
import { onPglite } from "#platform/database.node.ts";
import { openServer } from "#platform/database-server.ts";
import type { Jobs } from "#platform/jobs.ts";
import { openJobs } from "#platform/jobs.ts";
import { type Keyring, makeKeyring } from "#platform/keyring.ts";
import type { Log } from "#platform/log.ts";
import { exposition } from "#platform/metrics.ts";
import { openDeskNews } from "#platform/desk-news.ts";
import { openFolderStore } from "#platform/object-store-folder.node.ts";
import { openNews } from "#platform/news.ts";
import { readJsonFiles } from "#platform/shipped.node.ts";
import { openSeat } from "#seats/open-seat.ts";
import { TEMPLATE, databaseUrl, onServer } from "./database-image.node.ts";
import { openImage } from "./open-image.node.ts";
import { QUICK_PASSWORDS } from "./quick-passwords.node.ts";

const ROOT = join(import.meta.dirname, "../..");

/** A fresh copy of the migrated database; PGlite, or PostgreSQL where TEST_DATABASE_URL is set. */
export async function givenDatabase(): Promise<Database> {
  const image = inject("databaseImage");
  if (image.kind === "pglite") {
    return onPglite(await openImage(image.path));
  }
  const name = `wenfa_test_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(image.url, (client) => client.query(`create database ${name} template ${TEMPLATE}`));
  const database = openServer(databaseUrl(image.url, name), 10);
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(image.url, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** 2026年11月21日 上午9时, a Saturday; `clock.forward(minutes)` moves it. */
export type TestClock = (() => Date) & { forward: (minutes: number) => void };

export function givenClock(start = "2026-11-21T01:00:00Z"): TestClock {
  let now = new Date(start).getTime();
  return Object.assign(() => new Date(now), {
    forward: (minutes: number) => {
      now += minutes * 60_000;
    },
  });
}

export type Bureau = {
  database: Database;
  clock: TestClock;
  config: Config;
  service: Service;
  keyring: Keyring;
  /** Where the bytes of attachments lie, where no bucket is configured. */
  attachmentsDir: string;
  jobs: Jobs;
  auth: Auth;
  app: Hono;
  /** Every line the service logged, as it would be printed. */
  logged: string[];
  /** Works every job that is due, and those they lead to, until none is left. */
  work: () => Promise<void>;
  close: () => Promise<void>;
};

/** The whole service on a database of its own, its jobs worked by hand, without a socket. */
export async function givenBureau(environment: Record<string, string> = {}): Promise<Bureau> {
  const database = await givenDatabase();
  const clock = givenClock();
  const config = parseConfig({ DEMO: "1", PORT: "8787", RATE_EXEMPT: "192.0.2.0/24", ...environment });
  const keyring = await makeKeyring({ keys: [{ id: "t1", secret: new Uint8Array(32).fill(7) }], indexSecret: new Uint8Array(32).fill(9) });
  const attachmentsDir = mkdtempSync(join(tmpdir(), "wenfa-attachments-"));
  const files = {
    store: configuredStore(config, clock) ?? openFolderStore(attachmentsDir),
    scan: config.attachments.clamd && openClamd(config.attachments.clamd),
  };
  const logged: string[] = [];
  const log: Log = (level, event, detail = {}) => void logged.push(JSON.stringify({ level, event, ...detail }));
  const jobs = openJobs(database, log);
  await jobs.prepare(JOB_NAMES);
  const news = await openNews(database);
  const deskNews = await openDeskNews(database);
  const promises = shippedPromises();
  await loadPromises({ database, clock }, promises);
  const service = compose({
    config,
    database,
    jobs,
    keyring,
    files,
    news,
    deskNews,
    clock,
    log,
    finder: shippedFinder(config, { database, clock }),
    triager: shippedTriage(shippedWeights().model),
    judge: shippedJudge(shippedWeights().model),
    figures: shippedFigures(),
    notices: SHIPPED_NOTICES,
    promises,
    guidance: readJsonFiles(join(ROOT, "corpus/guidance"), Guidance),
    draftPrompts: await shippedDraftPrompts(ROOT),
    triagePrompt: await parsePrompt(readFileSync(join(ROOT, "prompts/triage.classify.md"), "utf8")),
  });
  const baseUrl = "http://localhost";
  const auth = openAuth(database.db, {
    secret: "test".repeat(10),
    baseUrl,
    trustedOrigins: [baseUrl],
    secure: false,
    signInsAMinute: null,
    policy: config.signIn,
    oidcSecret: config.secrets.oidcClientSecret,
    passwords: QUICK_PASSWORDS,
    clock,
    log,
    guessed: service.guessed,
  });
  const find = (key: string) => findMachine(database.db, key, clock());
  const app = makeApp({
    citizen: {
      verbs: service.citizen,
      findMachine: find,
      network: (c) => c.req.header("x-test-network") ?? "192.0.2.1",
      now: () => clock().getTime(),
    },
    site: service.site,
    law: { verbs: service.law, network: (c) => c.req.header("x-test-network") ?? "192.0.2.1", now: () => clock().getTime() },
    staff: {
      auth,
      people: service.people,
      lawyer: service.lawyer,
      assignment: service.assignment,
      exports: service.exports,
      attachments: service.attachments,
      cards: service.cards,
      memory: service.memory,
      clerk: service.clerk,
      alerts: service.alerts,
      allowCalls: service.allowCalls,
      reading: service.reading,
      groups: service.groups,
      undrafted: service.undrafted,
      corrections: service.corrections,
      consultations: service.consultations,
      askingBack: service.askingBack,
      callbacks: service.callbacks,
      intake: service.intake,
      clocks: service.clocks,
      reReviews: service.reReviews,
      working: service.working,
      quality: service.quality,
      learning: service.learning,
      ledger: service.ledger,
      writing: service.writing,
      deskEvents: service.deskEvents,
      audit: service.audit,
      rosters: service.rosters,
      sites: service.sites,
      retention: service.retention,
      imports: service.imports,
      supervisor: service.supervisor,
    },
    operations: {
      findMachine: find,
      version: "test",
      isLoopback: () => false,
      ready: async () => void (await database.pool.query("select 1")),
      metrics: async () => exposition(await service.modelSamples()),
    },
    findMachine: find,
    languages: shippedLanguages(ROOT),
    pages: null,
    leaveUrl: config.leaveUrl,
    log,
  });
  const close = async () => {
    await jobs.stop(0);
    await news.close();
    await deskNews.close();
    await database.close();
    rmSync(attachmentsDir, { recursive: true, force: true });
  };
  return {
    database,
    clock,
    config,
    service,
    attachmentsDir,
    keyring,
    jobs,
    auth,
    app,
    logged,
    work: () => workAll(database, service),
    close,
  };
}

/** Takes due jobs straight from the table, oldest first, so that a test waits for nothing. */
async function workAll(database: Database, service: Service): Promise<void> {
  const verbs = new Map(allJobs(service.jobs).map((job) => [job.name, job]));
  for (;;) {
    const { rows } = await sql<{ id: string; name: JobName; data: unknown }>`
      select id, name, data from pgboss.job where state in ('created', 'retry') and start_after <= now() order by created_on`.execute(
      database.db,
    );
    if (rows.length === 0) return;
    for (const { id, name, data } of rows) {
      await verbs.get(name)?.work(data);
      await sql`update pgboss.job set state = 'completed', completed_on = now() where id = ${id}`.execute(database.db);
    }
  }
}

export type Person = { id: string; name: string; role: Role; cookie: string };

let people = 0;

/** Somebody with a seat, signed in. Lawyers get a licence that is valid now and on the tests' clock. */
export async function givenPerson(
  bureau: Bureau,
  role: Role,
  classes: SeatClass[] = ["labor", "family", "contract", "general"],
): Promise<Person> {
  people += 1;
  const name = `${role}-${people}`;
  const email = `${name}@test.example`;
  const password = `password-${name}`;
  const licence = {
    licenceNo: `执-${people}`,
    licenceFrom: "2020-01-01",
    licenceUntil: "2099-12-31",
    firm: "测试律师事务所",
    workNo: `T${people}`,
    seatClasses: role === "expert" ? ["expert" as const, ...classes] : classes,
    region: null,
    capacity: 5,
    sample: true,
  };
  const reviewer = role === "lawyer" || role === "expert";
  const id = await openSeat(
    { database: bureau.database, openAccount: bureau.auth.openSeat },
    { name, email, role, password, licence: reviewer ? licence : null },
  );
  const response = await bureau.app.request(SIGN_IN_PATH, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
  return { id, name, role, cookie };
}

export async function givenKey(bureau: Bureau, scopes: ApiScope[]): Promise<string> {
  return bureau.database.transact("system:test", (tx) => makeApiKey(tx, `key-${scopes.join("-")}`, scopes, bureau.clock()));
}

type Reply = { status: number; body: Record<string, unknown>; headers: Headers };

/** Calls the app; `as` is a person, a follow-up token or nobody. Bodies are sent as JSON unless they are bytes. */
export async function call(
  bureau: Bureau,
  method: string,
  path: string,
  options: { as?: Person | string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const { as, body, headers = {} } = options;
  const sent =
    body === undefined ? undefined : body instanceof Uint8Array || typeof body === "string" ? (body as BodyInit) : JSON.stringify(body);
  const response = await bureau.app.request(path, {
    method,
    headers: {
      ...(sent === undefined ? {} : { "content-type": "application/json" }),
      ...(typeof as === "string" ? { authorization: `Bearer ${as}` } : as ? { cookie: as.cookie } : {}),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, body: json ? JSON.parse(text) : { text }, headers: response.headers };
}
