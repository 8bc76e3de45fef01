import { describe, expect, test } from "vitest";
import { trialModel } from "#testing/trial-index.ts";
import { softMatcher } from "./soft-match.ts";
import { bagOf } from "#language/word-model.ts";

/** 老板 and 单位 lie near each other, 押金 far from both; 的确 says nothing of the matter. */
const WORDS = { 老板: [100, 0], 单位: [95, 31], 押金: [0, 100], 仪器: [-100, 0], 的确: [0, 1] };
const model = trialModel(WORDS, { 老板: [0, 127] }, { question: { 的确: 0.0001 }, text: { 的确: 0.0001 } });
const match = (question: string, text: string, using = model) =>
  softMatcher(using, bagOf(using, question))(Uint16Array.from(bagOf(using, text).words));

describe("a question covered word by word", () => {
  test("the same word covers wholly, a near word by its nearness, a word the other way not at all", () => {
    expect(match("老板", "老板").question).toBeCloseTo(1, 6);
    expect(match("老板", "单位").question).toBeCloseTo(0.95, 2);
    expect(match("老板", "仪器").question).toBe(0);
  });

  test("one telling word without a match is seen, however well the others match", () => {
    expect(match("老板押金", "单位押金").question).toBeGreaterThan(0.95);
    expect(match("老板押金", "单位").question).toBeLessThan(0.7);
  });

  test("the text is covered by the question in its own right", () => {
    const { question, text } = match("老板", "老板押金");
    expect(question).toBeCloseTo(1, 6);
    expect(text).toBeCloseTo(0.5, 1);
  });

  test("a weighty word counts for more", () => {
    const weighty = trialModel(WORDS, {}, { question: { 押金: 9 } });
    expect(match("老板押金", "押金", weighty).question).toBeCloseTo(0.9, 1);
    expect(match("老板押金", "老板", weighty).question).toBeCloseTo(0.1, 1);
  });

  test("words of no weight, and pairs of characters, neither count nor cover", () => {
    expect(match("老板的确", "老板").question).toBeCloseTo(1, 6);
    expect(match("的确", "的确")).toEqual({ question: 0, text: 0 });
  });

  test("shares stay between 0 and 1, also for a text without a known word", () => {
    expect(match("老板", "苹果")).toEqual({ question: 0, text: 0 });
    expect(match("苹果", "老板")).toEqual({ question: 0, text: 0 });
    const { question, text } = match("老板单位押金仪器", "老板单位押金仪器");
    expect([question, text].every((share) => share > 0.999 && share < 1.000_001)).toBe(true);
  });

  test("one matcher compares many texts, each as if it were the only one", () => {
    const matcher = softMatcher(model, bagOf(model, "老板押金"));
    const texts = ["单位", "押金", "老板押金", "仪器"].map((text) => Uint16Array.from(bagOf(model, text).words));
    const together = texts.map(matcher);
    expect(together).toEqual(texts.map((text) => softMatcher(model, bagOf(model, "老板押金"))(text)));
  });

  test("of a long question the nine weightiest words count, of a long text the first fifty", () => {
    const many = Array.from({ length: 100 }, (_, i) => String.fromCodePoint(0x4e00 + i) + "甲");
    const words = Object.fromEntries(many.map((word, i) => [word, [i === 99 ? 0 : 100, i === 99 ? 100 : 0]]));
    const weights = Object.fromEntries(many.map((word, i) => [word, i < 9 ? 1 : 0.5]));
    const long = trialModel(words, {}, { question: weights });
    const last = many[99]!;
    expect(match(many.join(""), many[0]!, long).question).toBeCloseTo(1, 6); // the nine all point its way
    expect(match(last, many.slice(0, 50).join("") + last, long).question).toBe(0); // the 51st is not looked at
    expect(match(last, many.slice(0, 49).join("") + last, long).question).toBe(1);
  });
});
