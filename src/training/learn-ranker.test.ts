import { expect, test } from "vitest";
import { scoreRows } from "#finding/rules/ranker.ts";
import { type Group, type RankerSettings, learnRanker } from "./learn-ranker.ts";
import { random } from "./random.ts";

const SETTINGS: RankerSettings = { hidden: 4, epochs: 8, rate: 2e-2, decay: 1e-4, dropout: 0, seeds: 1, rows: 10 };

/** Forty candidates each, told apart by the first of two numbers; the second says nothing. */
function questions(count: number, answers: number): Group[] {
  const next = random(5);
  return Array.from({ length: count }, () => {
    const right = Uint8Array.from({ length: 40 }, (_, row) => (row % 10 === 3 && row / 10 < answers ? 1 : 0));
    return { right, numbers: Float32Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? right[i / 2]! + next() : next())) };
  });
}

test("of more candidates than a step sees, all right ones are learned from, and come first", () => {
  const ranker = learnRanker(questions(60, 3), ["telling", "idle"], SETTINGS);
  const asked = questions(61, 3).at(-1)!; // one that was not learned from
  const scores = scoreRows(ranker, asked.numbers);
  const first = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, 3);
  expect(first.sort((a, b) => a - b)).toEqual([3, 13, 23]);
});

test("the same questions teach the same weights", () => {
  const learned = () => learnRanker(questions(20, 1), ["telling", "idle"], SETTINGS);
  expect(learned()).toEqual(learned());
});

test("a question whose candidates are all right, or all wrong, breaks nothing", () => {
  const [group] = questions(1, 1);
  const all = { ...group!, right: new Uint8Array(40).fill(1) };
  const none = { ...group!, right: new Uint8Array(40) };
  const ranker = learnRanker([...questions(20, 1), all, none], ["telling", "idle"], SETTINGS);
  expect(scoreRows(ranker, group!.numbers).every(Number.isFinite)).toBe(true);
});
