import { expect, test } from "vitest";
import { rising } from "./rising.ts";

const count = (term: string, people: number, usual: number) => ({ term, people, usual, region: "110101", category: "labor" as const });

test("a term that fewer than five people used is hidden, however fast it rises", () => {
  expect(rising([count("拖欠工资", 4, 0)], 10)).toEqual([]);
  expect(rising([count("拖欠工资", 5, 0)], 10)).toHaveLength(1);
});

test("what rises against its own past comes before what is always talked about", () => {
  const words = rising([count("离婚", 60, 58), count("预付卡", 12, 1)], 10);
  expect(words.map((w) => w.term)).toEqual(["预付卡", "离婚"]);
  expect(words[0]?.rise).toBeCloseTo(6.5);
});
