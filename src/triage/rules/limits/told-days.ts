/** Days as the citizen put them right: read in place of what was told. */
import type { ToldDay } from "#triage/triage.ts";

/** 上个月15号 → 2026年10月15日, wherever these very words stand. @param words redacted messages of the citizen */
export function asToldAnew(words: readonly string[], days: readonly ToldDay[]): string[] {
  return words.map((text) => days.reduce((said, { told, day }) => said.replaceAll(told, inChinese(day)), text));
}

/** 2026-10-05 → 2026年10月5日 */
function inChinese(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
