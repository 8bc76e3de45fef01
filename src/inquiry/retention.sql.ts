/** Periods and holds. */
import { sql } from "kysely";
import { z } from "zod";
import { HoldCause, RetentionKind } from "#contract/retention.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { ShippedTerm, Term } from "./retention.ts";

const TermRow = z.object({
  id: z.string(),
  kind: RetentionKind,
  fromDay: z.iso.date(),
  unit: z.enum(["day", "month"]),
  amount: z.int(),
  setBy: z.string().nullable(),
  because: z.string().nullable(),
});

/** Those that stand or will; `setBy`: the name of whoever set it. */
export async function termsOf(db: Reader): Promise<Term[]> {
  const { rows } = await sql`select t.id, t.kind, t.from_day::text as "fromDay", t.unit, t.amount, s.name as "setBy", t.because
    from retention_term t left join staff s on s.id = t.set_by where t.withdrawn_at is null order by t.kind, t.from_day`.execute(db);
  return rows.map((row) => TermRow.parse(row));
}

/** Two processes that start or change at once wait for one another. */
export async function lockTerms(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('wenfa retention'))`.execute(tx);
}

/** Kinds that have no period yet get the one that ships. */
export async function insertShipped(tx: Tx, terms: readonly ShippedTerm[], day: string, at: Date): Promise<void> {
  await sql`insert into retention_term (id, kind, from_day, unit, amount, at)
    select gen_random_uuid(), r.kind, ${day}::date, r.unit, r.amount, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as r(kind text, unit text, amount int)
    where not exists (select 1 from retention_term t where t.kind = r.kind)`.execute(tx);
}

type NewTerm = Omit<Term, "setBy" | "because"> & { setBy: string; because: string; at: Date };

export async function insertTerm(tx: Tx, t: NewTerm): Promise<void> {
  await sql`insert into retention_term (id, kind, from_day, unit, amount, set_by, because, at)
    values (${t.id}, ${t.kind}, ${t.fromDay}::date, ${t.unit}, ${t.amount}, ${t.setBy}, ${t.because}, ${t.at})`.execute(tx);
}

export async function withdrawTerm(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update retention_term set withdrawn_at = ${at} where id = ${id} and withdrawn_at is null`.execute(tx);
}

// ---- 保全 --------------------------------------------------------------------------------------------

const HoldRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  reason: z.enum(["dispute", "complaint", "petition", "inspection", "other"]),
  note: z.instanceof(Uint8Array),
  by: z.string(),
  at: z.date(),
});
type HoldRow = z.infer<typeof HoldRow>;

/** Those that stand, the oldest first; at most two hundred are shown. */
export async function holdsThatStand(db: Reader): Promise<HoldRow[]> {
  const { rows } = await sql`select h.id, h.inquiry_id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", h.reason, h.note,
      s.name as by, h.placed_at as at
    from legal_hold h join inquiry i on i.id = h.inquiry_id join citizen c on c.id = i.citizen_id join staff s on s.id = h.placed_by
    where h.lifted_at is null and c.data_key is not null order by h.placed_at limit 200`.execute(db);
  return rows.map((row) => HoldRow.parse(row));
}

type NewHold = { id: string; inquiryId: string; reason: string; note: Uint8Array; by: string; at: Date };

/** @returns false where one stands already */
export async function insertHold(tx: Tx, h: NewHold): Promise<boolean> {
  const { rows } = await sql`insert into legal_hold (id, inquiry_id, reason, note, placed_by, placed_at)
    select ${h.id}::uuid, ${h.inquiryId}::uuid, ${h.reason}, ${h.note}::bytea, ${h.by}, ${h.at}::timestamptz
    where not exists (select 1 from legal_hold o where o.inquiry_id = ${h.inquiryId} and o.lifted_at is null)
    returning id`.execute(tx);
  return rows.length > 0;
}

/** @returns false where it was lifted already, or is unknown */
export async function liftHold(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update legal_hold set lifted_by = ${by}, lifted_at = greatest(${at}::timestamptz, placed_at)
    where id = ${id} and lifted_at is null returning id`.execute(tx);
  return rows.length > 0;
}

// ---- What falls due ----------------------------------------------------------------------------------

const DueRow = z.object({
  until: z.date(),
  matters: z.array(z.object({ id: z.string(), kind: RetentionKind })),
  held: z.array(HoldCause),
});
export type DueRow = z.infer<typeof DueRow>;

/**
 * Citizens all of whose matters are over and fall due by then: the key is one, so they go together, with the last of them.
 * The first first.
 */
export async function citizensDueBy(db: Reader, by: Date, limit: number): Promise<DueRow[]> {
  const { rows } = await sql`
    with shortest as materialized (select shortest_kept('withdrawn') as withdrawn, shortest_kept('unanswered') as unanswered,
        least(shortest_kept('answered'), shortest_kept('aided')) as answered),
      over as materialized (select distinct i.citizen_id from inquiry i join citizen c on c.id = i.citizen_id cross join shortest s
        where c.data_key is not null and i.state_at <= ${by}::timestamptz - case when i.state = 'withdrawn' then s.withdrawn
            when exists (select 1 from answer a where a.inquiry_id = i.id) then s.answered else s.unanswered end
          and (i.state in ('closed', 'withdrawn') or exists (select 1 from consent_declined d where d.inquiry_id = i.id))),
      due as materialized (select i.citizen_id, max(u.until) as until from inquiry i join over o on o.citizen_id = i.citizen_id
        cross join lateral (select kept_until(matter_kind(i), i.received_at, matter_ended(i)) as until) u
        group by 1 having bool_and(coalesce(u.until <= ${by}, false)) order by 2 limit ${limit})
    select d.until, jsonb_agg(jsonb_build_object('id', i.id, 'kind', matter_kind(i)) order by i.received_at) as matters,
      coalesce((select array_agg(distinct h order by h) from inquiry o, unnest(matter_holds(o)) h where o.citizen_id = d.citizen_id), '{}') as held
    from due d join inquiry i on i.citizen_id = d.citizen_id group by d.citizen_id, d.until order by d.until, d.citizen_id`.execute(db);
  return rows.map((row) => DueRow.parse(row));
}
