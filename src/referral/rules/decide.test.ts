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
    const due = (accepted: string) => dueAfterAcceptance(new Date(accepted)).toISOString();
    expect(due("2026-11-23T09:00:00+08:00")).toBe("2026-11-30T15:59:59.000Z");
    expect(due("2026-11-24T01:00:00+08:00")).toBe("2026-12-01T15:59:59.000Z");
  });

  test("has until the end of the next working day where the seventh is one of rest (民法典 203)", () => {
    const due = (accepted: string) => dueAfterAcceptance(new Date(accepted)).toISOString();
    expect(due("2026-11-21T09:00:00+08:00")).toBe("2026-11-30T15:59:59.000Z"); // Saturday the 28th
    expect(due("2026-09-25T09:00:00+08:00")).toBe("2026-10-08T15:59:59.000Z"); // National Day, seven days off
    expect(due("2026-10-03T09:00:00+08:00")).toBe("2026-10-10T15:59:59.000Z"); // a Saturday that is worked
  });
});

test("the citizen is told of every state in words", () => {
  for (const state of ReferralState.options) expect(SAYS[state].length).toBeGreaterThan(10);
  expect(new Set(Object.values(SAYS)).size).toBe(ReferralState.options.length);
});
