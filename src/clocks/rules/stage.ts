/** How far a clock has run: who is told follows from it. */
import type { ClockStage } from "#contract/clocks.ts";
import type { Running } from "../clock.ts";

/** A clock that stood still when it was looked at is neither late nor at risk; what broke stays broken. */
export function stageOf({ dueAt, warnAt, alarmAt, pausedAt, brokenAt }: Running, now: Date): ClockStage {
  if (brokenAt !== null) return "broken";
  if (pausedAt !== null) return "paused";
  if (now > dueAt) return "broken";
  if (now >= alarmAt) return "alarmed";
  return now >= warnAt ? "warned" : "running";
}

const DAY_MS = 86_400_000;

/** Why a promise broke is to be said within a day. */
export const reasonIsLate = (brokenAt: Date | null, reason: string | null, now: Date): boolean =>
  brokenAt !== null && reason === null && now.getTime() - brokenAt.getTime() > DAY_MS;

/** Noon tomorrow in China: what a supervisor looks ahead to tonight. */
export function tomorrowNoon(now: Date): Date {
  const tomorrow = new Date(now.getTime() + 8 * 3_600_000 + DAY_MS).toISOString().slice(0, 10);
  return new Date(`${tomorrow}T12:00:00+08:00`);
}
