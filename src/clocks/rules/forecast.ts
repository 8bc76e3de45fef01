/**
 * What breaks with the lawyers who are on duty and those whose shifts come. For a seat class with capacity C(t) (each lawyer
 * at work counts for one, shared over those classes of theirs in which work waits) and a pace P (approvals per active
 * lawyer-hour of the last day): the draft at place p of its class is cleared when the sum of C(t) · P from now on reaches p,
 * and breaks where that is after its due instant. What is broken already does not break again, but takes its place.
 */
import type { ClassForecast } from "#contract/clocks.ts";

type Waiting = { inquiryId: string; seatClass: string; dueAt: Date | null };
/** One lawyer at work: from now or from a coming shift's beginning to its end; null where no roster says when. */
export type AtWork = { seatClasses: readonly string[]; from: Date; until: Date | null };
/** Approvals of the last 24 hours, and the different pairs of lawyer and clock hour in which there was one. */
export type Pace = { approvals: number; lawyerHours: number };

export type Forecast = { classes: ClassForecast[]; willBreak: string[] };

/** A hotline call in Beijing takes 7.2 to 7.4 minutes; ten for a draft, until there are figures of one's own. */
const UNMEASURED_PER_HOUR = 6;
const FEW = 5;
const HOUR_MS = 3_600_000;

/** @param queue in the order in which it is given out, over all classes */
export function forecast(queue: readonly Waiting[], work: readonly AtWork[], pace: Pace, now: Date, until: Date): Forecast {
  const perLawyerHour = pace.approvals < FEW ? UNMEASURED_PER_HOUR : pace.approvals / pace.lawyerHours;
  const names = [...new Set(queue.map(({ seatClass }) => seatClass))].toSorted();
  const ahead = names.map((name) => {
    const own = queue.filter(({ seatClass }) => seatClass === name);
    const rates = work.flatMap(({ seatClasses, from, until: ends }) => {
      if (!seatClasses.includes(name)) return [];
      return [{ from, until: ends, perHour: perLawyerHour / names.filter((one) => seatClasses.includes(one)).length }];
    });
    return ofClass({ name, own, rates, now, until });
  });
  const willBreak = ahead.flatMap(({ breaks }) => breaks).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return { classes: ahead.map(({ view }) => view), willBreak: willBreak.map(({ inquiryId }) => inquiryId) };
}

type Rate = { from: Date; until: Date | null; perHour: number };
type Class = { name: string; own: readonly Waiting[]; rates: readonly Rate[]; now: Date; until: Date };

function ofClass({ name, own, rates, now, until }: Class) {
  const cleared = clearing(rates, now, own.length);
  const due = own.flatMap(({ inquiryId, dueAt }, n) => {
    return dueAt !== null && dueAt >= now && dueAt <= until ? [{ inquiryId, dueAt, cleared: cleared[n] ?? null }] : [];
  });
  const breaks = due.filter(({ dueAt, cleared: at }) => at === null || at > dueAt);
  const present = rates.filter((rate) => rate.from <= now);
  const perHour = present.reduce((sum, rate) => sum + rate.perHour, 0);
  const view: ClassForecast = {
    seatClass: name,
    open: own.length,
    onDuty: present.length,
    coming: rates.filter((rate) => rate.from > now && rate.from <= until).length,
    perHour: Math.round(perHour * 10) / 10,
    clearAt: cleared.at(-1)?.toISOString() ?? null,
    due: due.length,
    breaks: breaks.length,
  };
  return { view, breaks };
}

/** @returns when each of so many drafts is cleared, one after the other; null from where nobody clears any more */
function clearing(rates: readonly Rate[], now: Date, drafts: number): (Date | null)[] {
  const turns = rates.flatMap(({ from, until }) => (until === null ? [from] : [from, until])).map(Number);
  const marks = [...new Set([Number(now), ...turns.filter((at) => at > Number(now))])].toSorted((a, b) => a - b);
  const when: (Date | null)[] = [];
  let done = 0;
  for (const [n, from] of marks.entries()) {
    const to = marks[n + 1] ?? Infinity;
    const perMs =
      rates
        .filter((rate) => Number(rate.from) <= from && Number(rate.until ?? Infinity) > from)
        .reduce((sum, rate) => sum + rate.perHour, 0) / HOUR_MS;
    if (perMs === 0) continue;
    for (let at = from + (when.length + 1 - done) / perMs; at <= to && when.length < drafts; at += 1 / perMs) when.push(new Date(at));
    done += (to - from) * perMs;
  }
  while (when.length < drafts) when.push(null);
  return when;
}
