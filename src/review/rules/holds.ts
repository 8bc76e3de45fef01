/** Deciding on a draft takes a lease that still runs. */
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { HeldDraft } from "../review.ts";

/** @returns null where this lawyer holds the draft now */
export function holds(draft: Pick<HeldDraft, "state" | "claimedBy" | "claimedUntil">, lawyerId: string, now: Date): null | Refusal {
  if (draft.state !== "claimed") return refuse("not-claimed", "这份草稿不在您手上，请先领取");
  if (draft.claimedBy !== lawyerId) return refuse("claimed-by-another", "另一位律师正在审核这份草稿");
  if (draft.claimedUntil === null || draft.claimedUntil <= now) return refuse("not-claimed", "领取已经到期，请重新领取");
  return null;
}
