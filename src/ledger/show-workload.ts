/** 工作量: what each lawyer did in a month and what it comes to; a closed month is told as it was paid. */
import { Workload } from "../contract/ledger.ts";
import type { MyMonth } from "../contract/ledger.ts";
import { daysOfMonth, monthOf, monthStretch } from "#language/month.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Database, Reader } from "#platform/database.ts";
import { sha256Hex } from "#platform/keyring.ts";
import type { Sheet } from "#platform/workbook.ts";
import type { Price, Work } from "./ledger.ts";
import { dutyWork } from "./rules/duty-work.ts";
import { payFor } from "./rules/pay.ts";
import { workloadSheet } from "./rules/workload-sheet.ts";
import { WORK_NAMES } from "./ledger-names.ts";
import { closedMonth, decisionsOf, lawyersNamed, spellsIn, tariffEntries, workOn } from "./work.sql.ts";

export type WorkloadDeps = { database: Database; clock: () => Date };

/** A day a statement: none of them holds the embedded database's one connection for long. */
async function workOf(db: Reader, month: string, now: Date, only: string | null): Promise<Work[]> {
  const done: Work[] = [];
  for (const day of daysOfMonth(month)) done.push(...(await workOn(db, day, only)));
  const { from, until } = monthStretch(month);
  const night = new Date(until.getTime() + NEXT_MORNING_MS); // the last night ends in the next month
  return [...done, ...dutyWork(await spellsIn(db, { from, until: night }, now, only), month)];
}

const NEXT_MORNING_MS = 6 * 3_600_000;

/** The figures as they are now. */
export async function countWork(db: Reader, month: string, now: Date): Promise<Workload["lawyers"]> {
  const done = Map.groupBy(await workOf(db, month, now, null), ({ lawyerId }) => lawyerId);
  const prices = pricesOf(await tariffEntries(db));
  const lawyers = await lawyersNamed(db, [...done.keys()]);
  return lawyers.map((lawyer) => ({ ...lawyer, ...payFor(done.get(lawyer.id) ?? [], prices) }));
}

const pricesOf = (entries: readonly Price[]): Price[] => entries.map(({ code, fen, fromDay }) => ({ code, fen, fromDay }));

/** @throws when the figures of a closed month are not those of their hash */
export async function showWorkload({ database, clock }: WorkloadDeps, month: string): Promise<Workload> {
  const now = clock();
  const over = monthOf(now) > month;
  const closed = await closedMonth(database.db, month);
  if (!closed) return { month, lawyers: await countWork(database.db, month, now), over, closed: null };
  if ((await sha256Hex(closed.figures)) !== closed.sha256) throw new Error(`the figures of ${month} are not those that were closed`);
  const lawyers = Workload.shape.lawyers.parse(JSON.parse(closed.figures));
  return { month, lawyers, over, closed: { at: closed.at.toISOString(), by: closed.by, sha256: closed.sha256 } };
}

export async function exportWorkload(
  deps: WorkloadDeps & { writeWorkbook: (sheets: readonly Sheet[]) => Promise<Uint8Array> },
  staffId: string,
  month: string,
): Promise<Uint8Array> {
  const workload = await showWorkload(deps, month);
  await deps.database.transact(`staff:${staffId}`, (tx) =>
    recordAudit(tx, "export-workload", "month", month, { lawyers: workload.lawyers.length, closed: workload.closed ? 1 : 0 }),
  );
  return deps.writeWorkbook([workloadSheet(workload, WORK_NAMES)]);
}

export async function showMyMonth({ database, clock }: WorkloadDeps, lawyerId: string, month: string): Promise<MyMonth> {
  const figures = await decisionsOf(database.db, lawyerId, monthStretch(month));
  const closed = (await closedMonth(database.db, month)) !== null;
  const paid = closed ? await asClosed({ database, clock }, lawyerId, month) : await asCounted({ database, clock }, lawyerId, month);
  return { month, ...figures, lines: paid.lines, fen: paid.fen, closed };
}

type Paid = Pick<MyMonth, "lines" | "fen">;

async function asClosed(deps: WorkloadDeps, lawyerId: string, month: string): Promise<Paid> {
  const { lawyers } = await showWorkload(deps, month);
  return lawyers.find(({ id }) => id === lawyerId) ?? { lines: [], fen: null };
}

async function asCounted({ database: { db }, clock }: WorkloadDeps, lawyerId: string, month: string): Promise<Paid> {
  return payFor(await workOf(db, month, clock(), lawyerId), pricesOf(await tariffEntries(db)));
}
