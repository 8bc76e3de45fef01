import type { Tx } from "#platform/database.ts";
import { insertMessage, tellMessage } from "./inquiry.sql.ts";

/** A line of the service's own in the citizen's thread, for another room; the matter is locked by who calls. */
export async function sayInThread(tx: Tx, inquiryId: string, text: string, at: Date): Promise<void> {
  await insertMessage(tx, inquiryId, { id: crypto.randomUUID(), from: "service", text, original: null, questions: [], at });
  await tellMessage(tx, inquiryId, at);
}
