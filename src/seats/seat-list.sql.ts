import { sql } from "kysely";
import { z } from "zod";
import { SeatClass } from "#contract.ts";
import { DutyState, Skill, type SeatEdit } from "#contract/rosters.ts";
import type { Reader, Tx } from "#platform/database.ts";

const SeatRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  workNo: z.string().nullable(),
  licenceNo: z.string(),
  licenceFrom: z.string(),
  licenceUntil: z.string(),
  firm: z.string(),
  licenceStatus: z.string(),
  seatClasses: z.array(SeatClass),
  region: z.string().nullable(),
  capacity: z.int(),
  holding: z.int(),
  skills: z.array(Skill),
  duty: DutyState,
  dutySince: z.date().nullable(),
});
export type SeatRow = z.infer<typeof SeatRow>;

/** Every lawyer whose seat is open. @param id one of them, or null for all */
export async function openSeats(db: Reader, now: Date, id: string | null = null): Promise<SeatRow[]> {
  const { rows } = await sql`select s.id, s.name, s.email, s.role, l.work_no as "workNo", l.licence_no as "licenceNo",
      l.licence_from::text as "licenceFrom", l.licence_until::text as "licenceUntil", l.firm, l.licence_status as "licenceStatus",
      l.seat_classes as "seatClasses", l.region, l.capacity, coalesce(h.n, 0) as holding,
      coalesce(k.skills, '[]') as skills, coalesce(d.state, 'off') as duty, d.since as "dutySince"
    from lawyer l join staff s on s.id = l.staff_id left join duty d on d.staff_id = s.id
    left join (select staff_id, jsonb_agg(jsonb_build_object('category', category, 'level', level) order by category) as skills
      from skill group by staff_id) k on k.staff_id = s.id
    left join (select claimed_by, count(*)::int as n from draft where state = 'claimed' and claimed_until > ${now} group by claimed_by) h
      on h.claimed_by = s.id
    where s.closed_at is null and (${id}::text is null or s.id = ${id}) order by s.name, s.id`.execute(db);
  return rows.map((row) => SeatRow.parse(row));
}

/** Addresses and licence numbers of everybody, closed seats too: both are one person's for good. */
export async function allTaken(db: Reader): Promise<{ emails: Set<string>; licences: Set<string> }> {
  const { rows } = await sql<{ email: string; licence: string | null }>`select lower(s.email) as email, l.licence_no as licence
    from staff s left join lawyer l on l.staff_id = s.id`.execute(db);
  return { emails: new Set(rows.map(({ email }) => email)), licences: new Set(rows.flatMap(({ licence }) => licence ?? [])) };
}

export async function updateSeat(tx: Tx, id: string, { seatClasses, region, capacity }: Omit<SeatEdit, "skills">): Promise<void> {
  await sql`update lawyer set seat_classes = ${seatClasses}, region = ${region}, capacity = ${capacity} where staff_id = ${id}
    and (seat_classes, region, capacity) is distinct from (${seatClasses}::text[], ${region}::text, ${capacity}::int)`.execute(tx);
}

type Registered = Pick<SeatRow, "firm" | "workNo" | "licenceFrom" | "licenceUntil">;

export async function updateRegistered(tx: Tx, id: string, { firm, workNo, licenceFrom, licenceUntil }: Registered): Promise<void> {
  await sql`update lawyer set firm = ${firm}, work_no = ${workNo}, licence_from = ${licenceFrom}, licence_until = ${licenceUntil}
    where staff_id = ${id}`.execute(tx);
}

/** Only what differs is written, since every change is on record. */
export async function setSkills(tx: Tx, id: string, skills: readonly Skill[]): Promise<void> {
  const categories = skills.map(({ category }) => category);
  const levels = skills.map(({ level }) => level);
  await sql`delete from skill where staff_id = ${id} and not category = any(${categories}::text[])`.execute(tx);
  await sql`insert into skill (staff_id, category, level) select ${id}, * from unnest(${categories}::text[], ${levels}::int[])
    on conflict (staff_id, category) do update set level = excluded.level where skill.level <> excluded.level`.execute(tx);
}
