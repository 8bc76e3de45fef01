/** 演练: when a lawyer is given a practice draft, which error is planted, and whether it was caught. */
import type { AnswerBody, Finding, ReturnReason } from "#contract.ts";
import { type Plant, type Planted, isGone } from "./plant-error.ts";

export type Desk = { urgentWaiting: number; urgentHeld: boolean; holding: number; capacity: number; practising: boolean };

/** Never while what is urgent waits for this lawyer or is in their hand, and never on top of a full desk or of another practice. */
export function isDue(desk: Desk, rate: number, draw: number): boolean {
  if (desk.urgentWaiting > 0 || desk.urgentHeld || desk.practising || desk.holding >= desk.capacity) return false;
  return draw * 100 < rate;
}

export type Judged = Plant & { gateBlocks: boolean };

/** What cannot be looked up blocks every draft until the lawyer compared it: that is no mark on the planted error. */
const ALWAYS: readonly Finding["kind"][] = ["unverifiable", "local-rule"];

/** Whether the gate marks what was planted: a finding that blocks, and was not there before. */
export function marks(before: readonly Finding[], after: readonly Finding[]): boolean {
  const stood = new Set(before.map(({ key }) => key));
  return after.some(({ key, kind, blocking }) => blocking && !ALWAYS.includes(kind) && !stood.has(key));
}

/** Of four practices three have an error that the gate lets pass: what it marks is no test of the reader. */
const UNMARKED_SHARE = 0.75;

export function choosePlant(plants: readonly Judged[], draw: () => number): Judged | null {
  const [unmarked, marked] = [plants.filter((p) => !p.gateBlocks), plants.filter((p) => p.gateBlocks)];
  const first = draw() < UNMARKED_SHARE ? unmarked : marked;
  const from = first.length > 0 ? first : plants;
  return from[Math.min(from.length - 1, Math.floor(draw() * from.length))] ?? null;
}

export type Decision =
  | { decision: "approve" | "edit-approve"; body: AnswerBody }
  | { decision: "return"; reasons: readonly ReturnReason[] }
  | { decision: "escalate" };

/**
 * Returned, or edited away: caught. Asking only for facts, or handing on to an expert, tells nothing either way.
 * @returns null where it tells nothing
 */
export function wasCaught(planted: Planted, said: Decision): boolean | null {
  if (said.decision === "escalate") return null;
  if (said.decision === "return") return said.reasons.some((reason) => reason !== "needs-facts" && reason !== "wrong-category") || null;
  return isGone(planted, said.body);
}
