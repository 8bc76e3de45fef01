/** What an intake clerk may do with a referral, and by when. */
import type { ReferralState } from "#contract.ts";
import { dayOf, isoOf } from "#language/dates-calendar.ts";
import { movedOffHolidays } from "#language/working-days.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

export type Decision = "accept" | "return" | "grant" | "refuse";

const NEXT: Record<Decision, { from: ReferralState[]; to: ReferralState }> = {
  accept: { from: ["open"], to: "accepted" },
  return: { from: ["open", "accepted"], to: "returned" },
  grant: { from: ["accepted"], to: "granted" },
  refuse: { from: ["accepted"], to: "refused" },
};

/** @param ordered the justice department ordered that a refusal be put right (法律援助法 49) */
export function decide(state: ReferralState, decision: Decision, ordered = false): ReferralState | Refusal {
  if (ordered && state === "refused" && decision === "grant") return "granted";
  const { from, to } = NEXT[decision];
  return from.includes(state) ? to : refuse("wrong-state", "这件转办现在不能这样处理，请刷新后再看");
}

const CHINA_MS = 8 * 3_600_000;
const DECIDE_WITHIN_DAYS = 7;

/**
 * 法律援助法 43: the institution decides within seven days of receiving the application. The day itself is not counted, the
 * last one lasts until its end in China, and a day of rest is passed over (民法典 201–203).
 */
export function dueAfterAcceptance(acceptedAt: Date): Date {
  const accepted = dayOf(new Date(acceptedAt.getTime() + CHINA_MS).toISOString().slice(0, 10));
  return new Date(`${isoOf(movedOffHolidays(accepted + DECIDE_WITHIN_DAYS).day)}T23:59:59+08:00`);
}

/** What the citizen is told of each state. */
export const SAYS: Record<ReferralState, string> = {
  open: "已转法律援助机构，等待受理人员查看。",
  accepted: "法律援助机构已受理，正在审查，审查中可能与您联系补充材料。",
  returned: "法律援助机构已退回这次转办。有疑问可以拨打 12348。",
  granted: "法律援助机构已决定给予援助，将为您指派律师。",
  refused: "法律援助机构决定不予援助。您会收到书面说明，有异议的可以向设立该机构的司法行政部门提出。",
};

/** 法律援助法 55: whoever is given aid may ask how it goes, and for another where the appointed one does not do their duty. */
export const saysAppointed = ({ name, organisation, reference }: { name: string; organisation: string; reference: string }): string =>
  `法律援助机构已指派${organisation}的${name}为您提供法律援助（${reference}）。办理情况可以向其本人或者法律援助机构询问。`;
