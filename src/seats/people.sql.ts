import { sql } from "kysely";
import { z } from "zod";
import { Role } from "../contract.ts";
import { AppraisalResult, LicenceFields, type LicenceFields as Licence } from "../contract/people.ts";
import type { Reader, Tx } from "#platform/database.ts";

const StaffRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  since: z.date(),
  closedAt: z.date().nullable(),
  secondFactor: z.boolean(),
  mustChangePassword: z.boolean(),
  lockedUntil: z.date().nullable(),
  sessions: z.int(),
  sample: z.boolean(),
  bars: z.boolean(),
  licence: z.object(LicenceFields.shape).nullable(),
});
export type StaffRow = z.infer<typeof StaffRow>;

/** @param only one person; null for everybody, open seats first */
export async function staffRows(db: Reader, now: Date, only: string | null): Promise<StaffRow[]> {
  const { rows } = await sql`select s.id, s.name, s.email, s.role, s."createdAt" as since, s.closed_at as "closedAt",
      s."twoFactorEnabled" as "secondFactor", s.must_change_password as "mustChangePassword",
      greatest(case when t.locked_until > ${now} then t.locked_until end, case when f."lockedUntil" > now() then f."lockedUntil" end) as "lockedUntil",
      (select count(*)::int from staff_session e where e."userId" = s.id and e."expiresAt" > now()) as sessions,
      coalesce(l.sample, s.email like '%.example') as sample, coalesce(appraisal_bars(l.appraisal_result), false) as bars,
      case when l.staff_id is not null then jsonb_build_object('licenceNo', l.licence_no, 'kind', l.kind, 'licenceFrom', l.licence_from,
        'licenceUntil', l.licence_until, 'licenceStatus', l.licence_status, 'firm', l.firm, 'workNo', l.work_no,
        'seatClasses', to_jsonb(l.seat_classes), 'region', l.region, 'capacity', l.capacity) end as licence
    from staff s left join lawyer l on l.staff_id = s.id left join staff_two_factor f on f."userId" = s.id
      left join lateral (select max(a.locked_until) as locked_until from sign_in_try a where a.place <> ''
        and a.login = sha256(convert_to('sign-in:' || lower(s.email), 'UTF8'))) t on true
    where ${only}::text is null or s.id = ${only}
    order by s.closed_at is not null, s.role, s.name limit 5000`.execute(db);
  return rows.map((row) => StaffRow.parse(row));
}

const SeatRow = z.object({ id: z.string(), name: z.string(), email: z.string(), role: Role, closed: z.boolean(), licensed: z.boolean() });
export type SeatRow = z.infer<typeof SeatRow>;

/** Locked, and every administrator's with it: two who close one another at once wait for each other. */
export async function lockPerson(tx: Tx, id: string): Promise<{ person: SeatRow; admins: number } | null> {
  const { rows: admins } = await sql`select id from staff where role = 'admin' and closed_at is null order by id for update`.execute(tx);
  const { rows } = await sql`select id, name, email, role, closed_at is not null as closed,
      exists (select 1 from lawyer l where l.staff_id = s.id) as licensed
    from staff s where id = ${id} for update`.execute(tx);
  return rows[0] ? { person: SeatRow.parse(rows[0]), admins: admins.length } : null;
}

export async function setPerson(tx: Tx, id: string, { name, role }: { name: string; role: Role }): Promise<void> {
  await sql`update staff set name = ${name}, role = ${role}, "updatedAt" = now() where id = ${id}`.execute(tx);
}

/** @param at null opens it again */
export async function setClosed(tx: Tx, id: string, at: Date | null): Promise<void> {
  await sql`update staff set closed_at = ${at}, "updatedAt" = now() where id = ${id}`.execute(tx);
}

