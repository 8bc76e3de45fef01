import type { DraftSummary } from "../../../contract.ts";
import { ClockMark } from "../clocks/clock-mark.tsx";
import { AssignedMark, CategoryMark, InGroupMark, SeatMark, UrgencyMark } from "../frame/marks.tsx";
import { since, when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { words } from "./words.ts";
import { Lease } from "./lease.tsx";
import { names } from "../frame/names.ts";
import { chinese } from "../frame/language.ts";

export function DraftRow({ draft, now, held }: { draft: DraftSummary; now: number; held: boolean }) {
  return (
    <li className={`row is-${draft.urgency}`}>
      <div className="row-marks">
        <UrgencyMark urgency={draft.urgency} />
        <CategoryMark category={draft.category} />
        <SeatMark seat={draft.seatClass} />
        <ClockMark clock={draft.clock} />
        {draft.corrects ? <span className="mark is-decision">{names.correction}</span> : null}
        <AssignedMark to={draft.assignedTo} />
        <InGroupMark group={draft.group} />
        {held && draft.leaseUntil ? <Lease until={draft.leaseUntil} /> : null}
        <span className="small row-when" title={when(draft.waitingSince)}>
          {words.waited(since(draft.waitingSince, now))}
        </span>
      </div>
      <Link to={`/console/drafts/${encodeURIComponent(draft.id)}`} className="row-link" {...chinese}>
        {draft.excerpt || words.noExcerpt}
      </Link>
    </li>
  );
}
