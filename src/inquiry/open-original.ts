/** The citizen's own words, for whoever holds the matter now. Every opening is recorded. */
import type { Original } from "../contract.ts";
import { partyRoles } from "#language/party-roles.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { openDetails } from "./contact-safety.ts";
import type { OpenedFor } from "./inquiry.ts";
import { inquiryById, messagesOf, placeholdersOf } from "./inquiry.sql.ts";
import type { Redaction } from "./rules/redaction.ts";

type Deps = { database: Database; keyring: Keyring };

/** @param staffId who opens; whether they may is for the room that holds the matter to say, before this is called */
export async function openOriginal(
  { database, keyring }: Deps,
  inquiryId: string,
  staffId: string,
  why: OpenedFor,
): Promise<Original | Refusal> {
  const inquiry = await inquiryById(database.db, inquiryId);
  if (!inquiry) return refuse("not-found", "没有找到这条咨询");
  if (inquiry.dataKey === null) return refuse("wrong-state", "原文已经删除");
  const vault = await openVault(keyring, inquiry.citizenId, inquiry.dataKey);
  const { stored, sealed } = await database.transact(`staff:${staffId}`, async (tx) => {
    await recordAudit(tx, "open-original", "inquiry", inquiryId, { why });
    return { stored: await messagesOf(tx, inquiryId), sealed: await placeholdersOf(tx, inquiryId) };
  });
  const messages: Original["messages"] = [];
  for (const { id, at, original } of stored) {
    if (original) messages.push({ id, at: at.toISOString(), text: await vault.openText(original, `message:${id}`) });
  }
  const contact = inquiry.contact ? await vault.openText(inquiry.contact, `contact:${inquiryId}`) : null;
  const roles = new Map(partyRoles(stored.filter((m) => m.from === "citizen").map((m) => m.text)).map((p) => [p.placeholder, p.role]));
  const redactions: Redaction[] = sealed ? JSON.parse(await vault.openText(sealed, `placeholder:${inquiryId}`)) : [];
  const parties = redactions.map(({ placeholder, value }) => ({ placeholder, value, role: roles.get(placeholder) ?? null }));
  return { messages, contact, parties, safety: await openDetails(database.db, vault, inquiryId) };
}
