import { CompiledQuery, Kysely, PostgresDialect, type Transaction, sql } from "kysely";
import type { Pool } from "pg";

/** Rows are parsed where they are read, so the query builder carries no schema. */
export type Db = Kysely<unknown>;
export type Tx = Transaction<unknown>;
/** Either: for reads that are right inside and outside a transaction. */
export type Reader = Db | Tx;

/** Who changes something: `citizen:<id>`, `staff:<id>`, `machine:<key>`, `system:<part>`. */
type Actor = `${"citizen" | "staff" | "machine" | "system"}:${string}`;

export type Database = {
  db: Db;
  pool: Pool;
  /** Runs `work` in one transaction with its actor named for the audit. No model call belongs inside. */
  transact: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * Calls back with each payload of a NOTIFY channel until the returned function is called.
   * @param missed called when it listens again after its connection broke: what was told meanwhile was not heard
   */
  listen: (channel: string, hear: (payload: string) => void, missed?: () => void) => Promise<() => Promise<void>>;
  embedded: boolean;
  close: () => Promise<void>;
};

// A pool use inside a transaction would wait for the embedded database's one connection for ever; this makes it an error.
export const CONNECT_TIMEOUT_MS = 10_000;

const sequels = new WeakMap<Tx, (() => void)[]>();

/** Runs `sequel` once the transaction has committed, never when it rolls back. For nudges that may be lost. */
export function afterCommit(tx: Tx, sequel: () => void): void {
  sequels.get(tx)?.push(sequel);
}

/** @throws whatever `work` throws, after the rollback. */
export function transactOn(db: Db): Database["transact"] {
  return async (actor, work) => {
    const due: (() => void)[] = [];
    const result = await db.transaction().execute(async (tx) => {
      sequels.set(tx, due);
      await sql`select set_config('wenfa.actor', ${actor}, true)`.execute(tx);
      return work(tx);
    });
    for (const sequel of due) sequel();
    return result;
  };
}

export function kyselyOn(pool: Pool): Db {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

/** What pg-boss needs to enqueue inside our transaction: the job is undone by its rollback. */
export function executeSqlOn(tx: Tx): { executeSql: (text: string, values?: unknown[]) => Promise<{ rows: never[] }> } {
  return {
    executeSql: async (text, values) => {
      const result = await tx.executeQuery(CompiledQuery.raw(text, values ?? []));
      return { rows: result.rows as never[] };
    },
  };
}

/**
 * Between the pages of a long reading: the embedded database answers without ever leaving the event loop's turn, so pages
 * alone would let nobody else in: measured, 25 pages held every timer as long as one statement of all.
 */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Until statements just begun are on their way to the server: what is worked out before that, they wait for. */
export function underway(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
