/** The queue as a lawyer sees it, and a citizen's place in it. */
import type { DraftSummary, InquiryState, Queue, ReviewQueue } from "../contract.ts";
import type { Database } from "#platform/database.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { openCorrection } from "./correction.sql.ts";
import { heldBy, likeMatters, placeInQueue, queueCounts, reviewsBy, waitingDrafts } from "./queue.sql.ts";

const SHOWN = 50;

/** @param lawyer null for a supervisor, who sees all and holds none */
export async function showQueue(
  { database, clock }: { database: Database; clock: () => Date },
  lawyer: Lawyer | null,
): Promise<ReviewQueue> {
  return {
    mine: lawyer ? await heldBy(database.db, lawyer.id, clock()) : [],
    waiting: await waitingDrafts(database.db, lawyer, SHOWN),
    counts: await queueCounts(database.db),
  };
}

const SAYS: Partial<Record<InquiryState, string>> = {
  triaged: "已收到，正在分流。",
  drafting: "正在查找法律依据、起草答复，随后由律师审核。",
  needs_facts: "请回答几个小问题，也可以跳过；十分钟没有回答会直接开始起草。",
};

/** Fewer like matters than this say nothing: no figure is better than a wrong one. */
const LEAST = 5;

async function expectedOf({ db }: Database, inquiryId: string): Promise<Pick<Queue, "expectedMinutes" | "like">> {
  const { minutes, like } = await likeMatters(db, inquiryId);
  return { expectedMinutes: minutes === null || like < LEAST ? null : Math.max(1, Math.round(minutes)), like };
}

const CORRECTING = "律师正在复核之前的答复。复核以后，结果会显示在这里。";

/** @returns null once nothing is waited for */
export async function queueFor({ database }: { database: Database }, inquiry: { id: string; state: InquiryState }): Promise<Queue | null> {
  const says = SAYS[inquiry.state];
  if (says) return { position: null, waiting: 0, expectedMinutes: null, says };
  if (inquiry.state !== "in_review") return null;
  if (await openCorrection(database.db, inquiry.id)) return { position: null, waiting: 0, expectedMinutes: null, says: CORRECTING };
  const place = await placeInQueue(database.db, inquiry.id);
  const expected = await expectedOf(database, inquiry.id);
  // Whoever is being read stands in no queue any more: a place of 0 of 0 is no figure.
  if (place?.state !== "waiting") return { position: null, waiting: 0, ...expected, says: "律师正在审核您的答复。" };
  return {
    position: place.ahead + 1,
    waiting: place.waiting,
    ...expected,
    says: "草稿已写好，正在排队等律师审核。律师通过之前，您不会看到任何内容。",
  };
}

/** Everything that waits, for a supervisor, a page at a time. @param after the last draft of the page before; null for the first */
export async function listWaiting({ database }: { database: Database }, after: string | null): Promise<DraftSummary[]> {
  return waitingDrafts(database.db, null, SHOWN, after);
}

/** @param before the time of the last decision of the page before; null for the newest */
export async function showHistory({ database }: { database: Database }, lawyerId: string, before: string | null) {
  const rows = await reviewsBy(database.db, lawyerId, SHOWN, before);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
