import { describe, expect, test } from "vitest";
import { trialTable } from "#testing/trial-index.ts";
import type { Lead } from "../finding.ts";
import { companyOf } from "./companions.ts";
import { leadTable, likenesses } from "./lead-table.ts";

/** Slots 0–2 are the trial law's articles 1–3, 3 a later version of article 3, 4 another law's article 9. */
const TABLE = trialTable([{ no: 1 }, { no: 2 }, { no: 3 }, { no: 3 }, { law: "检验条例", no: 9 }]);
const [ONE, TWO, OTHER] = ["试验法#1-0", "试验法#2-0", "检验条例#9-0"];
const AT = Float32Array.from([1, 0, 0]);
/** Signed bytes at this cosine from the question. */
const told = (cosine: number, ...places: string[]): Lead => ({
  kind: "question",
  vector: Int8Array.from([cosine * 100, Math.sqrt(1 - cosine * cosine) * 100, 0]),
  places,
});
const companyWith = (asks: Lead[], leadsTold: Lead[]) => {
  const leads = leadTable(asks, leadsTold, TABLE, 3);
  return companyOf(likenesses(AT, leads), leads, TABLE);
};
const company = (...leads: Lead[]) => companyWith([], leads);

describe("which articles belong together", () => {
  test("an article that the same questions were answered from, and more surely the more of them there are", () => {
    const once = company(told(0.5, ONE, TWO)).together(0);
    const often = company(told(0.5, ONE, TWO), told(0.5, ONE, TWO), told(0.5, ONE, TWO)).together(0);
    expect(once.ever(1)).toBeCloseTo(1 / 2);
    expect(often.ever(1)).toBeCloseTo(3 / 4);
  });

  test("of those that led to the one, the share that led to the other: what is often alone has little company", () => {
    const { ever } = company(told(0.5, ONE, TWO), told(0.5, ONE), told(0.5, ONE)).together(0);
    expect(ever(1)).toBeCloseTo(1 / 4);
    expect(
      company(told(0.5, ONE, TWO), told(0.5, ONE), told(0.5, ONE))
        .together(1)
        .ever(0),
    ).toBeCloseTo(1 / 2);
  });

  test("a question like this one counts for more than one about another matter", () => {
    const { ever, here } = company(told(0.95, ONE, TWO), told(0.1, ONE, OTHER)).together(0);
    expect(ever(1)).toBe(ever(4));
    expect(here(1)).toBeGreaterThan(10 * here(4));
  });

  test("an article is no company of itself, and what nobody told has none", () => {
    const { together } = company(told(0.9, ONE, TWO));
    expect(together(0).ever(0)).toBe(0);
    expect(together(4).ever(0)).toBe(0);
    expect(together(4).here(0)).toBe(0);
  });

  test("a place leads to every version of its article, and a place that is not in the index is left out", () => {
    const { together, told: count, questions } = company(told(0.9, ONE, "试验法#3-0"), told(0.9, "试验法#77-0"));
    expect(together(0).ever(2)).toBe(together(0).ever(3));
    expect(count(2)).toBe(1);
    expect(questions).toBe(1);
  });
});

test("a told story is company as a question is, and a card's ask is none", () => {
  const story = { ...told(0.9, ONE, TWO), kind: "ask" as const };
  const { together, questions, vote } = companyWith([{ ...told(0.95, OTHER), kind: "ask" }], [story, told(0.5, ONE)]);
  expect(questions).toBe(2);
  expect(together(0).ever(1)).toBeCloseTo(1 / 3);
  expect(vote(1)).toBeGreaterThan(0.9);
  expect(vote(4)).toBe(0);
});

describe("where the nearest told questions lead", () => {
  test("each votes by its likeness for its articles, and once for a law however many of its articles it names", () => {
    const { vote, lawVote } = company(told(0.9, ONE, TWO), told(0.5, OTHER));
    expect(vote(0)).toBe(vote(1));
    expect(vote(0)).toBeGreaterThan(0.9);
    expect(lawVote(TABLE.laws[0]!)).toBeCloseTo(vote(0));
    expect(lawVote(TABLE.laws[0]!) + lawVote(TABLE.laws[4]!)).toBeCloseTo(1);
  });

  test("only the thirty nearest are heard", () => {
    const near = Array.from({ length: 30 }, () => told(0.8, ONE));
    expect(company(...near, told(0.7, OTHER)).vote(4)).toBe(0);
  });

  test("with nothing told, every number is nought", () => {
    const { vote, lawVote, questions } = company();
    expect([vote(0), lawVote(0), questions]).toEqual([0, 0, 0]);
  });
});

describe("questions told of one article", () => {
  test("the three most alike, the most alike first, and nothing where there are fewer", () => {
    const { toldOf } = company(told(0.4, ONE), told(0.9, ONE, TWO), told(0.6, ONE), told(0.5, ONE));
    expect(toldOf(0).nearest.map((near) => Number(near.toFixed(1)))).toEqual([0.9, 0.6, 0.5]);
    expect(toldOf(1).nearest.map((near) => Number(near.toFixed(1)))).toEqual([0.9, 0, 0]);
    expect(toldOf(4)).toEqual({ nearest: [0, 0, 0], wide: 0, close: 0 });
  });

  test("many far ones stand as thickly as a near one, but not close by", () => {
    const far = Array.from({ length: 12 }, () => told(0.3, TWO));
    const { toldOf } = company(told(0.6, ONE), ...far);
    expect(toldOf(1).wide).toBeGreaterThan(toldOf(0).wide);
    expect(toldOf(1).close).toBeLessThan(toldOf(0).close);
  });

  test("the five nearest vote by themselves", () => {
    const near = Array.from({ length: 5 }, () => told(0.9, ONE));
    const { vote, voteOfFive } = company(...near, told(0.8, TWO));
    expect(voteOfFive(0)).toBe(1);
    expect(vote(1)).toBeGreaterThan(0);
    expect(voteOfFive(1)).toBe(0);
  });
});
