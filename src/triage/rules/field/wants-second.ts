/** 要不要第二意见: only what triage is unsure of is put to a model, once, and never against a lawyer's word. */
import type { Opinion } from "#triage/triage.ts";

/** @param doubt below this confidence a model is asked, 0 to 1 */
export function wantsSecond(triage: { confidence: number; opinions: readonly Opinion[] }, doubt: number): boolean {
  return triage.confidence < doubt && !triage.opinions.some(({ by }) => by === "model" || by === "lawyer");
}
