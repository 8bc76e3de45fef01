import { describe, expect, test } from "vitest";
import { trialTable } from "#testing/trial-index.ts";
import type { Lead } from "../finding.ts";
import { NUMBER_NAMES } from "./candidate-numbers.ts";
import { companyOf } from "./companions.ts";
import { leadTable, likenesses } from "./lead-table.ts";
import type { Ranker } from "./ranker.ts";
import { SECOND_NAMES, secondLook, secondNumbers } from "./second-look.ts";
import type { Trees } from "./trees.ts";

/** Four articles of one law and one of another. */
const TABLE = trialTable([{ no: 1 }, { no: 2 }, { no: 3 }, { no: 4 }, { law: "检验条例", no: 9 }]);
const told = (...numbers: number[]): Lead => ({
  kind: "question",
  vector: Int8Array.from([100, 0]),
  places: numbers.map((no) => (no === 9 ? "检验条例#9-0" : `试验法#${no}-0`)),
});
const companyAfter = (...leadsTold: Lead[]) => {
  const leads = leadTable([], leadsTold, TABLE, 2);
  return companyOf(likenesses(Float32Array.from([1, 0]), leads), leads, TABLE);
};

/** Scores by one of its numbers alone. */
function by<Name extends string>(names: readonly Name[], name: Name): Ranker {
  const direct = Float32Array.from(names, (other) => (other === name ? 1 : 0));
  const none = new Float32Array(0);
  return {
    names: [...names],
    mean: new Float32Array(names.length),
    scale: new Float32Array(names.length).fill(1),
    networks: [{ hidden: none, bias: none, out: none, direct }],
    support: Float32Array.from([...direct, 0]),
  };
}
const RANKER = by(NUMBER_NAMES, "dense");
/** An article in company scores 1, any other 0. */
const IN_COMPANY: Trees = {
  names: [...SECOND_NAMES],
  start: 0,
  roots: Int32Array.from([0]),
  asks: Int16Array.from([SECOND_NAMES.indexOf("together"), -1, -1]),
  values: Float32Array.from([0.2, 0, 1]),
  left: Int32Array.from([1, -1, -1]),
};
/** What the asking clause is alike to: the second article more than the others. */
const asking = (slot: number) => (slot === 1 ? 0.5 : 0.3);

/** Candidates in the order of their slots, with these scores. */
function ranked(...scores: number[]) {
  const numbers = new Float32Array(scores.length * NUMBER_NAMES.length);
  scores.forEach((score, i) => (numbers[i * NUMBER_NAMES.length] = score));
  return { slots: Int32Array.from(scores.keys()), scores: Float32Array.from(scores), numbers };
}
const look = (scores: number[], ...leads: Lead[]) => secondNumbers(RANKER, ranked(...scores), companyAfter(...leads), asking, TABLE);
const numberOf = (again: ReturnType<typeof look>, row: number, name: (typeof SECOND_NAMES)[number]) =>
  again.numbers[again.rows.indexOf(row) * SECOND_NAMES.length + SECOND_NAMES.indexOf(name)]!;

