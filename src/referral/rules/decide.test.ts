import { describe, expect, test } from "vitest";
import { ReferralState } from "#contract.ts";
import { type Decision, SAYS, decide, dueAfterAcceptance } from "./decide.ts";

const ALLOWED: Record<Decision, Partial<Record<ReferralState, ReferralState>>> = {
  accept: { open: "accepted" },
  return: { open: "returned", accepted: "returned" },
  grant: { accepted: "granted" },
  refuse: { accepted: "refused" },
};
const EVERY = Object.entries(ALLOWED).flatMap(([decision, from]) =>
  ReferralState.options.map((state) => ({ decision: decision as Decision, state, to: from[state] ?? null })),
);

describe("an intake clerk", () => {
  test.each(EVERY.filter(({ to }) => to))("may $decision what is $state: it becomes $to", ({ decision, state, to }) => {
    expect(decide(state, decision)).toBe(to);
  });

  test.each(EVERY.filter(({ to }) => !to))("may not $decision what is $state", ({ decision, state }) => {
    expect(decide(state, decision)).toMatchObject({ refused: "wrong-state" });
  });

  test("has seven days from the day of acceptance, which is not counted (法律援助法 43)", () => {
    expect(dueAfterAcceptance(new Date("2026-11-21T01:00:00Z")).toISOString()).toBe("2026-11-28T01:00:00.000Z");
    expect(dueAfterAcceptance(new Date("2026-12-28T01:00:00Z")).toISOString()).toBe("2027-01-04T01:00:00.000Z");
  });
});

test("the citizen is told of every state in words", () => {
  for (const state of ReferralState.options) expect(SAYS[state].length).toBeGreaterThan(10);
  expect(new Set(Object.values(SAYS)).size).toBe(ReferralState.options.length);
});
