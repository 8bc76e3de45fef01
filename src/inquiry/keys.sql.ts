import { sql } from "kysely";
import type { Reader, Tx } from "#platform/database.ts";
import { toHex } from "#platform/keyring.ts";

export type Wrapped = { id: string; sealed: Uint8Array };

/** Sealed bytes begin with the length of a key's id and the id itself. */
const sealedBy = (column: string) => sql`substring(${sql.raw(column)} from 2 for get_byte(${sql.raw(column)}, 0))`;

/** Citizens' keys that another key than this one seals; erased ones have none. */
export async function citizensKeysNotUnder(db: Reader, keyId: string, limit: number): Promise<Wrapped[]> {
  const { rows } = await sql<Wrapped>`select id, data_key as sealed from citizen
    where data_key is not null and ${sealedBy("data_key")} <> ${new TextEncoder().encode(keyId)} order by id limit ${limit}`.execute(db);
  return rows;
}

/** Replies kept for an Idempotency-Key, by the hash of it. An empty reply holds nothing. */
export async function repliesNotUnder(db: Reader, keyId: string, limit: number): Promise<Wrapped[]> {
  const { rows } = await sql<Wrapped>`select encode(key_hash, 'hex') as id, reply as sealed from idempotency
    where length(reply) > 0 and ${sealedBy("reply")} <> ${new TextEncoder().encode(keyId)} order by key_hash limit ${limit}`.execute(db);
  return rows;
}

/** 代录: what a member of staff is writing down just now, by whose it is. */
export async function notesNotUnder(db: Reader, keyId: string, limit: number): Promise<Wrapped[]> {
  const { rows } = await sql<Wrapped>`select staff_id as id, sealed from intake_note
    where ${sealedBy("sealed")} <> ${new TextEncoder().encode(keyId)} order by staff_id limit ${limit}`.execute(db);
  return rows;
}

export type Rewrapped = Wrapped & { anew: Uint8Array };

const asJson = (rows: Rewrapped[]) => JSON.stringify(rows.map((r) => ({ id: r.id, was: toHex(r.sealed), anew: toHex(r.anew) })));

/** A key that was dropped meanwhile stays dropped. */
export async function rewrapCitizensKeys(tx: Tx, rows: Rewrapped[]): Promise<void> {
  await sql`update citizen c set data_key = decode(r.anew, 'hex')
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as r(id uuid, was text, anew text)
    where c.id = r.id and c.data_key = decode(r.was, 'hex')`.execute(tx);
}

export async function rewrapReplies(tx: Tx, rows: Rewrapped[]): Promise<void> {
  await sql`update idempotency i set reply = decode(r.anew, 'hex')
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as r(id text, was text, anew text)
    where i.key_hash = decode(r.id, 'hex') and i.reply = decode(r.was, 'hex')`.execute(tx);
}

/** A note that was written on meanwhile is sealed by the newest key already. */
export async function rewrapNotes(tx: Tx, rows: Rewrapped[]): Promise<void> {
  await sql`update intake_note n set sealed = decode(r.anew, 'hex')
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as r(id text, was text, anew text)
    where n.staff_id = r.id and n.sealed = decode(r.was, 'hex')`.execute(tx);
}
