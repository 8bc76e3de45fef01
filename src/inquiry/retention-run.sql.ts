/** The night's run: how far it came, whom it finds, and what goes by its own age. */
import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";

const RunRow = z.object({
  day: z.iso.date(),
  beganAt: z.date(),
  endedAt: z.date().nullable(),
  after: z.string().nullable(),
  looked: z.boolean(),
  erased: z.record(z.string(), z.int()),
  failed: z.int(),
});
export type RunRow = z.infer<typeof RunRow>;

const columns = sql`day::text as day, began_at as "beganAt", ended_at as "endedAt", after, looked, erased, failed`;

/** @returns false where this night was begun already */
export async function beginRun(tx: Tx, day: string, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into retention_run (day, began_at) values (${day}::date, ${at}) on conflict (day) do nothing
    returning day`.execute(tx);
  return rows.length > 0;
}

export async function hasRun(db: Reader, day: string): Promise<boolean> {
  const { rows } = await sql`select 1 from retention_run where day = ${day}::date`.execute(db);
  return rows.length > 0;
}

export async function runOf(db: Reader, day: string): Promise<RunRow | null> {
  const { rows } = await sql`select ${columns} from retention_run where day = ${day}::date`.execute(db);
  return rows[0] ? RunRow.parse(rows[0]) : null;
}

export async function latestRuns(db: Reader, limit: number): Promise<RunRow[]> {
  const { rows } = await sql`select ${columns} from retention_run order by day desc limit ${limit}`.execute(db);
  return rows.map((row) => RunRow.parse(row));
}

type Step = { after: string | null; looked: boolean; endedAt: Date | null; erased: Record<string, number>; failed: number };

/** Counts are added. @returns false where another worker made the same step first */
export async function advanceRun(tx: Tx, from: RunRow, to: Step): Promise<boolean> {
  const { rows } = await sql`update retention_run r set after = ${to.after}, looked = ${to.looked}, ended_at = ${to.endedAt},
      failed = r.failed + ${to.failed}::int, erased = (select coalesce(jsonb_object_agg(k, n), '{}') from (
        select k, sum(v::int)::int as n from (select * from jsonb_each_text(r.erased) union all
          select * from jsonb_each_text(${JSON.stringify(to.erased)}::jsonb)) e(k, v) group by k) s)
    where day = ${from.day}::date and ended_at is null and looked = ${from.looked} and after is not distinct from ${from.after}::uuid
    returning day`.execute(tx);
  return rows.length > 0;
}

export async function saveFailure(tx: Tx, f: { day: string; citizenId: string; error: string; at: Date }): Promise<void> {
  await sql`insert into retention_failure (day, citizen_id, error, at) values (${f.day}::date, ${f.citizenId}, ${f.error}, ${f.at})
    on conflict (day, citizen_id) do update set error = excluded.error, at = excluded.at`.execute(tx);
}

export async function latestFailures(db: Reader, limit: number): Promise<{ day: string; error: string; at: Date }[]> {
  const { rows } = await sql<{ day: string; error: string; at: Date }>`select day::text as day, error, at from retention_failure
    order by at desc limit ${limit}`.execute(db);
  return rows;
}

// ---- Whom it finds -----------------------------------------------------------------------------------

const due = (at: Date) => sql`select m.citizen_id from inquiry m where m.citizen_id = c.id group by 1
  having bool_and(coalesce(kept_until(matter_kind(m), m.received_at, matter_ended(m)) <= ${at}, false))
    and bool_and(matter_holds(m) = '{}')`;

export type Looked = { due: string[]; last: string | null };

/** The next `window` citizens by id. @returns those that are due, and the last one looked at; null at the end */
export async function lookOn(db: Reader, after: string | null, window: number, at: Date): Promise<Looked> {
  const { rows } = await sql<{ id: string; due: boolean }>`select c.id, exists (${due(at)}) as due from (
      select id from citizen where data_key is not null and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${window}) c
    order by c.id`.execute(db);
  return { due: rows.filter((row) => row.due).map(({ id }) => id), last: rows.length < window ? null : (rows.at(-1)?.id ?? null) };
}

/** Looked at again once the citizen's row is locked: somebody may have asked, or held it, meanwhile. */
export async function stillDue(tx: Tx, citizenId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from citizen c where c.id = ${citizenId} and c.data_key is not null and exists (${due(at)})`.execute(
    tx,
  );
  return rows.length > 0;
}

