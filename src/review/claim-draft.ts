/** A lawyer takes work: the next draft is given; by name, only one's own or what a supervisor assigned. */
import { dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type GivingConfig, givingTimes } from "./assignment.ts";
import { assignDraft, claimNextDraft, holdingCount, lockChoice, lockDesk, offeredTo, returnExpired, standReady } from "./claim.sql.ts";
import { elseRecused, refuseBarred } from "./recused.ts";
import type { HeldDraft } from "./review.ts";
import { claimDraftById, draftById, lockDraft } from "./review.sql.ts";
import { mayClaim } from "./rules/may-claim.ts";

export type ClaimDeps = {
  database: Database;
  clock: () => Date;
  giving: GivingConfig;
  licenceValid: (lawyer: Lawyer, day: string) => boolean;
};
/** Whether this lawyer takes work now. */
type OnDuty = { mayBeGiven: (tx: Tx, lawyerId: string) => Promise<null | Refusal> };

/** @returns the claimed draft, or null while none waits that this lawyer may be given: then the next that comes is theirs */
export async function claimNext(
  { database, clock, giving, licenceValid, mayBeGiven }: ClaimDeps & OnDuty,
  lawyer: Lawyer,
): Promise<HeldDraft | null | Refusal> {
  const claimed = database.transact(`staff:${lawyer.id}`, async (tx) => {
    const now = clock();
    if (!licenceValid(lawyer, dayInChina(now))) return NO_LICENCE;
    await lockDesk(tx, lawyer.id);
    await returnExpired(tx, now, lawyer.id);
    // What was handed over unasked and waits to be opened is the next.
    const offer = await offeredTo(tx, lawyer.id, now);
    if (offer && (await claimDraftById(tx, offer.draftId, lawyer.id, leaseEnd(now, giving), now))) {
      await standReady(tx, lawyer.id, null);
      return draftById(tx, offer.draftId);
    }
    const refused = (await mayBeGiven(tx, lawyer.id)) ?? (await atCapacity(tx, lawyer, now));
    if (refused) return refused;
    const id = await claimNextDraft(tx, lawyer, givingTimes(giving, now), { until: leaseEnd(now, giving), offeredAt: null });
    await standReady(tx, lawyer.id, id === null ? now : null);
    return id === null ? null : draftById(tx, id);
  });
  return elseRecused(claimed);
}

const NO_LICENCE = refuse("licence-not-valid", "执业证目前无效，不能领取草稿");

export async function claimDraft(
  { database, clock, giving, licenceValid }: ClaimDeps,
  lawyer: Lawyer,
  draftId: string,
): Promise<HeldDraft | Refusal> {
  const claimed = database.transact(`staff:${lawyer.id}`, async (tx) => {
    const now = clock();
    await lockDesk(tx, lawyer.id);
    const draft = await lockDraft(tx, draftId);
    if (!draft) return refuse("not-found", "没有找到这份草稿");
    const refused = mayClaim(draft, lawyer.id, now) ?? (await refuseBarred(tx, draft.inquiryId, lawyer.id));
    if (refused) return refused;
    if (!licenceValid(lawyer, dayInChina(now))) return NO_LICENCE;
    const mine = draft.state === "claimed" && draft.claimedUntil !== null && draft.claimedUntil > now;
    const full = mine ? null : await atCapacity(tx, lawyer, now);
    if (full) return full;
    if (!(await claimDraftById(tx, draftId, lawyer.id, leaseEnd(now, giving), now)))
      return refuse("claimed-by-another", "另一位律师正在审核这份草稿");
    return (await draftById(tx, draftId)) ?? refuse("not-found", "没有找到这份草稿");
  });
  return elseRecused(claimed);
}

async function atCapacity(tx: Tx, lawyer: Lawyer, now: Date): Promise<null | Refusal> {
  if ((await holdingCount(tx, lawyer.id, now)) < lawyer.capacity) return null;
  return refuse("at-capacity", `您手上已有 ${lawyer.capacity} 份草稿，请先处理`);
}

/** A supervisor gives a waiting draft to one lawyer by name. */
export async function assignToLawyer(
  { database, clock }: Pick<ClaimDeps, "database" | "clock">,
  by: string,
  draftId: string,
  lawyerId: string,
): Promise<null | Refusal> {
  return database.transact(`staff:${by}`, async (tx) => {
    const choice = await lockChoice(tx, draftId, lawyerId, dayInChina(clock()));
    if (!choice) return refuse("wrong-state", "这份草稿不在等候中，或者没有这位律师");
    if (choice.barred) return refuse("recused", "这位律师或者其所在的律所已经回避这件咨询，或者办理过对方的咨询");
    if (!choice.signs) return refuse("licence-not-valid", "这位律师的执业证目前无效，不能指派");
    await assignDraft(tx, draftId, lawyerId);
    return null;
  });
}

/** Run by the clock: leases that ran out free their drafts even while nobody asks for the next one. */
export async function freeExpired({ database, clock }: Pick<ClaimDeps, "database" | "clock">): Promise<void> {
  await database.transact("system:leases", (tx) => returnExpired(tx, clock()));
}

function leaseEnd(now: Date, { leaseMinutes }: Pick<GivingConfig, "leaseMinutes">): Date {
  return new Date(now.getTime() + leaseMinutes * 60_000);
}
