import { describe, expect, test } from "vitest";
import { mayClaim } from "./may-claim.ts";

const now = new Date("2026-11-21T01:00:00Z");
const later = new Date("2026-11-21T01:30:00Z");
const waiting = { state: "waiting" as const, assignedTo: null, claimedBy: null, claimedUntil: null };

describe("by name a lawyer may take", () => {
  test("what a supervisor assigned to them", () => {
    expect(mayClaim({ ...waiting, assignedTo: "wang" }, "wang", now)).toBeNull();
  });

  test("what they hold, to go on with it", () => {
    expect(mayClaim({ ...waiting, state: "claimed", claimedBy: "wang", claimedUntil: later }, "wang", now)).toBeNull();
  });

  test("what they held last, while nobody has taken it since", () => {
    expect(mayClaim({ ...waiting, claimedBy: "wang" }, "wang", now)).toBeNull();
    expect(mayClaim({ ...waiting, state: "claimed", claimedBy: "wang", claimedUntil: now }, "wang", now)).toBeNull();
  });
});

describe("by name a lawyer may not take", () => {
  test("a draft of their choice: the next one is given", () => {
    expect(mayClaim(waiting, "wang", now)?.refused).toBe("not-next");
  });

  test("what is assigned to another", () => {
    expect(mayClaim({ ...waiting, assignedTo: "li" }, "wang", now)?.refused).toBe("not-next");
  });

  test("what another held last, once the lease is over", () => {
    expect(mayClaim({ ...waiting, state: "claimed", claimedBy: "li", claimedUntil: now }, "wang", now)?.refused).toBe("not-next");
  });

  test("what another holds, not even when it is assigned to them", () => {
    expect(mayClaim({ ...waiting, state: "claimed", assignedTo: "wang", claimedBy: "li", claimedUntil: later }, "wang", now)?.refused).toBe(
      "claimed-by-another",
    );
  });

  test.each(["approved", "delivered", "returned", "withdrawn"] as const)("what is %s, though it was theirs", (state) => {
    expect(mayClaim({ state, assignedTo: "wang", claimedBy: "wang", claimedUntil: null }, "wang", now)?.refused).toBe("wrong-state");
  });
});
