/** Puts an error into a waiting draft as if it had been composed so: same seal, first version, before a lawyer has it. */
import { sql } from "kysely";
import { openBody, sealBody } from "#drafting/body.ts";
import type { Checked } from "#drafting/check-citations.ts";
import { openVault } from "#platform/keyring.ts";
import { draftById } from "#review/review.sql.ts";
import { checking } from "../../src/compose/parts.ts";
import type { AnswerBody } from "../../src/contract.ts";
import type { TimedBureau } from "./bureau.node.ts";

/** @param into null: the draft stays as it is. @returns the gate's report on what now waits */
export async function plantInto(
  { running }: TimedBureau,
  draftId: string,
  into: ((body: AnswerBody) => AnswerBody) | null,
): Promise<Checked> {
  const { database, parts } = running;
  const draft = await draftById(database.db, draftId);
  if (!draft?.dataKey) throw new Error(`no draft ${draftId}`);
  const vault = await openVault(parts.keyring, draft.citizenId, draft.dataKey);
  const right = await openBody(vault, draftId, draft.sealed, draft.sha256);
  const check = checking(parts);
  if (!into) return check(right);
  const wrong = into(right);
  const { sealed, sha256 } = await sealBody(vault, draftId, wrong);
  await database.transact("system:bench", async (tx) => {
    // A body never changes: only a bench that owns the whole database may lift that, for this one statement.
    await sql`alter table draft_body disable trigger draft_body_immutable`.execute(tx);
    await sql`update draft_body set sealed = ${sealed}, sha256 = ${sha256} where draft_id = ${draftId} and version = 1`.execute(tx);
    await sql`alter table draft_body enable trigger draft_body_immutable`.execute(tx);
  });
  return check(wrong);
}
