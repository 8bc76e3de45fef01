import { expect, test } from "vitest";
import { holds } from "./holds.ts";

const now = new Date("2026-11-21T01:00:00Z");
const soon = new Date("2026-11-21T01:00:01Z");

test("a lawyer holds a draft while their lease runs", () => {
  expect(holds({ state: "claimed", claimedBy: "wang", claimedUntil: soon }, "wang", now)).toBeNull();
});

test("the lease ends at its last instant, not after it", () => {
  expect(holds({ state: "claimed", claimedBy: "wang", claimedUntil: now }, "wang", now)?.refused).toBe("not-claimed");
  expect(holds({ state: "claimed", claimedBy: "wang", claimedUntil: null }, "wang", now)?.refused).toBe("not-claimed");
});

test("another's draft is another's", () => {
  expect(holds({ state: "claimed", claimedBy: "li", claimedUntil: soon }, "wang", now)?.refused).toBe("claimed-by-another");
});

test.each(["waiting", "approved", "delivered", "returned", "withdrawn"] as const)("nobody holds a draft that is %s", (state) => {
  expect(holds({ state, claimedBy: "wang", claimedUntil: soon }, "wang", now)?.refused).toBe("not-claimed");
});
