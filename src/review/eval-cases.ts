/** Approved answers as cases for `npm run eval -- drafts`: redacted questions with the articles that answered them. */
import type { AnswerBody } from "../contract.ts";
import { monthStretch } from "#language/month.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import { type AnsweredRow, answeredAfter } from "./eval-case.sql.ts";
import { type EvalCase, evalCase } from "./rules/eval-case.ts";

export type CaseDeps = {
  database: Database;
  keyring: Keyring;
  openBody: (vault: Vault, draftId: string, sealed: Uint8Array, sha256: string) => Promise<AnswerBody>;
  /** From the inquiry room: what redaction would still take out of a text, knowing what this matter holds of names and numbers. */
  personal: (inquiryId: string, texts: readonly string[]) => Promise<{ value: string }[][]>;
};

const EVER = { from: new Date("2000-01-01T00:00:00Z"), until: new Date("2100-01-01T00:00:00Z") };
const BATCH = 200;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Each export is in the audit, with how many cases left.
 * @param month YYYY-MM of the answers; null for all
 * @returns also how many were left out because a person could still be told by them, or no article bears them out
 */
export async function exportCases(deps: CaseDeps, month: string | null): Promise<{ cases: EvalCase[]; leftOut: number }> {
  const stretch = month === null ? EVER : monthStretch(month);
  const cases: EvalCase[] = [];
  let leftOut = 0;
  for (let after = BEFORE_ALL; ;) {
    const rows = await answeredAfter(deps.database.db, stretch, after, BATCH);
    for (const row of rows) {
      const made = await caseOf(deps, row);
      if (made) cases.push(made);
      else leftOut += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    after = last.id;
  }
  await deps.database.transact("system:command", (tx) =>
    recordAudit(tx, "export-cases", "month", month ?? "all", { cases: cases.length, leftOut }),
  );
  return { cases, leftOut };
}

async function caseOf({ keyring, openBody, personal }: CaseDeps, row: AnsweredRow): Promise<EvalCase | null> {
  const vault = await openVault(keyring, row.citizenId, row.dataKey);
  const body = await openBody(vault, row.draftId, row.sealed, row.sha256);
  const [said = []] = await personal(row.inquiryId, [row.words.join("\n")]);
  return evalCase({ id: row.id, words: row.words, body }, () => said);
}
