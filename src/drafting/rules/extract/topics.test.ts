import { describe, expect, test } from "vitest";
import type { Guidance } from "#drafting/draft.ts";
import { answeredTopics, guidanceFor, topicsOf } from "./topics.ts";

const topic = (name: string, when: string[], unless: string[] = []): Guidance["topics"][number] => ({
  name,
  when,
  unless,
  understood: name,
  answer: null,
  steps: [],
  help: [],
  unknowns: [],
  limits: [],
});
const guidance = (category: string, topics: Guidance["topics"]): Guidance => ({
  category,
  name: category,
  steps: [],
  help: [],
  unknowns: [],
  limits: [],
  topics,
});
const FRAUD = topic("被骗", ["诈骗", "骗…元"], ["取保"]);
const BAIL = topic("取保", ["取保", "保证金"]);
const GAMES = topic("孩子充值", ["手游", "儿子…花了"]);
const of = (category: string) =>
  guidance(
    category,
    category === "criminal" ? [FRAUD, BAIL] : category === "consumer" ? [GAMES] : category === "debt" ? [topic("借钱", ["不还"])] : [],
  );
const names = (topics: Guidance["topics"]) => topics.map(({ name }) => name);
const recognised = (text: string) => names(topicsOf(of("criminal"), text));

describe("a topic is recognised", () => {
  test("by what is denied, as far as the denial reaches", () => {
    const said = (text: string) => names(topicsOf(guidance("debt", [topic("没有借条", ["没有借条", "没…欠条"])]), text));
    expect(said("他没有给我写借条")).toEqual(["没有借条"]);
    expect(said("当时没打欠条")).toEqual(["没有借条"]);
    expect(said("钱一直没有还，借条在我手里")).toEqual([]);
    expect(said("他没还钱我有欠条")).toEqual([]);
    expect(said("没有还但有借条")).toEqual([]);
  });

  test("by two halves that stand near each other, in their order", () => {
    expect(recognised("会费骗了我两万元")).toEqual(["被骗"]);
    expect(recognised("两万元，他骗我")).toEqual([]);
    expect(recognised(`骗${"很".repeat(14)}元`)).toEqual(["被骗"]);
    expect(recognised(`骗${"很".repeat(15)}元`)).toEqual([]);
  });

  test("not where the words tell of the other side", () => {
    expect(recognised("因犯诈骗罪取保，还有事吗")).toEqual(["取保"]);
  });
});

describe("the answer is", () => {
  const both = guidance("criminal", [topic("甲", ["甲甲", "乙乙"]), topic("丙", ["丙丙", "丁丁丁"])]);
  const answered = (text: string) => names(answeredTopics(both, text));

  test("the better topic's alone where the words speak more for it, by their number or length", () => {
    expect(answered("甲甲乙乙丙丙")).toEqual(["甲"]);
    expect(answered("甲甲丁丁丁")).toEqual(["丙"]);
    expect(answered("没有说")).toEqual([]);
  });

  test("both topics' where they speak for both alike", () => {
    expect(answered("甲甲丙丙")).toEqual(["甲", "丙"]);
  });
});

describe("guidance comes from", () => {
  const chosen = (text: string, category: "criminal" | "family", second: "debt" | null = null) =>
    guidanceFor(text, { category, second }, of).category;

  test("the matter's own field where a topic of it fits, whatever another's words say", () => {
    expect(chosen("诈骗，儿子打手游花了钱", "criminal", "debt")).toBe("criminal");
  });

  test("the second field where only a topic of that fits", () => {
    expect(chosen("他借钱不还", "family", "debt")).toBe("debt");
    expect(chosen("他借钱不还", "family")).toBe("family");
  });

  test("a third field only where the words name a topic of it twice", () => {
    expect(chosen("儿子打手游花了九千", "criminal")).toBe("consumer");
    expect(chosen("手游", "criminal")).toBe("criminal");
  });
});
