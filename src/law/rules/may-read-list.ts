/** 阅读材料给谁看: general reading is for plain matters that wait, and for nothing that could go wrong by it. */
import type { CategoryCode, DangerKind, InquiryState, Urgency } from "#contract.ts";

type Matter = {
  state: InquiryState;
  category: CategoryCode;
  second: CategoryCode | null;
  urgency: Urgency;
  dangers: readonly DangerKind[];
  homeUnsafe: boolean;
  notices: readonly string[];
};

const WAITING: readonly InquiryState[] = ["needs_facts", "drafting", "in_review"];

/** Never in criminal matters, in danger, or where time runs; nor where it might be one of these and nobody is sure. */
export function mayReadList(matter: Matter): boolean {
  const { state, category, second, urgency, dangers, homeUnsafe, notices } = matter;
  if (!WAITING.includes(state) || urgency !== "none" || dangers.length > 0 || homeUnsafe) return false;
  if (category === "criminal" || second === "criminal") return false;
  return !notices.some((code) => code === "criminal-suspect" || code.startsWith("danger-") || code.startsWith("soon-"));
}
