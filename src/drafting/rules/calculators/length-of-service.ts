/** 工作年限: how long a person worked, and how many months' pay that makes (劳动合同法 47). */
import { addMonths, dayOf, ymd } from "#language/dates-calendar.ts";

/** Whole months, and the days beyond them. */
export type Length = { months: number; days: number };

/** The last day of a stretch of whole months; one from the 31st ends with a shorter month (民法典 202). */
export function lastDayAfter(start: number, months: number): number {
  const at = addMonths(start, months);
  return ymd(at).d < ymd(start).d ? at : at - 1;
}

/** Both days counted: 1 January to 31 December is one year. Day numbers as in dates-calendar.ts; null where it ends before it starts. */
export function lengthBetween(start: number, end: number): Length | null {
  if (end < start) return null;
  const [from, to] = [ymd(start), ymd(end)];
  let months = (to.y - from.y) * 12 + to.m - from.m + 1;
  while (lastDayAfter(start, months) > end) months--;
  return { months, days: end - lastDayAfter(start, months) };
}

/** Told in months; a broken month counts as begun. */
export function lengthOfMonths(months: number): Length {
  const whole = Math.floor(months);
  return { months: whole, days: months > whole ? 1 : 0 };
}

/** 第四十七条第一款: a month's pay for each full year, one more for six months or more of the rest, half of one for less. */
export function monthsOfPay({ months, days }: Length): number {
  const rest = months % 12;
  return Math.floor(months / 12) + (rest >= 6 ? 1 : rest > 0 || days > 0 ? 0.5 : 0);
}

/** 3年7个月, 5个月零12天, 20天. */
export function sayLength({ months, days }: Length): string {
  const years = Math.floor(months / 12);
  const whole = `${years > 0 ? `${years}年` : ""}${months % 12 > 0 ? `${months % 12}个月` : ""}`;
  if (days === 0) return whole || "0天";
  return whole ? `${whole}零${days}天` : `${days}天`;
}

/** Service told by calendar months only (2019年3月至2025年11月): its months, where every day in them gives the same pay. */
export function monthsBetween(start: { from: string; to: string }, end: { from: string; to: string }): number | null {
  const shortest = lengthBetween(dayOf(start.to), dayOf(end.from));
  const longest = lengthBetween(dayOf(start.from), dayOf(end.to));
  if (!shortest || !longest || monthsOfPay(shortest) !== monthsOfPay(longest)) return null;
  const months = lengthBetween(middle(start), middle(end))?.months ?? 0;
  // Whole months alone may pay less than months and days: six years and twelve days are not six years.
  return monthsOfPay({ months, days: 0 }) === monthsOfPay(shortest) ? months : months + 1;
}

function middle({ from, to }: { from: string; to: string }): number {
  return Math.floor((dayOf(from) + dayOf(to)) / 2);
}
