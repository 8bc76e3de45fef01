import { describe, expect, test } from "vitest";
import { closesAt, mayClose, mayGoOn, mayRemind } from "./asking-back.ts";

const at = (hours: number) => new Date(Date.parse("2026-11-21T01:00:00Z") + hours * 3_600_000);
const wang = { id: "wang", oversees: false, reviews: true };
const li = { id: "li", oversees: false, reviews: true };
const boss = { id: "boss", oversees: true, reviews: false };
const asked = {
  state: "needs_facts" as const,
  askedById: "wang",
  since: at(0),
  urgency: "none" as const,
  correcting: false,
  remindedAt: null,
};

test("a lawyer's question is that lawyer's, and whoever's oversees", () => {
  expect([wang, li, boss].map((by) => mayGoOn(asked, by)?.refused ?? null)).toEqual([null, "not-allowed", null]);
  expect([wang, li, boss].map((by) => mayRemind(asked, by)?.refused ?? null)).toEqual([null, "not-allowed", null]);
});

test("what the service itself asked is any lawyer's", () => expect(mayGoOn({ ...asked, askedById: null }, li)).toBeNull());

test("the citizen is reminded once", () => expect(mayRemind({ ...asked, remindedAt: at(1) }, wang)?.refused).toBe("wrong-state"));

test.each(["drafting", "answered", "closed", "withdrawn"] as const)("nothing is done about a matter that is %s", (state) => {
  for (const may of [mayRemind, mayGoOn]) expect(may({ ...asked, state }, wang)?.refused).toBe("wrong-state");
  expect(mayClose({ ...asked, state }, wang, at(99))?.refused).toBe("wrong-state");
});

describe("closing", () => {
  test("waits for a reminder and a whole day since", () => {
    expect(mayClose(asked, wang, at(99))?.refused).toBe("wrong-state");
    expect(mayClose({ ...asked, remindedAt: at(1) }, wang, at(24.9))?.refused).toBe("wrong-state");
    expect(mayClose({ ...asked, remindedAt: at(1) }, wang, at(25))).toBeNull();
  });

  test.each(["danger", "soon"] as const)("is for no matter of urgency %s", (urgency) => {
    expect(mayClose({ ...asked, urgency, remindedAt: at(1) }, boss, at(99))?.refused).toBe("wrong-state");
    expect(closesAt({ ...asked, urgency }, 7)).toBeNull();
  });

  test("is for no matter whose answer is being corrected", () => {
    expect(mayClose({ ...asked, correcting: true, remindedAt: at(1) }, boss, at(99))?.refused).toBe("wrong-state");
    expect(closesAt({ ...asked, correcting: true }, 7)).toBeNull();
  });

  test("comes by itself after the days that the bureau set, for a lawyer's question alone", () => {
    expect(closesAt(asked, 7)).toEqual(at(7 * 24));
    expect(closesAt({ ...asked, askedById: null }, 7)).toBeNull();
  });
});
