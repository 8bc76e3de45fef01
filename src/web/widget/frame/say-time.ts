/** Instants in the words of the place: Asia/Shanghai, whatever the phone is set to. */
import type { Citation } from "../../../contract.ts";
import { language, say, words } from "./language.ts";

const zone = { timeZone: "Asia/Shanghai" } as const;
/** Making one takes longer than all it ever formats: a thread of 200 messages waited half a second for them on a slow phone. */
const made = new Map<string, Intl.DateTimeFormat>();
function format(at: Date, how: Intl.DateTimeFormatOptions): string {
  const kind = language + (how.day ?? "");
  const known = made.get(kind) ?? new Intl.DateTimeFormat(language, { ...zone, ...how });
  made.set(kind, known);
  return known.format(at);
}
const day = (at: Date) => format(at, { year: "numeric", month: "long", day: "numeric" });
const clock = (at: Date) => format(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const sayTime = (iso: string) => `${sayDayOf(iso)} ${sayClock(iso)}`;
/** The day of an instant. */
export const sayDayOf = (iso: string) => day(new Date(iso));
const sayClock = (iso: string) => clock(new Date(iso));

/** @param iso a day without a time: 2019-05-01 */
export const sayDay = (iso: string) => day(new Date(`${iso}T12:00:00+08:00`));

/** Spoken minutes: nobody reads 135 minutes as two hours and a quarter. */
export function saySpan(total: number): string {
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  if (hours === 0) return say(words.waiting.minutes, { minutes });
  return say(minutes === 0 ? words.waiting.hours : words.waiting.hours_minutes, { hours, minutes });
}

/** 1 to 99, as many as there can be of 款 and 项; a language that writes them in digits has no numerals of its own. */
function numeral(n: number): string {
  const digits = words.marks.numerals;
  if (digits === "") return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? "" : digits.charAt(n % 10);
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : digits.charAt(tens)}${digits.charAt(10)}${ones}`;
}

/** 《中华人民共和国劳动合同法》第三十九条第一款第（二）项; a rule of one place says so. */
export function sayCitation(citation: Omit<Citation, "quote">): string {
  const law = citation.law.startsWith("\u300a") ? citation.law : say(words.answer.law_name, { law: citation.law });
  const paragraph = citation.paragraph === null ? "" : say(words.answer.paragraph, { n: numeral(citation.paragraph) });
  const item = citation.item === null ? "" : say(words.answer.item, { n: numeral(citation.item) });
  const local = citation.local === null ? "" : bracketed(say(words.answer.local_rule, { day: sayDay(citation.local.issued) }));
  return `${law}${citation.articleNo}${paragraph}${item}${local}`;
}

export const bracketed = (text: string) => say(words.marks.brackets, { text });

/** Characters written, out of how many there may be. */
export const sayCount = (used: number, max: number) =>
  used > max ? say(words.frame.count_over, { n: used - max }) : say(words.frame.count, { used, max });
