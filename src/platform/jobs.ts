/** Durable jobs on pg-boss: enqueued in the transaction of the state change they follow, carrying ids only. */
import { type ConstructorOptions, PgBoss } from "pg-boss";
import { sql } from "kysely";
import type { z } from "zod";
import { type Database, type Tx, afterCommit, executeSqlOn } from "./database.ts";
import type { Log } from "./log.ts";

/** A job is a name, a payload schema and a verb that may run twice. */
export type Job<P extends z.ZodType = z.ZodType> = {
  name: string;
  payload: P;
  /** Runs in all before it is given up and shown to a supervisor. */
  attempts: number;
  /** How many of its kind one process works at once. */
  atOnce?: number;
  work: (payload: z.output<P>) => Promise<void>;
};

type StuckJobRow = { id: string; name: string; subject: string; attempts: number; failedAt: Date | null; error: string };

export type Jobs = {
  enqueue: (
    tx: Tx,
    name: string,
    payload: Record<string, string | number>,
    options: { attempts: number; inSeconds?: number },
  ) => Promise<void>;
  /** Makes the queues; must end before the first `enqueue`, whose cache it warms. */
  prepare: (names: string[]) => Promise<void>;
  start: (jobs: Job[]) => Promise<void>;
  /** Waits for running jobs up to the given time; what is left goes back to its queue. */
  stop: (waitMs: number) => Promise<void>;
  stuck: () => Promise<StuckJobRow[]>;
  /** @returns false where this job was not given up */
  retry: (tx: Tx, name: string, id: string) => Promise<boolean>;
  counts: () => Promise<{ name: string; state: string; count: number }[]>;
};

const QUEUE = {
  retryLimit: 0,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 120,
  expireInSeconds: 600,
  heartbeatSeconds: 30, // a worker that died is noticed by its silence
  deleteAfterSeconds: 30 * 86_400,
};

/** @param sendOnly for a door that enqueues and leaves work, upkeep and tables to another process */
export function openJobs(database: Database, log: Log, { sendOnly = false, schema = "pgboss" } = {}): Jobs {
  const options: ConstructorOptions = {
    // Over the Pool, never PGlite's own adapter: that one runs inside whatever transaction is open and loses jobs.
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    schema,
    monitorIntervalSeconds: 15,
    superviseIntervalSeconds: 15,
    reindex: false,
    supervise: !sendOnly,
    schedule: false,
    migrate: !sendOnly,
    createSchema: !sendOnly,
  };
  const boss = new PgBoss(options);
  boss.on("error", (error) => log("error", "jobs", { error: errorName(error) }));
  const workers = new Map<string, string[]>();
  const nudge = (name: string) => workers.get(name)?.forEach((id) => boss.notifyWorker(id));
  let started = false;

  return {
    prepare: async (names) => {
      await boss.start();
      started = true;
      if (sendOnly) return;
      for (const name of names) {
        await boss.createQueue(name, QUEUE);
        await boss.getQueue(name);
      }
      if (database.embedded) await returnOrphans(database, boss, schema);
      // A cold queue cache would be filled from the Pool in the middle of a transaction and hang on its one connection.
      for (const name of names) await boss.fetch(name, { batchSize: 1, minPriority: 1_000_000 });
    },
    enqueue: async (tx, name, payload, { attempts, inSeconds = 0 }) => {
      const id = await boss.send(name, payload, {
        db: executeSqlOn(tx),
        retryLimit: attempts - 1,
        ...(inSeconds > 0 ? { startAfter: inSeconds } : {}),
      });
      if (!id) throw new Error(`job ${name} was not enqueued`);
      if (inSeconds === 0) afterCommit(tx, () => nudge(name));
    },
    start: async (jobs) => {
      for (const job of jobs) workers.set(job.name, [await work(boss, job, log, nudge)]);
    },
    stop: async (waitMs) => {
      if (started) await boss.stop({ graceful: true, close: false, timeout: waitMs });
    },
    stuck: () => stuckJobs(database, schema),
    retry: async (tx, name, id) => {
      const retried = await retryFailed(boss, tx, name, id);
      if (retried) afterCommit(tx, () => nudge(name));
      return retried;
    },
    counts: async () => {
      const { rows } = await sql<{ name: string; state: string; count: number }>`
        select name, state::text as state, count(*)::int as count
        from ${sql.table(`${schema}.job`)} group by 1, 2`.execute(database.db);
      return rows;
    },
  };
}

async function work(boss: PgBoss, job: Job, log: Log, nudge: (name: string) => void): Promise<string> {
  const options = { pollingIntervalSeconds: 1, localConcurrency: job.atOnce ?? 1, batchSize: 1 };
  return boss.work(job.name, options, async ([item]) => {
    if (!item) return;
    const began = performance.now();
    try {
      await job.work(job.payload.parse(item.data));
      log("info", "job-done", { job: job.name, id: item.id, ms: Math.round(performance.now() - began) });
    } catch (error) {
      log("warn", "job-failed", { job: job.name, id: item.id, error: errorName(error) });
      throw error;
    } finally {
      nudge(job.name); // look again at once: by polling alone a backlog shrinks by one job a second
    }
  });
}

/** Messages of unexpected errors may quote data, so logs and supervisors see their first line only, cut short. */
function errorName(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.split("\n")[0]?.slice(0, 200)}` : "unknown";
}

async function retryFailed(boss: PgBoss, tx: Tx, name: string, id: string): Promise<boolean> {
  const db = executeSqlOn(tx);
  const [job] = await boss.findJobs(name, { id, db });
  if (job?.state !== "failed") return false;
  await boss.retry(name, id, { db });
  return true;
}

async function returnOrphans(database: Database, boss: PgBoss, schema: string): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ${sql.table(`${schema}.job`)} where state = 'active'`.execute(database.db);
  for (const { id, name } of rows) await boss.fail(name, id, { message: "the process ended in the middle" });
}

async function stuckJobs(database: Database, schema: string): Promise<StuckJobRow[]> {
  const { rows } = await sql<StuckJobRow>`
    select id, name, coalesce(data ->> 'inquiryId', data ->> 'draftId', data ->> 'alertId', data ->> 'attachmentId', '') as subject,
           retry_count + 1 as attempts, completed_on as "failedAt",
           left(split_part(coalesce(output ->> 'message', output ->> 'name', ''), E'\\n', 1), 200) as error
    from ${sql.table(`${schema}.job`)} where state = 'failed'
    order by completed_on desc nulls last limit 100`.execute(database.db);
  return rows;
}
