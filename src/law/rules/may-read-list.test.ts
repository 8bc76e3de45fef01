import { describe, expect, test } from "vitest";
import { CategoryCode } from "#contract.ts";
import { mayReadList } from "./may-read-list.ts";

const plain: Parameters<typeof mayReadList>[0] = {
  state: "drafting",
  category: "labor",
  second: null,
  urgency: "none",
  dangers: [],
  homeUnsafe: false,
  notices: ["legal-aid-right"],
};

describe("general reading is given to whoever waits with a plain matter", () => {
  test.each(CategoryCode.options.filter((category) => category !== "criminal"))("%s", (category) => {
    expect(mayReadList({ ...plain, category })).toBe(true);
  });
  test.each(["needs_facts", "drafting", "in_review"] as const)("while it is %s", (state) => {
    expect(mayReadList({ ...plain, state })).toBe(true);
  });
  test.each(["triaged", "answered", "closed", "withdrawn"] as const)("not when it is %s", (state) => {
    expect(mayReadList({ ...plain, state })).toBe(false);
  });
});

describe("it is never given", () => {
  test.each([
    ["in a criminal matter", { category: "criminal" }],
    ["where it may be criminal after all", { second: "criminal" }],
    ["to a suspect", { notices: ["criminal-suspect"] }],
    ["in danger", { urgency: "danger" }],
    ["where danger was named", { dangers: ["threat"] }],
    ["where a notice of danger was shown", { notices: ["danger-general"] }],
    ["where violence at home may be in play", { homeUnsafe: true }],
    ["where time runs", { urgency: "soon" }],
    ["where a notice of a time limit was shown", { notices: ["soon-time-limit"] }],
  ] as const)("%s", (_, change) => {
    expect(mayReadList({ ...plain, ...change })).toBe(false);
  });
});
