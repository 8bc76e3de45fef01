/** Every state of a draft × every act that a lawyer can try, by the holder, by another, and after the lease ran out. */
import { describe, expect, test } from "vitest";
import { isRefusal } from "#platform/refusal.ts";
import { mayApprove } from "./approve.ts";
import { ACTS, BECOMES, type DraftAct, type DraftStateName, STATES } from "./draft-states.cases.ts";
import { holds } from "./holds.ts";
import { mayClaim } from "./may-claim.ts";
import { mayGiveUp } from "./may-correct.ts";

const NOW = new Date("2026-11-21T01:00:00Z");
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const SHA = "ab".repeat(32);

/** As the database keeps it: a holder and a lease while claimed, the last holder's name after that. */
const draft = (state: DraftStateName, leaseMinutes = 10) => ({
  state,
  claimedBy: state === "waiting" ? null : "wang",
  claimedUntil: state === "claimed" ? at(leaseMinutes) : null,
  assignedTo: state === "waiting" ? "wang" : null,
  sha256: SHA,
});
type Draft = ReturnType<typeof draft>;

const approve = (d: Draft, by: string) =>
  mayApprove(d as Parameters<typeof mayApprove>[0], { sha256: SHA, overrides: [] }, { id: by, licenceValid: true }, [], NOW);
const byHolder = (d: Draft, by: string) => holds(d, by, NOW);

/** Acts that a rule decides; the others are the clock's, the service's and the citizen's, and the database's table decides. */
const RULES: Partial<Record<DraftAct, (d: Draft, by: string) => unknown>> = {
  claim: (d, by) => mayClaim(d, by, NOW),
  release: byHolder,
  edit: byHolder,
  consult: byHolder,
  approve,
  return: byHolder,
  escalate: byHolder,
  refer: byHolder,
  merge: byHolder,
  "give-up": (d, by) =>
    d.state === "waiting" ? mayGiveUp(d, { id: by, oversees: true }, NOW) : mayGiveUp(d, { id: by, oversees: false }, NOW),
};
const decided = Object.entries(RULES) as [DraftAct, (d: Draft, by: string) => unknown][];

describe.each(decided)("%s", (act, rule) => {
  test.each(STATES)("of a draft that is %s", (state) => {
    expect(isRefusal(rule(draft(state), "wang"))).toBe(BECOMES[act][state] === null);
  });

  test("of another lawyer's draft is refused while the lease runs", () => {
    expect(isRefusal(rule(draft("claimed"), "li"))).toBe(true);
  });
});

test.each(decided.filter(([act]) => act !== "claim"))("%s after the lease ran out is refused, to the minute", (_, rule) => {
  expect(isRefusal(rule(draft("claimed", 0), "wang"))).toBe(true);
  expect(isRefusal(rule(draft("claimed", 1), "wang"))).toBe(false);
});

test("nothing is done about a draft that was delivered, returned or withdrawn", () => {
  for (const state of ["delivered", "returned", "withdrawn"] as const) {
    expect(ACTS.map((act) => BECOMES[act][state])).toEqual(ACTS.map(() => null));
  }
});

test("every state is reached from waiting, and only the last three are ends", () => {
  const from = (state: DraftStateName) => ACTS.flatMap((act) => BECOMES[act][state] ?? []);
  const reached = new Set<DraftStateName>(["waiting"]);
  for (const state of reached) for (const next of from(state)) reached.add(next);
  expect([...reached].toSorted()).toEqual([...STATES].toSorted());
  expect(STATES.filter((state) => from(state).length === 0)).toEqual(["delivered", "returned", "withdrawn"]);
});
