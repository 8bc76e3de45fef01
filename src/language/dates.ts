/**
 * Dates and durations in Chinese text, as citizens write them, resolved against a given day. chrono-node's zh parser
 * finds neither 上个月15号 nor 去年3月 and weighs 8.8 MB, so the patterns are our own.
 * Not found, because they are no dates: ages, prices, articles, sentences (判三年), lengths (工作了五年), limits (15日内).
 */
import { ABSOLUTE, type Pattern } from "./dates-absolute.ts";
import { type Span, dayOf, isoOf } from "./dates-calendar.ts";
import { AMOUNT, AMOUNT_GROUPS, type Precision, daysAgo, daysAhead, readAmount } from "./dates-durations.ts";
import type { Around } from "./dates-reading.ts";
import { NUMERAL_CHARS, parseNumeral } from "./numerals.ts";

/**
 * `start` and `end` are offsets into the text, `from` and `to` the earliest and latest day (YYYY-MM-DD, inclusive) that
 * the words can mean. `how`: a day of the calendar, so long ago, gone by since (已经10天), or ahead (还有3天).
 */
export type DateFind = { start: number; end: number; text: string; from: string; to: string; how: "date" | "ago" | "since" | "ahead" };

const LENGTH_BEFORE =
  /(?:工作|干|做|上班|打工|上|住|租|结婚|恋爱|同居|谈|处|学|用|交|付|拘留|关|判|刑|签|服刑|实习|试用|请|休|缴|存|贷|分期|当|开|养|教|读|刑期|合同|为期|生活|在一起|经营|认识|相处|婚姻|婚龄|工龄|任职)[了有过我的满]{0,2}(?:已经|都|快|整整|将近)?$/;
const NO_EVENT_AFTER =
  /^(?:的?(?:工资|薪|房租|租金|利息|生活费|加班|社保|奖金|物业|抚养费|货款|时间内|合同|租期|刑|有期|拘役|拘留|试用|工龄|质保|保修|时效|期限)|没|不|未|内|以内|之内|以上|以下|级|龄|期|薪|检|无理由|里[,，。提]|的(?:房|车|婚|孩|小孩|宝宝|女|儿))/;

type Reader = { re: RegExp; how: DateFind["how"]; read: (groups: readonly (string | undefined)[], at: Around) => Span | null };

const AGO = `(?<![每第提近隔前\\d.])(快|将近|差不多|大概|大约|约|整整|刚好|正好)?${AMOUNT}(?:左右)?(之前|以前|前)(?![后夫妻女男提台面妇科])`;
const SINCE = `(?<![每第提隔\\d.])((?:已经|已|都|算到现在|到现在|到今天|距今|至今|过了|过去了?|超过|有|快|将近|接近|差不多|大概|刚好|正好|整整|满|刚满|不到|近){1,4})${AMOUNT}(?:左右)?(了|过去了?)?`;
const SINCE_LE = `(?<![每第提隔\\d.${NUMERAL_CHARS}多个半])()${AMOUNT}(?:左右)?(了(?!结|解)|过去了?)`;
const AHEAD = `(?:还有|还剩下?|只剩下?|仅剩|就剩|剩下?|再过|还差|只有)(不到|大概|约)?${AMOUNT}(?!没|的?时间没|的(?:工资|钱))`;
const NTH = `(?:今天|今儿|到今天|已经|已|都|现在|才|是)+(?:是)?第(\\d{1,3}|[${NUMERAL_CHARS}]{1,4})天|第(\\d{1,3}|[${NUMERAL_CHARS}]{1,4})天了`;

const READERS: readonly Reader[] = [
  ...ABSOLUTE.map(({ re, read }: Pattern): Reader => ({ re, how: "date", read })),
  { re: new RegExp(AGO, "g"), how: "ago", read: readAgo },
  { re: new RegExp(SINCE, "g"), how: "since", read: readSince },
  { re: new RegExp(SINCE_LE, "g"), how: "since", read: readSince },
  { re: new RegExp(AHEAD, "g"), how: "ahead", read: readAhead },
  { re: new RegExp(NTH, "g"), how: "since", read: ([a, b], { today }) => nthDay(parseNumeral((a ?? b)!), today) },
  { re: /(?<!提|最)前(?:几|两|一|三)(?:天|日)(?!不|没)/g, how: "ago", read: (_, { today }) => ({ from: today - 9, to: today - 1 }) },
  { re: /前(?:一?段|一?阵|阵)(?:时间|日子|子)?|前不久|不久前/g, how: "ago", read: (_, { today }) => ({ from: today - 90, to: today - 5 }) },
  { re: /刚刚?(?=收到|拿到|接到|签收|领到|知道|发现|被|才)|刚才/g, how: "ago", read: (_, { today }) => ({ from: today - 3, to: today }) },
  {
    re: /这(?:几|两)天(?=收到|拿到|接到|签收|领到|知道|发现|被)|最近(?=收到|拿到|接到|签收|知道|发现|被|才)/g,
    how: "ago",
    read: (_, { today }) => ({ from: today - 14, to: today }),
  },
];

/**
 * Every date in the text (at most 60), by place, none overlapping. `today` is YYYY-MM-DD; offsets count UTF-16 units of
 * the text as given, which is best passed through `plain` of text.ts first.
 */
