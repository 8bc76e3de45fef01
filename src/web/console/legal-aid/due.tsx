import type { ReferralView } from "../../../contract.ts";
import { dayAndTime, span, useNow } from "../frame/moment.ts";
import { words } from "./words.ts";

const SOON = 2 * 24 * 60 * 60_000;

const isUndecided = ({ state }: ReferralView): boolean => state === "open" || state === "accepted";
const isUnappointed = ({ state, appointments }: ReferralView): boolean => state === "granted" && appointments.length === 0;

export const isOpen = (referral: ReferralView): boolean => isUndecided(referral) || isUnappointed(referral);

/** 法律援助法 43: seven days from receipt to the decision, three from there to the appointment. */
export function Due({ referral }: { referral: ReferralView }) {
  const now = useNow(30_000);
  if (!isOpen(referral)) return null;
  const appoints = isUnappointed(referral);
  const due = appoints ? referral.appointBy : referral.dueAt;
  if (!due) return <span className="mark">{appoints ? words.notAppointed : words.dueAfterAccepting}</span>;
  const left = Date.parse(due) - now;
  const at = dayAndTime(due);
  if (left <= 0) return <span className="mark is-blocking">{appoints ? words.appointOverdue(at) : words.overdue(at)}</span>;
  const text = appoints ? words.appointBy(at, span(left)) : words.due(at, span(left));
  return <span className={left < SOON ? "mark is-soon" : "mark"}>{text}</span>;
}
