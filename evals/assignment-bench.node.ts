/** `npm run bench -- assignment`: lawyers with real connections pull one queue empty, beside simpler ways to give out work. */
import { sql } from "kysely";
import { openServer } from "#platform/database-server.ts";
import type { Database } from "#platform/database.ts";
import { isRefusal } from "#platform/refusal.ts";
import { claimNext } from "#review/claim-draft.ts";
import { jainIndex } from "#review/rules/fairness.ts";
import { mayBeGiven } from "#seats/change-duty.ts";
import { licenceValid } from "#seats/rules/licence.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { fillQueue, finish, whatWasGiven } from "./assignment-queue.ts";
import { type Throwaway, throwawayDatabase } from "./throwaway.node.ts";

type Settings = { lawyers: number; drafts: number; databaseUrl: string | undefined };

const FULL = Symbol("holds all they can");
/** Asks for the next: its id, or null where there was none, or `FULL`. */
type Pull = (database: Database, lawyer: Lawyer) => Promise<string | null | typeof FULL>;

const giving = { leaseMinutes: 30, riskMinutes: 60, preferMinutes: 15, patienceMinutes: 240, offerSeconds: 90 };

const ours: Pull = async (database, lawyer) => {
  const given = await claimNext({ database, clock: () => new Date(), giving, licenceValid, mayBeGiven }, lawyer);
  if (isRefusal(given)) return FULL;
  return given === null ? null : given.id;
};

/** The oldest of one's classes, and nothing else. */
const oldest =
  (lock: "for update" | ""): Pull =>
  async (database, lawyer) =>
    database.transact(`staff:${lawyer.id}`, async (tx) => {
      const held = await sql<{
        n: number;
      }>`select count(*)::int as n from draft where claimed_by = ${lawyer.id} and state = 'claimed'`.execute(tx);
      if ((held.rows[0]?.n ?? 0) >= lawyer.capacity) return FULL;
      const { rows } = await sql<{
        id: string;
      }>`update draft set state = 'claimed', claimed_by = ${lawyer.id}, claimed_until = now() + interval '30 minutes'
        where id = (select id from draft where state = 'waiting' and seat_class = any(${lawyer.seatClasses}) order by waiting_since limit 1 ${sql.raw(lock)})
        returning id`.execute(tx);
      return rows[0]?.id ?? null;
    });

const WAYS: [string, Pull][] = [
  ["ours: skip locked", ours],
  ["oldest first, for update", oldest("for update")],
  ["oldest first, no lock", oldest("")],
];

export async function benchAssignment({ lawyers, drafts, databaseUrl }: Settings): Promise<number> {
  const places: [string, string | undefined][] = databaseUrl === undefined ? [] : [["PostgreSQL", databaseUrl]];
  if (databaseUrl === undefined) console.error("no --database and no TEST_DATABASE_URL: PostgreSQL is left out");
  places.push(["embedded", undefined]);
  console.log(
    `${lawyers} lawyers, three requests each at once, ${drafts} drafts; times in ms, with their waiting for a connection and other work beside this run.\n`,
  );
  console.log(
    "| database | way | connections | seconds | claims | alone p50 | p50 | p95 | twice | beyond capacity | left over | empty though waiting | Jain |",
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  let wrong = 0;
  for (const [where, url] of places)
    for (const [way, pull] of url === undefined ? WAYS.slice(0, 1) : WAYS) {
      const own = await throwawayDatabase(url);
      const row = await oneRun(own, pull, lawyers, drafts).finally(() => own.close());
      console.log(`| ${where} | ${way} | ${row.cells.join(" | ")} |`);
      if (pull === ours) wrong += row.wrong;
    }
  return wrong === 0 ? 0 : 1;
}

/** A connection for every lawyer, where there is a server to connect to. */
async function oneRun(own: Throwaway, pull: Pull, count: number, drafts: number): Promise<{ cells: (string | number)[]; wrong: number }> {
  const lawyers = await fillQueue(own, count, drafts);
  const connections = own.url === undefined ? 1 : Math.min(count, await freeConnections(own));
  const database = own.url === undefined ? own : openServer(own.url, connections);
  const alone = await claimsAlone(own, pull, lawyers);
  const times: number[] = [];
  const twice = new Set<string>();
  const seen = new Set<string>();
  let empty = 0;
  const began = performance.now();
  const desk = async (lawyer: Lawyer): Promise<void> => {
    const held: string[] = [];
    for (let nothing = 0; nothing < 3;) {
      const asked = await Promise.all(
        [0, 1, 2].map(async () => {
          const at = performance.now();
          const got = await pull(database, lawyer).catch(() => null); // a twin that broke a rule of the database took nothing
          times.push(performance.now() - at);
          return got;
        }),
      );
      for (const got of asked) {
        if (got === null || got === FULL) continue;
        if (seen.has(got)) twice.add(got);
        seen.add(got);
        held.push(got);
      }
      if (asked.every((got) => got === null) && held.length === 0) {
        nothing++;
        if (await waitsFor(own, lawyer)) empty++;
        continue;
      }
      nothing = 0;
      for (const id of held.splice(0, 2)) await finish(database, lawyer.id, id).catch(() => undefined);
    }
  };
  await Promise.all(lawyers.map(desk));
  const seconds = (performance.now() - began) / 1000;
  const { doubles, beyond, left, shares } = await whatWasGiven(own);
  if (database !== own) await database.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  const doubled = Math.max(doubles, twice.size);
  const cells = [
    connections,
    seconds.toFixed(1),
    seen.size,
    alone.toFixed(1),
    at(0.5),
    at(0.95),
    doubled,
    beyond,
    left,
    empty,
    (jainIndex(shares) ?? 0).toFixed(3),
  ];
  return { cells, wrong: doubled + beyond + left };
}

/** Median of claims one after the other, nobody beside them; what was taken goes back. */
async function claimsAlone(database: Database, pull: Pull, lawyers: Lawyer[]): Promise<number> {
  const times: number[] = [];
  for (const lawyer of lawyers.slice(0, 100)) {
    const at = performance.now();
    await pull(database, lawyer);
    times.push(performance.now() - at);
  }
  await database.transact("system:bench", async (tx) => {
    await sql`update draft set state = 'waiting', claimed_until = null where state = 'claimed'`.execute(tx);
    await sql`update duty set ready_since = null where ready_since is not null`.execute(tx);
  });
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** A few are left to whoever works beside this. */
async function freeConnections(database: Database): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select current_setting('max_connections')::int - count(*)::int - 10 as n from pg_stat_activity`.execute(database.db);
  return Math.max(2, rows[0]?.n ?? 2);
}

async function waitsFor(database: Database, lawyer: Lawyer): Promise<boolean> {
  const { rows } = await sql`select 1 from draft where state = 'waiting' and seat_class = any(${lawyer.seatClasses}) limit 1`.execute(
    database.db,
  );
  return rows.length > 0;
}
