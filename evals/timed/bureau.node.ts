/** A bureau of its own for the timed run: embedded database, official text, the questions asked, the jobs at work. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { sql } from "kysely";
import { z } from "zod";
import { lawFiles, readLawFiles } from "#cli/law-files.node.ts";
import { importLaw } from "#law/import-law.ts";
import type { Reading } from "#law/law.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import { systemClock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { silentLog } from "#platform/log.ts";
import { freePort, until } from "#testing/running.node.ts";
import { PrivacyText } from "../../src/contract/consent.ts";
import { parseConfig } from "../../src/config.ts";
import { openDemo } from "../../src/demo.node.ts";
import { openDatabase } from "../../src/open-database.node.ts";
import { openService, type Running } from "../../src/service.node.ts";
import { shippedCorpus } from "../../src/shipped-corpus.node.ts";

export type TimedBureau = {
  url: string;
  running: Running;
  /** Who clears the drafts: the demo's lawyer on every desk. */
  seat: { id: string; email: string; password: string };
  close: () => Promise<void>;
};

/**
 * @param root where dist/web, corpus/ and migrations/ lie
 * @param laws folder of official text; of it, the laws that the bundled cards speak of are taken in
 */
export async function openTimedBureau(root: string, laws: string): Promise<TimedBureau> {
  const dataDir = mkdtempSync(join(tmpdir(), "wenfa-timed-"));
  const port = await freePort();
  const config = parseConfig({ PORT: String(port), DATA_DIR: dataDir, DEMO: "1", FACTS_WAIT_SECONDS: "1" });
  const database = await openDatabase(config, root);
  await takeIn(database, root, laws);
  const running = await openService(config, { log: silentLog, root, database });
  await quietly(() => openDemo(dataDir, running));
  const server = serve({ fetch: running.app.fetch, port, hostname: "127.0.0.1" });
  return {
    url: `http://127.0.0.1:${port}`,
    running,
    seat: await lawyerSeat(dataDir, database),
    close: async () => {
      server.close();
      await running.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function takeIn(database: Database, root: string, laws: string): Promise<void> {
  const corpus = shippedCorpus(root);
  await loadCorpus({ database, clock: systemClock }, corpus);
  const spokenOf = new Set(corpus.cards.map(({ law }) => law));
  const readings = only(spokenOf, readLawFiles(await lawFiles([laws])));
  const report = await importLaw({ database, clock: systemClock, reindex: async () => {} }, readings); // indexed once, by the service
  console.error(`official text: ${report.articles} articles of ${report.documents} documents`);
}

async function* only(laws: ReadonlySet<string>, readings: AsyncIterable<Reading>): AsyncIterable<Reading> {
  for await (const reading of readings) if (reading.kind === "document" && laws.has(reading.document.law)) yield reading;
}

/** The demo prints its passwords; a log of figures is no place for them. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => undefined;
  try {
    await work();
  } finally {
    console.log = log;
  }
}

const DemoFile = z.object({ seats: z.array(z.object({ email: z.string(), password: z.string() })) });

async function lawyerSeat(dataDir: string, { db }: Database): Promise<TimedBureau["seat"]> {
  const { seats } = DemoFile.parse(JSON.parse(readFileSync(join(dataDir, "demo-seats.json"), "utf8")));
  const seat = seats.find(({ email }) => email.startsWith("lawyer@"));
  const { rows } = await sql<{ id: string }>`select id from staff where email = ${seat?.email}`.execute(db);
  const [found] = rows;
  if (!seat || !found) throw new Error("the demo made no lawyer");
  return { ...seat, ...found };
}

/** To the privacy text as the service shows it. */
async function consentAt(url: string): Promise<{ consent: { version: number } }> {
  const { version } = PrivacyText.parse(await (await fetch(`${url}/api/privacy`)).json());
  return { consent: { version } };
}

/** Asks as a citizen's browser does, and waits until its draft waits for a lawyer. @returns the draft's id */
export async function askAndDraft({ url, running }: TimedBureau, question: string): Promise<string> {
  const asked = await fetch(`${url}/api/inquiries`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question, ...(await consentAt(url)) }),
  });
  if (asked.status !== 201) throw new Error(`not taken: ${asked.status} ${await asked.text()}`);
  const { id } = z.object({ id: z.string() }).parse(await asked.json());
  return until(async () => {
    const { rows } = await sql<{ id: string }>`select id from draft where inquiry_id = ${id} and state = 'waiting'`.execute(
      running.database.db,
    );
    return rows[0]?.id;
  });
}
