import { sql } from "kysely";
import { z } from "zod";
import { ObjectionAgainst, ObjectionOutcome } from "#contract/aid.ts";
import type { Tx } from "#platform/database.ts";

export const StoredObjection = z.object({
  id: z.string(),
  against: ObjectionAgainst,
  decidedOn: z.iso.date(),
  department: z.string(),
  receivedOn: z.iso.date(),
  dueAt: z.coerce.date().nullable(),
  recordedBy: z.string(),
  recordedAt: z.coerce.date(),
  outcome: ObjectionOutcome.nullable(),
  settledOn: z.iso.date().nullable(),
  reference: z.string().nullable(),
});

/** Beside a referral `r`: what was objected, the first first, and by when the department is to decide. */
export const objectionsOf = sql`coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'against', o.against, 'decidedOn', o.decided_on,
      'department', o.department, 'receivedOn', o.received_on, 'recordedBy', s.name, 'recordedAt', o.recorded_at, 'outcome', o.outcome,
      'settledOn', o.settled_on, 'reference', o.reference,
      'dueAt', case when o.outcome is null then (select k.due_at from clock k where k.about = 'referral' and k.about_id = r.id
        and k.code = 'legal-aid-objection' and k.met_at is null and k.dropped_at is null) end)
      order by o.recorded_at, o.id) from aid_objection o join staff s on s.id = o.recorded_by where o.referral_id = r.id), '[]') as objections`;

type NewObjection = {
  referralId: string;
  against: string;
  decidedOn: string;
  department: string;
  receivedOn: string;
  by: string;
  at: Date;
};

/** The database starts the clock with it. */
export async function insertObjection(tx: Tx, o: NewObjection): Promise<void> {
  await sql`insert into aid_objection (id, referral_id, against, decided_on, department, received_on, recorded_by, recorded_at)
    values (${crypto.randomUUID()}, ${o.referralId}, ${o.against}, ${o.decidedOn}::date, ${o.department}, ${o.receivedOn}::date, ${o.by},
      ${o.at})`.execute(tx);
}

type Settled = { outcome: string; settledOn: string; reference: string | null; by: string; at: Date };

/** The database ends the clock with it. */
export async function saveOutcome(tx: Tx, id: string, s: Settled): Promise<void> {
  await sql`update aid_objection set outcome = ${s.outcome}, settled_on = ${s.settledOn}::date, reference = ${s.reference},
    settled_by = ${s.by}, settled_at = ${s.at} where id = ${id}`.execute(tx);
}
