import { expect, test } from "vitest";
import { daysUntil, linesOf } from "./lines.ts";

test("a word has a value for each day until today, over the end of a month", () => {
  expect(daysUntil("2026-03-02", 4)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
  const counts = [
    { term: "欠薪", day: "2026-03-01", people: 9 },
    { term: "欠薪", day: "2026-03-02", people: 5 },
    { term: "押金", day: "2026-03-02", people: 12 },
  ];
  expect(linesOf(["欠薪", "押金"], ["2026-03-01", "2026-03-02"], counts)).toEqual([
    { term: "欠薪", people: [9, 5] },
    { term: "押金", people: [null, 12] },
  ]);
});

test("kinds of matter are added up, but not one of few people: the list would say by the difference how many they are", () => {
  const day = "2026-03-01";
  const counts = [6, 7, 4].map((people) => ({ term: "欠薪", day, people }));
  expect(linesOf(["欠薪"], [day], counts)[0]?.people).toEqual([13]);
});

test.each([0, 1, 4])("a day of %i people is left out, as one of nobody is", (people) => {
  expect(linesOf(["欠薪"], ["2026-03-01"], [{ term: "欠薪", day: "2026-03-01", people }])[0]?.people).toEqual([null]);
});
