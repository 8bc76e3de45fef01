/** The bytes that were approved, unsealed. */
import type { AnswerBody } from "../contract.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import { type AnswerRow, correctedAnswers } from "./delivery.sql.ts";
import type { DatedAnswer } from "./rules/answer-dates.ts";

export type AnswerDeps = {
  database: Database;
  keyring: Keyring;
  openBody: (vault: Vault, draftId: string, sealed: Uint8Array, sha256: string) => Promise<AnswerBody>;
};

/** @returns null where the citizen's key was dropped: what it sealed is gone */
export async function approvedBody({ keyring, openBody }: AnswerDeps, row: AnswerRow): Promise<AnswerBody | null> {
  if (row.dataKey === null) return null;
  const vault = await openVault(keyring, row.citizenId, row.dataKey);
  return openBody(vault, row.draftId, row.sealed, row.sha256);
}

/** An answer, the one that it corrects, and so on to the first of the line; empty where the key was dropped. */
export async function answerLine(deps: AnswerDeps, row: AnswerRow): Promise<DatedAnswer[]> {
  const corrected = row.corrects ? await correctedAnswers(deps.database.db, row.inquiryId) : [];
  const line: DatedAnswer[] = [];
  for (let at: AnswerRow | undefined = row; at; at = corrects(at, corrected)) {
    const body = await approvedBody(deps, at);
    if (body) line.push({ sha256: at.sha256, number: at.number, body });
  }
  return line;
}

/** Numbers are counted up, so the way back ends. */
function corrects({ correctsNumber: number }: AnswerRow, corrected: readonly AnswerRow[]): AnswerRow | undefined {
  return number === null ? undefined : corrected.find((one) => one.number.year === number.year && one.number.seq === number.seq);
}
