/** The number that the citizen left, for whoever is to call them. Every opening is recorded. */
import type { CallbackContact } from "../contract.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { inquiryById } from "./inquiry.sql.ts";

type Deps = { database: Database; keyring: Keyring };

/** @param staffId who opens; whether they may is for the room that makes the call to say, before this is called */
export async function openContact({ database, keyring }: Deps, inquiryId: string, staffId: string): Promise<CallbackContact | Refusal> {
  const inquiry = await inquiryById(database.db, inquiryId);
  if (!inquiry) return refuse("not-found", "没有找到这条咨询");
  if (inquiry.dataKey === null) return refuse("wrong-state", "联系方式已按群众要求删除");
  if (inquiry.contact === null) return refuse("not-found", "群众没有留下联系方式");
  const vault = await openVault(keyring, inquiry.citizenId, inquiry.dataKey);
  const contact = await vault.openText(inquiry.contact, `contact:${inquiryId}`);
  await database.transact(`staff:${staffId}`, (tx) => recordAudit(tx, "open-contact", "inquiry", inquiryId));
  return { contact };
}
