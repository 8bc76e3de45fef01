import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { shippedFigures } from "./shipped-figures.node.ts";

const HEADER = "region,from,amount,source,checked";
let root = "";
afterEach(() => root && rmSync(root, { recursive: true }));

function withTable(name: string, text: string): string {
  root = mkdtempSync(join(tmpdir(), "figures-"));
  mkdirSync(join(root, "corpus/figures"), { recursive: true });
  for (const table of ["lpr", "average-wage", "minimum-wage", "urban-income"]) {
    writeFileSync(join(root, `corpus/figures/${table}.csv`), table === name ? text : `${HEADER}\n`);
  }
  return root;
}

test("The figures that ship are read, the LPR from its first day, none of them passed off as checked", () => {
  const { lprOneYear, averageWage, minimumWage, urbanIncome } = shippedFigures();
  expect(lprOneYear[0]).toMatchObject({ region: "000000", from: "2019-08-20", amount: 4.25, checked: false });
  expect(lprOneYear).toHaveLength(13);
  expect(urbanIncome.at(-1)).toMatchObject({ from: "2025-01-01", amount: 54188 });
  expect([...averageWage, ...minimumWage]).toEqual([]);
  expect([...lprOneYear, ...urbanIncome].every(({ checked }) => !checked)).toBe(true);
});

test("A bureau's own figure is read, also from a file with a byte order mark and Windows line ends", () => {
  const { averageWage } = shippedFigures(withTable("average-wage", `\uFEFF${HEADER}\r\n330100,2026-01-01,9000,杭州市人社局通知,yes\r\n`));
  expect(averageWage).toEqual([{ region: "330100", from: "2026-01-01", amount: 9000, source: "杭州市人社局通知", checked: true }]);
});

test.each([
  ["a cell too many", "330100,2026-01-01,9000,通知一二,三,yes", /average-wage\.csv:2: 6 columns/],
  ["a day that is none", "330100,2026-02-30,9000,通知一二三,yes", /average-wage\.csv:2: from/],
  ["a region that is none", "999999,2026-01-01,9000,通知一二三,yes", /average-wage\.csv:2: region/],
  ["a yearly wage in the monthly table", "330100,2026-01-01,120000,通知一二三,yes", /average-wage\.csv:2: amount lies outside/],
  ["a wage with a unit", "330100,2026-01-01,9000元,通知一二三,yes", /average-wage\.csv:2: amount is no plain number/],
  ["neither yes nor no", "330100,2026-01-01,9000,通知一二三,maybe", /average-wage\.csv:2: checked/],
  ["no source", "330100,2026-01-01,9000,,yes", /average-wage\.csv:2: source/],
])("A line with %s is refused by file and line", (_, line, says) => {
  expect(() => shippedFigures(withTable("average-wage", `${HEADER}\n${line}\n`))).toThrow(says);
});

test("Two figures of one region from one day are refused, and so is a table without its header", () => {
  const twice = "330100,2026-01-01,9000,通知一二三,yes";
  expect(() => shippedFigures(withTable("average-wage", `${HEADER}\n${twice}\n${twice}\n`))).toThrow(
    /average-wage\.csv:3: a second figure/,
  );
  rmSync(root, { recursive: true });
  expect(() => shippedFigures(withTable("lpr", `${twice}\n`))).toThrow(/lpr\.csv:1: the header/);
});
