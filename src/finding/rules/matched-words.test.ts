import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { wordMatcher } from "./matched-words.ts";
import { bagOf, readWordModel } from "#language/word-model.ts";

const model = readWordModel(readFileSync("corpus/finder/words.bin"));
const textOf = (text: string) => Uint16Array.from(bagOf(model, text).words);
const matched = (question: string, text: string) => wordMatcher(model, question)(textOf(text));

test("a word that the text cuts otherwise is found by the words inside it", () => {
  expect(matched("老板拖欠工资", "单位拖欠或者没发足工资的").toSorted()).toEqual(["工资", "拖欠"]);
});

test("a word found whole is not said again in parts", () => {
  expect(matched("离婚以后抚养费谁给", "抚养费由谁负担")).toEqual(["抚养费"]);
});

test("words that carry no matter of their own are never shown", () => {
  expect(matched("我应该怎么办，可以吗", "应当如何办理可以协商")).toEqual([]);
});
