import { expect, test } from "vitest";
import { partsOf, wholeClauses } from "./quoting.ts";

// A text of our own in the shape of a law's.
const TEXT = `有下列情形之一的，应当付款：
（一）到期的；
（二）约定的：
1.书面约定；
（十二）其他。
付款后，另行登记。`;

test("each line is a 款; items and what stands below them belong to theirs", () => {
  const parts = partsOf(TEXT);
  expect(parts.map(({ paragraph }) => paragraph)).toEqual([1, 2]);
  expect(parts[0]?.items.map(({ no }) => no)).toEqual([1, 2, 12]);
  expect(parts[0]?.text).toContain("1.书面约定；");
  expect(parts[1]).toEqual({ paragraph: 2, text: "付款后，另行登记。", items: [] });
});

test("a quotation is whole clauses, letter for letter", () => {
  const text = "有下列情形的，不得解除合同；另有约定的除外。";
  const from = text.indexOf("解除");
  expect(wholeClauses(text, from, from + 2)).toBe("不得解除合同");
  expect(text).toContain(wholeClauses(text, from, from + 8));
});

test("with nothing selected the whole is quoted", () => {
  expect(wholeClauses("付款后，另行登记。", 3, 3)).toBe("付款后，另行登记。");
});
