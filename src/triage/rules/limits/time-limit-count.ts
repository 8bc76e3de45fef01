/** 期间的计算: from the days an event can mean to the last days of a limit, with the arithmetic in words. */
import { addMonths, chineseDay } from "#language/dates-calendar.ts";
import { type CountedDay, addWorkingDays, movedOffHolidays } from "#language/working-days.ts";
import type { Length, TimeLimit, Unit } from "./time-limit.ts";

/** `nominal` is the last day before it moves off a holiday. */
export type LastDay = CountedDay & { nominal: number };

const UNIT_NAMES: Record<Unit, string> = { hour: "小时", day: "日", "working-day": "个工作日", month: "个月", year: "年" };

/** The last day of the limit for an event on `day`, which is itself not counted. Day numbers as in dates-calendar.ts. */
export function lastDayOf(limit: TimeLimit, day: number): LastDay {
  const start = limit.after ? stretch(limit.after, day, limit.counting.moves) : { day, certain: true };
  const end = stretch(limit.length, start.day, limit.counting.moves);
  return { ...end, certain: end.certain && start.certain };
}

function stretch({ amount, unit }: Length, day: number, moves: boolean): LastDay {
  if (unit === "working-day") {
    const end = addWorkingDays(day, amount);
    return { ...end, nominal: end.day };
  }
  const nominal =
    unit === "hour" ? day + Math.ceil(amount / 24) : unit === "day" ? day + amount : addMonths(day, unit === "year" ? amount * 12 : amount);
  return moves ? { ...movedOffHolidays(nominal), nominal } : { day: nominal, nominal, certain: true };
}

/** 十五日, 三个工作日, 先满三十日再三十日. */
export function lengthInWords(limit: TimeLimit): string {
  const words = ({ amount, unit }: Length) => `${amount}${UNIT_NAMES[unit]}`;
  return limit.after ? `先满${words(limit.after)}、再计${words(limit.length)}` : words(limit.length);
}

/** 自次日起算，15日到2026年11月28日；末日为休假日，顺延至11月30日. */
export function arithmetic(limit: TimeLimit, from: LastDay, to: LastDay): string {
  const begin = limit.length.unit === "hour" ? "自当时起算" : "自次日起算";
  const one = (end: LastDay) =>
    end.nominal === end.day ? chineseDay(end.day) : `${chineseDay(end.nominal)}（休假日），顺延至${chineseDay(end.day)}`;
  const span = from.day === to.day ? one(to) : `最早${one(from)}，最迟${one(to)}`;
  const unsure = from.certain && to.certain ? "" : "；该年放假调休安排尚未公布，末日前后是否休假未定";
  return `${begin}，${lengthInWords(limit)}，最后一日为${span}${unsure}`;
}
