import { sql } from "kysely";
import type { Database } from "./database.ts";

/** A numbered SQL file; forward only. */
export type Migration = { name: string; sql: string };

/**
 * Brings the database up to date, each migration in its own transaction. Safe to run from several processes.
 * @returns the names that were applied now
 * @throws when an applied migration was edited since, naming it
 */
export async function migrate({ db }: Database, migrations: Migration[], hash: (text: string) => Promise<string>): Promise<string[]> {
  await sql`create extension if not exists vector`.execute(db);
  await sql`create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())`.execute(
    db,
  );
  const applied: string[] = [];
  for (const migration of [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const digest = await hash(migration.sql);
    await db.transaction().execute(async (tx) => {
      await sql`lock table migration in exclusive mode`.execute(tx);
      const { rows } = await sql<{ hash: string }>`select hash from migration where name = ${migration.name}`.execute(tx);
      if (rows[0]) {
        if (rows[0].hash !== digest) throw new Error(`${migration.name} was changed after it was applied; write a new migration`);
        return;
      }
      await sql.raw(migration.sql).execute(tx);
      await sql`insert into migration (name, hash) values (${migration.name}, ${digest})`.execute(tx);
      applied.push(migration.name);
    });
  }
  return applied;
}
