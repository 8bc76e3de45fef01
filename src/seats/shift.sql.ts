import { sql } from "kysely";
import { z } from "zod";
import { SeatClass } from "#contract.ts";
import { CoverageMinimum } from "#contract/rosters.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Shift, Span } from "./roster.ts";

const ShiftRow = z.object({
  id: z.string(),
  staffId: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  seatClass: SeatClass.nullable(),
});

const shifts = sql`select id, staff_id as "staffId", starts_at as "startsAt", ends_at as "endsAt", seat_class as "seatClass" from shift`;

/** Shifts that lie in the span at least in part. @param staffId null for everybody's */
export async function shiftsWithin(db: Reader, { startsAt, endsAt }: Span, staffId: string | null): Promise<Shift[]> {
  const { rows } = await sql`${shifts} where starts_at < ${endsAt} and starts_at > ${sooner(startsAt)} and ends_at > ${startsAt}
    and (${staffId}::text is null or staff_id = ${staffId}) order by starts_at, staff_id`.execute(db);
  return rows.map((row) => ShiftRow.parse(row));
}

/** No shift is longer than 16 hours, so that the index on the beginning serves. */
function sooner(at: Date): Date {
  return new Date(at.getTime() - 16 * 3_600_000);
}

/** Locks the roster as the database's own rule does, so that what was found still stands when a shift is written. */
export async function lockRoster(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('wenfa roster'))`.execute(tx);
}

export async function shiftById(db: Reader, id: string): Promise<Shift | null> {
  const { rows } = await sql`${shifts} where id = ${id}`.execute(db);
  return rows[0] ? ShiftRow.parse(rows[0]) : null;
}

export async function insertShift(tx: Tx, s: Shift): Promise<void> {
  await sql`insert into shift (id, staff_id, starts_at, ends_at, seat_class)
    values (${s.id}, ${s.staffId}, ${s.startsAt}, ${s.endsAt}, ${s.seatClass})`.execute(tx);
}

export async function updateShift(tx: Tx, s: Omit<Shift, "staffId">): Promise<void> {
  await sql`update shift set starts_at = ${s.startsAt}, ends_at = ${s.endsAt}, seat_class = ${s.seatClass} where id = ${s.id}`.execute(tx);
}

export async function deleteShift(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`delete from shift where id = ${id} returning id`.execute(tx);
  return rows.length > 0;
}

export async function minimums(db: Reader): Promise<CoverageMinimum[]> {
  const { rows } = await sql`select seat_class as "seatClass", by_day as "byDay", by_night as "byNight" from coverage_minimum`.execute(db);
  return rows.map((row) => CoverageMinimum.parse(row));
}

export async function setMinimum(tx: Tx, { seatClass, byDay, byNight }: CoverageMinimum): Promise<void> {
  await sql`insert into coverage_minimum (seat_class, by_day, by_night) values (${seatClass}, ${byDay}, ${byNight})
    on conflict (seat_class) do update set by_day = excluded.by_day, by_night = excluded.by_night`.execute(tx);
}
