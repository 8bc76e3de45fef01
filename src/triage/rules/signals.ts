/** What the written rules found in a question, as numbers for the detectors of danger, haste and legal aid. */
import type { AidFinding } from "./aid/legal-aid.ts";
import type { UrgencyFinding } from "./urgency.ts";

const SOON_KINDS = ["custody", "deadline", "eviction", "transfer", "wages", "evidence"] as const;

/** @param shares of the fields, in the order of CODES. @param urgentDeadline whether a limit runs out within a week */
export function signals(shares: Float32Array, urgency: UrgencyFinding, aid: AidFinding, urgentDeadline: boolean): Float32Array {
  const yes = (is: boolean) => (is ? 1 : 0);
  return Float32Array.from([
    ...shares,
    ...SOON_KINDS.map((kind) => yes(urgency.soons.includes(kind))),
    yes(urgency.urgency === "danger"),
    yes(urgency.urgency === "soon"),
    yes(urgentDeadline),
    yes(aid.aid),
    yes(aid.suspect),
    yes(aid.victim),
  ]);
}

/** The question's own numbers and the rules' signals side by side. */
export function beside(numbers: Float32Array, signal: Float32Array): Float32Array {
  const both = new Float32Array(numbers.length + signal.length);
  both.set(numbers);
  both.set(signal, numbers.length);
  return both;
}
