/** A 12345 order 工单 says by when it is to be answered. */
import { type Refusal, refuse } from "#platform/refusal.ts";

const DAY_MS = 86_400_000;
/** A limit that lies further away, before or after, is a slip of the sender's. */
const FURTHEST_DAYS = 400;

/** One that is past already is taken all the same: a citizen asked, and the clock says at once that it is late. */
export function mayTakeOrder(dueAt: Date, now: Date): null | Refusal {
  const away = Math.abs(dueAt.getTime() - now.getTime());
  return away <= FURTHEST_DAYS * DAY_MS ? null : refuse("invalid", `工单时限不对：离现在超过 ${FURTHEST_DAYS} 天`);
}
