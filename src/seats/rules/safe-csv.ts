/** CSV that a spreadsheet opens as text: with a byte-order mark for Excel, and no cell that it would run. */
import type { BadLine } from "#contract/rosters.ts";
import type { Column } from "./read-lines.ts";

const MARK = "\uFEFF";

export function safeCsv(rows: readonly (readonly string[])[]): string {
  return `${MARK}${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** An apostrophe before what begins like a formula; quotes around what holds a comma, a quote or a line end. */
function cell(value: string): string {
  const tame = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

export function badLinesCsv(bad: readonly BadLine[]): string {
  return safeCsv([["行", "列", "内容", "原因"], ...bad.map(({ line, column, value, why }) => [String(line), column, value, why])]);
}

/** Heads, and a line that shows how they are filled in. */
export function template(columns: readonly Column[], sample: Record<string, string>): string {
  return safeCsv([columns.map(({ heads: [name] }) => name), columns.map(({ key }) => sample[key] ?? "")]);
}
