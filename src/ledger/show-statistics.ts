/** A month's statistics, added up from its 台账. */
import type { Statistics } from "../contract/ledger.ts";
import type { Database } from "#platform/database.ts";
import { ROWS_A_FILE } from "./export-ledger.ts";
import { openTally } from "./rules/add-up.ts";
import { walkLedger } from "./walk-ledger.ts";

export async function showStatistics({ database }: { database: Database }, month: string): Promise<Statistics> {
  const tally = openTally(month);
  for await (const row of walkLedger(database.db, month)) tally.add(row);
  const said = tally.result();
  return { ...said, files: Math.ceil(said.total.received / ROWS_A_FILE) };
}
