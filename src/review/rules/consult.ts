/** 会商: who may take a question, say an opinion, waive or take back; and the clock that keeps it from stalling. */
import type { OpinionVerdict } from "#contract/consultation.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { ConsultTimes, Consultation, Consulted } from "../consultation.ts";

type Standing = Pick<
  Consultation,
  "state" | "askedBy" | "author" | "holder" | "takenBy" | "draftClass" | "peersAt" | "waivableAt" | "reasons"
>;

/** Experts have the time that the urgency leaves; half as long again, and a supervisor may decide. */
export function consultClock(
  now: Date,
  urgent: boolean,
  { minutes, urgentMinutes }: Pick<ConsultTimes, "minutes" | "urgentMinutes">,
): { peersAt: Date; waivableAt: Date } {
  const given = (urgent ? urgentMinutes : minutes) * 60_000;
  return { peersAt: new Date(now.getTime() + given), waivableAt: new Date(now.getTime() + given * 1.5) };
}

const isOpen = ({ state }: Pick<Standing, "state">): boolean => state === "asked" || state === "taken";

const SETTLED = refuse("wrong-state", "这次会商已经结束");
const IN_HAND = refuse("not-allowed", "这份草稿现在由您办理，会商意见要由别的律师提出");

/**
 * Experts at any time; a lawyer of the draft's class once experts had their time. What somebody took and left lying
 * is free again then.
 */
export function mayTake(c: Standing, by: Consulted, now: Date): null | Refusal {
  if (!isOpen(c)) return SETTLED;
  if (by.id === c.askedBy || by.id === c.author) return refuse("not-allowed", "不能对自己的草稿发表会商意见");
  if (by.id === c.holder) return IN_HAND;
  if (!by.licenceValid) return refuse("licence-not-valid", "执业证目前无效，不能会商");
  if (c.state === "taken" && (c.takenBy === by.id || now < c.peersAt)) {
    return c.takenBy === by.id ? null : refuse("claimed-by-another", "另一位专家已经接下这次会商");
  }
  if (by.seatClasses.includes("expert")) return null;
  if (!by.seatClasses.includes(c.draftClass)) return refuse("not-allowed", "这份草稿不是您的坐席类别");
  return now < c.peersAt ? refuse("not-allowed", "先由专家答复，到时没有答复才轮到同类坐席的律师") : null;
}

/** @returns null where this person took it and may say so */
export function maySay(c: Standing, by: Consulted, verdict: OpinionVerdict): null | Refusal {
  if (!isOpen(c)) return SETTLED;
  if (c.state !== "taken" || c.takenBy !== by.id) return refuse("not-claimed", "请先接下这次会商");
  if (!by.licenceValid) return refuse("licence-not-valid", "执业证目前无效，不能会商");
  if (verdict !== "take-over" && by.id === c.holder) return IN_HAND; // it may have come to them since they took the question
  if (verdict === "take-over" && !by.seatClasses.includes("expert")) return refuse("not-allowed", "只有专家可以把草稿接过去办");
  return null;
}

/** The citizen's files are for whoever took the question, while it is theirs. @returns null where this person may open them */
export function mayOpenFiles(c: Standing, by: Consulted): null | Refusal {
  if (!isOpen(c)) return SETTLED;
  if (c.state !== "taken" || c.takenBy !== by.id) return refuse("not-claimed", "接下会商之后才能打开群众的文件");
  return by.licenceValid ? null : refuse("licence-not-valid", "执业证目前无效，不能查看附件");
}

export function mayPutBack(c: Standing, by: Consulted): null | Refusal {
  if (!isOpen(c)) return SETTLED;
  return c.state === "taken" && c.takenBy === by.id ? null : refuse("not-claimed", "这次会商不在您手上");
}

export function mayWaive(c: Standing, by: Consulted, now: Date): null | Refusal {
  if (!isOpen(c)) return SETTLED;
  if (!by.oversees) return refuse("not-allowed", "只有主管可以免除会商");
  return now < c.waivableAt ? refuse("wrong-state", "还没有到可以免除的时间，先等专家和同类坐席的律师") : null;
}

/** What a rule demands is not taken back; one's own wish is. */
export function mayTakeBack(c: Standing, by: Consulted): null | Refusal {
  if (!isOpen(c)) return SETTLED;
  if (c.askedBy !== by.id) return refuse("not-allowed", "只有提出会商的律师可以撤回");
  return c.reasons.every((reason) => reason === "wish") ? null : refuse("not-allowed", "规则要求的会商不能撤回");
}

/** Which step the clock should have taken by now: 1 calls the peers, 2 the supervisors. */
export function stepBy({ peersAt, waivableAt }: Pick<Standing, "peersAt" | "waivableAt">, now: Date): 0 | 1 | 2 {
  if (now < peersAt) return 0;
  return now < waivableAt ? 1 : 2;
}
