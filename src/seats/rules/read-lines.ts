/** The lines of a table under its heads: which column says what, in Chinese or English, in any order. */
import type { BadLine } from "#contract/rosters.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Line } from "../roster.ts";
import { type Parse, isWrong } from "./cells.ts";

export const MOST_LINES = 5000;

/** The first head is the one that templates and reports use. */
export type Column = { key: string; heads: readonly [string, ...string[]]; needed: boolean };

/** Columns that nobody knows (序号, 备注) are passed over, and so are empty lines. */
export function readLines(rows: readonly (readonly string[])[], columns: readonly Column[]): Line[] | Refusal {
  const [heads, ...rest] = rows;
  if (!heads || heads.every((head) => head.trim() === "")) return refuse("invalid", "文件是空的：第一行须是列名");
  const at = new Map<string, number>();
  for (const [i, head] of heads.entries()) {
    const column = columns.find((one) => one.heads.some((name) => same(name, head)));
    if (!column) continue;
    if (at.has(column.key)) return refuse("invalid", `有两列都是“${column.heads[0]}”`);
    at.set(column.key, i);
  }
  const missing = columns.filter(({ key, needed }) => needed && !at.has(key));
  if (missing.length > 0) return refuse("invalid", `缺少列：${missing.map(({ heads: [name] }) => name).join("、")}`);
  const lines = rest
    .map((row, i) => ({ line: i + 2, cells: Object.fromEntries([...at].map(([key, column]) => [key, (row[column] ?? "").trim()])) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
  if (lines.length === 0) return refuse("invalid", "列名下面没有内容");
  return lines.length > MOST_LINES ? refuse("invalid", `最多 ${MOST_LINES} 行，请分开导入`) : lines;
}

const same = (name: string, head: string): boolean => name.toLowerCase() === head.trim().replaceAll(/[*＊]/g, "").trim().toLowerCase();

type Reader = {
  /** What stands there; undefined where nothing does, or it is wrong and noted. */
  cell: <T>(key: string, parse: Parse<T>) => T | undefined;
  /** The line does not go in because of this column. */
  note: (key: string, why: string) => void;
  bad: BadLine[];
};

/** Reads one line, and notes all that is wrong with it: who mends a file wants to mend it once. */
export function reading({ line, cells }: Line, columns: readonly Column[]): Reader {
  const bad: BadLine[] = [];
  const note = (key: string, why: string) => {
    const column = columns.find((one) => one.key === key);
    bad.push({ line, column: column?.heads[0] ?? key, value: (cells[key] ?? "").slice(0, 80), why });
  };
  const cell = <T>(key: string, parse: Parse<T>): T | undefined => {
    const said = cells[key] ?? "";
    if (said === "") {
      if (columns.find((one) => one.key === key)?.needed) note(key, "必填");
      return undefined;
    }
    const read = parse(said);
    if (!isWrong(read)) return read;
    note(key, read.wrong);
    return undefined;
  };
  return { cell, note, bad };
}
