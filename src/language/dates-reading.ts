/** What the words of a calendar date mean on a given day: nearest in the past, unless what follows says that it lies ahead. */
import { type Span, addMonths, lastDayOfMonth, monthSpan, validDay, weekday, yearSpan, ymd } from "./dates-calendar.ts";
import { parseNumeral } from "./numerals.ts";

/** What surrounds a match: `after` decides whether a day without a year lies ahead (12月1日开庭). */
export type Around = { today: number; before: string; after: string };

/** 12月1日开庭, 月底到期: the day lies ahead. */
export const AHEAD =
  /^(?![^,，。]{0,3}(?:收|签收|拿|送达|送来|领|接到|寄|给的|判的))[^,，。;；!?！？]{0,8}?(?:开庭|截止|期满|届满|听证|拍卖|面签|腾房|来不及|就要|就到期|要到期|才到期|到期(?!了|没|未|后|还没)|之前|以前|前要|前必须|前交|前还|前答复|前(?:$|[,，。]))/;
const LONG_AHEAD = 62;

export const num = (text: string | undefined): number => parseNumeral(text ?? "") ?? 0;
export const point = (day: number | null): Span | null => (day === null ? null : { from: day, to: day });

export function fullYear(text: string, today: number): number {
  const n = num(text);
  if (text.length !== 2 || n > 99) return n;
  return n <= (ymd(today).y % 100) + 5 ? 2000 + n : 1900 + n;
}

export function yearNamed(text: string, today: number): number {
  const steps: Record<string, number> = { 大前年: -3, 前年: -2, 去年: -1, 上一年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 };
  const step = steps[text];
  return step === undefined ? fullYear(text.replace("年", ""), today) : ymd(today).y + step;
}

export function dateOf(y: number, m: number, day: string | undefined, part: string | undefined, today: number): Span | null {
  if (y < 1900 || y > 2100 || m < 1 || m > 12) return null;
  const told = day === undefined ? null : validDay(y, m, num(day));
  // 2月30日: the month at least is told.
  if (told !== null) return point(told);
  const first = validDay(y, m, 1)!;
  return part ? partOfMonth(y, m, part) : past({ from: first, to: first + lastDayOfMonth(y, m) - 1 }, today);
}

/** A span that has begun and is not said to lie ahead ends today. */
function past(span: Span, today: number): Span {
  return span.from <= today && span.to > today ? { from: span.from, to: today } : span;
}

function partOfMonth(y: number, m: number, part: string): Span | null {
  const last = lastDayOfMonth(y, m);
  const [from, to] =
    part === "初" || part === "上旬"
      ? [1, 10]
      : part === "中" || part === "中旬"
        ? [11, 20]
        : part === "下旬"
          ? [21, last]
          : [last - 6, last];
  const first = validDay(y, m, 1);
  return first === null ? null : { from: first + from - 1, to: first + to - 1 };
}

const SEASONS: Record<string, readonly [number, number]> = {
  上半年: [1, 6],
  下半年: [7, 12],
  春天: [2, 5],
  夏天: [5, 9],
  秋天: [8, 11],
  冬天: [11, 12],
  初: [1, 2],
  中: [5, 8],
  底: [11, 12],
  末: [11, 12],
  尾: [11, 12],
};

function months(y: number, [first, last]: readonly [number, number]): Span {
  return { from: validDay(y, first, 1)!, to: validDay(y, last, lastDayOfMonth(y, last))! };
}

export function readNamedYear(g: readonly (string | undefined)[], { today }: Around): Span | null {
  const [name, month, day, part, yearPart, season] = g;
  const y = yearNamed(name!, today);
  if (month) return dateOf(y, num(month), day, part, y === ymd(today).y ? Math.max(today, 0) : today);
  const named = yearPart ?? season;
  return past(named ? months(y, SEASONS[named]!) : yearSpan(y), today);
}

/** 18年 may be a span of time: two digits need a verb or a part of the year behind them. */
export function readBareYear(text: string, part: string | undefined, season: string | undefined, at: Around): Span | null {
  const y = fullYear(text, at.today);
  const named = part ?? season;
  if (text.length === 2 && !named) {
    const lengthLike = /(?:判|刑|工作|干|已经|都|过|满|住|用|期|租|约|了|近|共|快|\d|[-.])$/.test(at.before);
    if (lengthLike || /^(?:前|多|了|的?工龄|以上|来|半|内|有期|之|后|没|工|[-,，。!?]|$)/.test(at.after)) return null;
    if (y < 2000 || y > ymd(at.today).y + 1) return null;
  }
  if (y < 1900 || y > 2100) return null;
  return past(named ? months(y, SEASONS[named]!) : yearSpan(y), at.today);
}

