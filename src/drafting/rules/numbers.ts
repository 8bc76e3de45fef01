/** Numbers that carry law: an amount with its unit, in one form however it was written. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";

const UNIT_NAMES: Record<string, string> = {
  年: "年",
  周岁: "岁",
  岁: "岁",
  个月: "月",
  月: "月",
  工作日: "工作日",
  个工作日: "工作日",
  日: "日",
  天: "日",
  小时: "小时",
  倍: "倍",
  元: "元",
  万元: "万元",
  "%": "%",
  year: "年",
  month: "月",
  day: "日",
  workday: "工作日",
  hour: "小时",
};
const UNITS = Object.keys(UNIT_NAMES)
  .sort((a, b) => b.length - a.length)
  .join("|");
const AMOUNT = new RegExp(`([0-9][0-9.,]*|[${NUMERAL_CHARS}]+)\\s*(${UNITS})`, "g");
const PERCENT = new RegExp(`百分之([${NUMERAL_CHARS}0-9.]+)`, "g");

/** 三十日, 30 天 and 30日 are all `30日`; 百分之八十 is `80%`; 一万元 is `1万元` and `10000元`. */
export function numbersIn(text: string): string[] {
  const plain = text.replace(/[①-⑳]/g, "、").normalize("NFKC"); // ③5日 would become 35日
  const amounts = Array.from(plain.matchAll(AMOUNT), (m) => amount(m[1] ?? "", UNIT_NAMES[m[2] ?? ""] ?? ""));
  const shares = Array.from(plain.matchAll(PERCENT), (m) => amount(m[1] ?? "", "%"));
  return [...new Set([...amounts, ...shares].filter((n) => n !== null))];
}

function amount(numeral: string, unit: string): string | null {
  const value = parseNumeral(numeral);
  if (value === null) return null;
  return unit === "万元" ? `${value * 10_000}元` : `${value}${unit}`;
}

/** Letter for letter, white space aside. */
export function sameText(quote: string, official: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, "");
  return bare(quote).length > 0 && bare(official).includes(bare(quote));
}
