import { expect, test } from "vitest";
import type { Figure } from "#drafting/calculation.ts";
import { figureOn, knownUntil } from "./figures.ts";

const figure = (region: string, from: string, amount: number): Figure => ({ region, from, amount, source: "某局通知", checked: true });
const TABLE = [
  figure("330100", "2025-07-01", 2),
  figure("330100", "2024-07-01", 1),
  figure("330000", "2020-01-01", 9),
  figure("110000", "2024-07-01", 5),
];

test("A figure holds from its day on, until the next one of its region", () => {
  expect(figureOn(TABLE, "330100", "2024-06-30")).toBeNull();
  expect(figureOn(TABLE, "330100", "2024-07-01")?.amount).toBe(1);
  expect(figureOn(TABLE, "330100", "2025-06-30")?.amount).toBe(1);
  expect(figureOn(TABLE, "330100", "2026-01-01")?.amount).toBe(2);
});

test("A district and its streets use their city's figure, a city never its province's", () => {
  expect(figureOn(TABLE, "330106", "2026-01-01")?.amount).toBe(2);
  expect(figureOn(TABLE, "330106001", "2026-01-01")?.amount).toBe(2);
  expect(figureOn(TABLE, "330200", "2026-01-01")).toBeNull();
});

test("A district of a municipality uses the municipality's", () => {
  expect(figureOn(TABLE, "110105", "2026-01-01")?.amount).toBe(5);
});

test("A table is known until its newest figure; an empty one is not known at all", () => {
  expect(knownUntil(TABLE)).toBe("2025-07-01");
  expect(knownUntil([])).toBeNull();
});
