import { useEffect, useState } from "react";
import { frame } from "./words.ts";
import { inLanguage } from "./language.ts";
import { serverNow } from "./server.ts";

const zone = "Asia/Shanghai";
const tag = inLanguage({ zh: "zh-CN", en: "en-GB" });
const dayFormat = new Intl.DateTimeFormat(tag, { timeZone: zone, year: "numeric", month: "long", day: "numeric" });
const timeFormat = new Intl.DateTimeFormat(tag, {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** 2026年11月21日, 21 November 2026 */
export const day = (iso: string): string => dayFormat.format(new Date(iso));
/** 18:04 */
const time = (iso: string): string => timeFormat.format(new Date(iso));
export const dayAndTime = (iso: string): string => `${day(iso)} ${time(iso)}`;
/** The time alone when it is today's, else with its day. */
export const when = (iso: string): string =>
  day(iso) === dayFormat.format(serverNow()) ? `${frame.time.today} ${time(iso)}` : dayAndTime(iso);

const MINUTE = 60_000;

/** 3 分钟 · 2 小时 5 分 · 3 天 */
export function span(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  if (minutes < 1) return frame.time.underAMinute;
  if (minutes < 60) return frame.time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? frame.time.hours(hours) : frame.time.hoursMinutes(hours, minutes % 60);
  return frame.time.days(Math.floor(hours / 24));
}

/** 45 秒 · 3 分 05 秒: for clocks that run by the second. Over an hour it says no seconds. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return frame.time.seconds(seconds);
  if (seconds >= 3600) return span(milliseconds);
  return frame.time.minutesSeconds(Math.floor(seconds / 60), seconds % 60);
}

export const since = (iso: string, now: number): string => span(now - Date.parse(iso));

/** The server's time, told again every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
