import { sql } from "kysely";
import { ErasureAhead, ErasureReceipt } from "#contract/mine.ts";
import type { Reader, Tx } from "#platform/database.ts";

/** Nobody opens a matter of this citizen meanwhile. @returns the ids of theirs, in the order in which they are locked */
export async function lockCitizen(tx: Tx, citizenId: string): Promise<string[]> {
  await sql`select 1 from citizen where id = ${citizenId} for update`.execute(tx);
  const { rows } = await sql<{ id: string }>`select id from inquiry where citizen_id = ${citizenId} order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function countOwn(db: Reader, citizenId: string): Promise<ErasureAhead["deleted"]> {
  const { rows } = await sql`with mine as (select id, contact from inquiry where citizen_id = ${citizenId})
    select (select count(*) from mine)::int as matters,
      (select count(*) from message m join mine on mine.id = m.inquiry_id where m.from_whom = 'citizen')::int as messages,
      (select count(*) from mine where contact is not null)::int as contacts,
      (select count(*) from answer a join mine on mine.id = a.inquiry_id)::int as answers,
      (select count(*) from draft d join mine on mine.id = d.inquiry_id)::int as drafts,
      (select count(*) from attachment t join mine on mine.id = t.inquiry_id where t.state in ('storing', 'checking', 'kept'))::int as files,
      ((select count(*) from citizen_token where citizen_id = ${citizenId})
        + (select count(*) from citizen where id = ${citizenId} and token_ended_at is null))::int as devices`.execute(db);
  return ErasureAhead.shape.deleted.parse(rows[0]);
}

/** Of danger that nobody has closed: the words may be what somebody is found by. */
export async function countOpenAlerts(db: Reader, citizenId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from alert a join inquiry i on i.id = a.inquiry_id
    where i.citizen_id = ${citizenId} and a.closed_at is null`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Asked for before, in another tab or a moment ago. */
export async function erasureOf(tx: Tx, citizenId: string): Promise<ErasureReceipt | null> {
  const { rows } = await sql<{ id: string; askedAt: Date; doneAt: Date | null; deleted: unknown }>`
    select id, asked_at as "askedAt", done_at as "doneAt", deleted from erasure where citizen_id = ${citizenId}`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { id: number, askedAt, doneAt, deleted } = row;
  return ErasureReceipt.parse({ number, askedAt: askedAt.toISOString(), doneAt: doneAt?.toISOString() ?? null, deleted });
}

type NewErasure = { id: string; citizenId: string; at: Date; deleted: ErasureAhead["deleted"]; held: number; cause: "asked" | "due" };

export async function insertErasure(tx: Tx, e: NewErasure): Promise<void> {
  await sql`insert into erasure (id, citizen_id, asked_at, deleted, held, cause)
    values (${e.id}, ${e.citizenId}, ${e.at}, ${JSON.stringify(e.deleted)}::jsonb, ${e.held}, ${e.cause})`.execute(tx);
}

/** Every token ends, also where the key has to wait. @param nobodys a hash that no token has */
export async function endAllTokens(tx: Tx, citizenId: string, nobodys: Uint8Array): Promise<void> {
  await sql`delete from citizen_token where citizen_id = ${citizenId}`.execute(tx);
  await sql`delete from pickup_code where citizen_id = ${citizenId}`.execute(tx);
  await sql`update citizen set token_hash = ${nobodys}, token_ended_at = coalesce(token_ended_at, clock_timestamp())
    where id = ${citizenId}`.execute(tx);
}

/** What is readable without the key goes by triggers in the same moment (0036_citizen_rights.sql and those of each room). */
export async function dropKey(tx: Tx, erasureId: string, at: Date): Promise<void> {
  await sql`update citizen set data_key = null where id = (select citizen_id from erasure where id = ${erasureId})`.execute(tx);
  await sql`update erasure set done_at = greatest(${at}::timestamptz, asked_at) where id = ${erasureId}`.execute(tx);
}

/** Those whose danger is over by now; what another round is finishing is left to it. */
export async function erasuresDue(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select e.id from erasure e where e.done_at is null and not exists (
      select 1 from alert a join inquiry i on i.id = a.inquiry_id where i.citizen_id = e.citizen_id and a.closed_at is null)
    order by e.asked_at limit ${limit} for update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}
