/** Durations that reach back to a day or forward to one: 三年前, 已经10天, 快一年了, 还有3天, 第八天. */
import { type Span, addMonths } from "./dates-calendar.ts";
import { NUMERAL_CHARS, parseNumeral } from "./numerals.ts";

/** An amount of time with its bounds, in whole units. */
export type Amount = { unit: "day" | "week" | "month" | "year"; min: number; max: number };

const COUNT = `(?:\\d+(?:\\.\\d+)?|[${NUMERAL_CHARS}]+)(?:[多来几余])?|好几|几|数`;
/** Groups: 1 half, 2 its unit, 3 count, 4 个半/个多/个, 5 its unit, 6 unit, 7 半/多. */
export const AMOUNT = `(?:(大半|小半|半)个?(年|月)|(${COUNT})(?:(个半|个多|个)?(月|星期|礼拜|周)|(天|日|年))(半|多|有余)?)`;
export const AMOUNT_GROUPS = 7;

const UNITS: Record<string, Amount["unit"]> = {
  天: "day",
  日: "day",
  周: "week",
  星期: "week",
  礼拜: "week",
  月: "month",
  年: "year",
};
const VAGUE: Record<string, readonly [number, number]> = { 几: [2, 9], 数: [2, 9], 好几: [3, 10] };

/** From the groups of AMOUNT; null where the words are a date (3月) and not a time span (三个月). */
export function readAmount(g: readonly (string | undefined)[]): Amount | null {
  const [half, halfUnit, count, measure, unitA, unitB, tail] = g;
  if (half) return halfAmount(half, halfUnit!);
  const unit = UNITS[(unitA ?? unitB)!]!;
  if (unit === "month" && !measure && !/^(?:数|几|好几)$/.test(count!)) return null;
  const range = readCount(count!);
  if (!range) return null;
  const [min, max] = range;
  if (measure === "个半" || tail === "半") return { unit, min: min + 0.5, max: max + 0.5 };
  if (measure === "个多" || tail === "多" || tail === "有余") return { unit, min, max: max + 1 };
  return { unit, min, max };
}

function halfAmount(half: string, unit: string): Amount {
  if (unit === "年") {
    const [min, max] = half === "大半" ? [7, 10] : half === "小半" ? [4, 6] : [6, 6];
    return { unit: "month", min: min, max: max };
  }
  const [min, max] = half === "大半" ? [16, 25] : half === "小半" ? [10, 15] : [15, 15];
  return { unit: "day", min: min, max: max };
}

function readCount(count: string): readonly [number, number] | null {
  const vague = VAGUE[count];
  if (vague) return vague;
  const tail = /[多来几余]$/.exec(count)?.[0];
  const head = tail ? count.slice(0, -1) : count;
  if (tail && head === "好") return VAGUE["好几"]!;
  const pair = /^(十?)([一二两三四五六七八])([二三四五六七八九])(十?)$/.exec(head);
  if (pair) return pairOf(pair);
  const n = parseNumeral(head);
  if (n === null || n === 0 || n > 400) return null;
  if (!tail) return [n, n];
  const step = n >= 100 ? 100 : n >= 10 ? 10 : 1;
  if (tail === "几" && head === "十") return [11, 19];
  return tail === "来" ? [n - Math.ceil(n * 0.2), n + Math.ceil(n * 0.3)] : [n + (step > 1 ? 1 : 0), n + Math.max(1, step - 1)];
}

/** 两三, 三五, 十七八, 二三十: two digits side by side name a range. */
function pairOf([, ten, a, b, tens]: RegExpExecArray): readonly [number, number] | null {
  const low = parseNumeral(a!)!;
  const high = parseNumeral(b!)!;
  if (high <= low || high - low > 2) return null;
  const scale = tens ? 10 : 1;
  return [low * scale + (ten ? 10 : 0), high * scale + (ten ? 10 : 0)];
}

/** How exactly people mean it: 整整 means the day, 三年前 about half a year either way, 10天 the day. */
export type Precision = "exact" | "spoken" | "nearly" | "about";

/** Days back from today: `from` is the earliest. Nothing lies after today. */
export function daysAgo(amount: Amount, precision: Precision, today: number): Span {
  const slack = precision === "exact" ? 0 : slackDays(amount);
  if (precision === "nearly") return { from: back(today, amount.max, amount.unit), to: back(today, amount.min * 0.8, amount.unit) };
  const extra = precision === "about" ? Math.ceil(slack / 2) + (amount.unit === "day" ? Math.ceil(amount.max * 0.1) : 0) : 0;
  return {
    from: back(today, amount.max, amount.unit) - slack - extra,
    to: Math.min(today, back(today, amount.min, amount.unit) + slack + extra),
  };
}

export function daysAhead(amount: Amount, today: number): Span {
  return { from: back(today, -amount.min, amount.unit), to: back(today, -amount.max, amount.unit) };
}

/** Spoken years are meant to about half a year, months to half a month, weeks to three days, days to the day. */
function slackDays({ unit, min, max }: Amount): number {
  if (min !== max) return 0;
  if (unit === "year") return min <= 1 ? 60 : 183;
  if (unit === "month") return min <= 1 ? 7 : min >= 6 ? 30 : 15;
  return unit === "week" ? 3 : 0;
}

function back(today: number, n: number, unit: Amount["unit"]): number {
  if (unit === "day") return today - Math.round(n);
  if (unit === "week") return today - Math.round(n * 7);
  const months = unit === "year" ? n * 12 : n;
  const whole = Math.trunc(months);
  return addMonths(today, -whole) - Math.round((months - whole) * 30);
}
