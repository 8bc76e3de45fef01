/**
 * 应答时限: an alert that nobody takes goes up, from the duty seats to supervisors to everybody, and on until one does.
 * 处置时限: so does one that was taken and is not closed in time: whoever took it may be gone.
 */
import type { Alert, AlertLevel } from "#triage/alert.ts";

export type Step = { kind: "early"; waitSeconds: number } | { kind: "step"; level: AlertLevel; step: number; acknowledgeBy: Date };

/** When the clock first strikes. */
export function acknowledgeBy(raisedAt: Date, ackSeconds: number): Date {
  return new Date(raisedAt.getTime() + ackSeconds * 1000);
}

/**
 * The level follows the time that has passed, so that a service that was down for an hour goes to everybody at once.
 * @param ackSeconds how long each step waits
 */
export function nextStep(alert: Pick<Alert, "raisedAt" | "acknowledgeBy" | "level" | "step">, now: Date, ackSeconds: number): Step {
  const leftMs = alert.acknowledgeBy.getTime() - now.getTime();
  if (leftMs > 0) return { kind: "early", waitSeconds: Math.ceil(leftMs / 1000) };
  const passed = Math.floor((now.getTime() - alert.raisedAt.getTime()) / (ackSeconds * 1000));
  const level = Math.min(2, Math.max(alert.level + 1, passed)) as AlertLevel;
  return { kind: "step", level, step: alert.step + 1, acknowledgeBy: acknowledgeBy(now, ackSeconds) };
}

/** By when whoever takes it now has closed it. */
export function closeBy(takenAt: Date, closeMinutes: number): Date {
  return new Date(takenAt.getTime() + closeMinutes * 60_000);
}

/** One step up from where it was taken, and a time limit anew: it calls on, step by step, until it is taken again or closed. */
export function chase(level: AlertLevel, now: Date, closeMinutes: number): { level: AlertLevel; closeBy: Date } {
  return { level: Math.min(2, level + 1) as AlertLevel, closeBy: closeBy(now, closeMinutes) };
}