/** Who is gone takes no work, and cannot go off duty by themselves. */
export async function offDuty(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update duty set state = 'off', since = ${at} where staff_id = ${id} and state <> 'off'`.execute(tx);
}

export async function setLicenceFields(tx: Tx, id: string, l: Licence): Promise<void> {
  await sql`insert into lawyer (staff_id, licence_no, licence_from, licence_until, licence_status, kind, firm, work_no, seat_classes, region, capacity)
    values (${id}, ${l.licenceNo}, ${l.licenceFrom}, ${l.licenceUntil}, ${l.licenceStatus}, ${l.kind}, ${l.firm}, ${l.workNo},
      ${l.seatClasses}, ${l.region}, ${l.capacity})
    on conflict (staff_id) do update set licence_no = excluded.licence_no, licence_from = excluded.licence_from,
      licence_until = excluded.licence_until, licence_status = excluded.licence_status, kind = excluded.kind, firm = excluded.firm,
      work_no = excluded.work_no, seat_classes = excluded.seat_classes, region = excluded.region, capacity = excluded.capacity`.execute(tx);
}

export async function licenceOfAnother(tx: Tx, id: string, licenceNo: string): Promise<boolean> {
  const { rows } = await sql`select 1 from lawyer where licence_no = ${licenceNo} and staff_id <> ${id}`.execute(tx);
  return rows.length > 0;
}

/** A password that somebody else chose: it must be changed at the next sign-in. */
export async function setFirstPassword(tx: Tx, id: string, hash: string): Promise<void> {
  const { rows } = await sql`update staff_account set password = ${hash}, "updatedAt" = now()
    where "userId" = ${id} and "providerId" = 'credential' returning id`.execute(tx);
  if (rows.length === 0) {
    await sql`insert into staff_account (id, "accountId", "providerId", "userId", password)
      values (${crypto.randomUUID()}, ${id}, 'credential', ${id}, ${hash})`.execute(tx);
  }
  await sql`update staff set must_change_password = true where id = ${id}`.execute(tx);
}

/** @returns false where no lock and no count was there */
export async function unlock(tx: Tx, id: string): Promise<boolean> {
  const { rows: tries } = await sql`delete from sign_in_try t using staff s
    where s.id = ${id} and t.login = sha256(convert_to('sign-in:' || lower(s.email), 'UTF8')) returning 1`.execute(tx);
  const { rows: factor } = await sql`update staff_two_factor set "failedVerificationCount" = 0, "lockedUntil" = null
    where "userId" = ${id} and ("failedVerificationCount" > 0 or "lockedUntil" is not null) returning 1`.execute(tx);
  return tries.length + factor.length > 0;
}

export async function dropSecondFactor(tx: Tx, id: string): Promise<boolean> {
  await sql`delete from staff_two_factor where "userId" = ${id}`.execute(tx);
  const { rows } = await sql`update staff set "twoFactorEnabled" = false where id = ${id} and "twoFactorEnabled" returning id`.execute(tx);
  return rows.length > 0;
}

// ---- The licence registry ---------------------------------------------------------------------------

const LicenceRow = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  licenceNo: z.string(),
  kind: LicenceFields.shape.kind,
  firm: z.string(),
  workNo: z.string().nullable(),
  from: z.string(),
  until: z.string(),
  status: LicenceFields.shape.licenceStatus,
  year: z.int().nullable(),
  result: AppraisalResult.nullable(),
  appraisalBars: z.boolean(),
  closed: z.boolean(),
  sample: z.boolean(),
});

export async function licenceRows(db: Reader): Promise<z.infer<typeof LicenceRow>[]> {
  const { rows } = await sql`select s.id, s.name, s.role, l.licence_no as "licenceNo", l.kind, l.firm, l.work_no as "workNo",
      l.licence_from::text as "from", l.licence_until::text as "until", l.licence_status as status, l.appraisal_year as year,
      l.appraisal_result as result, appraisal_bars(l.appraisal_result) as "appraisalBars", s.closed_at is not null as closed, l.sample
    from lawyer l join staff s on s.id = l.staff_id order by l.licence_until, s.name limit 5000`.execute(db);
  return rows.map((row) => LicenceRow.parse(row));
}

const RuleRow = z.object({ barring: z.array(z.enum(["basic", "failed"])) });

export async function licenceRule(db: Reader): Promise<z.infer<typeof RuleRow>> {
  const { rows } = await sql`select barring from licence_rule`.execute(db);
  return RuleRow.parse(rows[0]);
}

export async function setLicenceRule(tx: Tx, barring: string[]): Promise<void> {
  await sql`update licence_rule set barring = ${barring}`.execute(tx);
}

export async function setAppraisal(tx: Tx, id: string, year: number, result: string): Promise<boolean> {
  const { rows } = await sql`update lawyer set appraisal_year = ${year}, appraisal_result = ${result}
    where staff_id = ${id} returning staff_id`.execute(tx);
  return rows.length > 0;
}

const Detail = z.object({
  status: z.string(),
  from: z.string().nullish(),
  until: z.string(),
  kind: z.string().nullish(),
  year: z.int().nullish(),
  result: AppraisalResult.nullish(),
  number: z.boolean().nullish(),
  firm: z.boolean().nullish(),
});
const ChangeRow = z.object({ at: z.date(), by: z.string(), detail: Detail });

/** What the audit holds of one lawyer's licence, the newest first. */
export async function licenceChanges(db: Reader, id: string): Promise<z.infer<typeof ChangeRow>[]> {
  const { rows } = await sql`select e.at, coalesce(s.name, e.actor) as by, e.detail from audit_event e
      left join staff s on e.actor = 'staff:' || s.id
    where e.subject_kind = 'lawyer' and e.subject_id = ${id} and e.action = 'licence-set' order by e.id desc limit 200`.execute(db);
  return rows.map((row) => ChangeRow.parse(row));
}
