/** 追问: who may remind the citizen, go on without an answer, or close; and when a question closes by itself. */
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { OpenQuestion } from "../inquiry.ts";

export type Asking = { id: string; oversees: boolean; reviews: boolean };
type Open = Pick<OpenQuestion, "state" | "askedById" | "since" | "urgency" | "correcting" | "remindedAt">;

const DAY = 24 * 3_600_000;

/** The service's own questions before drafting are anybody's who reviews; a lawyer's are that lawyer's, and who oversees. */
function concerns({ state, askedById }: Open, by: Asking): null | Refusal {
  if (state !== "needs_facts") return refuse("wrong-state", "这件咨询已经不在等群众补充");
  const own = askedById === null ? by.reviews : askedById === by.id;
  return own || by.oversees ? null : refuse("not-allowed", "这是另一位律师的追问");
}

/** Once: whoever does not answer a reminder is not asked a third time. */
export function mayRemind(open: Open, by: Asking): null | Refusal {
  return concerns(open, by) ?? (open.remindedAt === null ? null : refuse("wrong-state", "已经提醒过一次"));
}

export const mayGoOn = (open: Open, by: Asking): null | Refusal => concerns(open, by);

/** A person closes it once the citizen was reminded and had a day since; danger, short limits and wrong answers are not closed. */
export function mayClose(open: Open, by: Asking, now: Date): null | Refusal {
  const refused = concerns(open, by);
  if (refused) return refused;
  if (open.urgency !== "none") return refuse("wrong-state", "紧急的咨询不能因为没有回答而办结，请按已知情况答复");
  if (open.correcting) return refuse("wrong-state", "这份答复正在更正，不能因为没有回答而办结，请按已知情况更正");
  if (open.remindedAt === null) return refuse("wrong-state", "请先提醒群众一次");
  return now.getTime() - open.remindedAt.getTime() < DAY ? refuse("wrong-state", "提醒之后要等满一天") : null;
}

/** When the question closes by itself; null where drafting goes on by itself instead. */
export function closesAt({ askedById, since, urgency, correcting }: Open, days: number): Date | null {
  return askedById === null || urgency !== "none" || correcting ? null : new Date(since.getTime() + days * DAY);
}
