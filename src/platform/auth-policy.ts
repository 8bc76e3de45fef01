/** The bureau's rules for signing in, and what still holds a signed-in person back. Pure. */
import type { HeldBack } from "../contract/people.ts";
import type { Role } from "../contract.ts";

export type SignInPolicy = {
  requireTotp: "off" | "supervisors" | "all";
  /** So many wrong passwords from one place lock it out of the account for so many minutes. */
  failures: number;
  lockMinutes: number;
  oidc: { issuer: string; clientId: string; label: string } | null;
};

export const PLAIN_POLICY: SignInPolicy = { requireTotp: "off", failures: 5, lockMinutes: 15, oidc: null };

/**
 * Places where an account's owner never signed in: after so many failures together, one try in so many minutes. `minutes` is
 * longer than what one place could try before (five in fifteen), so that many places guess no faster than one did.
 */
export const ELSEWHERE = { failures: 10, minutes: 4, knownPlaces: 5, knownDays: 60 };

export function secondFactorRequired({ requireTotp }: SignInPolicy, role: Role): boolean {
  return requireTotp === "all" || (requireTotp === "supervisors" && (role === "supervisor" || role === "admin"));
}

type Signed = { role: Role; mustChangePassword: boolean; secondFactor: boolean; via: "password" | "oidc" };

/** The password comes first: it was told to somebody. Whom the bureau's own provider let in, it has asked for its factors. */
export function heldBack(policy: SignInPolicy, { role, mustChangePassword, secondFactor, via }: Signed): HeldBack | null {
  if (via === "oidc") return null;
  if (mustChangePassword) return "password-change-needed";
  return secondFactorRequired(policy, role) && !secondFactor ? "second-factor-needed" : null;
}
