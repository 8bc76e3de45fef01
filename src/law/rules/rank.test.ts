import { describe, expect, test } from "vitest";
import { rank } from "./rank.ts";

const candidate = (entry: string, lexical: number, dense: number, sameCategory = false) => ({ entry, lexical, dense, sameCategory });
const order = (...candidates: ReturnType<typeof candidate>[]) => rank(candidates, 1, 10).map((r) => r.entry);

describe("ranking", () => {
  test("what both sides find comes before what one side finds", () => {
    expect(order(candidate("words", 10, 0), candidate("both", 9, 0.8), candidate("letters", 0, 0.9))[0]).toBe("both");
  });

  test("neither side's unit decides: lexical sums are large, cosines are not", () => {
    const found = [candidate("words", 10, 0.1), candidate("both", 8, 0.8), candidate("letters", 0, 0.9)];
    const inOtherUnits = found.map((c) => ({ ...c, lexical: c.lexical * 1000, dense: c.dense / 1000 }));
    const scores = (ranked: ReturnType<typeof rank>) => ranked.map((r) => `${r.entry} ${r.score.toFixed(9)}`);
    expect(scores(rank(inOtherUnits, 1, 10))).toEqual(scores(rank(found, 1, 10)));
  });

  test("the matter's own category tips near ties, and cannot lift what nothing else supports", () => {
    expect(order(candidate("other", 10, 0.5), candidate("own", 9.9, 0.5, true), candidate("far", 0, 0))[0]).toBe("own");
    expect(order(candidate("other", 10, 0.5), candidate("own", 0, 0, true))[0]).toBe("other");
  });

  test("keeps as many as it is asked for, best first", () => {
    const ranked = rank([candidate("c", 1, 0), candidate("a", 3, 0), candidate("b", 2, 0)], 1, 2);
    expect(ranked.map((r) => r.entry)).toEqual(["a", "b"]);
  });

  test("a dense list that is trusted less counts less", () => {
    const [words, letters] = [candidate("words", 5, 0), candidate("letters", 0, 0.9)];
    expect(rank([words, letters, candidate("low", 0, 0)], 0.2, 2).map((r) => r.score)).toEqual([1, 0.2]);
  });

  test("of nothing is nothing; of one is that one", () => {
    expect(rank([], 1, 10)).toEqual([]);
    expect(order(candidate("only", 2, 0.2))).toEqual(["only"]);
  });

  test("scores are numbers, also where every candidate is alike or a cosine is negative", () => {
    const alike = rank([candidate("a", 0, -0.2), candidate("b", 0, -0.2)], 1, 10);
    for (const { score } of alike) expect(score).toBe(0);
  });
});
