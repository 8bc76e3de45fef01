/** Opens a legal-aid referral for a matter that triage, or a lawyer, sent there. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { everReferred, insertReferral, lockBecause } from "./referral.sql.ts";

/** Safe to run twice: one is open at a time, and triage opens none where there was one: a clerk may have returned it. */
export async function openReferral(
  { database, clock }: { database: Database; clock: Clock },
  inquiryId: string,
  by: "triage" | "lawyer",
): Promise<void> {
  await database.transact(`system:${by}`, async (tx) => {
    const because = await lockBecause(tx, inquiryId);
    if (because === null) return;
    if (by === "triage" && (await everReferred(tx, inquiryId))) return;
    await insertReferral(tx, { id: crypto.randomUUID(), inquiryId, because, at: clock() });
  });
}
