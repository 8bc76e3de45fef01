/** The number that the citizen left, for whoever is to call them. Every opening is recorded. */
import type { CallbackContact } from "../contract.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { contactStanding } from "./contact-safety.sql.ts";
import { openDetails } from "./contact-safety.ts";
import { lockInquiry } from "./inquiry.sql.ts";
import { refuseCall } from "./rules/contact-safety.ts";

type Deps = { database: Database; keyring: Keyring };

/** @param staffId who opens; whether they may is for the room that makes the call to say, before this is called */
export async function openContact({ database, keyring }: Deps, inquiryId: string, staffId: string): Promise<CallbackContact | Refusal> {
  return database.transact(`staff:${staffId}`, async (tx) => {
    const inquiry = await lockInquiry(tx, inquiryId); // a withdrawal comes before this or after it, not meanwhile
    if (!inquiry) return refuse("not-found", "没有找到这条咨询");
    if (inquiry.dataKey === null) return refuse("wrong-state", "联系方式已经删除");
    if (inquiry.state === "withdrawn") return refuse("wrong-state", "群众已经撤回这条咨询，不再回访");
    if (inquiry.contact === null) return refuse("not-found", "群众没有留下联系方式");
    const unsafe = refuseCall(await contactStanding(tx, inquiryId));
    if (unsafe) return unsafe;
    const vault = await openVault(keyring, inquiry.citizenId, inquiry.dataKey);
    const contact = await vault.openText(inquiry.contact, `contact:${inquiryId}`);
    await recordAudit(tx, "open-contact", "inquiry", inquiryId, { why: "callback" });
    return { contact, safety: await openDetails(tx, vault, inquiryId) };
  });
}
