/**
 * 呼叫谁: until there are rosters, everyone whose work it may be and who is signed in. The clock adds supervisors,
 * then administrators and intake clerks: by then any pair of eyes is better than none.
 */
import type { Role } from "#contract.ts";
import type { Alert, AlertLevel } from "#triage/alert.ts";

const FROM_LEVEL: Record<Role, AlertLevel> = { lawyer: 0, expert: 0, operator: 0, supervisor: 1, admin: 2, clerk: 2 };

/** Whether an alert that nobody has taken calls this role now. */
export function pages(role: Role, level: AlertLevel): boolean {
  return level >= FROM_LEVEL[role];
}

type Seen = Pick<Alert, "level" | "heldBy" | "acknowledgedAt">;

/** Supervisors and administrators oversee every alert; an intake clerk sees only what the clock has brought them. */
export function sees(person: { id: string; role: Role }, alert: Seen): boolean {
  return person.role !== "clerk" || pages(person.role, alert.level) || alert.heldBy === person.id;
}
