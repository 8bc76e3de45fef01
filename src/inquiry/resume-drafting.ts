/** Ten minutes without an answer to the fact questions: drafting goes on without. */
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { InquiryOutcome } from "./inquiry.ts";
import { forgetReplies, moveInquiry } from "./inquiry.sql.ts";

type Deps = { database: Database; clock: Clock; next: (tx: Tx, outcome: InquiryOutcome) => Promise<void> };

/** Safe to run twice: an inquiry that went on meanwhile is left alone. */
export async function resumeDrafting({ database, clock, next }: Deps, inquiryId: string): Promise<void> {
  await database.transact("system:facts-clock", async (tx) => {
    const moved = await moveInquiry(tx, inquiryId, ["needs_facts"], "drafting", clock(), { because: "没有收到补充，先按已知情况起草" });
    if (moved) await next(tx, { kind: "ready-to-draft", inquiryId });
  });
}

const KEEP_REPLIES_MS = 24 * 3_600_000;

/** Replies kept for Idempotency-Keys hold tokens: a day is enough for any retry. */
export async function forgetOldReplies({ database, clock }: Pick<Deps, "database" | "clock">): Promise<void> {
  await database.transact("system:keeper", (tx) => forgetReplies(tx, new Date(clock().getTime() - KEEP_REPLIES_MS)));
}
