/** The approved answer, unsealed for the citizen whose matter it is. */
import type { Answer, AnswerBody } from "../contract.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, type Vault, openVault, toHex } from "#platform/keyring.ts";
import { answerById, newestAnswer } from "./delivery.sql.ts";

const DISCLAIMER = "本答复依您单方陈述作出，未核实证据，不构成委托关系。";

export type AnswerDeps = {
  database: Database;
  keyring: Keyring;
  openBody: (vault: Vault, draftId: string, sealed: Uint8Array) => Promise<AnswerBody>;
  hashBody: (body: AnswerBody) => Promise<Uint8Array>;
};

/**
 * @returns null while nothing was delivered, and after the citizen had their data erased
 * @throws when the body is not, byte for byte, the one that was approved
 */
export async function showAnswer(
  deps: AnswerDeps,
  inquiry: { id: string; citizenId: string; dataKey: Uint8Array | null },
): Promise<Answer | null> {
  const row = await newestAnswer(deps.database.db, inquiry.id);
  if (!row || inquiry.dataKey === null) return null;
  const vault = await openVault(deps.keyring, inquiry.citizenId, inquiry.dataKey);
  const body = await approvedBody(deps, vault, row);
  return {
    at: row.at.toISOString(),
    label: "AI 起草 · 律师审核",
    lawyer: { name: row.lawyer, workNo: row.workNo, firm: row.firm },
    body,
    sha256: row.sha256,
    disclaimer: DISCLAIMER,
  };
}

export type AnswerRead = { words: string[]; body: AnswerBody };

/**
 * An answer beside what it answers: the citizen's words as they are stored readable, redacted; never the sealed originals.
 * @returns null where there is no such answer, or its citizen withdrew the matter or had their data erased
 * @throws as showAnswer
 */
export async function readAnswer(deps: AnswerDeps, answerId: string): Promise<AnswerRead | null> {
  const row = await answerById(deps.database.db, answerId);
  if (!row || row.dataKey === null || row.state === "withdrawn") return null;
  const vault = await openVault(deps.keyring, row.citizenId, row.dataKey);
  return { words: row.words, body: await approvedBody(deps, vault, row) };
}

async function approvedBody(
  { openBody, hashBody }: AnswerDeps,
  vault: Vault,
  { draftId, sealed, sha256 }: { draftId: string; sealed: Uint8Array; sha256: string },
): Promise<AnswerBody> {
  const body = await openBody(vault, draftId, sealed);
  if (toHex(await hashBody(body)) !== sha256) throw new Error("the answer is not what was approved");
  return body;
}
