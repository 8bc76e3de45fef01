/** Delivers what was approved: the answer points at the very body that the review approved. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { DeliveryOutcome } from "./delivery.ts";
import { approvedDraft, insertAnswer, markDelivered } from "./delivery.sql.ts";

export type DeliverDeps = { database: Database; clock: Clock; next: (tx: Tx, outcome: DeliveryOutcome) => Promise<void> };

/** Safe to run twice: a draft that is no longer approved has been delivered, or withdrawn by the citizen. */
export async function deliverAnswer({ database, clock, next }: DeliverDeps, draftId: string): Promise<void> {
  await database.transact("system:delivery", async (tx) => {
    const approved = await approvedDraft(tx, draftId);
    if (!approved) return;
    const at = clock();
    const answerId = crypto.randomUUID();
    await insertAnswer(tx, { id: answerId, ...approved, at });
    await markDelivered(tx, draftId, approved.inquiryId, at);
    await next(tx, { kind: "delivered", answerId, inquiryId: approved.inquiryId });
    if (approved.corrects) await next(tx, { kind: "corrected", answerId, inquiryId: approved.inquiryId });
  });
}
