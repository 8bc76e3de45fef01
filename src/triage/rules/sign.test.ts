import { expect, test } from "vitest";
import { any, near, signsIn, type Sign } from "./sign.ts";

const SIGNS: readonly Sign<"a" | "b">[] = [
  { kind: "a", pattern: any("火", "烟"), unless: /灭/, says: "起火" },
  { kind: "b", pattern: /水/, says: "进水" },
];

test("a sign counts where its pattern is in the text", () => expect(signsIn(SIGNS, "烟和水").map((s) => s.kind)).toEqual(["a", "b"]));
test("a sign does not count where its exception is in the text", () => expect(signsIn(SIGNS, "火已灭")).toEqual([]));
test("any of the alternatives will do", () => expect(any("甲", "乙").source).toBe("甲|乙"));

test("two expressions count together only within their span, in either order", () => {
  const both = any(near("锁", "孩子", 3));
  expect(["锁着孩子", "孩子被锁了", "孩子在学校，门没有锁"].map((text) => both.test(text))).toEqual([true, true, false]);
});
