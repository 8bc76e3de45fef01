/** Rules and detectors together: what a rule found with its article stands, a detector looks after what the rules missed. */
import type { Reason } from "../triage.ts";
import type { AidFinding } from "./aid/legal-aid.ts";
import type { Reading } from "./read-question.ts";
import type { UrgencyFinding } from "./urgency.ts";

/** Which detectors said yes. */
export type Seen = { danger: boolean; soon: boolean; aid: boolean };

/** Danger before all else; a limit that runs out within a week is soon whatever the words. */
export function decideUrgency({ urgency, urgent }: Reading, seen: Seen): UrgencyFinding {
  if (urgency.urgency === "danger") return urgency;
  if (seen.danger) return { ...urgency, urgency: "danger", reasons: [SEEN_DANGER, ...urgency.reasons] };
  if (urgent) {
    const soons = urgency.soons.includes("deadline") ? urgency.soons : [...urgency.soons, "deadline" as const];
    return { ...urgency, urgency: "soon", soons, reasons: [{ what: "时间紧", because: urgent.because }, ...urgency.reasons] };
  }
  if (urgency.urgency === "soon" || !seen.soon) return urgency;
  return { ...urgency, urgency: "soon", reasons: [...urgency.reasons, SEEN_SOON] };
}

/** Being told of the right costs nothing, not being told may cost the case: either finding is enough. */
export function decideAid({ aid }: Reading, seen: Seen): AidFinding {
  return aid.aid || !seen.aid ? aid : { ...aid, aid: true, reasons: [SEEN_AID, ...aid.reasons] };
}

const SEEN_DANGER: Reason = { what: "危险", because: "与已知的危险情形相近，请马上看原话" };
const SEEN_SOON: Reason = { what: "时间紧", because: "与已知的紧急情形相近，请先看" };
const SEEN_AID: Reason = { what: "可以申请法律援助", because: "与可以申请法律援助的情形相近，由法律援助机构审查（法律援助法第三十一条）" };
