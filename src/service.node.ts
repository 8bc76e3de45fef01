/** Opens everything one running service is made of, and closes it again in order. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, Hono } from "hono";
import { type Service, compose } from "./compose.ts";
import { forPages } from "./compose/for-sites.ts";
import { configuredStore } from "./compose/for-attachments.ts";
import type { Parts } from "./compose/parts.ts";
import { type Config, readyToServe } from "./config.ts";
import { openDatabase } from "./open-database.node.ts";
import { shippedCorpus } from "./shipped-corpus.node.ts";
import { fillConfigured, renewIndex, shippedFinder, shippedWeights } from "./shipped-finder.node.ts";
import { shippedDraftPrompts } from "./shipped-prompts.node.ts";
import { shippedPromises } from "./shipped-promises.node.ts";
import { shippedFigures } from "./shipped-figures.node.ts";
import { shippedJudge } from "./shipped-gate.ts";
import { shippedTriage } from "./shipped-triage.ts";
import { shippedLanguages } from "./shipped-languages.node.ts";
import { SHIPPED_NOTICES } from "./shipped-notices.ts";
import { Guidance } from "#drafting/draft.ts";
import { parsePrompt } from "#drafting/prompt.ts";
import { makeApp } from "#http/app.ts";
import { loadPromises } from "#clocks/load-promises.ts";
import { pages } from "#http/pages.node.ts";
import { allJobs } from "#jobs/all-jobs.ts";
import { ATTEMPTS, JOB_NAMES } from "#jobs/job-names.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import { sealAudit } from "#platform/audit.ts";
import { type Auth, openAuth } from "#platform/auth.ts";
import { findMachine } from "#platform/auth-keys.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { openJobs } from "#platform/jobs.ts";
import { makeKeyring } from "#platform/keyring.ts";
import { type Log, consoleLog } from "#platform/log.ts";
import { exposition } from "#platform/metrics.ts";
import { openClamd } from "#platform/clamd.node.ts";
import { openDeskNews } from "#platform/desk-news.ts";
import { openFolderStore } from "#platform/object-store-folder.node.ts";
import { openNews } from "#platform/news.ts";
import { loadSecrets } from "#platform/secrets.node.ts";
import { readJsonFiles } from "#platform/shipped.node.ts";
import { forgetOldReplies } from "#inquiry/resume-drafting.ts";
import { freeExpired } from "#review/claim-draft.ts";
import { keepMatching } from "#review/match-waiting.ts";
import { endShifts } from "#seats/change-duty.ts";

const ROOT = join(import.meta.dirname, "..");
const VERSION = "0.1.0";

export type Running = {
  app: Hono;
  auth: Auth;
  database: Database;
  service: Service;
  parts: Parts;
  /** Jobs finish or go back; then the database closes and its folder is let go. */
  close: () => Promise<void>;
};

export type Options = { clock?: Clock; log?: Log; database?: Database; root?: string };

export async function openService(config: Config, options: Options = {}): Promise<Running> {
  const { clock = systemClock, log = consoleLog, root = ROOT } = options;
  readyToServe(config);
  const database = options.database ?? (await openDatabase(config, root));
  const secrets = loadSecrets(config);
  const corpus = shippedCorpus(root);
  await loadCorpus({ database, clock }, corpus);
  const index = await renewIndex({ database, clock });
  log("info", "corpus", { cards: corpus.cards.length, cases: corpus.cases.length, index });
  const finder = shippedFinder(config, { database, clock });
  const filling = fillConfigured(config, database, finder, log);
  const jobs = openJobs(database, log);
  await jobs.prepare(JOB_NAMES);
  const parts: Parts = {
    config,
    database,
    jobs,
    clock,
    log,
    finder,
    triager: shippedTriage(shippedWeights().model),
    judge: shippedJudge(shippedWeights().model),
    figures: shippedFigures(),
    keyring: await makeKeyring(secrets.material),
    files: openFiles(config, clock),
    news: await openNews(database),
    deskNews: await openDeskNews(database),
    notices: SHIPPED_NOTICES,
    promises: shippedPromises(root),
    guidance: readJsonFiles(join(root, "corpus/guidance"), Guidance),
    draftPrompts: await shippedDraftPrompts(root),
    triagePrompt: await parsePrompt(readFileSync(join(root, "prompts/triage.classify.md"), "utf8")),
  };
  const service = compose(parts);
  await loadPromises({ database, clock }, parts.promises);
  await service.chores.keepTerms();
  await jobs.start(allJobs(service.jobs));
  const remember = "remember-citations" as const; // of what was delivered before that job was there
  await database.transact("system:start", (tx) => jobs.enqueue(tx, remember, {}, { attempts: ATTEMPTS[remember] }));
  const stopKeeping = keepHouse({ config, database, clock, log }, service.chores);
  const stopMatching = await keepMatching({ database, clock, giving: config }, failing(log, "matching"));
  const auth = openStaffDoor(config, parts, secrets.authSecret, service.guessed);
  return {
    app: openApp(config, parts, service, auth, root),
    auth,
    database,
    service,
    parts,
    close: async () => {
      await jobs.stop(10_000);
      await stopMatching();
      await stopKeeping();
      await filling;
      await finder.settled();
      await parts.news.close();
      await parts.deskNews.close();
      await database.close();
    },
  };
}

