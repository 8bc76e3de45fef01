/** Prices and closing: a price holds from a day on, and a month that was closed is changed by neither. */
import type { SetTariff, Tariff } from "../contract/ledger.ts";
import { monthAfter, monthOf } from "#language/month.ts";
import { sha256 } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { type WorkloadDeps, countWork } from "./show-workload.ts";
import { holdWorkload, insertClosed, insertTariff, lastClosed, tariffEntries } from "./work.sql.ts";

export async function showTariff({ database }: Pick<WorkloadDeps, "database">): Promise<Tariff> {
  return { entries: await tariffEntries(database.db) };
}

export async function setTariff({ database, clock }: WorkloadDeps, staffId: string, price: SetTariff): Promise<null | Refusal> {
  return database.transact(`staff:${staffId}`, async (tx) => {
    await holdWorkload(tx);
    const closed = await lastClosed(tx);
    if (closed !== null && price.fromDay.slice(0, 7) <= closed) {
      return refuse("wrong-state", `${closed} 已经结账，单价只能从之后的日子起改`, {
        errors: [{ field: "fromDay", message: `须在 ${closed} 之后` }],
      });
    }
    await insertTariff(tx, price, staffId, clock());
    return null;
  });
}

/** Counted and kept in one transaction: nothing comes in between. */
export async function closeMonth({ database, clock }: WorkloadDeps, staffId: string, month: string): Promise<null | Refusal> {
  const now = clock();
  if (monthOf(now) <= month) return refuse("wrong-state", "这个月还没有结束，不能结账");
  return database.transact(`staff:${staffId}`, async (tx) => {
    await holdWorkload(tx);
    const closed = await lastClosed(tx);
    if (closed !== null && closed >= month) {
      return refuse("wrong-state", closed === month ? "这个月已经结账" : `${closed} 已经结账，更早的月份不能再结`);
    }
    // A month left out could never be closed, nor its prices mended.
    if (closed !== null && month !== monthAfter(closed)) return refuse("wrong-state", `请先结 ${monthAfter(closed)}：月份须逐月结账`);
    const figures = JSON.stringify(await countWork(tx, month, now));
    await insertClosed(tx, { month, figures, sha256: await sha256(figures), by: staffId, at: now });
    return null;
  });
}
