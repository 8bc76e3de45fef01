/** The minute's round: a clock that has run far is passed on before it breaks, and one that broke is on record. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { ClocksOutcome } from "./clock.ts";
import { markClocks } from "./clocks.sql.ts";

type WatchDeps = { database: Database; clock: Clock; next: (tx: Tx, outcome: ClocksOutcome) => Promise<void> };

/** Safe to run at the same time in several processes: each mark is set once, and told once. */
export async function watchClocks({ database, clock, next }: WatchDeps): ReturnType<typeof markClocks> {
  return database.transact("system:clocks", async (tx) => {
    const now = clock();
    const marked = await markClocks(tx, now);
    const { escalated, broken } = marked;
    if (escalated + broken > 0) await next(tx, { kind: "clocks-passed", at: now.toISOString(), escalated, broken });
    return marked;
  });
}
