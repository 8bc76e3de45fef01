/** A word's people day by day, as the list of hot words adds them up: only those of a kind of matter in which enough people said it. */
import { dayOf, isoOf } from "#language/dates-calendar.ts";
import { HIDDEN_UNDER } from "./rising.ts";

/** People of one category who said a term on one day. */
export type DayCount = { term: string; day: string; people: number };

/** @param today YYYY-MM-DD in China. @returns that many days, today the last */
export const daysUntil = (today: string, days: number): string[] =>
  Array.from({ length: days }, (_, i) => isoOf(dayOf(today) - days + 1 + i));

/**
 * Few people are left out before anything is added up: else the list, which leaves them out, would say by the difference how many
 * they are. Nobody and few look alike.
 */
export function linesOf(terms: readonly string[], days: readonly string[], counts: readonly DayCount[]) {
  const sums = new Map<string, number>();
  for (const { day, term, people } of counts) {
    if (people >= HIDDEN_UNDER) sums.set(`${day} ${term}`, (sums.get(`${day} ${term}`) ?? 0) + people);
  }
  return terms.map((term) => ({ term, people: days.map((day) => sums.get(`${day} ${term}`) ?? null) }));
}
