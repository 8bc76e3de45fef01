/** What is known of words, phrases and relations before anything is learned. */
import { describe, expect, test } from "vitest";
import { CODES, knownOf, pointingPhrases, readKnowledge } from "./knowledge.ts";

const KNOWN = readKnowledge({
  words: "# a remark\n监狱 criminal:3\n房子 housing:2,family:1\n",
  phrases: "劳动合同 labor:3\n合同 contract:2\n",
  relations: "被.{0,4}拘留\tcriminal:2,admin:1\t问会不会被拘留\n",
});
const of = (sums: number[], code: (typeof CODES)[number]) => sums[CODES.indexOf(code)];

describe("knowledge", () => {
  test("a word counts where the cutter cut it, once however often it stands there", () => {
    const [words] = knownOf(KNOWN, "房子的房子", ["房子", "的", "房子"]);
    expect([of(words, "housing"), of(words, "family"), of(words, "labor")]).toEqual([2, 1, 0]);
  });

  test("of phrases the longest counts: 合同 inside 劳动合同 is no contract", () => {
    const [, phrases] = knownOf(KNOWN, "没签劳动合同", []);
    expect([of(phrases, "labor"), of(phrases, "contract")]).toEqual([3, 0]);
    expect([...pointingPhrases(KNOWN, "租房合同").keys()]).toEqual(["合同"]);
  });

  test("a relation says who did what, also in full-width signs", () => {
    const [, , relations] = knownOf(KNOWN, "他会不会被公安拘留？", []);
    expect([of(relations, "criminal"), of(relations, "admin")]).toEqual([2, 1]);
  });

  test.each([
    ["a field that is none", { words: "监狱 prison:3", phrases: "", relations: "" }],
    ["a weight that is none", { words: "", phrases: "监狱 criminal:4", relations: "" }],
    ["a relation without what it says", { words: "", phrases: "", relations: "被拘留\tcriminal:2" }],
    ["an expression that is none", { words: "", phrases: "", relations: "被(拘留\tcriminal:2\t拘留" }],
  ])("%s is refused with its line", (_, written) => {
    expect(() => readKnowledge(written)).toThrow(/^line 1: /u);
  });
});