export function findDates(text: string, today: string): DateFind[] {
  const now = dayOf(today);
  const found: (DateFind & { span: Span })[] = [];
  for (const { re, how, read } of READERS) {
    for (const match of text.matchAll(re)) {
      const end = match.index + match[0].length;
      const at = { today: now, before: text.slice(Math.max(0, match.index - 8), match.index), after: text.slice(end, end + 14) };
      const span = read(match.slice(1), at);
      if (!span || span.from > span.to) continue;
      found.push({ start: match.index, end, text: match[0], from: isoOf(span.from), to: isoOf(span.to), how, span });
    }
  }
  return withYearsTold(withoutOverlaps(found).slice(0, 60), text, now);
}

const YEAR_ONLY = /^(?:大前年|前年|去年|\d{4}年)$/;
const MONTH_ONLY = /^[\d一二三四五六七八九十]{1,3}月份?[初中底末上下旬]{0,2}$/;
const MONTH_AND_DAY = /^[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十廿]{1,3}[日号]?$/;
const WEEKDAY = /^(?:周|礼拜|星期)[一二三四五六日天]$/;
const ANOTHER_MATTER = /入职|进厂|结婚|签|上班|工作|[。!?;！？；]/;

/** 前年在工地受伤,10月份吧 and 2023年3月1日借的,6月1日还: the year told before holds for the month. */
function withYearsTold(finds: DateFind[], text: string, now: number): DateFind[] {
  // 2017年4月22日,星期六: the weekday only repeats the day.
  const days = finds.filter(
    (find, i) => !(i > 0 && WEEKDAY.test(find.text) && find.start - finds[i - 1]!.end <= 2 && finds[i - 1]!.from === finds[i - 1]!.to),
  );
  return days.map((find, i) => {
    const before = days[i - 1];
    if (!before || before.how !== "date") return find;
    const gap = text.slice(before.end, find.start);
    const month = MONTH_ONLY.test(find.text) && YEAR_ONLY.test(before.text) && gap.length <= 22 && !ANOTHER_MATTER.test(gap);
    const due =
      (MONTH_ONLY.test(find.text) || MONTH_AND_DAY.test(find.text)) &&
      /^(?:\d{4}|\d{2}|去|前|大前)年/.test(before.text) &&
      gap.length <= 22 &&
      !/[。!?！？]/.test(gap) &&
      /^[^。!?,，;]{0,5}(?:还|到期|付|归还|为止|期满)/.test(text.slice(find.end, find.end + 10));
    const sameYear =
      /(?:同|当)年的?$/.test(text.slice(Math.max(0, find.start - 4), find.start)) &&
      (MONTH_ONLY.test(find.text) || MONTH_AND_DAY.test(find.text));
    if (!month && !due && !sameYear) return find;
    const year = before.from.slice(0, 4);
    const [first] = ABSOLUTE;
    for (const match of `${year}年${find.text}`.matchAll(first!.re)) {
      const span = first!.read(match.slice(1), { today: now, before: "", after: "" });
      if (span && isoOf(span.from) >= before.from) return { ...find, from: isoOf(span.from), to: isoOf(span.to) };
    }
    return find;
  });
}

/** Of two that overlap the longer one names the day: 大前天 holds 前天, 2023年5月6日 holds 5月6日. */
function withoutOverlaps(found: (DateFind & { span: Span })[]): DateFind[] {
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: DateFind[] = [];
  for (const { span: _, ...find } of found) {
    if (kept.every((other) => find.end <= other.start || find.start >= other.end)) kept.push(find);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function precisionOf(words: string | undefined): Precision {
  if (!words) return "spoken";
  if (/快|将近|接近|不到|近/.test(words)) return "nearly";
  if (/整整|刚好|正好|满/.test(words)) return "exact";
  return /差不多|大概|大约|约/.test(words) ? "about" : "spoken";
}

function readAgo([how, ...rest]: readonly (string | undefined)[], { today }: Around): Span | null {
  const amount = readAmount(rest);
  return amount && daysAgo(amount, precisionOf(how), today);
}

/** 欠了三年 and 收到10天了 reach back to a day; 工作了五年 and 三个月没发工资 are lengths. */
function readSince([how, ...rest]: readonly (string | undefined)[], { today, before, after }: Around): Span | null {
  const done = rest[AMOUNT_GROUPS];
  if (LENGTH_BEFORE.test(before) || NO_EVENT_AFTER.test(after)) return null;
  if (/^(?:有|不到|超过|近|大概|满|差不多)+$/.test(how ?? "") && !done) return null;
  const amount = readAmount(rest.slice(0, AMOUNT_GROUPS));
  return amount && daysAgo(amount, precisionOf(how), today);
}

function readAhead([how, ...rest]: readonly (string | undefined)[], { today }: Around): Span | null {
  const amount = readAmount(rest);
  if (!amount) return null;
  const span = daysAhead(amount, today);
  return how === "不到" ? { from: today, to: span.to } : span;
}

/** The eighth day: whether the first was counted is not said. */
function nthDay(n: number | null, today: number): Span | null {
  return n === null || n < 2 || n > 400 ? null : { from: today - n, to: today - n + 1 };
}
