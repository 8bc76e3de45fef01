import { expect, test } from "vitest";
import { type Traited, learnSparse } from "./learn-sparse.ts";

const example = (yes: boolean, ...traits: string[]): Traited => ({ yes, traits: new Map(traits.map((trait) => [trait, 1])) });
const told = Array.from({ length: 40 }, (_, i) =>
  example(i % 2 === 0, "always", i % 2 === 0 ? "不用" : "应当", ...(i === 0 ? ["once"] : [])),
);

test("what goes with yes gains weight, what goes with no loses it, what says nothing has next to none", () => {
  const { traits } = learnSparse(told, { least: 3, most: 100, ridge: 0.1, rounds: 50 });
  expect(traits.get("不用")).toBeGreaterThan(1);
  expect(traits.get("应当")).toBeLessThan(-1);
  expect(Math.abs(traits.get("always")!)).toBeLessThan(0.1);
});

test("a trait that hardly any example has is not learned, and only the strongest are kept", () => {
  expect(learnSparse(told, { least: 3, most: 100, ridge: 0.1, rounds: 20 }).traits.has("once")).toBe(false);
  expect([...learnSparse(told, { least: 3, most: 2, ridge: 0.1, rounds: 20 }).traits.keys()].sort()).toEqual(["不用", "应当"]);
});

test("what is yes more often than not is so without any trait", () => {
  const often = Array.from({ length: 40 }, (_, i) => example(i % 4 !== 0, "always"));
  const { constant, traits } = learnSparse(often, { least: 3, most: 10, ridge: 1, rounds: 50 });
  expect(constant + traits.get("always")!).toBeCloseTo(Math.log(3), 1);
});

test("of no example, or of none that says anything, nothing is learned", () => {
  expect(learnSparse([])).toEqual({ constant: 0, traits: new Map() });
  expect(learnSparse([example(true), example(false)])).toEqual({ constant: 0, traits: new Map() });
});
