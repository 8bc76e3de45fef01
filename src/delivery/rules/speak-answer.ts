/** 口述答复: to whom an answer may be said as it is approved, and who reads afterwards what they asked in reply. */
import type { Channel, Role } from "#contract.ts";
import type { Said, SpokenHow } from "#contract/speaking.ts";
import type { ContactBeside } from "#contract/waiting.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Caller, CallbackRow } from "../callback.ts";
import { takeCallback } from "./work-callback.ts";

export type OpenCall = Pick<CallbackRow, "id" | "state" | "heldBy" | "holder" | "dueOn" | "tries" | "wanted">;

/** @param call the call that the citizen asked for, while it is open; `standing` says whether calling is safe */
export type Reachable = { channel: Channel; call: OpenCall | null; standing: ContactBeside["standing"] | "free" };

const UNSAFE: readonly Reachable["standing"][] = ["unanswered", "not-by-phone", "only-here"];

/** The likelier way first; none where nobody came in person, nobody telephoned and nobody asked to be called. */
export function waysToSpeak({ channel, call }: Pick<Reachable, "channel" | "call">): SpokenHow[] {
  if (channel === "hotline") return ["phone", "counter"];
  if (channel === "station") return ["counter", "phone"];
  return call ? ["phone"] : [];
}

/**
 * @param today YYYY-MM-DD in China
 * @returns the call that is settled by it, and whether it has to be taken first; null where none is
 */
export function maySpeak(
  matter: Reachable,
  { how, identity }: Pick<Said, "how" | "identity">,
  who: Caller,
  today: string,
): { call: { id: string; n: number; take: boolean } | null } | Refusal {
  if (!waysToSpeak(matter).includes(how)) {
    return refuse("wrong-state", "这件咨询没有人在电话里或者窗口前等，请用“通过”");
  }
  const { call, standing } = matter;
  const taking = call && takeCallback(call, who, today);
  const settles = call && taking && !isRefusal(taking) ? { id: call.id, n: call.tries.length + 1, take: taking === "take" } : null;
  if (matter.channel === "hotline" || matter.channel === "station") {
    return { call: UNSAFE.includes(standing) ? null : settles };
  }
  if (UNSAFE.includes(standing)) return refuse("contact-unsafe", "现在不能打：先看联系安全的提示");
  if (isRefusal(taking)) return taking;
  if (identity !== "confirmed") return refuse("invalid", "是您打过去的电话，不知道接的是谁：核对是本人以后才能说答复");
  return { call: settles };
}

const OVERSEERS: readonly Role[] = ["supervisor", "admin"];

/** It may name people: for who wrote it, for who has the matter's draft in hand now, and for those who oversee. */
export function mayReadToldNote(note: { hasNote: boolean; byId: string; heldBy: string | null }, who: Caller): boolean {
  return note.hasNote && (note.byId === who.id || note.heldBy === who.id || OVERSEERS.includes(who.role));
}
