import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";

/** Holds the citizen's row, before any row of theirs. @returns false where everything was deleted meanwhile */
export async function holdCitizen(tx: Tx, citizenId: string): Promise<boolean> {
  await sql`select 1 from citizen where id = ${citizenId} for no key update`.execute(tx);
  const { rows } = await sql`select 1 from erasure where citizen_id = ${citizenId}`.execute(tx);
  return rows.length === 0;
}

export type NewToken = { hash: Uint8Array; citizenId: string; at: Date; day: string };

export async function insertToken(tx: Tx, t: NewToken): Promise<void> {
  await sql`insert into citizen_token (hash, citizen_id, made_at, used_on)
    values (${t.hash}, ${t.citizenId}, ${t.at}, ${t.day})`.execute(tx);
}

/** One write a day and device. */
export async function noteUse(tx: Tx, hash: Uint8Array, day: string): Promise<void> {
  await sql`update citizen_token set used_on = ${day} where hash = ${hash} and used_on < ${day}::date`.execute(tx);
  await sql`update citizen set token_used_on = ${day}
    where token_hash = ${hash} and coalesce(token_used_on, '-infinity') < ${day}::date`.execute(tx);
}

/** Those used longest ago go, until `keep` are left. */
export async function endOldestTokens(tx: Tx, citizenId: string, keep: number): Promise<void> {
  await sql`delete from citizen_token where hash in (select hash from citizen_token where citizen_id = ${citizenId}
    order by used_on desc, made_at desc offset ${keep})`.execute(tx);
}

/** @param nobodys a hash that no token has: the first token ends too, where it is not this one */
export async function endOtherTokens(tx: Tx, citizenId: string, mine: Uint8Array, nobodys: Uint8Array): Promise<void> {
  await sql`delete from citizen_token where citizen_id = ${citizenId} and hash <> ${mine}`.execute(tx);
  await sql`update citizen set token_hash = ${nobodys}, token_ended_at = clock_timestamp()
    where id = ${citizenId} and token_hash <> ${mine} and token_ended_at is null`.execute(tx);
}

const Others = z.object({ others: z.int(), usedOn: z.string().nullable() });

export async function otherTokens(db: Reader, citizenId: string, mine: Uint8Array): Promise<z.infer<typeof Others>> {
  const { rows } = await sql`select count(*)::int as others, max(used_on)::text as "usedOn" from (
      select used_on from citizen_token where citizen_id = ${citizenId} and hash <> ${mine}
      union all
      select token_used_on from citizen where id = ${citizenId} and token_hash <> ${mine} and token_ended_at is null) t`.execute(db);
  return Others.parse(rows[0]);
}

const CodeRow = z.object({ until: z.date(), usedAt: z.date().nullable() });

export async function codeOfCitizen(db: Reader, citizenId: string, now: Date): Promise<z.infer<typeof CodeRow> | null> {
  const { rows } = await sql`select until, used_at as "usedAt" from pickup_code where citizen_id = ${citizenId} and until > ${now}`.execute(
    db,
  );
  return rows[0] ? CodeRow.parse(rows[0]) : null;
}

/** @returns false where another citizen has this code now */
export async function saveCode(tx: Tx, code: { citizenId: string; index: Uint8Array; at: Date; until: Date }): Promise<boolean> {
  await sql`delete from pickup_code where citizen_id = ${code.citizenId} or (code_index = ${code.index} and until <= ${code.at})`.execute(
    tx,
  );
  const { rows } = await sql`insert into pickup_code (citizen_id, code_index, made_at, until)
    values (${code.citizenId}, ${code.index}, ${code.at}, ${code.until}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function renewCode(tx: Tx, citizenId: string, now: Date, until: Date): Promise<boolean> {
  const { rows } =
    await sql`update pickup_code set until = ${until} where citizen_id = ${citizenId} and until > ${now} returning 1`.execute(tx);
  return rows.length > 0;
}

export async function dropCode(tx: Tx, citizenId: string): Promise<void> {
  await sql`delete from pickup_code where citizen_id = ${citizenId}`.execute(tx);
}

/** @returns whose it is */
export async function holderOf(tx: Tx, index: Uint8Array, now: Date): Promise<string | null> {
  const { rows } = await sql<{ citizenId: string }>`select citizen_id as "citizenId" from pickup_code
    where code_index = ${index} and until > ${now}`.execute(tx);
  return rows[0]?.citizenId ?? null;
}

/** Marks it used. @returns whose it is */
export async function takeCode(tx: Tx, index: Uint8Array, now: Date): Promise<string | null> {
  const { rows } = await sql<{ citizenId: string }>`update pickup_code set used_at = ${now}
    where code_index = ${index} and until > ${now} returning citizen_id as "citizenId"`.execute(tx);
  return rows[0]?.citizenId ?? null;
}

/** Tries come one after the other. @returns how many were wrong since then, of this network and of all */
export async function countWrongPickups(tx: Tx, network: Uint8Array, since: Date): Promise<{ ofOne: number; ofAll: number }> {
  await sql`select pg_advisory_xact_lock(hashtext('wenfa pickup-code'))`.execute(tx);
  const { rows } = await sql<{ ofOne: number; ofAll: number }>`
    select count(*) filter (where network = ${network})::int as "ofOne", count(*)::int as "ofAll"
    from wrong_code where network is not null and at > ${since}`.execute(tx);
  return rows[0] ?? { ofOne: 0, ofAll: 0 };
}

/** What no longer bounds anything goes with it. */
export async function insertWrongPickup(tx: Tx, network: Uint8Array, at: Date, since: Date): Promise<void> {
  await sql`delete from wrong_code where network is not null and at <= ${since}`.execute(tx);
  await sql`insert into wrong_code (network, at) values (${network}, ${at})`.execute(tx);
}
