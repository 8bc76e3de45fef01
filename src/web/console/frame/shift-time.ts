/** Days and times of shifts, in China whatever the machine's own zone. */
import { language } from "./language.ts";

const locale = language === "zh" ? "zh-CN" : "en-GB";
const zone = "Asia/Shanghai";
const dayFormat = new Intl.DateTimeFormat(locale, { timeZone: zone, month: "short", day: "numeric", weekday: "short" });
const timeFormat = new Intl.DateTimeFormat("zh-CN", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** 11月23日周一 */
export const day = (iso: string): string => dayFormat.format(new Date(iso));
/** 20:00 */
export const hour = (iso: string): string => timeFormat.format(new Date(iso));

/** YYYY-MM-DD in China. */
export const isoDay = (at: Date | string | number): string => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** @param isoDay YYYY-MM-DD */
export function addDays(isoDay: string, days: number): string {
  return new Date(new Date(`${isoDay}T00:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** @param isoDay YYYY-MM-DD @param time HH:MM, 24:00 is the next midnight */
export function instant(isoDay: string, time: string): string {
  const [hours = "0", minutes = "0"] = time.split(":");
  const midnight = new Date(`${isoDay}T00:00:00+08:00`).getTime();
  return new Date(midnight + (Number(hours) * 60 + Number(minutes)) * 60_000).toISOString();
}
