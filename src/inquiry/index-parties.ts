/** The index of parties, written in the transaction that received the words: only keyed hashes leave the redaction. */
import type { Tx } from "#platform/database.ts";
import type { Keyring } from "#platform/keyring.ts";
import { savePartyIndex } from "./party-index.sql.ts";
import { partiesIn } from "./rules/parties.ts";
import type { Redaction } from "./rules/redact.ts";

type Said = { texts: readonly string[]; redactions: readonly Redaction[]; contact: string | null };

export async function indexParties(tx: Tx, keyring: Pick<Keyring, "index">, inquiryId: string, said: Said): Promise<void> {
  const parties = partiesIn(said.texts, said.redactions, said.contact);
  const hashed = await Promise.all(parties.map(async ({ value, side }) => ({ index: await keyring.index(`party:${value}`), side })));
  await savePartyIndex(tx, inquiryId, hashed);
}
