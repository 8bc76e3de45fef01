/** What a draft corrects, and whether its own answer may be corrected, as staff see it. */
import type { DraftView } from "../contract.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { correctionBeside, givenAnswer } from "./correction.sql.ts";
import type { HeldDraft } from "./review.ts";
import { mayCorrect } from "./rules/may-correct.ts";

type Deps = { database: Database; keyring: Keyring; clock: () => Date };

export async function showCorrection(
  { database, keyring, clock }: Deps,
  draft: HeldDraft,
): Promise<Pick<DraftView, "correction" | "mayCorrect">> {
  const erased = draft.dataKey === null;
  const given = draft.state === "delivered" ? await givenAnswer(database.db, draft.id, dayInChina(clock())) : null;
  const row = await correctionBeside(database.db, draft.id);
  const open = given !== null && mayCorrect(given, erased) === null;
  if (!row) return { correction: null, mayCorrect: open };
  const vault = draft.dataKey && (await openVault(keyring, draft.citizenId, draft.dataKey));
  const note = row.note && vault ? await vault.openText(row.note, `correction:${row.id}`) : "";
  const was = { draftId: row.wasDraftId, at: row.wasAt.toISOString() };
  const { reason, by, hasContact } = row;
  return { correction: { reason, note, by, at: row.at.toISOString(), was, hasContact, open: row.open }, mayCorrect: open };
}
