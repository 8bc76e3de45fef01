import type { CategoryCode, Channel, GroupMark, SeatClass, Urgency } from "../../../contract.ts";
import { names } from "./names.ts";

/** Danger is the only red, and every mark has words: colour alone says nothing. */
export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  if (urgency === "none") return null;
  return <span className={`mark is-${urgency}`}>{names.urgency[urgency]}</span>;
}

export const CategoryMark = ({ category }: { category: CategoryCode }) => (
  <span className="mark is-category">{names.category[category]}</span>
);

export const SeatMark = ({ seat }: { seat: SeatClass }) => <span className="mark">{names.seat[seat]}</span>;

export const ChannelMark = ({ channel }: { channel: Channel }) => <span className="mark">{names.channel[channel]}</span>;

/** Whom a supervisor gave the draft to; nothing where it goes to whoever comes next. */
export const AssignedMark = ({ to }: { to: string | null }) =>
  to === null ? null : <span className="mark is-decision">{names.assignedTo(to)}</span>;

/** 群体性: others ask about the same matter, and who answers it for all. */
export const InGroupMark = ({ group }: { group: GroupMark | null }) =>
  group === null ? null : (
    <span className="mark is-decision" title={group.name}>
      {names.ledBy(group.lead)}
    </span>
  );
