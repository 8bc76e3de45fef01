import { expect, test } from "vitest";
import { byMatter } from "./matters.ts";

const claim = (text: string, about: string | null) => ({ claim: text, citations: [], cases: [], about });

test("claims stand under the heading of their matter, and keep their place in the whole answer", () => {
  const [wages, more, divorce] = [claim("补发工资", "拖欠工资"), claim("加付赔偿", "拖欠工资"), claim("先调解", "离婚")];
  expect(byMatter([wages, more, divorce])).toEqual([
    {
      about: "拖欠工资",
      claims: [
        { claim: wages, at: 0 },
        { claim: more, at: 1 },
      ],
    },
    { about: "离婚", claims: [{ claim: divorce, at: 2 }] },
  ]);
});

test("an answer to one matter has no headings", () => {
  expect(byMatter([claim("一", null), claim("二", null)]).map(({ about }) => about)).toEqual([null]);
  expect(byMatter([])).toEqual([]);
});
