/**
 * 法律援助法 49: whoever is refused aid (43), or whose aid is ended (48), may object to the justice department that set the
 * institution up; it decides within five days of receipt. Against a decision that is upheld: 行政复议 or a lawsuit, as the law has it.
 */
import type { ReferralState } from "#contract.ts";
import type { ObjectionAgainst, ObjectionOutcome } from "#contract/aid.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

/** Days are YYYY-MM-DD in China. */
type Made = { against: ObjectionAgainst; decidedOn: string; outcome: ObjectionOutcome | null };
type Decided = { state: ReferralState; decidedOn: string; objections: readonly Made[] };
type Said = { against: ObjectionAgainst; decidedOn: string | null; receivedOn: string };

/** @returns the day of the decision that is objected to */
export function mayObject({ state, decidedOn, objections }: Decided, said: Said, today: string): string | Refusal {
  const { against, receivedOn } = said;
  if (state !== (against === "refusal" ? "refused" : "granted")) {
    return refuse("wrong-state", "只有不予援助、终止援助的决定可以登记异议");
  }
  const day = against === "refusal" ? decidedOn : said.decidedOn;
  if (day === null) return refuse("invalid", "请填写作出终止决定的日期");
  if (day < decidedOn) return refuse("invalid", `终止决定的日期不能早于决定援助的那天（${decidedOn}）`);
  if (receivedOn < day) return refuse("invalid", `收到异议的日期不能早于决定的那天（${day}）`);
  if (receivedOn > today) return refuse("invalid", "收到异议的日期不能晚于今天");
  if (objections.some((one) => one.outcome === null)) return refuse("wrong-state", "已有一件异议正在审查");
  if (objections.some((one) => one.against === against && one.decidedOn === day && one.outcome !== "withdrawn")) {
    return refuse("wrong-state", "对这个决定的异议已经审查过，不服的可以依法申请行政复议或者提起行政诉讼");
  }
  return day;
}

type Settles = { outcome: ObjectionOutcome; settledOn: string; reference: string };

export function maySettle(open: { receivedOn: string } | undefined, said: Settles, today: string): null | Refusal {
  if (!open) return refuse("wrong-state", "没有正在审查的异议");
  if (said.settledOn < open.receivedOn) return refuse("invalid", `结果的日期不能早于收到异议的那天（${open.receivedOn}）`);
  if (said.settledOn > today) return refuse("invalid", "结果的日期不能晚于今天");
  if (said.outcome !== "withdrawn" && [...said.reference].length < 2) return refuse("invalid", "请填写决定书文号");
  return null;
}

/** Whether the institution was ordered to put its refusal right: then it may be granted after all. */
export const refusalOrderedRight = (objections: readonly Made[]): boolean =>
  objections.some(({ against, outcome }) => against === "refusal" && outcome === "ordered");

type Told = Made & { department: string; reference: string | null };

/** What the citizen is told of one that was not taken back; never a day: the five days bind the department, and are not ours to promise. */
export function saysObjection({ against, outcome, department, reference }: Told): string {
  const refused = against === "refusal";
  if (outcome === null) {
    return refused
      ? `您对不予法律援助的决定提出的异议，${department}正在审查。`
      : `您对终止法律援助的决定提出的异议，${department}正在审查。`;
  }
  if (outcome === "ordered") {
    return refused
      ? `${department}审查了您的异议，责令法律援助机构改正不予法律援助的决定（${reference}），法律援助机构会按此重新处理。`
      : `${department}审查了您的异议，责令法律援助机构改正终止法律援助的决定（${reference}），法律援助机构会按此重新处理。`;
  }
  return refused
    ? `${department}审查了您的异议，决定维持法律援助机构不予法律援助的决定（${reference}）。不服的，可以依法申请行政复议或者提起行政诉讼。`
    : `${department}审查了您的异议，决定维持法律援助机构终止法律援助的决定（${reference}）。不服的，可以依法申请行政复议或者提起行政诉讼。`;
}
