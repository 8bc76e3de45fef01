/** 未起草的咨询: a person looks at every question that was refused a draft, the same day, and confirms it or has it drafted. */
import type { Board, Undrafted, UndraftedList } from "../contract.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { InquiryOutcome } from "./inquiry.ts";
import { lockInquiry, moveInquiry } from "./inquiry.sql.ts";
import { type UndraftedRow, settleUndrafted, settledUndrafted, undraftedCounts, unseenUndrafted } from "./undrafted.sql.ts";

export type LookDeps = { database: Database; clock: Clock; next: (tx: Tx, outcome: InquiryOutcome) => Promise<void> };

const UNSEEN_SHOWN = 200;
const SEEN_SHOWN = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function listUndrafted({ database, clock }: Pick<LookDeps, "database" | "clock">): Promise<UndraftedList> {
  const today = startOfToday(clock);
  const shown = (rows: UndraftedRow[]) => rows.map((row) => viewOf(row, today));
  return {
    unseen: shown(await unseenUndrafted(database.db, UNSEEN_SHOWN)),
    seen: shown(await settledUndrafted(database.db, SEEN_SHOWN)),
    counts: await undraftedCounts(database.db, today),
  };
}

export async function undraftedOnBoard({ database, clock }: Pick<LookDeps, "database" | "clock">): Promise<Board["undrafted"]> {
  return undraftedCounts(database.db, startOfToday(clock));
}

/** Drafting begins where the person says so; a lawyer then reads it like any other. */
export async function lookAtUndrafted(
  { database, clock, next }: LookDeps,
  by: string,
  inquiryId: string,
  verdict: "confirmed" | "reopened",
): Promise<null | Refusal> {
  if (!UUID.test(inquiryId)) return refuse("not-found", "没有找到这条咨询");
  return database.transact(`staff:${by}`, async (tx) => {
    const now = clock();
    if (!(await lockInquiry(tx, inquiryId))) return refuse("not-found", "没有找到这条咨询");
    if (!(await settleUndrafted(tx, inquiryId, { verdict, by, at: now }))) {
      return refuse("wrong-state", "这条咨询已经有人看过，或者群众自己已经接着问了");
    }
    if (verdict === "confirmed") return null;
    await moveInquiry(tx, inquiryId, ["closed"], "drafting", now, { because: "工作人员看过，恢复起草", newRound: true });
    await next(tx, { kind: "ready-to-draft", inquiryId });
    return null;
  });
}

const startOfToday = (clock: Clock) => new Date(`${dayInChina(clock())}T00:00:00+08:00`);

function viewOf(row: UndraftedRow, today: Date): Undrafted {
  return {
    ...row,
    at: row.at.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    late: row.verdict === null && row.at < today,
  };
}
