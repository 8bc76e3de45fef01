import { sql } from "kysely";
import type { Tx } from "#platform/database.ts";

type Order = { number: string; dueAt: Date };

/** Its clock is opened by the database. */
export async function insertOrder(tx: Tx, inquiryId: string, { number, dueAt }: Order, at: Date): Promise<void> {
  await sql`insert into work_order (inquiry_id, number, due_at, received_at) values (${inquiryId}, ${number}, ${dueAt}, ${at})`.execute(tx);
}
