/** No cherry-picking: the next draft is given; by name one may take only one's own or what a supervisor assigned. */
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { HeldDraft } from "../review.ts";

type Claim = Pick<HeldDraft, "state" | "assignedTo" | "claimedBy" | "claimedUntil">;

/** @returns null where the claim may go ahead */
export function mayClaim(draft: Claim, lawyerId: string, now: Date): null | Refusal {
  const leased = draft.state === "claimed" && draft.claimedUntil !== null && draft.claimedUntil > now;
  if (leased && draft.claimedBy !== lawyerId) return refuse("claimed-by-another", "另一位律师正在审核这份草稿");
  if (draft.state !== "waiting" && draft.state !== "claimed") return refuse("wrong-state", "这份草稿已经不在审核中");
  const own = draft.assignedTo === null ? draft.claimedBy === lawyerId : draft.assignedTo === lawyerId;
  if (own) return null;
  return refuse("not-next", "请用“领取下一份”，不能自选草稿");
}
