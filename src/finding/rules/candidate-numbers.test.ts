import { describe, expect, test } from "vitest";
import type { CategoryCode } from "#contract.ts";
import { type TrialSlot, trialTable } from "#testing/trial-index.ts";
import { type Candidates, NUMBER_NAMES, candidateNumbers, standardised } from "./candidate-numbers.ts";
import { leadTable } from "./lead-table.ts";
import { leadVotes } from "./leads.ts";

type Name = (typeof NUMBER_NAMES)[number];

/** Each slot of the table is a candidate. */
function numbersOf(
  slots: TrialSlot[],
  more: Partial<Candidates> = {},
  question = "老板拖欠工资",
  category: CategoryCode | null = null,
): Record<Name, number>[] {
  const table = trialTable(slots);
  const zeros = () => new Float32Array(slots.length);
  const nowhere = () => new Int32Array(slots.length).fill(-1);
  const candidates: Candidates = {
    slots: Int32Array.from(slots.keys()),
    dense: zeros(),
    denseRank: nowhere(),
    words: zeros(),
    pairs: zeros(),
    card: zeros(),
    lexicalRank: nowhere(),
    ask: zeros(),
    soft: slots.map(() => ({ question: 0, text: 0 })),
    cover: slots.map(() => ({ question: 0, text: 0 })),
    ...more,
  };
  const votes = leadVotes(new Float32Array(0), leadTable([], [], table, 1), table);
  const numbers = candidateNumbers({ text: question, category }, candidates, table, votes);
  expect(numbers).toHaveLength(slots.length * NUMBER_NAMES.length);
  const row = (i: number) => [...numbers].slice(i * NUMBER_NAMES.length, (i + 1) * NUMBER_NAMES.length);
  return slots.map((_, i) => Object.fromEntries(NUMBER_NAMES.map((name, n) => [name, row(i)[n]!])) as Record<Name, number>);
}

describe("a candidate's row", () => {
  test("has one number for each name, no name twice, and every number is one", () => {
    expect(new Set(NUMBER_NAMES).size).toBe(NUMBER_NAMES.length);
    const rows = numbersOf([{}, { law: "检验条例" }, { kind: "司法解释" }], { dense: Float32Array.from([0.2, 0.9, 0.4]) });
    for (const row of rows) {
      expect(Object.keys(row)).toHaveLength(NUMBER_NAMES.length);
      expect(Object.values(row).every(Number.isFinite)).toBe(true);
    }
  });

  test("holds each number under its own name", () => {
    const [row] = numbersOf([{ length: 200 }, {}], {
      dense: Float32Array.from([0.5, 0]),
      denseRank: Int32Array.from([0, -1]),
      words: Float32Array.from([10, 0]),
      pairs: Float32Array.from([20, 0]),
      card: Float32Array.from([40, 0]),
      lexicalRank: Int32Array.from([3, -1]),
      ask: Float32Array.from([0.7, 0]),
      soft: [{ question: 0.81, text: 0.82 }, { question: 0, text: 0 }], // prettier-ignore
      cover: [{ question: 0.91, text: 0.92 }, { question: 0, text: 0 }], // prettier-ignore
    });
    const near = (x: number) => expect.closeTo(x, 5) as number;
    expect(row).toMatchObject({
      dense: near(0.5),
      denseZ: near(1),
      denseRank: 1,
      words: near(1),
      wordsZ: near(1),
      pairs: near(1),
      pairsZ: near(1),
      lexicalRank: near(1 / 4),
      card: near(2),
      cardZ: near(1),
      ask: near(0.7),
      softQuestion: near(0.81),
      softText: near(0.82),
      questionCover: near(0.91),
      textCover: near(0.92),
      length: near(Math.log(201) / 5),
      questionLength: near(Math.log(7) / 5),
    });
  });

  test("a list that did not hold the candidate gives no rank, its first place a whole one", () => {
    const [first, tenth, none] = numbersOf([{}, {}, {}], { denseRank: Int32Array.from([0, 9, -1]) });
    expect([first!.denseRank, tenth!.denseRank, none!.denseRank]).toEqual([1, expect.closeTo(0.1, 6), 0]);
  });

  test("a law named in the question is marked, however it is written there", () => {
    const rows = (question: string) =>
      numbersOf([{ law: "中华人民共和国试验法" }, { law: "检验条例" }], {}, question).map((r) => r.lawNamed);
    expect(rows("试验法怎么规定")).toEqual([1, 0]);
    expect(rows("按照中华人民共和国试验法")).toEqual([1, 0]);
    expect(rows("《检验条例》呢")).toEqual([0, 1]);
    expect(rows("拖欠工资")).toEqual([0, 0]);
  });

  test("each kind of law has its mark, and other kinds have none", () => {
    const marks = numbersOf([{ kind: "法律" }, { kind: "司法解释" }, { kind: "行政法规" }, { kind: "地方性法规" }]).map((row) => [
      row.isLaw,
      row.isInterpretation,
      row.isRegulation,
    ]);
    expect(marks).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]]); // prettier-ignore
  });

  test("neighbours vouch for each other: the law and chapter that hold more of the weight have the greater share", () => {
    const slots = [{ chapter: "一" }, { chapter: "一" }, { chapter: "二" }, { law: "检验条例" }];
    const rows = numbersOf(slots, { dense: Float32Array.from([0.9, 0.8, 0.7, 0.1]) });
    expect(rows[0]!.lawShare).toBeGreaterThan(rows[3]!.lawShare);
    expect(rows[0]!.lawShare + rows[3]!.lawShare).toBeCloseTo(1, 5);
    expect(rows[0]!.chapterShare).toBeGreaterThan(rows[2]!.chapterShare);
    expect(rows[0]!.chapterShare + rows[2]!.chapterShare).toBeCloseTo(rows[0]!.lawShare, 5);
  });

  test("there are no rows without a candidate", () => {
    expect(numbersOf([])).toEqual([]);
  });
});

describe("standardised values", () => {
  test("have mean 0 and deviation 1, whatever their unit", () => {
    const z = standardised(Float32Array.from([10, 20, 30, 40]));
    expect(z.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 5);
    expect(Math.sqrt(z.reduce((a, b) => a + b * b, 0) / 4)).toBeCloseTo(1, 5);
    expect([...standardised(Float32Array.from([1, 2, 3, 4]))]).toEqual([...z]);
  });

  test.each([0, 0.1, 1 / 3, 12.7, -4.4, 1e-9])("of equal values (%d) are 0, however many: rounding is no difference", (value) => {
    for (const count of [1, 3, 7, 240]) expect([...standardised(new Float32Array(count).fill(value))].every((z) => z === 0)).toBe(true);
  });

  test("of none are none", () => {
    expect(standardised(new Float32Array(0))).toHaveLength(0);
  });
});

describe("the matter's field", () => {
  const fieldOf = (category: CategoryCode | null) =>
    numbersOf([{ categories: ["labor", "injury"] }, { categories: ["family"] }, {}, { law: "检验条例" }], {}, "问", category).map((row) => [
      row.sameField,
      row.fieldKnown,
    ]);

  test("counts in full where the card is of it, half where only other cards of the law are, and not elsewhere", () => {
    expect(fieldOf("labor")).toEqual([[1, 1], [0, 1], [0.5, 0], [0, 0]]); // prettier-ignore
    expect(fieldOf("injury")).toEqual([[1, 1], [0, 1], [0, 0], [0, 0]]); // prettier-ignore
  });

  test("counts for nobody where triage did not tell it", () => {
    expect(fieldOf(null).map(([same]) => same)).toEqual([0, 0, 0, 0]);
  });
});
