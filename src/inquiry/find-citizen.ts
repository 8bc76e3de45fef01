/** Whose token this is, for what is about a citizen rather than about one matter. */
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { noteUse } from "./citizen-token.sql.ts";
import { findCitizen } from "./inquiry.sql.ts";

export type Mine = { citizenId: string; tokenHash: Uint8Array };

/** Notes the day on which the device was last used. */
export async function whoseToken({ database, clock }: { database: Database; clock: Clock }, token: string): Promise<Mine | Refusal> {
  const tokenHash = await sha256(token);
  const citizen = await findCitizen(database.db, tokenHash);
  if (!citizen?.dataKey) return refuse("not-signed-in", "查询凭证无效");
  await database.transact(`citizen:${citizen.id}`, (tx) => noteUse(tx, tokenHash, dayInChina(clock())));
  return { citizenId: citizen.id, tokenHash };
}
