import { describe, expect, test } from "vitest";
import { shippedWeights } from "../../../../shipped-finder.node.ts";
import { shippedJudge } from "../../../../shipped-gate.ts";
import { takeApart } from "./traits.ts";
import { readTraits, turnJudge, writeTraits } from "./turn-judge.ts";

test("traits add up to a chance; one that nobody learned says nothing", () => {
  const judge = turnJudge({ constant: 0, traits: new Map([["N先拖", 2]]) });
  expect(judge.turnOf("照样要交", takeApart(["不停止执行。"], []), [])).toBe(0.5);
  expect(judge.turnOf("先拖着", takeApart(["不停止执行。"], []), [])).toBeCloseTo(1 / (1 + Math.exp(-2)));
});

test("weights are read as they were written, to a hundredth; what is less is left out", () => {
  const written = writeTraits(
    new Map([
      ["U不得", -0.314],
      ["N先拖", 1.5],
      ["X可以|应当", 0.004],
    ]),
  );
  expect(written).toBe("N先拖 150 U不得 -31");
  expect(readTraits(written)).toEqual(
    new Map([
      ["N先拖", 1.5],
      ["U不得", -0.31],
    ]),
  );
  for (const broken of ["N先拖 x", "N先拖", "N先拖 ", ""]) expect(() => readTraits(broken)).toThrow("npm run train -- gate");
});

describe("the shipped judge doubts more what is turned than its twin that keeps to the article, in words of our own", () => {
  const judge = shippedJudge(shippedWeights().model);
  test.each([
    ["承租人应当按照约定的期限支付租金。", "租客要按约好的日子交房租。", "租客手头紧的，房租想什么时候交都行。"],
    ["劳动者提前三十日以书面形式通知用人单位，可以解除合同。", "员工想走，提前三十天书面说一声就行。", "员工想走，必须单位批准了才行。"],
    ["业主可以自行管理建筑物，也可以委托他人管理。", "小区可以自己管，也可以请别人来管。", "小区只能请物业公司管，业主自己管不行。"],
  ])("%s", (text, kept, turned) => {
    const chance = (said: string) => judge.turnOf(said, takeApart([text], []), []);
    expect(chance(turned)).toBeGreaterThan(0.5);
    expect(chance(kept)).toBeLessThan(chance(turned));
  });
});
