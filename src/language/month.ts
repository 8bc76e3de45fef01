/** A calendar month in China (which has one time zone), and its days as instants. */

/** `until` is exclusive. */
export type Stretch = { from: Date; until: Date };

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

const start = (year: number, month: number): number => Date.UTC(year, month - 1, 1) - CHINA_MS;

/** @param month YYYY-MM */
export function monthStretch(month: string): Stretch {
  const [year = 0, at = 0] = month.split("-").map(Number);
  return { from: new Date(start(year, at)), until: new Date(start(year, at + 1)) };
}

/** Each day of a month, YYYY-MM-DD, with its instants. */
export function daysOfMonth(month: string): (Stretch & { day: string })[] {
  const { from, until } = monthStretch(month);
  const days = (until.getTime() - from.getTime()) / DAY_MS;
  return Array.from({ length: days }, (_, i) => ({
    day: `${month}-${String(i + 1).padStart(2, "0")}`,
    from: new Date(from.getTime() + i * DAY_MS),
    until: new Date(from.getTime() + (i + 1) * DAY_MS),
  }));
}

/** The month in which an instant lies in China, YYYY-MM. */
export const monthOf = (at: Date): string => new Date(at.getTime() + CHINA_MS).toISOString().slice(0, 7);

/** @param month YYYY-MM */
export const monthAfter = (month: string): string => monthOf(monthStretch(month).until);
