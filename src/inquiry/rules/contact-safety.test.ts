import { describe, expect, test } from "vitest";
import type { DangerKind } from "#contract.ts";
import { type ContactStanding, asksSafety, isOpenQuestion, mayCall, mayDecide, refuseCall } from "./contact-safety.ts";

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

describe("whether contact is safe", () => {
  test.each([
    [true, [], true],
    [false, ["self-harm", "minor"], true],
    [false, ["family-violence"], true],
    [false, ["self-harm", "missing"], false],
    [false, [], false],
  ] satisfies [boolean, DangerKind[], boolean][])(
    "is asked where the home is unsafe (%s) or in danger of %o: %s",
    (homeUnsafe, dangers, asks) => {
      expect(asksSafety({ homeUnsafe, dangers })).toBe(asks);
    },
  );
  test("is an open question until the citizen answers, whoever decided on a call", () => {
    const standings: ContactStanding[] = ["free", "unanswered", "left", "any-time", "only-here"];
    expect(standings.filter(isOpenQuestion)).toEqual(["unanswered", "left"]);
  });
});
