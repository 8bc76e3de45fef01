/** 处置警报: who may take an alert, open the words, report and close; and what must be on record before it closes. */
import type { CloseAlertRequest, Role } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Alert, DeskPerson } from "#triage/alert.ts";

type Standing = Pick<Alert, "acknowledgedAt" | "heldBy" | "holder" | "closedAt" | "kinds"> & { calledAgainAt?: Date | null };

const OVERSEERS: readonly Role[] = ["supervisor", "admin"];
const PRACTISING: readonly Role[] = ["lawyer", "expert"];

/** The first to take it holds it. A supervisor takes over from a holder who is gone. */
export function take(alert: Standing, person: DeskPerson): "acknowledge" | "take-over" | "held-already" | Refusal {
  if (alert.closedAt) return refuse("wrong-state", "这条警报已经处置完毕");
  if (alert.heldBy === person.id) return "held-already";
  // 律师法 13: whose licence does not stand takes no new matter.
  if (PRACTISING.includes(person.role) && !person.licensed)
    return refuse("licence-not-valid", "您的执业证目前无效，不能应答警报，请马上叫别的同事");
  if (!alert.acknowledgedAt) return "acknowledge";
  // New danger while the holder may be gone: whoever is there takes it.
  if (alert.calledAgainAt || OVERSEERS.includes(person.role)) return "take-over";
  return refuse("claimed-by-another", `${alert.holder ?? "另一位同事"}已经应答了这条警报`);
}

/** The citizen's own words and number are for whoever holds the alert now, and nobody else. */
export function mayOpen(alert: Standing, person: Pick<DeskPerson, "id">): null | Refusal {
  if (!alert.acknowledgedAt) return refuse("not-claimed", "应答之后才能查看原文和联系方式");
  if (alert.closedAt) return refuse("wrong-state", "这条警报已经处置完毕");
  return alert.heldBy === person.id ? null : refuse("claimed-by-another", `${alert.holder ?? "另一位同事"}正在处置这条警报`);
}

/** Notes and reports name people: they are for who held the alert last, and for those who oversee the desk. */
export function mayReadNotes(alert: Pick<Alert, "heldBy">, person: Pick<DeskPerson, "id" | "role">): boolean {
  return alert.heldBy === person.id || OVERSEERS.includes(person.role);
}

/** Reporting and closing are the holder's, and a supervisor's where the holder is gone. */
export function mayAct(alert: Standing, person: Pick<DeskPerson, "id" | "role">): null | Refusal {
  if (alert.closedAt) return refuse("wrong-state", "这条警报已经处置完毕");
  if (!alert.acknowledgedAt) return refuse("not-claimed", "请先应答，再处置");
  if (alert.heldBy === person.id || OVERSEERS.includes(person.role)) return null;
  return refuse("claimed-by-another", `${alert.holder ?? "另一位同事"}正在处置这条警报`);
}

/**
 * 未成年人保护法 11: an alert about a minor closes only with a report, or with the reason why none was due.
 * @param reports each report's addressee; null where it was recorded that none was due
 */
export function mayClose(
  alert: Standing,
  person: Pick<DeskPerson, "id" | "role">,
  { disposition }: Pick<CloseAlertRequest, "disposition">,
  reports: readonly (string | null)[],
): null | Refusal {
  const refusal = mayAct(alert, person);
  if (refusal) return refusal;
  if (disposition === "reported-minor-harm" && reports.every((to) => to === null)) {
    return refuse("report-due", "还没有登记向哪个部门报告，请先登记报告");
  }
  if (alert.kinds.includes("minor") && reports.length === 0) {
    return refuse("report-due", "涉及未成年人：请先登记报告，或者写明不需要报告的理由（未成年人保护法第十一条）");
  }
  return null;
}
