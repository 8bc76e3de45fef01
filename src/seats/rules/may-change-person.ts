/** What an administrator may do to a seat: never shut the bureau out of its own administration, never half a lawyer. */
import type { Role } from "#contract.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

type Person = { id: string; role: Role; closed: boolean };

/** @param admins open seats of administrators, this one among them */
type By = { by: string; admins: number };

export const signs = (role: Role): boolean => role === "lawyer" || role === "expert";

export function mayClose(person: Person, { by, admins }: By): null | Refusal {
  if (person.closed) return refuse("wrong-state", "这个账号已经停用");
  if (person.id === by) return refuse("not-allowed", "不能停用自己的账号，请另一位管理员来办");
  return person.role === "admin" && admins <= 1 ? refuse("not-allowed", "这是最后一位管理员，不能停用") : null;
}

/** @param to the role they are to have, and whether a licence is there or comes with it */
export function mayChange(person: Person, to: { role: Role; licensed: boolean }, { by, admins }: By): null | Refusal {
  if (person.closed) return refuse("wrong-state", "这个账号已经停用");
  if (person.role !== to.role && person.id === by) return refuse("not-allowed", "不能改自己的角色，请另一位管理员来办");
  if (person.role === "admin" && to.role !== "admin" && admins <= 1) return refuse("not-allowed", "这是最后一位管理员，不能改角色");
  return needsLicence(to);
}

export function needsLicence({ role, licensed }: { role: Role; licensed: boolean }): null | Refusal {
  return signs(role) && !licensed ? refuse("invalid", "律师和专家须登记执业证") : null;
}
