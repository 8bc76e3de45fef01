/** Seals every citizen's key anew with the newest key of the ring, so that an older one can be taken off it. */
import { recordAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, reseal } from "#platform/keyring.ts";
import type { Tx, Reader } from "#platform/database.ts";
import {
  type Rewrapped,
  type Wrapped,
  citizensKeysNotUnder,
  notesNotUnder,
  repliesNotUnder,
  rewrapCitizensKeys,
  rewrapNotes,
  rewrapReplies,
} from "./keys.sql.ts";

type Deps = { database: Database; keyring: Keyring };
type Kind = {
  left: (db: Reader, keyId: string, limit: number) => Promise<Wrapped[]>;
  save: (tx: Tx, rows: Rewrapped[]) => Promise<void>;
  about: (id: string) => string;
};

const CITIZENS: Kind = { left: citizensKeysNotUnder, save: rewrapCitizensKeys, about: (id) => `citizen:${id}` };
const NOTES: Kind = { left: notesNotUnder, save: rewrapNotes, about: (id) => `intake-note:${id}` };
const REPLIES: Kind = { left: repliesNotUnder, save: rewrapReplies, about: (id) => `idempotency:${id}` };

/** Citizens' own keys, replies kept for an Idempotency-Key, and notes of calls being taken down. */
export type Rotated = { citizens: number; replies: number; notes: number };

/**
 * Each batch is a transaction of its own: whoever stops it halfway runs it again, and it goes on where it stopped. What the
 * citizens' keys seal (originals, drafts, contacts) is not touched.
 * @returns how many were sealed anew
 * @throws where a key is sealed by one that is not on the ring: put that one back, behind the newest
 */
export async function rotateKeys(deps: Deps, batch = 200, done?: (so: number) => void): Promise<Rotated> {
  const count: Rotated = { citizens: 0, replies: 0, notes: 0 };
  for (const [name, kind] of [["citizens", CITIZENS] as const, ["replies", REPLIES] as const, ["notes", NOTES] as const]) {
    for (let n = await rotateBatch(deps, kind, batch); n > 0; n = await rotateBatch(deps, kind, batch)) {
      count[name] += n;
      done?.(count.citizens + count.replies + count.notes);
    }
  }
  return count;
}

async function rotateBatch({ database, keyring }: Deps, kind: Kind, batch: number): Promise<number> {
  const left = await kind.left(database.db, keyring.newest, batch);
  if (left.length === 0) return 0;
  const rows: Rewrapped[] = [];
  for (const row of left) rows.push({ ...row, anew: await reseal(keyring, row.sealed, kind.about(row.id)) });
  await database.transact("system:keys", async (tx) => {
    await kind.save(tx, rows);
    await recordAudit(tx, "rotate-keys", "key", keyring.newest, { count: rows.length });
  });
  return rows.length;
}
