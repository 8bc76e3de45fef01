import { expect, test } from "vitest";
import { labelled } from "./labelled-copy.ts";

test("a chosen part is copied under its label", () => {
  expect(labelled("应当补发工资。", "AI 起草 · 律师审核")).toBe("【AI 起草 · 律师审核】\n应当补发工资。");
});

test("where nothing was chosen nothing is written over what the clipboard holds", () => {
  expect(labelled(" \n", "AI 起草 · 律师审核")).toBeNull();
});
