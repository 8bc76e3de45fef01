import type { ReferralView } from "../../../contract.ts";
import { dayAndTime, span, useNow } from "../frame/moment.ts";
import { words } from "./words.ts";

const SOON = 2 * 24 * 60 * 60_000;

export const isOpen = (referral: ReferralView): boolean => referral.state === "open" || referral.state === "accepted";

/** 法律援助法 43: seven days from receipt. The clock matters only while the matter is undecided. */
export function Due({ referral }: { referral: ReferralView }) {
  const now = useNow(30_000);
  if (!isOpen(referral)) return null;
  if (!referral.dueAt) return <span className="mark">{words.dueAfterAccepting}</span>;
  const left = Date.parse(referral.dueAt) - now;
  const at = dayAndTime(referral.dueAt);
  if (left <= 0) return <span className="mark is-blocking">{words.overdue(at)}</span>;
  return <span className={left < SOON ? "mark is-soon" : "mark"}>{words.due(at, span(left))}</span>;
}
