/** Delivers what was approved: the answer points at the very body that the review approved. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { approvedDraft, insertAnswer, markDelivered } from "./delivery.sql.ts";

/** Safe to run twice: a draft that is no longer approved has been delivered, or withdrawn by the citizen. */
export async function deliverAnswer({ database, clock }: { database: Database; clock: Clock }, draftId: string): Promise<void> {
  await database.transact("system:delivery", async (tx) => {
    const approved = await approvedDraft(tx, draftId);
    if (!approved) return;
    const at = clock();
    await insertAnswer(tx, { id: crypto.randomUUID(), ...approved, at });
    await markDelivered(tx, draftId, approved.inquiryId, at);
  });
}
