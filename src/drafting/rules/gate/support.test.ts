import { describe, expect, test } from "vitest";
import { shippedWeights } from "../../../shipped-finder.node.ts";
import { shippedJudge } from "../../../shipped-gate.ts";

/** Three neighbours, in words of our own: no law's. */
const PAY = "单位要在每个月约好的日子把工资发给员工，不能没有理由地拖着不发。";
const DISMISS = "单位没有道理就让员工走的，要付两份补偿，员工也可以要求回来上班。";
const LEAVE = "员工连着干满一年的，每年有带薪的休假，单位排不开的要另给钱。";
const ALL = [PAY, DISMISS, LEAVE];
const judge = shippedJudge(shippedWeights().model);
const best = (claim: string) => ALL.map((text) => judge.supportOf(claim, text, ALL) ?? -1).map((p, _, all) => p === Math.max(...all));

describe("the article that is meant", () => {
  test.each([
    ["老板不能一直拖欠工资，到了日子就该发", [true, false, false]],
    ["无缘无故把人辞退，要给双份的补偿", [false, true, false]],
    ["干满一年就有带薪年假", [false, false, true]],
  ])("says it best among its neighbours: %s", (claim, expected) => {
    expect(best(claim)).toEqual(expected);
  });

  test("is borne out in other words, and its neighbour is not", () => {
    expect(judge.supportOf("单位拖着工资不发是不行的", PAY, ALL)).toBeGreaterThan(0.4);
    expect(judge.supportOf("单位拖着工资不发是不行的", LEAVE, ALL)).toBeLessThan(0.1);
  });

  test("is its own text word for word", () => {
    for (const text of ALL) expect(judge.supportOf(text, text, ALL)).toBeGreaterThan(0.95);
  });
});

test("of words that nobody knows nothing can be said", () => {
  expect(judge.supportOf("？！……", PAY, ALL)).toBeNull();
});

test("the same question is answered the same, whatever was judged before", () => {
  const once = judge.supportOf("干满一年就有带薪年假", LEAVE, ALL);
  for (const text of ALL) judge.supportOf("无缘无故把人辞退", text, ALL);
  expect(judge.supportOf("干满一年就有带薪年假", LEAVE, ALL)).toBe(once);
});
