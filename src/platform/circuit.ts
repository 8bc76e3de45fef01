/** A circuit breaker: after so many failures in a row nothing is sent for a while, then one call is let through on trial. */
import type { Clock } from "./clock.ts";

type CircuitState = "closed" | "open" | "trial";

export type Circuit = {
  /** Whether a call may be made now. Who is let through tells how it ended, or nobody is let through after it. */
  mayPass: () => boolean;
  succeeded: () => void;
  failed: () => void;
  state: () => CircuitState;
};

export function openCircuit(clock: Clock, { after, seconds }: { after: number; seconds: number }): Circuit {
  let failures = 0;
  let openUntil: number | null = null;
  let onTrial = false;
  const state = (): CircuitState => {
    if (openUntil === null) return "closed";
    return clock().getTime() < openUntil ? "open" : "trial";
  };
  return {
    state,
    mayPass: () => {
      const now = state();
      if (now === "closed") return true;
      if (now === "open" || onTrial) return false;
      onTrial = true;
      return true;
    },
    succeeded: () => {
      failures = 0;
      openUntil = null;
      onTrial = false;
    },
    failed: () => {
      failures += 1;
      if (failures >= after || onTrial) openUntil = clock().getTime() + seconds * 1000;
      onTrial = false;
    },
  };
}
