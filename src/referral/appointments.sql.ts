import { sql } from "kysely";
import { z } from "zod";
import { AidKind } from "#contract/aid.ts";
import type { Tx } from "#platform/database.ts";

export const StoredAppointment = z.object({
  name: z.string(),
  kind: AidKind,
  organisation: z.string(),
  reference: z.string(),
  appointedOn: z.iso.date(),
  because: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.coerce.date(),
});

/** Beside a referral `r`: who was appointed, the first first, and by when somebody is to be. */
export const appointmentsOf = sql`coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'kind', a.kind, 'organisation', a.organisation,
      'reference', a.reference, 'appointedOn', a.appointed_on, 'because', a.because, 'recordedBy', s.name, 'recordedAt', a.recorded_at)
      order by a.recorded_at, a.id) from aid_appointment a join staff s on s.id = a.recorded_by where a.referral_id = r.id), '[]') as appointments,
    (select k.due_at from clock k where k.about = 'referral' and k.about_id = r.id and k.code = 'legal-aid-appointment'
      and k.met_at is null and k.dropped_at is null) as "appointBy"`;

type NewAppointment = {
  referralId: string;
  name: string;
  kind: string;
  organisation: string;
  reference: string;
  appointedOn: string;
  because: string | null;
  by: string;
  at: Date;
};

/** The database ends the clock with it. */
export async function insertAppointment(tx: Tx, a: NewAppointment): Promise<void> {
  await sql`insert into aid_appointment (id, referral_id, name, kind, organisation, reference, appointed_on, because, recorded_by, recorded_at)
    values (${crypto.randomUUID()}, ${a.referralId}, ${a.name}, ${a.kind}, ${a.organisation}, ${a.reference}, ${a.appointedOn}::date,
      ${a.because}, ${a.by}, ${a.at})`.execute(tx);
}

/** The matter first, as everywhere. */
export async function lockReferral(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from inquiry where id = (select r.inquiry_id from referral r where r.id = ${id}) for no key update`.execute(tx);
}
