import { sql } from "kysely";
import { z } from "zod";
import { Role, SeatClass } from "../contract.ts";
import { Appraisal, LawyerKind } from "../contract/people.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Lawyer } from "./lawyer.ts";

const LawyerRow = z.object({
  id: z.string(),
  name: z.string(),
  licenceNo: z.string(),
  licenceFrom: z.string(),
  licenceUntil: z.string(),
  licenceStatus: z.enum(["active", "suspended", "lapsed"]),
  kind: LawyerKind,
  firm: z.string(),
  appraisal: Appraisal.nullable(),
  appraisalBars: z.boolean(),
  workNo: z.string().nullable(),
  seatClasses: z.array(SeatClass),
  region: z.string().nullable(),
  capacity: z.int(),
});

export async function lawyerById(db: Reader, id: string): Promise<Lawyer | null> {
  const { rows } = await sql`select l.staff_id as id, s.name, l.licence_no as "licenceNo", l.licence_from::text as "licenceFrom",
      l.licence_until::text as "licenceUntil", l.licence_status as "licenceStatus", l.firm, l.work_no as "workNo",
      l.seat_classes as "seatClasses", l.region, l.capacity, l.kind, appraisal_bars(l.appraisal_result) as "appraisalBars",
      case when l.appraisal_year is not null then jsonb_build_object('year', l.appraisal_year, 'result', l.appraisal_result) end as appraisal
    from lawyer l join staff s on s.id = l.staff_id where l.staff_id = ${id}`.execute(db);
  return rows[0] ? LawyerRow.parse(rows[0]) : null;
}

export type NewLicence = Omit<Lawyer, "name" | "appraisal" | "appraisalBars"> & { sample: boolean };

/** A sample lawyer sits at the desk at once: whoever tries the demo wants a draft. A real one says 上岗 first. */
export async function insertLawyer(tx: Tx, l: NewLicence): Promise<void> {
  await sql`insert into lawyer (staff_id, licence_no, licence_from, licence_until, licence_status, kind, firm, work_no, seat_classes,
      region, capacity, sample)
    values (${l.id}, ${l.licenceNo}, ${l.licenceFrom}, ${l.licenceUntil}, ${l.licenceStatus}, ${l.kind}, ${l.firm}, ${l.workNo},
      ${l.seatClasses}, ${l.region}, ${l.capacity}, ${l.sample})`.execute(tx);
  if (l.sample) await sql`insert into duty (staff_id, state, since) values (${l.id}, 'on', now())`.execute(tx);
}

export async function setLicenceStatus(tx: Tx, id: string, status: Lawyer["licenceStatus"]): Promise<boolean> {
  const { rows } = await sql`update lawyer set licence_status = ${status} where staff_id = ${id} returning staff_id`.execute(tx);
  return rows.length > 0;
}

/** Who has this address or this licence already. */
export async function takenBy(db: Reader, email: string, licenceNo: string | null): Promise<"email" | "licence" | null> {
  const { rows } = await sql<{ what: "email" | "licence" }>`select 'email' as what from staff where lower(email) = lower(${email})
    union all select 'licence' from lawyer where licence_no = ${licenceNo}`.execute(db);
  return rows[0]?.what ?? null;
}

const SeatRow = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  seatClasses: z.array(SeatClass),
  licenceStatus: z.string(),
  holding: z.int(),
  capacity: z.int(),
});

export async function seatsOf(db: Reader, now: Date): Promise<z.infer<typeof SeatRow>[]> {
  const { rows } = await sql`select s.id, s.name, s.role, l.seat_classes as "seatClasses", l.licence_status as "licenceStatus", l.capacity,
      (select count(*)::int from draft d where d.claimed_by = s.id and d.state = 'claimed' and d.claimed_until > ${now}) as holding
    from lawyer l join staff s on s.id = l.staff_id order by s.name`.execute(db);
  return rows.map((row) => SeatRow.parse(row));
}

export async function holdingOf(db: Reader, id: string, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from draft
    where claimed_by = ${id} and state = 'claimed' and claimed_until > ${now}`.execute(db);
  return rows[0]?.n ?? 0;
}
