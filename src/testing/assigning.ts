/** Given waiting drafts as an assignment test chooses them, and lawyers at their desks. */
import { sql } from "kysely";
import type { SeatClass, Urgency } from "#contract.ts";
import { isRefusal } from "#platform/refusal.ts";
import type { HeldDraft } from "#review/review.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import type { Bureau, Person } from "./given.node.ts";
import { plainWaiting } from "./matters.node.ts";

type Waits = {
  urgency?: Urgency;
  seatClass?: SeatClass;
  /** How long it waits already, in minutes of the test's clock. */
  waited?: number;
  /** When its promise breaks, in minutes from now. */
  due?: number;
  region?: string;
  prefer?: string;
};

/** @returns the draft's id and its inquiry's */
export async function waits(bureau: Bureau, w: Waits = {}): Promise<{ id: string; inquiryId: string }> {
  const now = bureau.clock().getTime();
  const { urgency = "none", seatClass = "labor", waited = 5 } = w;
  const { draftId: id, inquiryId } = await plainWaiting(bureau.database, { urgency, seatClass, at: new Date(now - waited * 60_000) });
  const due = w.due === undefined ? null : new Date(now + w.due * 60_000);
  await bureau.database.transact("system:test", (tx) =>
    sql`update draft set due_at = ${due}, region = ${w.region ?? null}, prefer = ${w.prefer ?? null} where id = ${id}`.execute(tx),
  );
  return { id, inquiryId };
}

export async function lawyerOf(bureau: Bureau, person: Person): Promise<Lawyer> {
  const found = await bureau.service.lawyer.lawyer(person.id);
  if (!found) throw new Error(`${person.name} has no licence`);
  return found;
}

/** What asking for the next brought: the draft's id, a refusal's code, or null. */
export function broughtOf(outcome: HeldDraft | null | { refused: string }): string | null {
  if (outcome === null) return null;
  return isRefusal(outcome) ? outcome.refused : (outcome as HeldDraft).id;
}

/** Nothing waits, nobody holds anything, everybody is on duty and waits for nothing. */
export async function emptyDesks(bureau: Bureau): Promise<void> {
  await bureau.database.transact("system:test", async (tx) => {
    await sql`update draft set state = 'withdrawn', claimed_until = null where state in ('waiting', 'claimed')`.execute(tx);
    await sql`update inquiry set state = 'withdrawn' where state = 'in_review'`.execute(tx);
    await sql`update duty set state = 'on', ready_since = null`.execute(tx);
  });
}
