/**
 * 何时报警: one open alert for a matter. More danger while it waits widens it, danger told anew to one that somebody holds
 * calls again, and after its end raises another.
 */
import type { DangerKind } from "#contract.ts";

type Raised = { open: boolean; held: boolean; kinds: readonly DangerKind[] };

type Raising = { kind: "raise" | "widen" | "call-again"; kinds: DangerKind[] } | { kind: "leave" };

/**
 * @param found every kind found in all that was said
 * @param newestIsDanger whether the newest message by itself speaks of danger
 * @param before the alert raised last for this matter, or null
 */
export function raiseOrWiden(found: readonly DangerKind[], newestIsDanger: boolean, before: Raised | null): Raising {
  if (before === null) return { kind: "raise", kinds: [...found] };
  const more = found.filter((kind) => !before.kinds.includes(kind));
  const kinds = [...before.kinds, ...more];
  if (before.open && before.held) return newestIsDanger || more.length > 0 ? { kind: "call-again", kinds } : { kind: "leave" };
  if (before.open) return more.length > 0 ? { kind: "widen", kinds } : { kind: "leave" };
  // Old words stay in the matter: without news a closed alert would come back with every "thank you".
  return newestIsDanger || more.length > 0 ? { kind: "raise", kinds: [...found] } : { kind: "leave" };
}
