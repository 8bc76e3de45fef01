/**
 * 读到的日子: which days a citizen's own words were read as, for them to look at. Only what has happened: an end that lies
 * ahead (还有3天) would be a computed time limit, and none of those is ever shown.
 */
import type { ReadDay } from "#contract/waiting.ts";
import { findDates } from "#language/dates.ts";
import type { ToldDay } from "#triage/triage.ts";
import { sayDay } from "./put-right.ts";

/** More are not looked at on a small screen; the first told are the likeliest to start a clock. */
const MOST = 4;

type Said = { text: string; day: string };

/** @param said every message of the citizen, redacted, with the day it came (YYYY-MM-DD in China) */
export function readDays(said: readonly Said[], putRight: readonly ToldDay[]): ReadDay[] {
  const days = new Map<string, ReadDay>();
  const asCorrected = new Set(putRight.map(({ day }) => sayDay(day))); // the correction's own message says it again
  for (const { text, day } of said) {
    for (const { text: told, from, to, how } of findDates(text, day)) {
      if (how === "ahead" || from > day || days.has(told) || asCorrected.has(told)) continue;
      const right = putRight.find((one) => one.told === told);
      days.set(told, right ? { told, from: right.day, to: right.day, corrected: true } : { told, from, to, corrected: false });
    }
  }
  return [...days.values()].slice(0, MOST);
}
