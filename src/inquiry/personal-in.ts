/** What of one person a text holds: for texts that are to be shown to others. Nothing of it is handed to anybody. */
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { inquiryById, placeholdersOf } from "./inquiry.sql.ts";
import { type Redaction, redact } from "./rules/redact.ts";

/**
 * Names, numbers and addresses that anybody's text would have taken out, and those that this inquiry is known to hold.
 * @returns one list for each text, in order
 */
export async function personalIn(
  { database: { db }, keyring }: { database: Database; keyring: Keyring },
  inquiryId: string,
  texts: readonly string[],
): Promise<Pick<Redaction, "kind" | "value">[][]> {
  const inquiry = await inquiryById(db, inquiryId);
  const sealed = await placeholdersOf(db, inquiryId);
  const known: Redaction[] =
    inquiry?.dataKey && sealed
      ? JSON.parse(await (await openVault(keyring, inquiry.citizenId, inquiry.dataKey)).openText(sealed, `placeholder:${inquiryId}`))
      : [];
  return texts.map((text) =>
    redact(text, known)
      .redactions.filter(({ value }) => text.includes(value))
      .map(({ kind, value }) => ({ kind, value })),
  );
}
