import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, readCode, sayCode, tailOf } from "./spoken-code.ts";

describe("a spoken code", () => {
  test("is read as it was said, whichever it is", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => readCode(sayCode(codeOf(n))) === codeOf(n)));
  });

  test.each([
    ["１２３４ ５６７８", "12345678"],
    ["幺二三四五六七零", "12345670"],
    ["1234-5678", "12345678"],
    [" 12345678 ", "12345678"],
  ])("%s is a code", (typed, code) => expect(readCode(typed)).toBe(code));

  test.each(["1234567", "123456789", "", "abc", "1234'5678"])("%s is none", (typed) => expect(readCode(typed)).toBeNull());

  test("is asked for with a number's last four digits, where it has so many", () => {
    expect([tailOf("138 0000 1234"), tailOf("１３８００００１２３４"), tailOf("张三"), tailOf("110")]).toEqual([
      "1234",
      "1234",
      null,
      null,
    ]);
  });
});
