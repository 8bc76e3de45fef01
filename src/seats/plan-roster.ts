/** 排班: a week of shifts, planned by a supervisor; a lawyer sees their own on the duty switch. */
import { SeatClass } from "#contract.ts";
import type { CopiedWeek, CoverageMinimum, RosterWeek, ShiftRequest, ShiftsRequest } from "#contract/rosters.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { byLawyer, shiftView } from "./change-duty.ts";
import type { Shift } from "./roster.ts";
import { coverage } from "./rules/coverage.ts";
import { shiftFits } from "./rules/shift-fits.ts";
import { DAY, WEEK, copyWeek, mondayOf, weekFrom } from "./rules/week.ts";
import { openSeats } from "./seat-list.sql.ts";
import { lawyerById } from "./seats.sql.ts";
import { deleteShift, insertShift, lockRoster, minimums, setMinimum, shiftById, shiftsWithin, updateShift } from "./shift.sql.ts";

type Deps = { database: Database; clock: () => Date };

export async function showRoster({ database, clock }: Deps, day: string | undefined): Promise<RosterWeek> {
  const now = clock();
  const monday = mondayOf(day ?? dayInChina(now));
  const week = weekFrom(monday);
  const shifts = await shiftsWithin(database.db, week, null);
  const seats = await openSeats(database.db, now);
  const asked = await minimums(database.db);
  const serves = new Map(seats.map(({ id, seatClasses }) => [id, seatClasses]));
  return {
    monday,
    shifts: shifts.map((shift) => ({ ...shiftView(shift), staffId: shift.staffId })),
    lawyers: seats.map(({ id, name, workNo, seatClasses }) => ({ id, name, workNo, seatClasses })),
    minimums: SeatClass.options.map((seatClass) => asked.find((one) => one.seatClass === seatClass) ?? { seatClass, byDay: 0, byNight: 0 }),
    coverage: coverage(week, SeatClass.options, shifts, serves, asked),
  };
}

/** Some at once, such as five days alike: all go in, or none. */
export async function addShifts({ database }: Deps, by: string, { staffId, shifts }: ShiftsRequest): Promise<null | Refusal> {
  return planned(database, by, async (tx) => {
    for (const wanted of shifts) {
      const shift = { id: crypto.randomUUID(), staffId, ...spanOf(wanted), seatClass: wanted.seatClass };
      const refused = await fits(tx, shift);
      if (refused) return refused;
      await insertShift(tx, shift);
    }
    return null;
  });
}

export async function changeShift({ database }: Deps, by: string, id: string, wanted: ShiftRequest): Promise<null | Refusal> {
  return planned(database, by, async (tx) => {
    const standing = await shiftById(tx, id);
    if (!standing) return refuse("not-found", "没有这个班次，可能已经被移除");
    const shift = { ...standing, ...spanOf(wanted), seatClass: wanted.seatClass };
    const refused = await fits(tx, shift);
    if (refused) return refused;
    await updateShift(tx, shift);
    return null;
  });
}

export async function removeShift({ database }: Deps, by: string, id: string): Promise<null | Refusal> {
  return planned(database, by, async (tx) => ((await deleteShift(tx, id)) ? null : refuse("not-found", "没有这个班次，可能已经被移除")));
}

/** @param day any day of the week that is filled */
export async function copyLastWeek({ database }: Deps, by: string, day: string): Promise<CopiedWeek | Refusal> {
  return planned(database, by, async (tx) => {
    const week = weekFrom(mondayOf(day));
    const before = { startsAt: new Date(week.startsAt.getTime() - WEEK), endsAt: week.startsAt };
    // One that began on the Sunday before last is another week's, though its night reaches into this one.
    const last = (await shiftsWithin(tx, before, null)).filter(({ startsAt }) => startsAt >= before.startsAt);
    const standing = await shiftsWithin(tx, { ...week, endsAt: new Date(week.endsAt.getTime() + DAY) }, null);
    const open = new Map((await openSeats(tx, week.startsAt)).map(({ id, seatClasses }) => [id, seatClasses]));
    const serving = last.filter(({ staffId, seatClass }) => open.get(staffId)?.some((one) => (seatClass ?? one) === one));
    const { copies, skipped } = copyWeek(serving, standing);
    for (const copy of copies) await insertShift(tx, { ...copy, id: crypto.randomUUID() });
    return { copied: copies.length, skipped: skipped + last.length - serving.length };
  });
}

export async function setMinimums({ database }: Deps, by: string, asked: readonly CoverageMinimum[]): Promise<void> {
  await database.transact(`staff:${by}`, async (tx) => {
    for (const minimum of asked) await setMinimum(tx, minimum);
  });
}

/** One after the other, and undone where it is refused: what was written before the refusal is not half a plan. */
async function planned<T>(database: Database, by: string, plan: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal> {
  const undone = Symbol("refused");
  let refused: Refusal | null = null;
  try {
    return await database.transact(`staff:${by}`, async (tx) => {
      await lockRoster(tx);
      const done = await plan(tx);
      if (!isRefusal(done)) return done;
      refused = done;
      throw undone;
    });
  } catch (error) {
    if (error === undone && refused) return refused;
    throw error;
  }
}

async function fits(tx: Tx, shift: Shift): Promise<null | Refusal> {
  const lawyer = await lawyerById(tx, shift.staffId);
  if (!lawyer) return refuse("not-found", "没有这位律师");
  if (!(shift.endsAt > shift.startsAt)) return shiftFits(shift, lawyer.seatClasses, []);
  return shiftFits(shift, lawyer.seatClasses, byLawyer(await shiftsWithin(tx, shift, shift.staffId)).get(shift.staffId) ?? []);
}

const spanOf = ({ startsAt, endsAt }: ShiftRequest) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
