import { describe, expect, test } from "vitest";
import type { TakeDownRequest } from "#contract/intake.ts";
import { mayBeTakenDown, mayTryCode } from "./take-down.ts";

const SAID: TakeDownRequest = {
  question: "借条丢了怎么办",
  channel: "hotline",
  speaks: "self",
  relation: null,
  age: "adult",
  consent: { by: "self", version: 1 },
};

describe("what is said is written down", () => {
  test("with consent to the text that stands now", () => {
    expect(mayBeTakenDown(SAID, 1)).toBeNull();
    expect(mayBeTakenDown(SAID, 2)).toMatchObject({ refused: "invalid" });
  });

  test("of who is under fourteen with a guardian's consent, or in an emergency", () => {
    const child = (by: "self" | "guardian" | "emergency") => mayBeTakenDown({ ...SAID, age: "under-14", consent: { by, version: 1 } }, 1);
    expect(child("self")).toMatchObject({ refused: "invalid" });
    expect([child("guardian"), child("emergency")]).toEqual([null, null]);
  });

  test("for a relative who is named as one, and for nobody's relative otherwise", () => {
    expect(mayBeTakenDown({ ...SAID, speaks: "relative" }, 1)).toMatchObject({ refused: "invalid" });
    expect(mayBeTakenDown({ ...SAID, relation: "child" }, 1)).toMatchObject({ refused: "invalid" });
    expect(mayBeTakenDown({ ...SAID, speaks: "relative", relation: "child" }, 1)).toBeNull();
  });
});

test("ten wrong codes in an hour are enough", () => {
  expect([mayTryCode(9), mayTryCode(10)]).toMatchObject([null, { refused: "locked" }]);
});
