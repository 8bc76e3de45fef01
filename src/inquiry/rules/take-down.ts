/** 代录: by whose consent something is written down, who reaches it afterwards, and how often a code may be wrong. */
import type { Proof, TakeDownRequest } from "#contract/intake.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

const MINUTE = 60_000;
/** While the caller is still there; then only the code leads back. */
const IN_HAND = 30 * MINUTE;
/** Bounds how many codes are alive at once: a guess among eight digits stays a guess. */
const CODE_STANDS = 180 * 24 * 60 * MINUTE;
const WRONG_WITHIN = 60 * MINUTE;
const MOST_WRONG = 10;

/** @param shown the version of the consent text that stands now */
export function mayBeTakenDown({ consent, age, speaks, relation }: TakeDownRequest, shown: number): null | Refusal {
  if (consent.version !== shown) return refuse("invalid", "征求同意的内容有更新，请刷新页面后重新读给群众听");
  if (age === "under-14" && consent.by === "self") return refuse("invalid", "不满十四周岁的，要由父母或者其他监护人同意");
  if ((speaks === "relative") !== (relation !== null)) return refuse("invalid", "替亲属咨询的，请选择是什么关系");
  return null;
}

export const inHandSince = (now: Date): Date => new Date(now.getTime() - IN_HAND);
export const codesSince = (now: Date): Date => new Date(now.getTime() - CODE_STANDS);
export const wrongSince = (now: Date): Date => new Date(now.getTime() - WRONG_WITHIN);

export function mayTryCode(wrong: number): null | Refusal {
  return wrong < MOST_WRONG ? null : refuse("locked", "一小时内查询码输错太多次，请一小时后再试，或者请主管协助");
}

export const isInHand = (proof: Proof): proof is Extract<Proof, { id: string }> => "id" in proof;
export const isCall = (proof: Proof): proof is Extract<Proof, { call: string }> => "call" in proof;
