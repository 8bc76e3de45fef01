import { expect, test } from "vitest";
import { moved } from "./moved.ts";

test("an item changes places with its neighbour, and the others stay", () => {
  expect(moved(["甲", "乙", "丙"], 0, 1)).toEqual(["乙", "甲", "丙"]);
  expect(moved(["甲", "乙", "丙"], 2, 1)).toEqual(["甲", "丙", "乙"]);
});
