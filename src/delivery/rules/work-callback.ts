/** 回访: when a call is due, who may make it, and who reads what was said. */
import type { Role } from "#contract.ts";
import { dayOf, isoOf } from "#language/dates-calendar.ts";
import { addWorkingDays } from "#language/working-days.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Caller, CallbackRow } from "../callback.ts";

const OVERSEERS: readonly Role[] = ["supervisor", "admin"];

type Standing = Pick<CallbackRow, "state" | "heldBy" | "holder" | "dueOn">;

/** The next working day, whatever day the task is made on. @param today YYYY-MM-DD in China, as is the result */
export function dueOn(today: string): string {
  return isoOf(addWorkingDays(dayOf(today), 1).day);
}

export const isLate = ({ state, dueOn: due }: Pick<CallbackRow, "state" | "dueOn">, today: string): boolean =>
  state === "open" && due < today;

/** The first to take it holds it. Whoever oversees takes it over, and anybody does once it is late. */
export function takeCallback(task: Standing, who: Caller, today: string): "take" | "held-already" | Refusal {
  if (task.state !== "open") return refuse("wrong-state", "这项回访已经办结");
  if (task.heldBy === who.id) return "held-already";
  if (task.heldBy === null || OVERSEERS.includes(who.role) || isLate(task, today)) return "take";
  return refuse("claimed-by-another", `${task.holder ?? "另一位同事"}正在回访`);
}

/** The number is for whoever holds the task, and the outcome theirs to write. @returns null where it is theirs */
export function mayCall(task: Standing, who: Pick<Caller, "id">): null | Refusal {
  if (task.state !== "open") return refuse("wrong-state", "这项回访已经办结");
  if (task.heldBy === null) return refuse("not-claimed", "请先领取，再查看联系方式、登记结果");
  return task.heldBy === who.id ? null : refuse("claimed-by-another", `${task.holder ?? "另一位同事"}正在回访`);
}

const TELEPHONE: readonly Role[] = ["operator", "clerk"];

/** Who only has the telephone reads what was asked once the call is theirs; a lawyer or an overseer reads the matter anyway. */
export function mayReadWords(task: Pick<CallbackRow, "heldBy">, who: Caller): boolean {
  return task.heldBy === who.id || !TELEPHONE.includes(who.role);
}

/** Notes may name people: for who holds the task or wrote the note, and for those who oversee. */
export function mayReadNote(task: Pick<CallbackRow, "heldBy">, writtenBy: string, who: Caller): boolean {
  return task.heldBy === who.id || writtenBy === who.id || OVERSEERS.includes(who.role);
}
