import { describe, expect, test } from "vitest";
import { trialTable } from "#testing/trial-index.ts";
import type { Lead } from "../finding.ts";
import { leadTable, likenesses } from "./lead-table.ts";
import { leadVotes, nearestAsks } from "./leads.ts";

/** Slots 0–2 are the trial law's articles 1–3, 3 a later version of article 3, 4 another law's article 9. */
const TABLE = trialTable([
  { no: 1, chapter: "第一章" },
  { no: 2, chapter: "第一章" },
  { no: 3, chapter: "第二章" },
  { no: 3, chapter: "第二章" },
  { law: "检验条例", no: 9, chapter: "第一章" },
]);
const [TRIAL, OTHER] = [TABLE.laws[0]!, TABLE.laws[4]!];

const led = (kind: Lead["kind"], vector: number[], ...places: string[]): Lead => ({ kind, vector: Int8Array.from(vector), places });
const question = (...vector: number[]) => led("question", vector, "试验法#1-0");
const AT = Float32Array.from([1, 0, 0]);
/** Signed bytes at this cosine from the question. */
const near = (cosine: number) => [cosine * 100, Math.sqrt(1 - cosine * cosine) * 100, 0];
const votesOf = (told: Lead[]) => {
  const leads = leadTable([], told, TABLE, 3);
  return leadVotes(likenesses(AT, leads), leads, TABLE);
};
/** By slot: how near a card's ask or a told story comes. */
const asksOf = (asks: Lead[], told: Lead[] = []) => {
  const leads = leadTable(asks, told, TABLE, 3);
  return [...nearestAsks(likenesses(AT, leads), leads, new Float32Array(TABLE.size))];
};

describe("where questions were answered from", () => {
  test("an article has the likeness of the nearest question that led to it", () => {
    const votes = votesOf([question(...near(0.5)), question(...near(0.8)), led("question", near(0.6), "检验条例#9-0")]);
    expect(votes.leadArticle(0)).toBeCloseTo(0.8, 2);
    expect(votes.leadArticle(4)).toBeCloseTo(0.6, 2);
    expect(votes.leadArticle(1)).toBe(0);
    expect(votes.slots.toSorted()).toEqual([0, 4]);
  });

  test("a place leads to every version of its article", () => {
    expect(votesOf([led("question", near(0.9), "试验法#3-0")]).slots).toEqual([2, 3]);
  });

  test("laws and chapters gather votes, and one near question says more than ten far ones", () => {
    const far = Array.from({ length: 10 }, () => led("question", near(0.4), "检验条例#9-0"));
    const votes = votesOf([question(...near(0.95)), ...far]);
    expect(votes.leadLaw(TRIAL)).toBeGreaterThan(votes.leadLaw(OTHER));
    expect(votes.leadLaw(OTHER)).toBeGreaterThan(0);
    expect(votes.leadChapter(TABLE.chapters[0]!)).toBeGreaterThan(0);
    expect(votes.leadChapter(TABLE.chapters[2]!)).toBe(0);
  });

  test("a question less than 0.3 like it says nothing, whoever it led to", () => {
    expect(votesOf([question(...near(0.29))])).toMatchObject({ slots: [] });
    expect(votesOf([question(...near(0.32))])).toMatchObject({ slots: [0] });
  });

  test("only the thirty nearest vote", () => {
    const nearer = Array.from({ length: 30 }, () => question(...near(0.9)));
    expect(votesOf([...nearer, led("question", near(0.8), "检验条例#9-0")]).slots).toEqual([0]);
    expect(votesOf([...nearer.slice(1), led("question", near(0.8), "检验条例#9-0")]).slots.toSorted()).toEqual([0, 4]);
  });
});

describe("how often an article was the answer", () => {
  test("is counted per thousand questions, so that a small collection and a large one say the same", () => {
    const some = [question(1, 0, 0), question(0, 1, 0), led("question", [0, 0, 1], "检验条例#9-0")];
    const few = votesOf(some);
    const many = votesOf(Array.from({ length: 40 }, () => some).flat());
    expect(few.articleCount(0)).toBeCloseTo(Math.log(1 + 2000 / 3), 5);
    for (const votes of [few, many]) {
      expect(votes.articleCount(0)).toBeCloseTo(few.articleCount(0), 5);
      expect(votes.lawCount(OTHER)).toBeCloseTo(few.lawCount(OTHER), 5);
      expect(votes.articleCount(1)).toBe(0);
    }
  });

  test("counts a law and a chapter by all of their articles", () => {
    const votes = votesOf([question(1, 0, 0), led("question", [0, 1, 0], "试验法#2-0")]);
    expect(votes.lawCount(TRIAL)).toBeCloseTo(Math.log(1 + 1000), 5);
    expect(votes.chapterCount(TABLE.chapters[1]!)).toBeCloseTo(Math.log(1 + 1000), 5);
    expect(votes.articleCount(0)).toBeCloseTo(Math.log(1 + 500), 5);
  });

  test("a lead to law that is not in this index is left out, and dilutes no count", () => {
    const votes = votesOf([question(1, 0, 0), led("question", [1, 0, 0], "没有的法#1-0"), led("question", [1, 0, 0], "试验法#99-0")]);
    expect(votes.articleCount(0)).toBeCloseTo(Math.log(1 + 1000), 5);
    expect(votes.slots).toEqual([0]);
  });

  test("of several places those that are here count", () => {
    expect(votesOf([led("question", near(0.9), "没有的法#1-0", "试验法#2-0")]).slots).toEqual([1]);
  });
});

describe("how citizens ask for an article", () => {
  test("an article is as like as the nearest of its asks", () => {
    const leads = [led("ask", near(0.4), "试验法#1-0"), led("ask", near(0.7), "试验法#1-0"), led("ask", near(0.5), "试验法#2-0")];
    expect(asksOf(leads)).toEqual([expect.closeTo(0.7, 2), expect.closeTo(0.5, 2), 0, 0, 0]);
  });

  test("an ask is no answered question: it neither votes nor counts", () => {
    const votes = votesOf([led("ask", near(0.9), "试验法#1-0")]);
    expect([votes.slots, votes.articleCount(0), votes.leadArticle(0), votes.leadLaw(TRIAL)]).toEqual([[], 0, 0, 0]);
  });

  test("an ask that points the other way is no ask for it", () => {
    expect(asksOf([led("ask", [-100, 0, 0], "试验法#1-0")])).toEqual([0, 0, 0, 0, 0]);
  });

  test("a told story asks as a card does; a question asks for nothing", () => {
    const told = [question(...near(0.9)), led("ask", near(0.6), "试验法#2-0")];
    expect(asksOf([led("ask", near(0.4), "检验条例#9-0")], told)).toEqual([0, expect.closeTo(0.6, 2), 0, 0, expect.closeTo(0.4, 2)]);
  });
});

test("without a single lead there are no votes", () => {
  const votes = votesOf([]);
  expect([votes.slots, votes.articleCount(0), votes.lawCount(TRIAL), votes.leadChapter(0)]).toEqual([[], 0, 0, 0]);
  expect(asksOf([])).toEqual([0, 0, 0, 0, 0]);
});
