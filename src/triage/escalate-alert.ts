/** Nobody took the alert in time: it goes up one step, and the clock is set again. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { AlertOutcome } from "./alert.ts";
import { lockAlert, stepAlert } from "./alert.sql.ts";
import { nextStep } from "./rules/alert/alert-clock.ts";

export type EscalateDeps = {
  database: Database;
  clock: Clock;
  ackSeconds: number;
  next: (tx: Tx, outcome: AlertOutcome) => Promise<void>;
};

/**
 * Safe to run twice: a step that was taken is not taken again, and only the run that takes it sets the next.
 * @param step how many steps the clock had taken when this one was set
 */
export async function escalateAlert({ database, clock, ackSeconds, next }: EscalateDeps, alertId: string, step: number): Promise<void> {
  await database.transact("system:danger-clock", async (tx) => {
    const alert = await lockAlert(tx, alertId);
    if (!alert || alert.acknowledgedAt || alert.step !== step) return;
    const at = clock();
    const due = nextStep(alert, at, ackSeconds);
    if (due.kind === "early") {
      // The job's clock is the database's; a run that came early by ours must not be the last.
      await next(tx, { kind: "alarm-early", alertId, step, waitSeconds: due.waitSeconds });
      return;
    }
    await stepAlert(tx, alertId, { ...due, at });
    await next(tx, { kind: "alarm", alertId, step: due.step });
  });
}
