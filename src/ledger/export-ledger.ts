/** The 台账 of a month as an xlsx file; every file that leaves is in the audit. */
import type { Database } from "#platform/database.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Sheet } from "#platform/workbook.ts";
import type { LedgerRow } from "./ledger.ts";
import { LEDGER_NAMES } from "./ledger-names.ts";
import { openTally } from "./rules/add-up.ts";
import { ledgerSheet, statisticsSheet } from "./rules/ledger-sheet.ts";
import { walkLedger } from "./walk-ledger.ts";

export type ExportDeps = {
  database: Database;
  writeWorkbook: (sheets: readonly Sheet[]) => Promise<Uint8Array>;
  /** 〔2026〕咨答字第000123号 */
  sayNumber: (number: { year: number; seq: number }) => string;
};

/** Written on the event loop in about 0.3 s: fifty thousand in one file held it for 1.6 s. */
export const ROWS_A_FILE = 10_000;

/** @param part from 1; the month's statistics stand in the first file */
export async function exportLedger(deps: ExportDeps, staffId: string, month: string, part: number): Promise<Uint8Array> {
  const tally = openTally(month);
  const first = (part - 1) * ROWS_A_FILE;
  const rows: LedgerRow[] = [];
  let at = 0;
  for await (const row of walkLedger(deps.database.db, month)) {
    tally.add(row);
    if (at >= first && at < first + ROWS_A_FILE) rows.push(row);
    at += 1;
    if (part > 1 && rows.length === ROWS_A_FILE) break;
  }
  await deps.database.transact(`staff:${staffId}`, (tx) => recordAudit(tx, "export-ledger", "month", month, { part, rows: rows.length }));
  const sheet = ledgerSheet(rows, first + 1, LEDGER_NAMES, deps.sayNumber);
  return deps.writeWorkbook(part === 1 ? [sheet, statisticsSheet(tally.result(), LEDGER_NAMES)] : [sheet]);
}
