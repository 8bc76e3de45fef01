import { describe, expect, test } from "vitest";
import { nearestTo, pieces, traitsOf } from "./traits.ts";

/** In words of our own: no law's. */
const LAW = "复议期间，罚款不停止执行。申请人可以申请停止。";
const of = (said: string, ours: string[] = [], rules: string[] = []) => traitsOf(said, [LAW], ours, rules);

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
    expect([...traitsOf("罚款照样要交", [], [], []).keys()].some((trait) => trait.startsWith("S"))).toBe(false);
  });
});

test("pieces are runs of Chinese and figures; nothing reaches over a comma", () => {
  expect([...pieces("交钱，30日", [2])]).toEqual(["交钱", "30", "0日"]);
});

test("the nearest sentence is the one that shares most, whatever its length", () => {
  expect(nearestTo(pieces("申请停止", [1, 2]), LAW.split("。"))).toBe("申请人可以申请停止");
  expect(nearestTo(pieces("申请", [1, 2]), [])).toBe("");
});
