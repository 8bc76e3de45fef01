/** 更正: what a citizen is told of it, in plain words. */
import type { CorrectionReason, Corrects } from "#contract.ts";
import { sayDay } from "./say-day.ts";

const BECAUSE: Record<CorrectionReason, string> = {
  "wrong-law": "引用的法律不对",
  "wrong-facts": "对您的情况理解有误",
  "law-changed": "法律有了变化",
  "wrong-sum": "金额或者数字算错了",
  unclear: "说得不够清楚",
  other: "有需要改正的地方",
};

export const becauseOf = (reason: CorrectionReason): string => BECAUSE[reason];

/** Stands with an answer that is being looked at again. */
export const CORRECTING = "这份答复正在由律师复核，请先不要照着办。复核以后，结果会显示在这里；着急请拨打 12348。";

/** @param of when the corrected answer was given, and its day in China */
export function sayCorrects({ at, reason }: { at: Date; reason: CorrectionReason }, on: string): Corrects {
  const because = becauseOf(reason);
  return { at: at.toISOString(), reason, because, says: `更正答复：${sayDay(on)}的答复${wrong(reason)}，以这一份为准。` };
}

function wrong(reason: CorrectionReason): string {
  switch (reason) {
    case "law-changed":
      return "之后，法律有了变化";
    case "unclear":
      return "说得不够清楚";
    case "other":
      return "有误";
    default:
      return `有误（${BECAUSE[reason]}）`;
  }
}

/** What whoever calls the citizen says. */
export function tellOnPhone(reason: CorrectionReason, on: string): string {
  return `${sayDay(on)}给您的答复${wrong(reason)}，律师已经作了更正。请打开原来的咨询页面，以新的答复为准；已经照旧答复办了的，请说明办到哪一步，好请律师回电。`;
}
