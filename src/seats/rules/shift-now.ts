/** Which shift runs now, until when, and whether it is over for good. */
import { type Duty, type Shift, WARN_MINUTES } from "../roster.ts";

const MINUTE = 60_000;

type ShiftNow = { shift: Shift | null; endsAt: Date | null; ending: boolean };

/** Shifts that adjoin are one stretch: nobody is warned of an end that is none. @param shifts one lawyer's, in any order */
export function shiftNow(shifts: readonly Shift[], now: Date): ShiftNow {
  const shift = shifts.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt) ?? null;
  if (!shift) return { shift: null, endsAt: null, ending: false };
  let endsAt = shift.endsAt;
  for (;;) {
    const after = shifts.find((one) => one.startsAt.getTime() === endsAt.getTime() && one.endsAt > endsAt);
    if (!after) break;
    endsAt = after.endsAt;
  }
  return { shift, endsAt, ending: endsAt.getTime() - now.getTime() <= WARN_MINUTES * MINUTE };
}

/**
 * Who forgot to go: the shift during which they said they were here is over for longer than `graceMinutes`, none runs, and
 * nothing is in their hands. Who came of their own accord, after their shift or without one, is left alone.
 */
export function forgotToGo(
  { state, since, holding }: Pick<Duty, "state" | "since"> & { holding: number },
  shifts: readonly Shift[],
  now: Date,
  graceMinutes: number,
): boolean {
  if (state === "off" || since === null || holding > 0) return false;
  if (shiftNow(shifts, now).shift) return false;
  const ended = shifts.filter(({ endsAt }) => endsAt <= now).map(({ endsAt }) => endsAt.getTime());
  const last = Math.max(...ended);
  return ended.length > 0 && since.getTime() < last && now.getTime() - last > graceMinutes * MINUTE;
}
