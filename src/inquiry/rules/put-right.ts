/** 群众更正: what of the understanding may be put right, and when. */
import type { InquiryState } from "#contract.ts";
import type { ReadDay } from "#contract/waiting.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { ToldDay } from "#triage/triage.ts";

/** The database holds the same number: every correction may draft anew. */
const MOST_CORRECTIONS = 10;
const WAITING: readonly InquiryState[] = ["needs_facts", "drafting", "in_review"];

export type Standing = { state: InquiryState; answered: boolean; corrections: number };

export const mayPutRight = ({ state, answered, corrections }: Standing): boolean =>
  WAITING.includes(state) && !answered && corrections < MOST_CORRECTIONS;

/** @returns null where it may be put right now */
export function refusePutRight(standing: Standing): null | Refusal {
  if (mayPutRight(standing)) return null;
  if (standing.corrections >= MOST_CORRECTIONS) return refuse("wrong-state", "已经改过很多次了，请在下面用文字告诉我们");
  return refuse("wrong-state", "现在不能这样改了，请在下面用文字告诉我们");
}

/** Only a day that was shown, and none that lies ahead. @param today YYYY-MM-DD */
export function refuseDays(dates: readonly ToldDay[], shown: readonly ReadDay[], today: string): null | Refusal {
  const at = dates.findIndex(({ told, day }) => !shown.some((one) => one.told === told) || day > today || day < EARLIEST);
  return at === -1
    ? null
    : refuse("invalid", "日子不对，请再看一下", { errors: [{ field: `dates.${at}.day`, message: "请选择今天或者以前的日子" }] });
}

const EARLIEST = "1949-10-01";

/** What stands in the thread, and is drafted from. */
export function sayDays(dates: readonly ToldDay[]): string {
  return `更正：${dates.map(({ told, day }) => `我说的“${told}”是${sayDay(day)}`).join("；")}。`;
}

/** 2026-10-05 → 2026年10月5日 */
export function sayDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
