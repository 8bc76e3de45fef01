import { describe, expect, test } from "vitest";
import { situationOf } from "./situation.ts";

const plain = { category: "contract", urgency: "none", matters: [], further: false } as const;

describe("the situation a matter is drafted in", () => {
  test.each([
    ["labor", "labor"],
    ["family", "family"],
    ["criminal", "criminal"],
    ["contract", "answer"],
    ["other", "answer"],
  ] as const)("is its field's own where there is one: %s → %s", (category, situation) => {
    expect(situationOf({ ...plain, category })).toBe(situation);
  });

  test("is a further question where something was said after an answer, whatever the field", () => {
    expect(situationOf({ ...plain, category: "labor", further: true })).toBe("follow-up");
  });

  test("is several matters where more than one was told; one told apart is still one", () => {
    expect(situationOf({ ...plain, matters: ["欠薪", "离婚"], further: true })).toBe("several");
    expect(situationOf({ ...plain, matters: ["欠薪"] })).toBe("answer");
  });

  test("is danger before all else; a short time alone is none", () => {
    expect(situationOf({ category: "family", urgency: "danger", matters: ["打人", "离婚"], further: true })).toBe("danger");
    expect(situationOf({ ...plain, urgency: "soon" })).toBe("answer");
  });
});
