/**
 * Makes one migrated database with a small corpus, once for all test files: each file then gets a copy of its own in
 * a fraction of a second. On PGlite the copy is loaded from an image; on PostgreSQL it is made from a template.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { renewIndex } from "../shipped-finder.node.ts";
import { JOB_NAMES } from "#jobs/job-names.ts";
import { CaseDigest, StatuteCard } from "#law/law.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import type { Database } from "#platform/database.ts";
import { onPglite } from "#platform/database.node.ts";
import { openServer } from "#platform/database-server.ts";
import { openJobs } from "#platform/jobs.ts";
import { sha256Hex } from "#platform/keyring.ts";
import { silentLog } from "#platform/log.ts";
import { migrate } from "#platform/migrate.ts";
import { readFolder, readJsonl } from "#platform/shipped.node.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A PGlite image's file, or a PostgreSQL address whose database `wenfa_template` is the template. */
    databaseImage: { kind: "pglite"; path: string } | { kind: "postgres"; url: string };
  }
}

const ROOT = join(import.meta.dirname, "../..");
export const TEMPLATE = "wenfa_template";

export default async function setup(project: TestProject): Promise<() => void> {
  const url = process.env["TEST_DATABASE_URL"];
  if (url) {
    await makeTemplate(url);
    project.provide("databaseImage", { kind: "postgres", url });
    return () => {};
  }
  const folder = mkdtempSync(join(tmpdir(), "wenfa-test-"));
  const path = join(folder, "image.tar");
  const lite = await PGlite.create("memory://", { extensions: { vector } });
  const database = onPglite(lite);
  await fill(database);
  await lite.exec("checkpoint"); // or every copy would go through the whole log of the filling again
  writeFileSync(path, new Uint8Array(await (await lite.dumpDataDir("none")).arrayBuffer()));
  await database.close();
  project.provide("databaseImage", { kind: "pglite", path });
  return () => rmSync(folder, { recursive: true, force: true });
}

async function makeTemplate(url: string): Promise<void> {
  await onServer(url, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
  });
  const database = openServer(databaseUrl(url, TEMPLATE), 4);
  await fill(database);
  await database.close();
}

/** Tables, queues, and the part of the corpus that the tests' questions are about. */
async function fill(database: Database): Promise<void> {
  await migrate(
    database,
    readFolder(join(ROOT, "migrations"), ".sql").map(({ name, text }) => ({ name, sql: text })),
    sha256Hex,
  );
  const cards = readJsonl(join(ROOT, "corpus/statutes"), StatuteCard).filter((card) => ["labor", "family"].includes(card.category));
  const held = new Set(cards.map((card) => card.law));
  const cases = readJsonl(join(ROOT, "corpus/cases"), CaseDigest).filter((c) => c.articles.every((a) => held.has(a.law)));
  const clock = () => new Date("2026-11-21T01:00:00Z");
  await loadCorpus({ database, clock }, { cards, cases });
  await renewIndex({ database, clock });
  const jobs = openJobs(database, silentLog);
  await jobs.prepare(JOB_NAMES);
  await jobs.stop(0);
}

export async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}
