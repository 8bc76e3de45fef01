import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, ReferralState, Urgency } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { StoredAppointment, appointmentsOf } from "./appointments.sql.ts";
import { StoredObjection, objectionsOf } from "./objections.sql.ts";
import type { Referral } from "./referral.ts";

const Because = z.array(z.object({ what: z.string(), because: z.string() }));
const ReferralRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  state: ReferralState,
  because: Because,
  reason: z.string().nullable(),
  openedAt: z.date(),
  dueAt: z.date().nullable(),
  stateAt: z.date(),
  category: CategoryCode,
  urgency: Urgency,
  region: z.string().nullable(),
  question: z.string().nullable(),
  hasContact: z.boolean(),
  appointBy: z.date().nullable(),
  appointments: z.array(StoredAppointment),
  objections: z.array(StoredObjection),
});

const referralQuery = sql`
  select r.id, r.inquiry_id as "inquiryId", r.state, r.because, r.reason, r.opened_at as "openedAt", r.due_at as "dueAt",
    r.state_at as "stateAt", i.category, i.urgency, coalesce(i.matter_region, i.region) as region, i.contact is not null as "hasContact", ${appointmentsOf}, ${objectionsOf},
    (select string_agg(m.text, E'\n' order by m.position) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen') as question
  from referral r join inquiry i on i.id = r.inquiry_id`;

function referralOf(row: unknown): Referral {
  const r = ReferralRow.parse(row);
  return { ...r, question: r.question ?? "" };
}

export async function referralById(db: Reader, id: string): Promise<Referral | null> {
  const { rows } = await sql`${referralQuery} where r.id = ${id}`.execute(db);
  return rows[0] ? referralOf(rows[0]) : null;
}

/** Open ones first, those for whom nobody is appointed yet, and those objected to or to be put right; danger first, then by clock. */
export async function referralList(db: Reader, limit: number): Promise<Referral[]> {
  const { rows } = await sql`${referralQuery}
    order by r.state in ('open', 'accepted')
        or (r.state = 'granted' and not exists (select 1 from aid_appointment a where a.referral_id = r.id))
        or exists (select 1 from aid_objection o where o.referral_id = r.id
          and (o.outcome is null or (o.outcome = 'ordered' and r.state = 'refused'))) desc,
      i.urgency = 'danger' desc, coalesce(r.due_at, r.opened_at), r.id limit ${limit}`.execute(db);
  return rows.map(referralOf);
}

export async function referralsOf(db: Reader, inquiryId: string): Promise<Referral[]> {
  const { rows } = await sql`${referralQuery} where r.inquiry_id = ${inquiryId} order by r.opened_at`.execute(db);
  return rows.map(referralOf);
}

/** One open referral an inquiry: a second opening leaves the first as it is. */
export async function insertReferral(tx: Tx, r: { id: string; inquiryId: string; because: Referral["because"]; at: Date }): Promise<void> {
  await sql`insert into referral (id, inquiry_id, to_body, because, opened_at, state_at)
    values (${r.id}, ${r.inquiryId}, 'legal_aid', ${JSON.stringify(r.because)}::jsonb, ${r.at}, ${r.at})
    on conflict (inquiry_id, to_body) where state in ('open', 'accepted') do nothing`.execute(tx);
}

/** @returns false where another clerk was first */
export async function moveReferral(
  tx: Tx,
  id: string,
  from: ReferralState,
  to: ReferralState,
  more: { reason: string | null; dueAt: Date | null; at: Date },
): Promise<boolean> {
  await sql`select 1 from inquiry where id = (select r.inquiry_id from referral r where r.id = ${id}) for no key update`.execute(tx);
  const { rows } =
    await sql`update referral set state = ${to}, reason = ${more.reason}, due_at = coalesce(${more.dueAt}, due_at), state_at = ${more.at}
    where id = ${id} and state = ${from} returning id`.execute(tx);
  return rows.length > 0;
}

/** Whether anybody ever opened a referral for this inquiry, whatever became of it. */
export async function everReferred(tx: Tx, inquiryId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from referral where inquiry_id = ${inquiryId} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Locks the matter first. @returns null where it is handed on to nobody: withdrawn (which an erasure does too), or declined */
export async function lockBecause(tx: Tx, inquiryId: string): Promise<Referral["because"] | null> {
  await sql`select 1 from inquiry where id = ${inquiryId} for no key update`.execute(tx);
  const { rows } = await sql<{ reasons: unknown }>`
    select coalesce(i.triage -> 'reasons', '[]') as reasons from inquiry i where i.id = ${inquiryId} and i.state <> 'withdrawn'
      and not exists (select 1 from consent_declined d where d.inquiry_id = i.id)`.execute(tx);
  return rows[0] ? Because.parse(rows[0].reasons) : null;
}