/** A bucket where one is configured, else a folder beside the database. */
function openFiles(config: Config, clock: Clock): Parts["files"] {
  const { clamd } = config.attachments;
  return { store: configuredStore(config, clock) ?? openFolderStore(join(config.dataDir, "attachments")), scan: clamd && openClamd(clamd) };
}

const failing = (log: Log, what: string) => (error: unknown) =>
  log("error", what, { error: error instanceof Error ? error.name : "unknown" });

function openStaffDoor(config: Config, { database, clock, log }: Parts, secret: string, guessed: Service["guessed"]): Auth {
  const baseUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const local = [`http://127.0.0.1:${config.port}`, `http://localhost:${config.port}`];
  return openAuth(database.db, {
    secret,
    baseUrl,
    trustedOrigins: config.demo ? [baseUrl, ...local] : [baseUrl],
    secure: baseUrl.startsWith("https:"),
    signInsAMinute: config.demo ? null : 20,
    policy: config.signIn,
    oidcSecret: config.secrets.oidcClientSecret,
    clock,
    log,
    guessed,
  });
}

function openApp(config: Config, parts: Parts, service: Service, auth: Auth, root: string): Hono {
  const find = (key: string) => findMachine(parts.database.db, key, parts.clock());
  const socket = (c: Context) => (c.env && "incoming" in c.env ? getConnInfo(c).remote.address : undefined);
  // A proxy appends the address it saw; what stands before it was written by the caller and proves nothing.
  const forwarded = (c: Context) => (config.trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined);
  const address = (c: Context) => forwarded(c) ?? socket(c);
  const swagger = join(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"), "..");
  return makeApp({
    citizen: { verbs: service.citizen, findMachine: find, network: (c) => address(c) ?? "unknown", now: () => parts.clock().getTime() },
    site: service.site,
    law: { verbs: service.law, network: (c) => address(c) ?? "unknown", now: () => parts.clock().getTime() },
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
      version: VERSION,
      isLoopback: (c) => ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(address(c) ?? ""),
      ready: async () => void (await parts.database.pool.query("select 1")),
      metrics: () => metrics(parts, service),
    },
    findMachine: find,
    languages: shippedLanguages(root),
    pages: pages(join(root, "dist/web"), swagger, { ...forPages(parts), frameAncestors: config.frameAncestors }),
    leaveUrl: config.leaveUrl,
    log: parts.log,
  });
}

async function metrics({ jobs }: Parts, service: Service): Promise<string> {
  const board = await service.supervisor.board();
  return exposition([
    ...Object.entries(board.states).map(([state, value]) => ({
      name: "wenfa_inquiries",
      help: "Inquiries by state",
      labels: { state },
      value,
    })),
    ...board.waiting.flatMap(({ seatClass, waiting, oldestMinutes }) => [
      { name: "wenfa_drafts_waiting", help: "Drafts waiting for a lawyer", labels: { class: seatClass }, value: waiting },
      { name: "wenfa_oldest_waiting_minutes", help: "Age of the oldest waiting draft", labels: { class: seatClass }, value: oldestMinutes },
    ]),
    { name: "wenfa_alerts_waiting", help: "Danger alerts that nobody has taken", value: board.alerts.waiting },
    { name: "wenfa_alerts_open", help: "Danger alerts without a disposition", value: board.alerts.open },
    ...(await jobs.counts()).map(({ name, state, count }) => ({
      name: "wenfa_jobs",
      help: "Jobs by queue and state",
      labels: { job: name, state },
      value: count,
    })),
    ...(await service.modelSamples()),
    ...(await service.chores.retentionSamples()),
    { name: "wenfa_audit_unsealed", help: "Audit rows not yet in the chain", value: board.audit.events - board.audit.sealed },
  ]);
}

const EVERY_MS = 30_000;

/** Chores that depend on nobody asking: sealing the audit, freeing leases, forgetting old replies, watching the clocks. */
function keepHouse(
  { config, database, clock, log }: Pick<Parts, "config" | "database" | "clock" | "log">,
  { chase, load, watch, sweepBounds, sweepAttachments, keepTerms }: Service["chores"],
): () => Promise<void> {
  const chores = async () => {
    await chase(); // danger first
    while ((await sealAudit(database)) > 0); // a busy half minute writes more than one batch
    await freeExpired({ database, clock });
    await endShifts({ database, clock }, config.shiftGraceMinutes);
    await forgetOldReplies({ database, clock });
    await load();
    await watch();
    await sweepBounds();
    await sweepAttachments();
    await keepTerms();
  };
  let round = Promise.resolve();
  const next = () => {
    round = round.then(chores).catch(failing(log, "chores"));
    return round;
  };
  const timer = setInterval(() => void next(), EVERY_MS);
  return () => {
    clearInterval(timer);
    return next(); // what was written last is sealed before the door closes
  };
}
