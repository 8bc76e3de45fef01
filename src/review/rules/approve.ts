/** When a draft may become an answer. The database holds the same for the licence and for what was seen. */
import type { Finding } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { HeldDraft, Override } from "../review.ts";
import { holds } from "./holds.ts";

export type Approval = { sha256: string; overrides: Override[] };
export type Signer = { id: string; licenceValid: boolean };

/** What citizens are shown as 法条原文 is the law's own text or it is not shown: without the quotation the answer may go. */
const NO_REASON_FOR: Finding["kind"] = "quotation-differs";

/**
 * @param findings of the citation gate on the body that would be approved
 * @returns null where approval may go ahead
 */
export function mayApprove(draft: HeldDraft, approval: Approval, signer: Signer, findings: Finding[], now: Date): null | Refusal {
  const refused = holds(draft, signer.id, now);
  if (refused) return refused;
  if (!signer.licenceValid) return refuse("licence-not-valid", "执业证目前无效，不能审核通过");
  if (approval.sha256 !== draft.sha256) return refuse("draft-changed", "草稿在您打开之后有改动，请看过新的内容再决定");
  const overridden = new Set(approval.overrides.map((o) => o.finding));
  const standing = findings.filter((f) => f.blocking && !(overridden.has(f.key) && f.kind !== NO_REASON_FOR));
  if (standing.length === 0) return null;
  const says = standing.every((f) => f.kind === NO_REASON_FOR)
    ? "引文不是官方原文，写明理由也不能放行，请去掉引文"
    : "还有引用没有核实，请修改，或者写明理由后放行";
  return refuse("citations-unresolved", says, {
    errors: standing.map((f) => ({ field: f.key, message: f.because })),
  });
}

/** Only overrides of findings that really stand are kept: the record must not list what nobody asked. */
export function usedOverrides(findings: Finding[], overrides: Override[]): Override[] {
  const blocking = new Set(findings.filter((f) => f.blocking).map((f) => f.key));
  return overrides.filter((o) => blocking.has(o.finding));
}
