/** The citizen's wish ends the matter, whatever its state. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
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
    await takeBack(tx, locked, clock());
    return null;
  });
}

/** @param locked an inquiry whose row is locked, not withdrawn yet */
export async function takeBack(tx: Tx, locked: Inquiry, at: Date): Promise<void> {
  await withdrawDrafts(tx, locked.id);
  await withdrawReferrals(tx, locked.id, at);
  await moveInquiry(tx, locked.id, [locked.state], "withdrawn", at, { because: "群众撤回" });
}
