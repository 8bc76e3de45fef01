/**
 * What breaks at the present rate of clearing. For a seat class with capacity C (each lawyer on duty counts for one,
 * shared over those classes of theirs in which work waits) and a pace P (approvals per active lawyer-hour of the last day):
 * the draft at place p of its class is cleared at now + p / (C · P) hours, and breaks where that is after its due instant.
 * What is broken already does not break again, but takes its place.
 */
import type { ClassForecast } from "#contract/clocks.ts";

type Waiting = { inquiryId: string; seatClass: string; dueAt: Date | null };
type OnDuty = { seatClasses: readonly string[] };
/** Approvals of the last 24 hours, and the different pairs of lawyer and clock hour in which there was one. */
export type Pace = { approvals: number; lawyerHours: number };

export type Forecast = { classes: ClassForecast[]; willBreak: string[] };

/** A hotline call in Beijing takes 7.2 to 7.4 minutes; ten for a draft, until there are figures of one's own. */
const UNMEASURED_PER_HOUR = 6;
const FEW = 5;
const HOUR_MS = 3_600_000;

/** @param queue in the order in which it is given out, over all classes */
export function forecast(queue: readonly Waiting[], duty: readonly OnDuty[], pace: Pace, now: Date, until: Date): Forecast {
  const perLawyerHour = pace.approvals < FEW ? UNMEASURED_PER_HOUR : pace.approvals / pace.lawyerHours;
  const names = [...new Set(queue.map(({ seatClass }) => seatClass))].toSorted();
  const ahead = names.map((name) => {
    const own = queue.filter(({ seatClass }) => seatClass === name);
    const lawyers = duty.filter(({ seatClasses }) => seatClasses.includes(name));
    const capacity = lawyers.reduce((sum, { seatClasses }) => sum + 1 / names.filter((n) => seatClasses.includes(n)).length, 0);
    return ofClass({ name, own, onDuty: lawyers.length, perHour: capacity * perLawyerHour, now, until });
  });
  const willBreak = ahead.flatMap(({ breaks }) => breaks).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return { classes: ahead.map(({ view }) => view), willBreak: willBreak.map(({ inquiryId }) => inquiryId) };
}

type Class = { name: string; own: readonly Waiting[]; onDuty: number; perHour: number; now: Date; until: Date };

function ofClass({ name, own, onDuty, perHour, now, until }: Class) {
  const clearedAt = (place: number) => (perHour > 0 ? new Date(now.getTime() + (place / perHour) * HOUR_MS) : null);
  const due = own.flatMap(({ inquiryId, dueAt }, n) => {
    return dueAt !== null && dueAt >= now && dueAt <= until ? [{ inquiryId, dueAt, cleared: clearedAt(n + 1) }] : [];
  });
  const breaks = due.filter(({ dueAt, cleared }) => cleared === null || cleared > dueAt);
  const view: ClassForecast = {
    seatClass: name,
    open: own.length,
    onDuty,
    perHour: Math.round(perHour * 10) / 10,
    clearAt: clearedAt(own.length)?.toISOString() ?? null,
    due: due.length,
    breaks: breaks.length,
  };
  return { view, breaks };
}
