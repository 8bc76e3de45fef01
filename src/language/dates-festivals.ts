/** Festivals and lunar days as citizens date by them: 春节前, 2024年国庆后, 腊月二十三, 农历八月初五. */
import chineseDays from "chinese-days";
import { type Span, dayOf, validDay, ymd } from "./dates-calendar.ts";
import { parseNumeral } from "./numerals.ts";

// Node sees no named exports in its CommonJS build.
// oxlint-disable-next-line import/no-named-as-default-member
const { getSolarDateFromLunar, getSolarTermDate } = chineseDays;

type Festival = { words: string; of: (year: number) => Span };

const solar = (month: number, day: number, length = 1): Festival["of"] => {
  return (year) => {
    const from = validDay(year, month, day)!;
    return { from, to: from + length - 1 };
  };
};
const lunar = (month: number, day: number, length = 1, before = 0): Festival["of"] => {
  return (year) => {
    const from = lunarDay(year, month, day)! - before;
    return { from, to: from + length + before - 1 };
  };
};

const FESTIVALS: readonly Festival[] = [
  { words: "元旦", of: solar(1, 1, 3) },
  { words: "除夕|大年三十|年三十", of: lunar(1, 1, 0, 1) },
  { words: "大年初一|正月初一", of: lunar(1, 1) },
  { words: "春节|过年|新年", of: lunar(1, 1, 8, 1) },
  { words: "元宵", of: lunar(1, 15) },
  { words: "清明", of: (year) => span(dayOf(getSolarTermDate(year, 4, "pure_brightness"))) },
  { words: "五一|劳动节", of: solar(5, 1, 5) },
  { words: "端午", of: lunar(5, 5) },
  { words: "六一|儿童节", of: solar(6, 1) },
  { words: "七夕", of: lunar(7, 7) },
  { words: "中秋", of: lunar(8, 15) },
  { words: "十一(?=长假|假期|黄金周|期间|放假|国庆|节|前|后|之前|之后|以后|过后)|国庆", of: solar(10, 1, 7) },
  { words: "重阳", of: lunar(9, 9) },
  { words: "双十一|双11", of: solar(11, 11) },
  { words: "圣诞", of: solar(12, 25) },
];

/** Which festival a match of FESTIVAL_WORDS names. */
export const FESTIVAL_WORDS = FESTIVALS.map(({ words }) => words).join("|");
const BY_WORD = FESTIVALS.map(({ words, of }) => ({ words: new RegExp(`^(?:${words.replace(/\(\?=[^)]*\)/, "")})$`), of }));

/** 前 and 后 reach a month, 前夕 and 前后 ten days. */
const AROUND: Record<string, (at: Span) => Span> = {
  前: ({ from }) => ({ from: from - 30, to: from - 1 }),
  前夕: ({ from }) => ({ from: from - 10, to: from - 1 }),
  前后: ({ from, to }) => ({ from: from - 10, to: to + 10 }),
  后: ({ to }) => ({ from: to + 1, to: to + 30 }),
};

/** The festival in the year given, else the nearest one that does not lie ahead. */
export function festivalSpan(word: string, year: number | null, around: string, today: number): Span | null {
  const found = BY_WORD.find(({ words }) => words.test(word));
  if (!found) return null;
  const placed = (y: number) => (AROUND[around] ?? ((at: Span) => at))(found.of(y));
  if (year !== null) return placed(year);
  const { y } = ymd(today);
  const now = placed(y);
  return now.from <= today ? now : placed(y - 1);
}

/** 年前 and 年后: around the Spring Festival last passed, or the one that is less than two months ahead for 年前. */
export function aroundNewYear(which: "前" | "后", today: number): Span {
  const spring = (year: number) => lunarDay(year, 1, 1)!;
  const { y } = ymd(today);
  const last = spring(y) <= today ? spring(y) : spring(y - 1);
  return which === "前" ? { from: last - 45, to: last - 1 } : { from: last + 1, to: last + 45 };
}

/** 正月, 冬月 and 腊月 are the first, eleventh and twelfth; 初五, 十五, 廿三 days. Null when there is none such. */
export function lunarSpan(month: string, day: string, year: number | null, today: number): Span | null {
  const m = month === "正" ? 1 : month === "冬" ? 11 : month === "腊" ? 12 : parseNumeral(month);
  const d = day === "" ? null : parseNumeral(day.replace("初", ""));
  if (!m || m > 12 || d === 0 || (d !== null && d > 30)) return null;
  const of = (y: number): Span | null => {
    const from = lunarDay(y, m, d ?? 1);
    if (from === null) return null;
    return { from, to: d === null ? from + 29 : from };
  };
  if (year !== null) return of(year);
  const { y } = ymd(today);
  for (const candidate of [y, y - 1, y - 2]) {
    const found = of(candidate);
    if (found && found.from <= today) return found;
  }
  return null;
}

const lunarDays = new Map<number, number | null>();

function lunarDay(year: number, month: number, day: number): number | null {
  const key = (year * 13 + month) * 31 + day;
  const known = lunarDays.get(key);
  if (known !== undefined) return known;
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const found = year < 1901 || year > 2099 ? null : getSolarDateFromLunar(text).date;
  const result = found && /^\d{4}-\d{2}-\d{2}$/.test(found) ? dayOf(found) : null;
  if (lunarDays.size > 5000) lunarDays.clear();
  lunarDays.set(key, result);
  return result;
}

function span(day: number): Span {
  return { from: day, to: day };
}
