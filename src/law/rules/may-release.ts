/** When a lawyer may let citizens read a card, or take that back. The database holds the licence and the words as well. */
import type { ReleaseState } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

export type ReleaseSigner = { licenceValid: boolean };

/** @param seen the hash of the words that were on screen; @returns null where the release may go ahead */
export function mayRelease(card: { sha256: string; state: ReleaseState }, seen: string, signer: ReleaseSigner): null | Refusal {
  if (!signer.licenceValid) return refuse("licence-not-valid", "执业证目前无效，不能放行");
  if (seen !== card.sha256) return refuse("wrong-state", "卡片在您打开之后有改动，请看过新的内容再决定");
  if (card.state === "released") return refuse("wrong-state", "这张卡片已经放行");
  return null;
}

/** @param shown whether citizens can read it now, or could read other words of it */
export function mayWithdraw(shown: boolean, signer: ReleaseSigner): null | Refusal {
  if (!signer.licenceValid) return refuse("licence-not-valid", "执业证目前无效，不能撤回");
  return shown ? null : refuse("wrong-state", "这张卡片没有放行，不用撤回");
}
