/** Keys for machines: hotline, counter, 12345. Shown once, kept as a hash. */
import { sql } from "kysely";
import { z } from "zod";
import type { Db, Tx } from "./database.ts";
import { newSecret, sha256 } from "./keyring.ts";

export const API_SCOPES = ["inquiries", "hot-words", "metrics"] as const;
export type ApiScope = (typeof API_SCOPES)[number];
export type Machine = { id: string; label: string; scopes: ApiScope[] };

export function newApiKey(): string {
  return newSecret("wf_");
}

/** @returns the key itself, which is shown once and never stored */
export async function makeApiKey(tx: Tx, label: string, scopes: ApiScope[], now: Date): Promise<string> {
  const key = newApiKey();
  await keepApiKey(tx, key, label, scopes, now);
  return key;
}

export async function keepApiKey(tx: Tx, key: string, label: string, scopes: ApiScope[], now: Date): Promise<void> {
  await sql`insert into api_key (id, label, key_hash, scopes, created_at)
    values (${crypto.randomUUID()}, ${label}, ${await sha256(key)}, ${scopes}, ${now})`.execute(tx);
  await sql`select audit('make-key', 'api-key', ${label})`.execute(tx);
}

const MachineRow = z.object({ id: z.string(), label: z.string(), scopes: z.array(z.enum(API_SCOPES)) });

/** @returns the machine behind a key, or null where it is unknown or revoked */
export async function findMachine(db: Db, key: string): Promise<Machine | null> {
  const { rows } = await sql`select id, label, scopes from api_key
    where key_hash = ${await sha256(key)} and revoked_at is null`.execute(db);
  return rows[0] ? MachineRow.parse(rows[0]) : null;
}
