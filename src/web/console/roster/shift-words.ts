import type { ShiftView } from "../../../contract/rosters.ts";
import { hour, isoDay } from "../frame/shift-time.ts";
import { words } from "./words.ts";

/** 20:00–次日 08:00; midnight at the end of the same night is 24:00. */
export function sayShift({ startsAt, endsAt }: Pick<ShiftView, "startsAt" | "endsAt">): string {
  const same = isoDay(startsAt) === isoDay(Date.parse(endsAt) - 1);
  const end = same && hour(endsAt) === "00:00" ? "24:00" : hour(endsAt);
  return `${hour(startsAt)}–${same ? "" : words.nextDay}${end}`;
}

type Hole = { from: number; until: number; have: number; least: number };

/** Hours of one day with fewer than are asked for, those alike told together. @param have 24 numbers @param least 24 numbers */
export function holesOf(have: readonly number[], least: readonly number[]): Hole[] {
  const holes: Hole[] = [];
  for (const [hour, asked] of least.entries()) {
    const there = have[hour] ?? 0;
    if (there >= asked) continue;
    const last = holes.at(-1);
    if (last && last.until === hour && last.have === there && last.least === asked) last.until = hour + 1;
    else holes.push({ from: hour, until: hour + 1, have: there, least: asked });
  }
  return holes;
}
