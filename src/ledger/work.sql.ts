import { sql } from "kysely";
import { z } from "zod";
import { EditReason } from "../contract/learning.ts";
import { type TariffEntry, WorkCode } from "../contract/ledger.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Stretch } from "#language/month.ts";
import type { Price, Spell, Work } from "./ledger.ts";

const Done = z.object({ lawyerId: z.string(), code: WorkCode, amount: z.int() });

/** What lawyers did on one day; practices are no rows of review and so no work. @param only one lawyer, or null for all */
export async function workOn(db: Reader, { day, from, until }: Stretch & { day: string }, only: string | null): Promise<Work[]> {
  const { rows } = await sql`
    select lawyer as "lawyerId", code, count(*)::int as amount from (
      select r.lawyer_id as lawyer, case r.decision when 'return' then 'return' when 'escalate' then 'escalation' else
        case when exists (select 1 from answer a where a.review_id = r.id and a.corrects is not null) then 'correction' else 'answer' end end as code
      from review r where r.at >= ${from} and r.at < ${until}
      union all select c.settled_by, 'consultation' from consultation c
        where c.settled_at >= ${from} and c.settled_at < ${until} and c.state = 'answered'
      union all select s.held_by, 'second-reading' from second_reading s where s.read_at >= ${from} and s.read_at < ${until}
      union all select e.taken_by, 're-review' from re_review e
        where e.settled_at >= ${from} and e.settled_at < ${until} and e.outcome <> 'withdrawn'
      union all select t.called_by, 'call' from callback_try t where t.at >= ${from} and t.at < ${until}
      union all select k.taken_by, 'taken-down' from taken_down k where k.at >= ${from} and k.at < ${until}
      union all select o.told_by, 'told' from answer_told o where o.at >= ${from} and o.at < ${until}
    ) w join lawyer l on l.staff_id = w.lawyer where ${only}::text is null or w.lawyer = ${only}
    group by lawyer, code`.execute(db);
  return rows.map((row) => ({ ...Done.parse(row), day }));
}

const SpellRow = z.object({ lawyerId: z.string(), from: z.date(), until: z.date() });

/** Spells that touch a stretch. @param now how long one that goes on has lasted */
export async function spellsIn(db: Reader, { from, until }: Stretch, now: Date, only: string | null): Promise<Spell[]> {
  const { rows } = await sql`select staff_id as "lawyerId", at as "from", coalesce(ended_at, greatest(at, ${now})) as until from duty_spell
    where at < ${until} and coalesce(ended_at, ${now}) > ${from} and (${only}::text is null or staff_id = ${only})`.execute(db);
  return rows.map((row) => SpellRow.parse(row));
}

const NameRow = z.object({ id: z.string(), name: z.string(), workNo: z.string().nullable(), firm: z.string() });

export async function lawyersNamed(db: Reader, ids: readonly string[]): Promise<z.infer<typeof NameRow>[]> {
  const { rows } = await sql`select l.staff_id as id, s.name, l.work_no as "workNo", l.firm from lawyer l join staff s on s.id = l.staff_id
    where l.staff_id = any(${ids}) order by s.name, l.staff_id`.execute(db);
  return rows.map((row) => NameRow.parse(row));
}

const EntryRow = z.object({ code: WorkCode, fen: z.int(), fromDay: z.string(), setBy: z.string(), setAt: z.date() });
const MOST_ENTRIES = 1000;

/** The latest start first, and of one start the latest entry. */
export async function tariffEntries(db: Reader): Promise<TariffEntry[]> {
  const { rows } = await sql`select t.code, t.unit_price_fen as fen, t.from_day::text as "fromDay", s.name as "setBy", t.set_at as "setAt"
    from tariff t join staff s on s.id = t.set_by order by t.from_day desc, t.id desc limit ${MOST_ENTRIES}`.execute(db);
  return rows.map((row) => EntryRow.parse(row)).map(({ setAt, ...entry }) => ({ ...entry, setAt: setAt.toISOString() }));
}

export async function insertTariff(tx: Tx, price: Price, by: string, at: Date): Promise<void> {
  await sql`insert into tariff (code, from_day, unit_price_fen, set_by, set_at)
    values (${price.code}, ${price.fromDay}, ${price.fen}, ${by}, ${at})`.execute(tx);
}

/** Until the transaction ends nobody sets a price and nobody closes a month. */
export async function holdWorkload(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('wenfa workload'))`.execute(tx);
}

const ClosedRow = z.object({ month: z.string(), figures: z.string(), sha256: z.string(), by: z.string(), at: z.date() });

export async function closedMonth(db: Reader, month: string): Promise<z.infer<typeof ClosedRow> | null> {
  const { rows } = await sql`select m.month, m.figures, encode(m.sha256, 'hex') as sha256, s.name as by, m.closed_at as at
    from workload_month m join staff s on s.id = m.closed_by where m.month = ${month}`.execute(db);
  return rows[0] ? ClosedRow.parse(rows[0]) : null;
}

export async function lastClosed(db: Reader): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`select max(month) as month from workload_month`.execute(db);
  return rows[0]?.month ?? null;
}

export async function insertClosed(tx: Tx, c: { month: string; figures: string; sha256: Uint8Array; by: string; at: Date }): Promise<void> {
  await sql`insert into workload_month (month, figures, sha256, closed_by, closed_at)
    values (${c.month}, ${c.figures}, ${c.sha256}, ${c.by}, ${c.at})`.execute(tx);
}

const MineRow = z.object({
  decided: z.int(),
  approved: z.int(),
  edited: z.int(),
  medianSeconds: z.number().nullable(),
  promised: z.int(),
  kept: z.int(),
  reasons: z.partialRecord(EditReason, z.int()),
});

/** One lawyer's month of decisions. A promise is that of the matter which they answered. */
export async function decisionsOf(db: Reader, lawyerId: string, { from, until }: Stretch): Promise<z.infer<typeof MineRow>> {
  const { rows } = await sql`
    with mine as (select r.id, r.decision, r.seconds, r.draft_id from review r
      where r.lawyer_id = ${lawyerId} and r.at >= ${from} and r.at < ${until}),
    promises as (select (select case when k.broken_at is not null then false when k.met_at is not null then true end from clock k
        where k.inquiry_id = d.inquiry_id and k.about = 'answer' and k.kind = 'service' order by k.started_at limit 1) as kept
      from mine m join draft d on d.id = m.draft_id where m.decision in ('approve', 'edit-approve')),
    reasons as (select x.reason, count(*)::int as n from mine m join edit_reason e on e.review_id = m.id
      cross join lateral unnest(coalesce(e.confirmed, e.read_as)) as x (reason) group by x.reason)
    select count(*)::int as decided, count(*) filter (where decision in ('approve', 'edit-approve'))::int as approved,
      count(*) filter (where decision = 'edit-approve')::int as edited,
      percentile_cont(0.5) within group (order by seconds) as "medianSeconds",
      (select count(kept)::int from promises) as promised, (select count(*) filter (where kept)::int from promises) as kept,
      coalesce((select jsonb_object_agg(reason, n) from reasons), '{}') as reasons
    from mine`.execute(db);
  return MineRow.parse(rows[0]);
}
