import { sql } from "kysely";
import type { Tx } from "#platform/database.ts";

/** What somebody holds, and what waits for them by name, becomes anybody's; each draft keeps its place in the queue. */
export async function returnToQueue(tx: Tx, lawyerId: string): Promise<void> {
  await sql`update draft set state = 'waiting', claimed_until = null, assigned_to = null
    where claimed_by = ${lawyerId} and state = 'claimed'`.execute(tx);
  await sql`update draft set assigned_to = null where assigned_to = ${lawyerId} and state = 'waiting'`.execute(tx);
}
