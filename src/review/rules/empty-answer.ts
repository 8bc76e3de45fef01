/** An answer that says nothing is none: a lawyer who empties a draft meant to return it or to escalate it. */
import type { AnswerBody } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

/** A short answer of fewer letters answers nothing. */
const LEAST = 4;

export function emptyAnswer({ shortAnswer }: Pick<AnswerBody, "shortAnswer">): Refusal | null {
  const letters = shortAnswer.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters >= LEAST ? null : refuse("empty-answer", "简短答复是空的。不想这样答复的，请退回重写、补充事实或者转专家");
}
