/** Instants in the words of the place: Asia/Shanghai, whatever the phone is set to. */
import type { Citation } from "../../contract.ts";
import { words } from "./strings.ts";

const zone = { timeZone: "Asia/Shanghai" } as const;
const day = new Intl.DateTimeFormat("zh-CN", { ...zone, year: "numeric", month: "long", day: "numeric" });
const clock = new Intl.DateTimeFormat("zh-CN", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const sayTime = (iso: string) => `${sayDayOf(iso)} ${clock.format(new Date(iso))}`;
/** The day of an instant. */
export const sayDayOf = (iso: string) => day.format(new Date(iso));
export const sayClock = (iso: string) => clock.format(new Date(iso));

/** @param iso a day without a time: 2019-05-01 */
export const sayDay = (iso: string) => day.format(new Date(`${iso}T12:00:00+08:00`));

const DIGITS = "零一二三四五六七八九";
/** 1 to 99, as many as there can be of 款 and 项. */
function numeral(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? "" : (DIGITS[n % 10] ?? "");
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十${ones}`;
}

/** 《中华人民共和国劳动合同法》第三十九条第一款第（二）项; a rule of one place says so. */
export function sayCitation(citation: Omit<Citation, "quote">): string {
  const law = citation.law.startsWith("《") ? citation.law : `《${citation.law}》`;
  const paragraph = citation.paragraph === null ? "" : `第${numeral(citation.paragraph)}款`;
  const item = citation.item === null ? "" : `第（${numeral(citation.item)}）项`;
  const local = citation.local === null ? "" : `（${words.local_rule(sayDay(citation.local.issued))}）`;
  return `${law}${citation.articleNo}${paragraph}${item}${local}`;
}
