/** 更正答复: what may be corrected, what corrects nothing, and who may leave the old answer standing. */
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { GivenAnswer } from "../correction.ts";
import type { HeldDraft } from "../review.ts";
import { holds } from "./holds.ts";

/** @returns null where the answer is the one that the citizen reads now, and nobody is at it */
export function mayCorrect(given: Pick<GivenAnswer, "state" | "newest" | "correcting"> | null, erased: boolean): null | Refusal {
  if (!given) return refuse("wrong-state", "这份草稿没有送达群众，不需要更正");
  if (given.state === "withdrawn") return refuse("wrong-state", "群众已撤回这条咨询");
  if (erased) return refuse("wrong-state", "群众已要求删除这条咨询的内容");
  if (given.correcting) return refuse("wrong-state", "这份答复已经在更正中");
  if (!given.newest) return refuse("wrong-state", "群众现在看到的是之后的另一份答复，请更正那一份");
  if (given.state === "answered" || given.state === "closed") return null;
  return refuse("wrong-state", "群众又提了问题，新的答复正在办理，请在那一份里写清楚");
}

/** @returns null where the body says something else than the copy that the correction began from */
export function changesSomething(sha256: string, unchanged: string): null | Refusal {
  if (sha256 !== unchanged) return null;
  return refuse("nothing-corrected", "内容和原来的答复一字不差，不能作为更正通过：请先改正，或者放弃更正");
}

/** The lawyer who holds it, or a supervisor while it is not approved. */
export function mayGiveUp(
  draft: Pick<HeldDraft, "state" | "claimedBy" | "claimedUntil">,
  by: { id: string; oversees: boolean },
  now: Date,
): null | Refusal {
  if (draft.state !== "waiting" && draft.state !== "claimed") return refuse("wrong-state", "这份更正已经不在审核中");
  return by.oversees ? null : holds(draft, by.id, now);
}
