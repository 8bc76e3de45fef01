/** 交还: who goes off duty leaves nothing on their desk that others wait for. */
import type { Tx } from "#platform/database.ts";
import { returnToQueue } from "./hand-back.sql.ts";

export async function handBack(tx: Tx, lawyerId: string): Promise<void> {
  await returnToQueue(tx, lawyerId);
}
