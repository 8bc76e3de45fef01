/** How many are rostered for a seat class, hour by hour, beside how many are asked for. */
import type { SeatClass } from "#contract.ts";
import type { CoverageMinimum, RosterWeek } from "#contract/rosters.ts";
import type { Shift, Span } from "../roster.ts";

const QUARTER = 15 * 60_000;
const HOURS = 168;
/** Hours of a day in China, the last of them not. */
const BY_DAY = { from: 8, until: 20 };

/** A quarter of an hour counts whoever is there all of it, and an hour is as well covered as its worst quarter. */
export function coverage(
  week: Span,
  classes: readonly SeatClass[],
  shifts: readonly Shift[],
  serves: ReadonlyMap<string, readonly SeatClass[]>,
  minimums: readonly CoverageMinimum[],
): RosterWeek["coverage"] {
  return classes.map((seatClass) => {
    const counted = shifts.filter(
      (shift) => (shift.seatClass ?? seatClass) === seatClass && serves.get(shift.staffId)?.includes(seatClass),
    );
    const minimum = minimums.find((one) => one.seatClass === seatClass);
    const least = Array.from({ length: HOURS }, (_, hour) => leastAt(minimum, hour % 24));
    return { seatClass, have: hourly(week, counted), least };
  });
}

/** @param hour of the day, 0 to 23 */
export function leastAt(minimum: CoverageMinimum | undefined, hour: number): number {
  if (!minimum) return 0;
  return hour >= BY_DAY.from && hour < BY_DAY.until ? minimum.byDay : minimum.byNight;
}

function hourly(week: Span, shifts: readonly Shift[]): number[] {
  const quarters = HOURS * 4;
  const steps = Array.from<number>({ length: quarters + 1 }).fill(0);
  const start = week.startsAt.getTime();
  for (const { startsAt, endsAt } of shifts) {
    const from = Math.max(0, Math.ceil((startsAt.getTime() - start) / QUARTER));
    const until = Math.min(quarters, Math.floor((endsAt.getTime() - start) / QUARTER));
    if (from >= until) continue;
    steps[from] = (steps[from] ?? 0) + 1;
    steps[until] = (steps[until] ?? 0) - 1;
  }
  let there = 0;
  const have = steps.slice(0, quarters).map((step) => (there += step));
  return Array.from({ length: HOURS }, (_, hour) => Math.min(...have.slice(hour * 4, hour * 4 + 4)));
}
