/** A week of the roster: Monday 00:00 to Monday 00:00 in China. */
import type { Shift, Span } from "../roster.ts";
import { overlap } from "./shift-fits.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** @param day YYYY-MM-DD @returns the Monday of its week */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

export function weekFrom(monday: string): Span {
  const startsAt = new Date(`${monday}T00:00:00+08:00`);
  return { startsAt, endsAt: new Date(startsAt.getTime() + WEEK) };
}

/** Last week's shifts seven days on. What would meet another shift of the same lawyer is left out: a copy destroys nothing. */
export function copyWeek<S extends Shift>(last: readonly S[], standing: readonly Shift[]): { copies: S[]; skipped: number } {
  const copies = last
    .map((shift) => ({ ...shift, startsAt: new Date(shift.startsAt.getTime() + WEEK), endsAt: new Date(shift.endsAt.getTime() + WEEK) }))
    .filter((copy) => !standing.some((shift) => shift.staffId === copy.staffId && overlap(shift, copy)));
  return { copies, skipped: last.length - copies.length };
}
