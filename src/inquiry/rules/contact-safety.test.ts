import { describe, expect, test } from "vitest";
import { type ContactStanding, mayCall, mayDecide, refuseCall } from "./contact-safety.ts";

describe("whether a call may be made", () => {
  test.each(["free", "left", "any-time", "at-times"] satisfies ContactStanding[])("%s: yes", (standing) => {
    expect(mayCall(standing)).toBe(true);
    expect(refuseCall(standing)).toBeNull();
  });
  test.each(["not-by-phone", "only-here"] satisfies ContactStanding[])("%s: no, and nobody decides otherwise", (standing) => {
    expect(refuseCall(standing)).toMatchObject({ refused: "contact-unsafe" });
    expect(mayDecide(standing, { holdsAlert: true, oversees: true })).toBe(false);
  });
  test("before the citizen has answered nobody calls, unless the danger desk decides", () => {
    expect(refuseCall("unanswered")).toMatchObject({ refused: "contact-unsafe" });
    expect(mayDecide("unanswered", { holdsAlert: true, oversees: false })).toBe(true);
    expect(mayDecide("unanswered", { holdsAlert: false, oversees: true })).toBe(true);
    expect(mayDecide("unanswered", { holdsAlert: false, oversees: false })).toBe(false);
  });
});
