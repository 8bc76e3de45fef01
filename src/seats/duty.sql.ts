import { sql } from "kysely";
import { z } from "zod";
import { SeatClass } from "#contract.ts";
import { DutyState } from "#contract/rosters.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Duty } from "./roster.ts";

const DutyRow = z.object({ state: DutyState, since: z.date(), note: z.string() });

/** Without a row one is off. */
export async function dutyOf(db: Reader, staffId: string): Promise<Duty> {
  const { rows } = await sql`select state, since, note from duty where staff_id = ${staffId}`.execute(db);
  return rows[0] ? DutyRow.parse(rows[0]) : { state: "off", since: null, note: "" };
}

/** Two changes of one lawyer's duty, or a change and a claim, come one after the other. */
export async function lockLawyer(tx: Tx, staffId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from lawyer where staff_id = ${staffId} for no key update`.execute(tx);
  return rows.length > 0;
}

/** `since` is when the state began: saying it again moves nothing but the note. */
export async function setDuty(tx: Tx, staffId: string, { state, since, note }: Duty & { since: Date }): Promise<void> {
  await sql`insert into duty (staff_id, state, since, note) values (${staffId}, ${state}, ${since}, ${note})
    on conflict (staff_id) do update set state = excluded.state, note = excluded.note,
      since = case when duty.state = excluded.state then duty.since else excluded.since end`.execute(tx);
}

const AtDeskRow = z.object({
  id: z.string(),
  name: z.string(),
  seatClasses: z.array(SeatClass),
  capacity: z.int(),
  holding: z.int(),
  state: DutyState,
  since: z.date().nullable(),
  note: z.string(),
});
type AtDesk = z.infer<typeof AtDeskRow>;

/** Every lawyer whose seat is open, with their duty and what they hold. */
export async function everybodyAtDesk(db: Reader, now: Date): Promise<AtDesk[]> {
  const { rows } = await sql`select s.id, s.name, l.seat_classes as "seatClasses", l.capacity,
      coalesce(h.n, 0) as holding, coalesce(d.state, 'off') as state, d.since, coalesce(d.note, '') as note
    from lawyer l join staff s on s.id = l.staff_id left join duty d on d.staff_id = s.id
    left join (select claimed_by, count(*)::int as n from draft where state = 'claimed' and claimed_until > ${now} group by claimed_by) h
      on h.claimed_by = s.id
    where s.closed_at is null order by s.name, s.id`.execute(db);
  return rows.map((row) => AtDeskRow.parse(row));
}
