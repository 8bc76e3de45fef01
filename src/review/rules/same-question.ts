/** 重复咨询: whether two questions of one person say the same. Which of them may be merged is decided on proof alone. */
import type { InquiryState } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { EarlierMatter } from "../related.ts";

const LEAST_ALIKE = 0.6;

/** Alike by pairs of neighbouring characters, 0…1, punctuation and placeholders aside. */
export function alike(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)];
  if (one.size === 0 || other.size === 0) return 0;
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared / (one.size + other.size - shared);
}

export const sameQuestion = (a: string, b: string): boolean => alike(a, b) >= LEAST_ALIKE;

function pairs(text: string): Set<string> {
  const plain = [...text.normalize("NFKC").replaceAll(/〔[^〔〕]*〕|[\p{P}\p{S}\s]/gu, "")];
  return new Set(plain.slice(1).map((c, i) => `${plain[i]}${c}`));
}

const GOES_ON: InquiryState[] = ["needs_facts", "drafting", "in_review"];

/**
 * Only into what is still worked on: what was answered already would not answer the later question.
 * A follow-up token is secret, so two matters under one token are one person's. A telephone number is not: anybody may
 * type another's, and an answer would cross from one person to the next.
 */
export function mayMerge(into: EarlierMatter | null, own: { text: string; correcting: boolean }): null | Refusal {
  if (!into) return refuse("not-found", "没有找到要并入的咨询");
  if (!into.proven) return refuse("not-allowed", "只有同一个查询凭证才能证明是同一个人；同一个电话不能并案，请分别答复");
  if (own.correcting) return refuse("wrong-state", "正在更正的答复不能并案");
  if (!GOES_ON.includes(into.state)) return refuse("wrong-state", "那件咨询已经答复、办结或者撤回，不能并入，请分别答复");
  if (!sameQuestion(into.text, own.text)) return refuse("wrong-state", "两件咨询问的不是同一件事，请分别答复");
  return null;
}
