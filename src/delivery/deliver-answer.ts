/** Delivers what was approved: the answer points at the very body that the review approved. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { DeliveryOutcome } from "./delivery.ts";
import { approvedDraft, insertAnswer, markDelivered } from "./delivery.sql.ts";

export type DeliverDeps = { database: Database; clock: Clock; next: (tx: Tx, outcome: DeliveryOutcome) => Promise<void> };

/** Safe to run twice: a draft that is no longer approved has been delivered, or withdrawn by the citizen. */
export async function deliverAnswer({ database, clock, next }: DeliverDeps, draftId: string): Promise<void> {
  await database.transact("system:delivery", async (tx) => {
    const delivered = await deliverIn(tx, draftId, clock());
    if (!delivered) return;
    const { answerId, inquiryId, corrects } = delivered;
    await next(tx, { kind: "delivered", answerId, inquiryId });
    if (corrects) await next(tx, { kind: "corrected", answerId, inquiryId });
  });
}

/** The same inside a transaction that something else begins. @returns null where the draft is not approved, or no longer */
export async function deliverIn(
  tx: Tx,
  draftId: string,
  at: Date,
): Promise<{ answerId: string; inquiryId: string; corrects: string | null } | null> {
  const approved = await approvedDraft(tx, draftId);
  if (!approved) return null;
  const answerId = crypto.randomUUID();
  await insertAnswer(tx, { id: answerId, ...approved, at });
  await markDelivered(tx, draftId, approved.inquiryId, at);
  return { answerId, inquiryId: approved.inquiryId, corrects: approved.corrects };
}
