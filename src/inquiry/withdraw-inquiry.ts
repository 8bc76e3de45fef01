/** The citizen's wish ends the matter, whatever its state. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Inquiry } from "./inquiry.ts";
import { lockInquiry, moveInquiry, withdrawDrafts, withdrawReferrals } from "./inquiry.sql.ts";

export async function withdrawInquiry(
  { database, clock }: { database: Database; clock: Clock },
  inquiry: Inquiry,
): Promise<null | Refusal> {
  return database.transact(`citizen:${inquiry.citizenId}`, async (tx) => {
    const locked = await lockInquiry(tx, inquiry.id);
    if (!locked || locked.state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回");
    await withdrawDrafts(tx, inquiry.id);
    await withdrawReferrals(tx, inquiry.id, clock());
    await moveInquiry(tx, inquiry.id, [locked.state], "withdrawn", clock(), { because: "群众撤回" });
    return null;
  });
}