/** When it all goes by itself; null while a matter goes on or something holds it. */
export async function keptUntil(db: Reader, citizenId: string): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`select case when bool_and(matter_holds(i) = '{}')
      then max(kept_until(matter_kind(i), i.received_at, matter_ended(i))) end as until
    from inquiry i where i.citizen_id = ${citizenId}`.execute(db);
  return rows[0]?.until ?? null;
}

// ---- What goes by its own age ------------------------------------------------------------------------

const over = (
  kind: "files" | "contacts",
  at: Date,
) => sql`i.state_at <= ${at}::timestamptz - (select shortest_kept(${kind})) and kept_until(${kind}, i.received_at, matter_ended(i)) <= ${at}
  and matter_holds(i) = '{}'`;

/** @returns the matters whose files are on their way out */
export async function expireFiles(tx: Tx, at: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ inquiryId: string }>`update attachment set state = 'removing', because = 'expired', state_at = ${at}
    where state = 'kept' and id in (select a.id from attachment a join inquiry i on i.id = a.inquiry_id
      where a.state = 'kept' and ${over("files", at)} order by a.id limit ${limit} for update of a skip locked)
    returning inquiry_id as "inquiryId"`.execute(tx);
  return rows.map(({ inquiryId }) => inquiryId);
}

/** The number and the mark by which it is looked up; whom a count counts stays until the matter goes. */
export async function forgetContacts(tx: Tx, at: Date, limit: number): Promise<number> {
  const { rows } = await sql`with gone as (update inquiry set contact = null, contact_index = null
      where id in (select i.id from inquiry i where i.contact is not null and ${over("contacts", at)}
        order by i.state_at limit ${limit} for no key update of i skip locked) returning id)
    select audit('forget-contact', 'inquiry', id::text) from gone`.execute(tx);
  return rows.length;
}

export async function forgetNotes(tx: Tx, at: Date, limit: number): Promise<number> {
  const { rows } = await sql`delete from intake_note where staff_id in (select n.staff_id from intake_note n
      where kept_until('notes', n.at, n.at) <= ${at} limit ${limit} for update skip locked) returning staff_id`.execute(tx);
  return rows.length;
}

/** Sessions that are over, wrong codes, mails that were never answered. Who signed in when stays in the audit. */
export async function forgetSignIns(tx: Tx, at: Date, limit: number): Promise<number> {
  const { rows } = await sql`with sessions as (delete from staff_session where id in (select s.id from staff_session s
        where kept_until('sign-ins', s."expiresAt", s."expiresAt") <= ${at} limit ${limit}) returning 1),
      codes as (delete from wrong_code where id in (select w.id from wrong_code w
        where kept_until('sign-ins', w.at, w.at) <= ${at} limit ${limit}) returning 1),
      mails as (delete from staff_verification where id in (select v.id from staff_verification v
        where kept_until('sign-ins', v."expiresAt", v."expiresAt") <= ${at} limit ${limit}) returning 1)
    select 1 from sessions union all select 1 from codes union all select 1 from mails`.execute(tx);
  return rows.length;
}

/** Rows by which people were counted, the oldest day first: a whole day at once would be too many for one statement. */
export async function forgetCounts(tx: Tx, at: Date, limit: number): Promise<number> {
  const { rows } = await sql`with first as materialized (select min(day) as day from term_sighting)
    delete from term_sighting where ctid = any(array(select s.ctid from first f join term_sighting s on s.day = f.day
      where (select kept_until('counts', g.day::timestamptz, g.day::timestamptz) <= ${at} from first g) limit ${limit})) returning 1`.execute(
    tx,
  );
  return rows.length;
}
