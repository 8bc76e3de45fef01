/** Taken, and not closed in time: the alert goes up a step and calls again. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { AlertOutcome } from "./alert.ts";
import { chaseAlert, overdueAlerts } from "./alert.sql.ts";
import { chase } from "./rules/alert/alert-clock.ts";

export type ChaseDeps = {
  database: Database;
  clock: Clock;
  closeMinutes: number;
  next: (tx: Tx, outcome: AlertOutcome) => Promise<void>;
};

const AT_ONCE = 50;

/** Safe to run as often as one likes: each step sets the next time limit. */
export async function chaseAlerts({ database, clock, closeMinutes, next }: ChaseDeps): Promise<void> {
  await database.transact("system:danger-clock", async (tx) => {
    const at = clock();
    for (const { id, level } of await overdueAlerts(tx, at, AT_ONCE)) {
      await chaseAlert(tx, id, { ...chase(level, at, closeMinutes), at });
      await next(tx, { kind: "alarm-again", alertId: id, at: at.toISOString() });
    }
  });
}
