import { describe, expect, test } from "vitest";
import { paragraphsOf, partOfArticle } from "./part-of-article.ts";

const TEXT =
  "试验应当公开。\n有下列情形之一的，可以不公开：\n（一）涉及秘密的；\n（二）当事人申请的：\n1.书面申请；\n2.口头申请。\n前款规定不适用于复试。";

test("a line is a paragraph, but for items and what stands under them", () => {
  expect(paragraphsOf(TEXT).map(({ items }) => [...items.keys()])).toEqual([[], [1, 2], []]);
});

describe("of an article, what is cited", () => {
  test.each([
    [1, null, "试验应当公开。"],
    [2, 1, "（一）涉及秘密的；"],
    [2, 2, "（二）当事人申请的：\n1.书面申请；\n2.口头申请。"],
    [null, 1, "（一）涉及秘密的；"],
    [3, null, "前款规定不适用于复试。"],
  ])("第%s款第%s项 is given alone", (paragraph, item, text) => {
    expect(partOfArticle(TEXT, paragraph, item)).toEqual({ paragraph, item, exists: true, text });
  });
  test.each([
    [4, null],
    [1, 1],
    [2, 3],
    [null, 9],
  ])("第%s款第%s项 does not exist", (paragraph, item) => {
    expect(partOfArticle(TEXT, paragraph, item)).toEqual({ paragraph, item, exists: false, text: null });
  });
  test("is not known to exist where there is no official text", () => {
    expect(partOfArticle(null, 2, null)).toEqual({ paragraph: 2, item: null, exists: null, text: null });
  });
  test("is nothing where neither 款 nor 项 is named", () => {
    expect(partOfArticle(TEXT, null, null)).toBeNull();
  });
});
