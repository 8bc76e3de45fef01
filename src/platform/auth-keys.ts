/** Keys for machines: hotline, counter, 12345. Shown once, kept as a hash. */
import { sql } from "kysely";
import { z } from "zod";
import type { MachineKey } from "../contract/people.ts";
import { dayInChina } from "./clock.ts";
import type { Db, Reader, Tx } from "./database.ts";
import { newSecret, sha256 } from "./keyring.ts";

export const API_SCOPES = ["inquiries", "hot-words", "metrics"] as const;
export type ApiScope = (typeof API_SCOPES)[number];
export type Machine = { id: string; label: string; scopes: ApiScope[] };

export function newApiKey(): string {
  return newSecret("wf_");
}

/** @returns the key itself, which is shown once and never stored */
export async function makeApiKey(tx: Tx, label: string, scopes: ApiScope[], now: Date, id: string = crypto.randomUUID()): Promise<string> {
  const key = newApiKey();
  await keepApiKey(tx, key, label, scopes, now, id);
  return key;
}

export async function keepApiKey(
  tx: Tx,
  key: string,
  label: string,
  scopes: ApiScope[],
  now: Date,
  id: string = crypto.randomUUID(),
): Promise<void> {
  await sql`insert into api_key (id, label, key_hash, scopes, created_at)
    values (${id}, ${label}, ${await sha256(key)}, ${scopes}, ${now})`.execute(tx);
  await sql`select audit('make-key', 'api-key', ${label})`.execute(tx);
}

const MachineRow = z.object({ id: z.string(), label: z.string(), scopes: z.array(z.enum(API_SCOPES)) });

/**
 * Notes the day it was used, once a day.
 * @returns the machine behind a key, or null where it is unknown or revoked
 */
export async function findMachine(db: Db, key: string, now: Date): Promise<Machine | null> {
  const hash = await sha256(key);
  const today = dayInChina(now);
  const { rows } = await sql<{
    used: boolean;
  }>`select id, label, scopes, coalesce(last_used_on >= ${today}::date, false) as used from api_key
    where key_hash = ${hash} and revoked_at is null`.execute(db);
  if (!rows[0]) return null;
  if (!rows[0].used) await sql`update api_key set last_used_on = ${today} where key_hash = ${hash}`.execute(db);
  return MachineRow.parse(rows[0]);
}

const KeyRow = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(z.enum(API_SCOPES)),
  createdAt: z.date(),
  lastUsedOn: z.string().nullable(),
  revokedAt: z.date().nullable(),
});

/** Keys that work first, the newest first. */
export async function listApiKeys(db: Reader): Promise<MachineKey[]> {
  const { rows } =
    await sql`select id, label, scopes, created_at as "createdAt", last_used_on::text as "lastUsedOn", revoked_at as "revokedAt"
    from api_key order by revoked_at is not null, created_at desc limit 500`.execute(db);
  return rows.map((row) => {
    const { createdAt, revokedAt, ...key } = KeyRow.parse(row);
    return { ...key, createdAt: createdAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
  });
}

/** @returns false where it is unknown or revoked already */
export async function revokeApiKey(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`update api_key set revoked_at = ${now} where id = ${id} and revoked_at is null returning id`.execute(tx);
  return rows.length > 0;
}
