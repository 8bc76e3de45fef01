/**
 * Days as whole numbers (days since 1970-01-01), so that rules count without clocks and time zones.
 * Months and years end at the last day of a month that has no such day (31 January and one month: 28 or 29 February).
 */
const MS = 86_400_000;

/** "2026-11-22" → its day number; throws on anything that is not a day of the calendar. */
export function dayOf(iso: string): number {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const day = y && m && d ? validDay(Number(y), Number(m), Number(d)) : null;
  if (day === null) throw new RangeError(`no day: ${iso}`);
  return day;
}

/** The day number as YYYY-MM-DD. */
export function isoOf(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** The day number as screens and letters show it: 2026年11月22日. */
export function chineseDay(day: number): string {
  const { y, m, d } = ymd(day);
  return `${y}年${m}月${d}日`;
}

export function ymd(day: number): { y: number; m: number; d: number } {
  const date = new Date(day * MS);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
}

/** Null when the month has no such day. */
export function validDay(y: number, m: number, d: number): number | null {
  if (m < 1 || m > 12 || d < 1 || d > lastDayOfMonth(y, m)) return null;
  return Date.UTC(y, m - 1, d) / MS;
}

export function lastDayOfMonth(y: number, m: number): number {
  return new Date(Date.UTC(y, m, 0)).getUTCDate();
}

/** Months may be negative; a missing day becomes the month's last (民法典 202). */
export function addMonths(day: number, months: number): number {
  const { y, m, d } = ymd(day);
  const at = y * 12 + (m - 1) + months;
  const year = Math.floor(at / 12);
  const month = (at % 12) + 1;
  return Date.UTC(year, month - 1, Math.min(d, lastDayOfMonth(year, month))) / MS;
}

/** Monday is 1, Sunday 7. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** First and last day of a month, `months` away from the month of `day`. */
export function monthSpan(day: number, months = 0): Span {
  const { y, m } = ymd(addMonths(ymdFirst(day), months));
  return { from: Date.UTC(y, m - 1, 1) / MS, to: Date.UTC(y, m - 1, lastDayOfMonth(y, m)) / MS };
}

function ymdFirst(day: number): number {
  return day - ymd(day).d + 1;
}

export function yearSpan(y: number): Span {
  return { from: Date.UTC(y, 0, 1) / MS, to: Date.UTC(y, 11, 31) / MS };
}

/** Day numbers, both ends included. */
export type Span = { from: number; to: number };
