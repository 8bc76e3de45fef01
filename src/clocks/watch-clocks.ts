/** The minute's round: a clock that has run far is passed on before it breaks, and one that broke is on record. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { markClocks } from "./clocks.sql.ts";

/** Safe to run at the same time in several processes: each mark is set once. */
export async function watchClocks({ database, clock }: { database: Database; clock: Clock }): ReturnType<typeof markClocks> {
  return database.transact("system:clocks", (tx) => markClocks(tx, clock()));
}
