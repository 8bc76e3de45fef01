/** The published figures as they ship, or as a bureau has filled them in: see corpus/figures/README.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Figure, Figures } from "#drafting/calculation.ts";
import { isRegion } from "#language/regions.ts";

const ROOT = join(import.meta.dirname, "..");
const HEADER = "region,from,amount,source,checked";
const COLUMNS = HEADER.split(",");

/** Plausible amounts by table, in its unit: a yearly wage in the monthly table must not pass. */
const BOUNDS = {
  lpr: [0.1, 20],
  "average-wage": [1000, 100_000],
  "minimum-wage": [500, 30_000],
  "urban-income": [10_000, 1_000_000],
} as const;

/** @throws naming file and line where a table breaks its form */
export function shippedFigures(root = ROOT): Figures {
  const folder = join(root, "corpus/figures");
  return {
    lprOneYear: readTable(folder, "lpr"),
    averageWage: readTable(folder, "average-wage"),
    minimumWage: readTable(folder, "minimum-wage"),
    urbanIncome: readTable(folder, "urban-income"),
  };
}

function readTable(folder: string, name: keyof typeof BOUNDS): Figure[] {
  const [least, most] = BOUNDS[name];
  const Line = z.object({
    region: z.string().refine((code) => code === "000000" || (code.length === 6 && isRegion(code)), "is no GB/T 2260 code of six digits"),
    from: z.iso.date(),
    amount: z
      .string()
      .regex(/^\d+(\.\d+)?$/, "is no plain number")
      .transform(Number)
      .refine((n) => n >= least && n <= most, `lies outside ${least} to ${most}`),
    source: z.string().trim().min(4),
    checked: z.enum(["yes", "no"]).transform((word) => word === "yes"),
  });
  const lines = readFileSync(join(folder, `${name}.csv`), "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  if (lines[0] !== HEADER) throw new Error(`${name}.csv:1: the header must be ${HEADER}`);
  const seen = new Set<string>();
  return lines.slice(1).flatMap((line, i): Figure[] => {
    if (!line.trim()) return [];
    const where = `${name}.csv:${i + 2}`;
    const cells = line.split(",");
    if (cells.length !== COLUMNS.length) throw new Error(`${where}: ${cells.length} columns, not ${COLUMNS.length}`);
    const parsed = Line.safeParse(Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]!.trim()])));
    if (!parsed.success)
      throw new Error(`${where}: ${parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`);
    const key = `${parsed.data.region} ${parsed.data.from}`;
    if (seen.has(key)) throw new Error(`${where}: a second figure for ${key}`);
    seen.add(key);
    return [parsed.data];
  });
}
