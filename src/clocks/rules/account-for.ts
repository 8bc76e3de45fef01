/** What a supervisor may say of a clock: why it broke, and that its article lets it be extended. */
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { ClockRow } from "../clock.ts";
import { stageOf } from "./stage.ts";

/** @returns since when it is broken */
export function mayGiveReason(
  clock: Pick<ClockRow, "reason" | "dueAt" | "warnAt" | "alarmAt" | "pausedAt" | "brokenAt">,
  now: Date,
): Date | Refusal {
  if (clock.reason !== null) return refuse("wrong-state", "已经有人登记过原因");
  return stageOf(clock, now) === "broken" ? (clock.brokenAt ?? clock.dueAt) : refuse("wrong-state", "这个时限没有超期，不用说明原因");
}

/** 信访工作条例 34, and 12345 where it agrees: before the clock ends, with a reason, and no further than `extendsBy`. */
export function mayExtend(
  clock: Pick<ClockRow, "extendsBy" | "extendedDays" | "dueAt" | "warnAt" | "alarmAt" | "pausedAt" | "brokenAt"> & { open: boolean },
  days: number,
  now: Date,
): null | Refusal {
  if (!clock.open) return refuse("wrong-state", "这个时限已经办结");
  if (clock.extendsBy === 0) return refuse("wrong-state", "这个时限不能延长");
  if (stageOf(clock, now) === "broken") return refuse("wrong-state", "已经超期，不能再延长");
  const left = clock.extendsBy - clock.extendedDays;
  return days <= left ? null : refuse("wrong-state", `最多还能延长 ${left} 日`);
}
