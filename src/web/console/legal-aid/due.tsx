import type { ReferralView } from "../../../contract.ts";
import { dayAndTime, span, useNow } from "../frame/moment.ts";
import { objectionWords } from "./objection-words.ts";
import { words } from "./words.ts";

const SOON = 2 * 24 * 60 * 60_000;

const isUndecided = ({ state }: ReferralView): boolean => state === "open" || state === "accepted";
const isUnappointed = ({ state, appointments }: ReferralView): boolean => state === "granted" && appointments.length === 0;

const objectedTo = ({ objections }: ReferralView) => objections.find(({ outcome }) => outcome === null);
export const isToPutRight = ({ state, objections }: ReferralView): boolean =>
  state === "refused" && objections.some(({ against, outcome }) => against === "refusal" && outcome === "ordered");

export const isOpen = (referral: ReferralView): boolean =>
  isUndecided(referral) || isUnappointed(referral) || objectedTo(referral) !== undefined || isToPutRight(referral);

/** 法律援助法 43, 49: seven days from receipt to the decision, three from there to the appointment, five for an objection. */
export function Due({ referral }: { referral: ReferralView }) {
  const objected = objectedTo(referral);
  return (
    <>
      {isUndecided(referral) || isUnappointed(referral) ? <Undone referral={referral} /> : null}
      {objected ? <ObjectionDue dueAt={objected.dueAt} /> : null}
      {isToPutRight(referral) ? <span className="mark is-soon">{objectionWords.putRight}</span> : null}
    </>
  );
}

function ObjectionDue({ dueAt }: { dueAt: string | null }) {
  const now = useNow(30_000);
  if (!dueAt) return <span className="mark">{objectionWords.noTerm}</span>;
  const left = Date.parse(dueAt) - now;
  if (left <= 0) return <span className="mark is-blocking">{objectionWords.overdue(dayAndTime(dueAt))}</span>;
  return <span className={left < SOON ? "mark is-soon" : "mark"}>{objectionWords.by(dayAndTime(dueAt), span(left))}</span>;
}

function Undone({ referral }: { referral: ReferralView }) {
  const now = useNow(30_000);
  const appoints = isUnappointed(referral);
  const due = appoints ? referral.appointBy : referral.dueAt;
  if (!due) return <span className="mark">{appoints ? words.notAppointed : words.dueAfterAccepting}</span>;
  const left = Date.parse(due) - now;
  const at = dayAndTime(due);
  if (left <= 0) return <span className="mark is-blocking">{appoints ? words.appointOverdue(at) : words.overdue(at)}</span>;
  const text = appoints ? words.appointBy(at, span(left)) : words.due(at, span(left));
  return <span className={left < SOON ? "mark is-soon" : "mark"}>{text}</span>;
}
