/** Every row of a month's 台账, in the order of receipt, a page at a time: others' work runs in between. */
import { monthStretch } from "#language/month.ts";
import type { Reader } from "#platform/database.ts";
import type { LedgerRow } from "./ledger.ts";
import { type Cursor, ledgerPage } from "./rows.sql.ts";

export async function* walkLedger(db: Reader, month: string): AsyncGenerator<LedgerRow> {
  for (let after: Cursor | null = null; ;) {
    const { rows, next }: Awaited<ReturnType<typeof ledgerPage>> = await ledgerPage(db, monthStretch(month), after);
    yield* rows;
    if (!next) return;
    after = next;
  }
}
