import { describe, expect, test } from "vitest";
import { nearestSentence, takeApart, traitsOf } from "./traits.ts";

/** In words of our own: no law's. */
const LAW = "复议期间，罚款不停止执行。申请人可以申请停止。";
const of = (said: string, ours: string[] = [], rules: string[] = []) => traitsOf(said, takeApart([LAW], ours), rules);

describe("a claim beside its article", () => {
  test("shows what is new in it, what stands in the nearest sentence, what elsewhere, and what is left out", () => {
    const traits = of("复议期间，罚款先拖着不交，可以申请。");
    expect([traits.get("S复议"), traits.get("N拖着"), traits.get("O申请")]).toEqual([1, 1, 1]);
    expect(traits.get("D停止")).toBeGreaterThan(0);
    expect(traits.has("D复议")).toBe(false);
  });

  test("shows small words that stand on one side only, and which stand against which", () => {
    const traits = of("复议期间，罚款一律停止执行。");
    expect([traits.get("M一律"), traits.get("A一律"), traits.get("B一律")]).toEqual([1, 1, 1]);
    expect(traits.get("C不")).toBe(1);
    expect(traits.has("X一律|不")).toBe(true);
    expect(traits.has("P不-")).toBe(true); // 不 stands before 停止 there, and not here
  });

  test("hears the rules", () => {
    expect(of("罚款停止执行", [], ["contrary"]).has("Rcontrary")).toBe(true);
    expect(of("罚款停止执行").has("Rcontrary")).toBe(false);
  });

  test("is held against our own words for the article, too", () => {
    expect(of("罚款照样要交").has("N照样")).toBe(true);
    expect(of("罚款照样要交", ["复议的时候罚款照样交。"]).has("N照样")).toBe(false);
  });

  test("without an article has none but new pieces", () => {
    expect([...traitsOf("罚款照样要交", takeApart([], []), []).keys()].some((trait) => trait.startsWith("S"))).toBe(false);
  });
});

test("nothing reaches over a comma", () => {
  expect([...of("交钱，30日").keys()].filter((trait) => trait.startsWith("N"))).toEqual(["N交钱", "N30", "N0日", "N30日"]);
});

test("the nearest sentence is the one that shares most, whatever its length", () => {
  expect(nearestSentence("申请停止", takeApart([LAW], []))).toBe("申请人可以申请停止");
  expect(nearestSentence("申请", takeApart([], []))).toBe("");
});

test("a claim and an article at the contract's bounds are read in a moment", () => {
  const long = Array.from({ length: 20_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7) % 3000))).join("");
  const started = performance.now();
  traitsOf(long, takeApart([long], []), []);
  expect(performance.now() - started).toBeLessThan(1000);
});