describe("the second look", () => {
  test("an article that belongs to a sure find is seen as such; one that belongs to an unlikely one hardly", () => {
    const again = look([5, 1, 1, -3], told(1, 2), told(1, 2), told(4, 3), told(4, 3));
    expect(numberOf(again, 1, "together")).toBeGreaterThan(0.5);
    expect(numberOf(again, 2, "together")).toBeLessThan(0.01);
    expect(numberOf(again, 1, "hereMost")).toBeGreaterThan(numberOf(again, 2, "hereMost"));
  });

  test("the best find is no company of itself: its company is among the others", () => {
    expect(numberOf(look([5, 1], told(1), told(1)), 0, "together")).toBe(0);
    expect(numberOf(look([5, 1], told(1, 2), told(1, 2)), 0, "together")).toBeGreaterThan(0.5);
  });

  test("an article that everything leads to stands beside the best find by chance, and is lifted less", () => {
    const everywhere = [told(1, 2), told(1, 3), told(3), told(3), told(3)];
    const again = look([5, 1, 1], ...everywhere);
    expect(numberOf(again, 1, "lift")).toBeGreaterThan(numberOf(again, 2, "lift"));
  });

  test("the law of the best find, and what else was found of one's own law", () => {
    const again = look([3, 2, 1, 0, 2]);
    expect([0, 1, 4].map((row) => numberOf(again, row, "lawOfFirst"))).toEqual([1, 1, 0]);
    expect(numberOf(again, 4, "lawShares")).toBeCloseTo(0);
    expect(numberOf(again, 1, "lawShares")).toBeGreaterThan(0.5);
  });

  test("how alike each is to the clause that asks, beside the one most alike; and its place among its law's", () => {
    const again = look([3, 2, 1, 0, -1]);
    expect(numberOf(again, 1, "asking")).toBe(0.5);
    expect([0, 1].map((row) => numberOf(again, row, "askingGap"))).toEqual([expect.closeTo(-0.2), 0]);
    expect([0, 1, 4].map((row) => numberOf(again, row, "rankInLaw"))).toEqual([1, 1 / 2, 1]);
  });

  test("keeps what the ranker knew of each, in the ranker's order", () => {
    const again = look([1, 4, 2]);
    expect(again.rows).toEqual([1, 2, 0]);
    expect(again.rows.map((row) => numberOf(again, row, "dense"))).toEqual([4, 2, 1]);
    expect(again.rows.map((row) => numberOf(again, row, "rank"))).toEqual([1, 1 / 2, Math.fround(1 / 3)]);
  });

  test("looks at sixty, and says nothing of nothing", () => {
    const many = Array.from({ length: 80 }, (_, i) => -i);
    const again = secondNumbers(RANKER, { ...ranked(...many), slots: new Int32Array(80) }, companyAfter(), asking, TABLE);
    expect(again.rows).toHaveLength(60);
    expect(secondNumbers(RANKER, ranked(), companyAfter(), asking, TABLE)).toEqual({
      rows: [],
      numbers: new Float32Array(0),
      beside: new Map(),
    });
  });
});

describe("the order after it", () => {
  const weights = { ranker: RANKER, second: IN_COMPANY };

  test("company moves an article up", () => {
    const first = ranked(5, 2, 1);
    const again = secondNumbers(RANKER, first, companyAfter(told(1, 3), told(1, 3)), asking, TABLE);
    const { scores } = secondLook(weights, first, again);
    expect(scores[2]).toBeGreaterThan(scores[1]!);
  });

  test("what was not looked at again follows in the order it had, with the support it had", () => {
    const first = ranked(1, 5, 3, 2);
    const { scores, support } = secondLook(weights, first, {
      ...look([1, 5, 3, 2]),
      rows: [1, 2],
      numbers: new Float32Array(2 * SECOND_NAMES.length),
    });
    expect([...scores.keys()].sort((a, b) => scores[b]! - scores[a]!)).toEqual([1, 2, 3, 0]);
    expect(support(3)).toBeCloseTo(1 / (1 + Math.exp(-2)));
    expect(support(1)).toBeCloseTo(1 / 2);
  });

  test("no candidate, no score", () => {
    expect(secondLook(weights, ranked(), { rows: [], numbers: new Float32Array(0) }).scores).toHaveLength(0);
  });
});

describe("what an article often stands beside", () => {
  const often = [told(1, 2), told(1, 2), told(1, 2)];

  test("is named where three told questions led to both", () => {
    expect([...look([5, 1, 1], ...often, told(1, 3)).beside]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test("and a fifth of all that led to the other: a pair among twenty is chance", () => {
    const alone = Array.from({ length: 17 }, () => told(1));
    expect(look([5, 1], ...often, ...alone).beside.has(1)).toBe(false);
  });
});
