/**
 * 工作日 with 调休, from the arrangements that the State Council publishes each autumn for the next year
 * (package chinese-days). Years it does not know are guessed from weekends and the statutory holidays
 * (全国年节及纪念日放假办法, as of 2025), and the result says so.
 */
import chineseDays from "chinese-days";
import { dayOf, isoOf, weekday, ymd } from "./dates-calendar.ts";

// Node sees no named exports in its CommonJS build.
// oxlint-disable-next-line import/no-named-as-default-member
const { getDayDetail, getSolarDateFromLunar, getSolarTermDate, isWorkday } = chineseDays;

/** `certain: false`: the year's arrangement is not published here, and the day may be moved by it. */
export type WorkingDay = { working: boolean; certain: boolean };

/** A day reached by counting; `certain` as in {@link WorkingDay}, for every day that was counted. */
export type CountedDay = { day: number; certain: boolean };

const knownYears = new Map<number, boolean>();
const guessed = new Map<number, Set<number>>();

/** Whether the arrangement of the year is known: 2004 to 2026 in chinese-days 1.5.7. */
export function isYearArranged(year: number): boolean {
  let known = knownYears.get(year);
  if (known === undefined) {
    // In a known year National Day is named as a holiday; else the library answers with the weekday.
    known = getDayDetail(`${year}-10-01`).name.includes(",");
    knownYears.set(year, known);
  }
  return known;
}

/** Day numbers as in dates-calendar.ts. */
export function workingDay(day: number): WorkingDay {
  const year = ymd(day).y;
  if (isYearArranged(year)) return { working: isWorkday(isoOf(day)), certain: true };
  const holidays = statutoryHolidays(year);
  const weekend = weekday(day) > 5;
  const near = nearHoliday(day);
  return { working: !weekend && !holidays.has(day), certain: !weekend && !near };
}

/** `made-up`: a weekend day that is worked for a holiday (调休上班). A day off in lieu is a holiday; a plain weekend is neither. */
export function dayKind(day: number): "ordinary" | "holiday" | "made-up" {
  const weekend = weekday(day) > 5;
  if (workingDay(day).working) return weekend ? "made-up" : "ordinary";
  const year = ymd(day).y;
  const named = isYearArranged(year) ? getDayDetail(isoOf(day)).name.includes(",") : statutoryHolidays(year).has(day);
  return named || !weekend ? "holiday" : "ordinary";
}

/** The day itself when it is a working day, else the first one after it (民法典 203, 民事诉讼法 85). */
export function movedOffHolidays(day: number): CountedDay {
  let at = day;
  let certain = true;
  for (;;) {
    const { working, certain: sure } = workingDay(at);
    certain &&= sure;
    if (working) return { day: at, certain };
    at++;
  }
}

/** The n-th working day after `day`, which is itself not counted. */
export function addWorkingDays(day: number, n: number): CountedDay {
  let at = day;
  let certain = true;
  for (let left = n; left > 0;) {
    at++;
    const { working, certain: sure } = workingDay(at);
    certain &&= sure;
    if (working) left--;
  }
  return { day: at, certain };
}

/** An unpublished arrangement makes long holidays from the weekends and weekdays within about a week around. */
function nearHoliday(day: number): boolean {
  for (let d = day - 8; d <= day + 8; d++) if (statutoryHolidays(ymd(d).y).has(d)) return true;
  return false;
}

/** 元旦 1, 春节 4 with 除夕, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3 days. */
function statutoryHolidays(year: number): Set<number> {
  const known = guessed.get(year);
  if (known) return known;
  const spring = lunar(year, "01-01");
  const days = new Set([
    dayOf(`${year}-01-01`),
    ...[-1, 0, 1, 2].map((n) => spring + n),
    dayOf(getSolarTermDate(year, 4, "pure_brightness")),
    dayOf(`${year}-05-01`),
    dayOf(`${year}-05-02`),
    lunar(year, "05-05"),
    lunar(year, "08-15"),
    ...["01", "02", "03"].map((d) => dayOf(`${year}-10-${d}`)),
  ]);
  guessed.set(year, days);
  return days;
}

function lunar(year: number, monthDay: string): number {
  return dayOf(getSolarDateFromLunar(`${year}-${monthDay}`).date);
}
