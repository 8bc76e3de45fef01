/** When an office is open: working days with 调休, and days that a region or a bureau sets for itself. */
import { dayOf, isoOf } from "#language/dates-calendar.ts";
import { workingDay } from "#language/working-days.ts";
import type { Calendar, OfficeHours } from "../clock.ts";

/** @param from first day, YYYY-MM-DD in China, and how many days from it on */
export function officeHours(calendar: Calendar, from: string, days: number): OfficeHours[] {
  const first = dayOf(from);
  return Array.from({ length: days }, (_, n) => first + n).flatMap((day) => {
    const iso = isoOf(day);
    return isOpen(calendar, day, iso) ? calendar.hours.map(([opens, closes]) => ({ opens: at(iso, opens), closes: at(iso, closes) })) : [];
  });
}

/** What the region says of a day stands over the national arrangement. */
function isOpen({ open, closed }: Calendar, day: number, iso: string): boolean {
  if (open.includes(iso)) return true;
  return !closed.includes(iso) && workingDay(day).working;
}

const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`);
