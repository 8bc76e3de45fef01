import { expect, test } from "vitest";
import { trialModel } from "#testing/trial-index.ts";
import { coverer } from "./cover.ts";
import { bagOf } from "#language/word-model.ts";

const model = trialModel(
  { 试验: [1], 验员: [1] },
  { 试验: [1], 验员: [1], 仪器: [1], 押金: [1] },
  { text: { 押金: 3 } }, // the word model's weights: 押金 is no word here, only a pair
);
const cover = (question: string, text: string) => coverer(model, bagOf(model, question))(Uint16Array.from(bagOf(model, text).words));

test("how much of the question's pairs the text holds, and of the text's the question", () => {
  expect(cover("试验员", "试验员仪器")).toEqual({ question: 1, text: expect.closeTo(2 / 3, 6) });
  expect(cover("试验员仪器", "试验")).toEqual({ question: expect.closeTo(1 / 3, 6), text: 1 });
});

test("a pair counts by its weight in texts", () => {
  expect(cover("押金，仪器", "押金").question).toBeCloseTo(3 / 4, 6);
  expect(cover("押金，仪器", "仪器").question).toBeCloseTo(1 / 4, 6);
});

test("words do not count: they are cut differently in different company", () => {
  const wordsOnly = Uint16Array.from([0, 1]);
  expect(coverer(model, bagOf(model, "试验员"))(wordsOnly)).toEqual({ question: 0, text: 0 });
});

test("where there is nothing to cover, nothing is covered", () => {
  expect(cover("苹果", "试验")).toEqual({ question: 0, text: 0 });
  expect(cover("试验", "苹果")).toEqual({ question: 0, text: 0 });
});
