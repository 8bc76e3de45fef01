import { expect, test } from "vitest";
import { repealsIn } from "./repeals.ts";

const repeals = (text: string, effective: string | null = "2021-01-01", more: { no: number; text: string }[] = []) =>
  repealsIn({
    law: "中华人民共和国试验法",
    effective,
    articles: [...more, { no: 90, text }].map((article) => ({ sub: 0, label: "", path: "", ...article })),
  }).map(({ law, on, by }) => [law, on, by.no]);

test("a closing article that ends several laws names each, with the day it says", () => {
  expect(repeals("本法自2021年1月1日起施行。《中华人民共和国甲法》、《中华人民共和国乙法》同时废止。")).toEqual([
    ["中华人民共和国甲法", "2021-01-01", 90],
    ["中华人民共和国乙法", "2021-01-01", 90],
  ]);
});
test("an amended law repealed when it first took effect, not when it was amended", () => {
  expect(repeals("本法自1999年10月1日起施行。1990年12月24日国务院发布的《甲条例》同时废止。", null)).toEqual([
    ["甲条例", "1999-10-01", 90],
  ]);
});
test("the day stays open where no source says it", () => {
  expect(repeals("本法自公布之日起施行。《甲条例》即行废止。", null)).toEqual([["甲条例", null, 90]]);
});
test("interpretations keep the name of the law inside their own, and the court before it", () => {
  expect(
    repeals(
      "本解释施行后，最高人民法院《关于审理〈甲法〉案件的解释》（法释〔2003〕9号）、《最高人民法院关于适用《乙法》的意见》同时废止；以前的解释与本解释不一致的，不再适用。",
    ),
  ).toEqual([
    ["最高人民法院关于审理〈甲法〉案件的解释", "2021-01-01", 90],
    ["最高人民法院关于适用《乙法》的意见", "2021-01-01", 90],
  ]);
});
test.each([
  "本法自2021年1月1日起施行。《甲法》第三条同时废止。",
  "本法自2021年1月1日起施行。《甲法》中的有关规定同时废止。",
  "与本法不一致的，依照《甲法》的规定予以废止。",
  "《甲法》与本法不一致的，以本法为准。",
  "1986年公布的《中华人民共和国试验法》同时废止。",
])("no law is ended by: %s", (text) => {
  expect(repeals(text)).toEqual([]);
});
test("what stands far from the end is about procedure, not about a law", () => {
  const many = Array.from({ length: 8 }, (_, i) => ({ no: i + 91, text: "另有规定。" }));
  expect(
    repealsIn({
      law: "试验法",
      effective: null,
      articles: [{ no: 1, text: "《甲法》同时废止。" }, ...many].map((a) => ({ sub: 0, label: "", path: "", ...a })),
    }),
  ).toEqual([]);
});