export function readNamedMonth(g: readonly (string | undefined)[], { today, after }: Around): Span | null {
  const [which, day, part] = g;
  const bare = which!.replace("个", "");
  const step = bare === "上上" || bare === "前" ? -2 : bare === "上" ? -1 : bare === "下" ? 1 : bare === "下下" ? 2 : 0;
  const span = monthSpan(today, step);
  const { y, m } = ymd(span.from);
  if (day) return point(validDay(y, m, num(day)));
  if (part) return partOfMonth(y, m, part);
  return AHEAD.test(after) ? span : past(span, today);
}

export function readMonth(m: number, day: string | undefined, part: string | undefined, { today, after }: Around): Span | null {
  if (m < 1 || m > 12) return null;
  const { y } = ymd(today);
  const inYear = (year: number): Span | null => {
    if (day) return point(validDay(year, m, num(day)));
    return part ? partOfMonth(year, m, part) : months(year, [m, m]);
  };
  if (AHEAD.test(after)) {
    for (const year of [y, y + 1]) {
      const ahead = inYear(year);
      if (ahead && ahead.to >= today && ahead.from - today <= LONG_AHEAD) return ahead;
    }
  }
  for (const year of [y, y - 1, y - 2, y - 3, y - 4]) {
    const found = inYear(year);
    if (found && found.from <= today) return past(found, today);
  }
  return null;
}

export function readDayOfMonth(d: number, { today, after }: Around): Span | null {
  const ahead = AHEAD.test(after);
  for (const step of ahead ? [0, 1] : [0, -1, -2]) {
    const { y, m } = ymd(monthSpan(today, step).from);
    const found = validDay(y, m, d);
    if (found !== null && (ahead ? found >= today : found <= today)) return point(found);
  }
  return null;
}

export function readWeek(which: string, day: string | undefined, today: number): Span | null {
  const bare = which.replace("个", "");
  const step = bare === "上上" ? -2 : bare === "上" ? -1 : bare === "下" ? 1 : bare === "下下" ? 2 : 0;
  const monday = today - weekday(today) + 1 + step * 7;
  if (day === "末") return { from: monday + 5, to: monday + 6 };
  if (day) return point(monday + weekdayOf(day) - 1);
  return past({ from: monday, to: monday + 6 }, today);
}

function weekdayOf(day: string): number {
  return day === "日" || day === "天" ? 7 : num(day);
}

export function bareWeekday(day: string, { today, after }: Around): Span | null {
  const back = (weekday(today) - weekdayOf(day) + 7) % 7;
  return point(AHEAD.test(after) && back > 0 ? today - back + 7 : today - back);
}

export function readNearDay([which]: readonly (string | undefined)[], { today, before }: Around): Span | null {
  if (which === "今" && /(?:到|至|截止|直到|截至|从)$/.test(before)) return null;
  const steps: Record<string, number> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
  return point(today + steps[which!]!);
}

export function bareYearPart(part: string, today: number, ahead: boolean): Span {
  const { y } = ymd(today);
  const of = (year: number) => months(year, SEASONS[part]!);
  if (ahead && of(y).to >= today) return of(y);
  // In November 年底 still means the last one.
  const begun = ymd(today).m >= SEASONS[part]![1];
  return part === "初" || begun ? past(of(y), today) : of(y - 1);
}

export function bareMonthPart(part: string, { today, after }: Around): Span | null {
  const of = (step: number) => {
    const { y, m } = ymd(monthSpan(today, step).from);
    return partOfMonth(y, m, part)!;
  };
  const now = of(0);
  if (AHEAD.test(after) || /^(?:就?到期|要)/.test(after)) return now.to >= today ? now : of(1);
  return now.from <= today ? past(now, today) : of(-1);
}

export function pastSeason(half: string, today: number): Span {
  const { y } = ymd(today);
  const now = months(y, SEASONS[half]!);
  return now.from <= today ? past(now, today) : months(ymd(addMonths(today, -12)).y, SEASONS[half]!);
}
