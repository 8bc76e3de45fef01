/** A lawyer takes work: the next draft is given; by name, only one's own or what a supervisor assigned. */
import type { Database } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import type { HeldDraft } from "./review.ts";
import {
  assignDraft,
  claimDraftById,
  claimNextDraft,
  draftById,
  holdingCount,
  lockDesk,
  lockDraft,
  returnExpired,
  setDraftState,
} from "./review.sql.ts";
import { holds } from "./rules/holds.ts";
import { mayClaim } from "./rules/may-claim.ts";

export type ClaimDeps = { database: Database; clock: () => Date; leaseMinutes: number };

/** @returns the claimed draft, or null while none waits that this lawyer may be given */
export async function claimNext({ database, clock, leaseMinutes }: ClaimDeps, lawyer: Lawyer): Promise<HeldDraft | null | Refusal> {
  return database.transact(`staff:${lawyer.id}`, async (tx) => {
    const now = clock();
    if (lawyer.licenceStatus !== "active") return refuse("licence-not-valid", "执业证目前无效，不能领取草稿");
    await lockDesk(tx, lawyer.id);
    await returnExpired(tx, now);
    if ((await holdingCount(tx, lawyer.id, now)) >= lawyer.capacity) {
      return refuse("at-capacity", `您手上已有 ${lawyer.capacity} 份草稿，请先处理`);
    }
    const id = await claimNextDraft(tx, lawyer.id, lawyer.seatClasses, leaseEnd(now, leaseMinutes));
    return id === null ? null : draftById(tx, id);
  });
}

export async function claimDraft(
  { database, clock, leaseMinutes }: ClaimDeps,
  lawyer: Lawyer,
  draftId: string,
): Promise<HeldDraft | Refusal> {
  return database.transact(`staff:${lawyer.id}`, async (tx) => {
    const now = clock();
    const draft = await lockDraft(tx, draftId);
    if (!draft) return refuse("not-found", "没有找到这份草稿");
    const refused = mayClaim(draft, lawyer.id, now);
    if (refused) return refused;
    if (!(await claimDraftById(tx, draftId, lawyer.id, leaseEnd(now, leaseMinutes), now)))
      return refuse("claimed-by-another", "另一位律师正在审核这份草稿");
    return (await draftById(tx, draftId)) ?? refuse("not-found", "没有找到这份草稿");
  });
}

/** Gives a draft back; it keeps its place in the queue. */
export async function releaseDraft({ database, clock }: ClaimDeps, lawyerId: string, draftId: string): Promise<null | Refusal> {
  return database.transact(`staff:${lawyerId}`, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    const refused = draft ? holds(draft, lawyerId, clock()) : refuse("not-found", "没有找到这份草稿");
    if (isRefusal(refused)) return refused;
    await setDraftState(tx, draftId, "waiting");
    return null;
  });
}

/** A supervisor gives a waiting draft to one lawyer by name. */
export async function assignToLawyer(
  { database }: Pick<ClaimDeps, "database">,
  by: string,
  draftId: string,
  lawyerId: string,
): Promise<null | Refusal> {
  const assigned = await database.transact(`staff:${by}`, (tx) => assignDraft(tx, draftId, lawyerId));
  return assigned ? null : refuse("wrong-state", "这份草稿不在等候中，或者没有这位律师");
}

/** Run by the clock: leases that ran out free their drafts even while nobody asks for the next one. */
export async function freeExpired({ database, clock }: Pick<ClaimDeps, "database" | "clock">): Promise<void> {
  await database.transact("system:leases", (tx) => returnExpired(tx, clock()));
}

function leaseEnd(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
