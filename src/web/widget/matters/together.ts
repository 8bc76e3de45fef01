/** Tabs of one browser in step: what one of them tells, and what another makes of it. Tokens are never told. */
import type { InquiryView } from "../../../contract.ts";
import type { Action, Conversation } from "../conversation/conversation.ts";

export type Tiding = { type: "changed" | "withdrawn"; id: string } | { type: "erased"; ids: string[] } | { type: "left" };

type Follows = { look: boolean; happens: Action | null };
const NOTHING: Follows = { look: false, happens: null };

/** `look`: fetch the open matter again. */
export function heard(now: Conversation, tiding: Tiding): Follows {
  switch (tiding.type) {
    case "changed":
      return { look: now.screen.at === "matter" && now.screen.held.id === tiding.id, happens: null };
    case "withdrawn":
      return now.held.some(({ id }) => id === tiding.id) ? { look: false, happens: { type: "withdrawn", id: tiding.id } } : NOTHING;
    case "erased":
      return now.held.some(({ id }) => tiding.ids.includes(id)) ? { look: false, happens: { type: "left" } } : NOTHING;
    case "left":
      return now.screen.at === "left" ? NOTHING : { look: false, happens: { type: "left" } };
  }
}

/** What this tab tells of itself after something happened to it; that it was left is told at once (leavePage). */
export function tells(before: Conversation, after: Conversation): Tiding[] {
  if (after.screen.at === "erased" && before.screen.at !== "erased") return [{ type: "erased", ids: before.held.map(({ id }) => id) }];
  if (after.screen.at !== "matter" || !after.screen.view) return [];
  const { id } = after.screen.held;
  const was = before.screen.at === "matter" && before.screen.held.id === id ? before.screen.view : null;
  if (marks(was) === marks(after.screen.view)) return [];
  return [{ type: after.screen.view.state === "withdrawn" ? "withdrawn" : "changed", id }];
}

/** By what one view differs from another: where these are the same, nobody is told, so two tabs do not wake each other for ever. */
function marks(view: InquiryView | null): string {
  const { state, messages, answer, correcting, referrals, feedback, consent } = view ?? {};
  return JSON.stringify([state, messages?.slice(-1)[0]?.id, answer?.sha256, correcting, referrals, feedback, consent]);
}
