/** A long thread in pieces: the server sends the latest messages, older ones are fetched as they are wanted. Pure. */
import type { InquiryView, Message } from "../../../contract.ts";

/** What was fetched besides the view's own messages, in order; `earlier` counts what lies before. */
export type Older = { messages: Message[]; earlier: number };

export const NONE: Older = { messages: [], earlier: 0 };

/** How many messages lie before those on screen. */
export const before = (older: Older, view: InquiryView): number =>
  older.messages.length > 0 ? older.earlier : (view.earlierMessages ?? 0);

/** A page joins what is there only where the two meet. @param at the first message that was on screen when it was asked for */
export function joined(older: Older, view: InquiryView, at: string, page: Older): Older {
  const first = older.messages[0] ?? view.messages[0];
  return first?.id === at ? { messages: [...page.messages, ...older.messages], earlier: page.earlier } : older;
}

/** What slid out of the latest messages stays on screen; where too much was missed to know, it is fetched again. */
export function slid(older: Older, was: InquiryView | null, now: InquiryView): Older {
  const known = [...older.messages, ...(was?.messages ?? [])];
  const at = known.findIndex(({ id }) => id === now.messages[0]?.id);
  if (at < 0) return NONE;
  return { messages: known.slice(0, at), earlier: older.messages.length > 0 ? older.earlier : (was?.earlierMessages ?? 0) };
}
