import { describe, expect, test } from "vitest";
import { scoreByTrees, supportIn } from "#finding/rules/trees.ts";
import { type TreeSettings, type Weighed, growTrees } from "./grow-trees.ts";
import { random } from "./random.ts";

const SETTINGS: TreeSettings = { rounds: 60, leaves: 6, rate: 0.2, least: 5, ridge: 1, share: 0.8 };
const NAMES = ["a", "b", "idle"];

/** Right is what has both numbers above the middle: no weighted sum of them says so. Weight as told. */
function questions(count: number, seed: number, weight = 1): Weighed[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const numbers = Float32Array.from({ length: 30 * 3 }, next);
    return {
      numbers,
      weight,
      right: Uint8Array.from({ length: 30 }, (_, row) => (numbers[row * 3]! > 0.7 && numbers[row * 3 + 1]! > 0.7 ? 1 : 0)),
    };
  });
}

describe("growing trees", () => {
  test("finds what only two numbers together say, and says how likely it is", () => {
    const trees = growTrees(questions(80, 3), NAMES, SETTINGS);
    const [unseen] = questions(1, 99);
    const supports = scoreByTrees(trees, unseen!.numbers).map(supportIn);
    for (const [row, right] of unseen!.right.entries()) expect(supports[row]! > 0.5).toBe(right === 1);
  });

  test("the same questions grow the same trees", () => {
    const grown = () => growTrees(questions(10, 3), NAMES, SETTINGS);
    expect(grown()).toEqual(grown());
  });

  test("a question that counts nothing teaches nothing", () => {
    const told = questions(40, 3);
    const turned = questions(40, 5, 0).map((q) => ({ ...q, right: q.right.map((r) => 1 - r) }));
    const one = growTrees(told, NAMES, { ...SETTINGS, share: 1 });
    const both = growTrees([...told, ...turned], NAMES, { ...SETTINGS, share: 1 });
    const [asked] = questions(1, 99);
    const order = (scores: Float32Array) => [...scores.keys()].filter((row) => scores[row]! > 0);
    expect(order(scoreByTrees(both, asked!.numbers))).toEqual(order(scoreByTrees(one, asked!.numbers)));
  });

  test("where nothing tells right from wrong, every row is as likely as all together", () => {
    const idle = questions(20, 3).map((q) => ({ ...q, numbers: new Float32Array(q.numbers.length) }));
    const rows = idle.flatMap(({ right }) => [...right]);
    const trees = growTrees(idle, NAMES, { ...SETTINGS, share: 1 });
    const share = rows.filter((right) => right === 1).length / rows.length;
    expect(supportIn(scoreByTrees(trees, new Float32Array(3))[0]!)).toBeCloseTo(share, 2);
  });
});
