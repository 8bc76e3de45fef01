/** Takes out of a text what names a person, with the placeholders that its matter knows already. */
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { inquiryById, placeholdersOf } from "./inquiry.sql.ts";
import { type Redaction, redact } from "./rules/redact.ts";

/** Whom the text names newly gets a placeholder in the text, which the matter does not keep. */
export async function redactWords(
  { database: { db }, keyring }: { database: Database; keyring: Keyring },
  inquiryId: string,
  text: string,
): Promise<string> {
  if (text === "") return "";
  const inquiry = await inquiryById(db, inquiryId);
  const sealed = await placeholdersOf(db, inquiryId);
  const vault = inquiry?.dataKey && sealed ? await openVault(keyring, inquiry.citizenId, inquiry.dataKey) : null;
  const known: Redaction[] = vault && sealed ? JSON.parse(await vault.openText(sealed, `placeholder:${inquiryId}`)) : [];
  return redact(text, known).text;
}
