import { expect, test } from "vitest";
import { phraseBook, phrasesIn } from "./phrases.ts";

const book = phraseBook<string>([
  ["合同 工资", "a"],
  ["劳动合同 合同工", "b"],
  ["工资", "c"],
]);

test("a phrase inside a longer one is not reported", () => {
  expect(phrasesIn(book, "劳动合同").map((h) => h.phrase)).toEqual(["劳动合同"]);
});
test("overlapping phrases are both reported", () => {
  expect(phrasesIn(book, "劳动合同工").map((h) => h.phrase)).toEqual(["劳动合同", "合同工"]);
});
test("a phrase keeps all its meanings and each place where it stands", () => {
  expect(phrasesIn(book, "工资和工资")).toEqual([
    { phrase: "工资", at: 0, means: ["a", "c"] },
    { phrase: "工资", at: 3, means: ["a", "c"] },
  ]);
});
