import type { DraftView, WrittenBy } from "../../../contract.ts";
import { ClockMark } from "../clocks/clock-mark.tsx";
import { CategoryMark, ChannelMark, UrgencyMark } from "../frame/marks.tsx";
import { Lease } from "../queue/lease.tsx";
import { NO_MODEL, said } from "../said/said-words.ts";
import { words } from "./words.ts";
import { aiLabel } from "./ai-label.ts";
import { DeadlineMark } from "./deadlines.tsx";
import { SheetLinks } from "./sheet-links.tsx";

export const sayWriter = (by: WrittenBy): string => words.writtenBy[by.kind](by.name);

/** Who wrote these words stands above them, always. */
export function DraftHead({ shown, latest, onRenew }: { shown: DraftView; latest: DraftView; onRenew: () => void }) {
  const { inquiry, writtenBy } = shown;
  return (
    <div className="draft-head">
      <p className={`writer is-${writtenBy.kind}`}>
        <strong className="ai-label">{aiLabel(shown.state)}</strong>
        <strong>{sayWriter(writtenBy)}</strong>
        {writtenBy.because ? <span className="small">{words.draft.becauseNoModel(said(writtenBy.because, NO_MODEL).children)}</span> : null}
      </p>
      <div className="row-marks">
        {shown.state === "delivered" ? <SheetLinks draftId={shown.id} /> : null}
        <UrgencyMark urgency={inquiry.urgency} />
        <ClockMark clock={latest.clock} />
        <DeadlineMark deadlines={inquiry.triage?.deadlines ?? []} />
        <CategoryMark category={inquiry.category} />
        <ChannelMark channel={inquiry.channel} />
        <span className="mark">{words.draft.version(shown.version)}</span>
        {latest.claimedByMe && latest.leaseUntil ? <Lease until={latest.leaseUntil} onRenew={onRenew} /> : null}
      </div>
    </div>
  );
}
