import { expect, test } from "vitest";
import { materialsOf } from "./materials.ts";

const steps = (...papers: string[][]) => ({ steps: papers.map((each) => ({ do: "去办", where: null, papers: each })) });

test("the papers of all steps are one list, each once, in the order in which they are wanted first", () => {
  expect(materialsOf(steps(["身份证", "工资条"], ["仲裁申请书", "身份证"]))).toEqual(["身份证", "工资条", "仲裁申请书"]);
});

test("the same paper in other punctuation, width or case is the same", () => {
  expect(materialsOf(steps(["身份证（原件）"], [" 身份证(原件) 。"], ["《劳动合同》", "劳动合同"], ["ＰＯＳ单", "pos单"]))).toEqual([
    "身份证（原件）",
    "《劳动合同》",
    "ＰＯＳ单",
  ]);
});

test("a copy is another paper than the original", () => {
  expect(materialsOf(steps(["身份证", "身份证复印件"]))).toHaveLength(2);
});

test("an answer whose steps need no papers has no list", () => {
  expect(materialsOf(steps([], ["  "]))).toEqual([]);
});
