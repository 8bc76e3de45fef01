/** Every limit against the official text: the article exists, is law, and names the number of days, months or years. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatNumeral } from "#language/numerals.ts";
import { TIME_LIMITS } from "./deadlines.ts";
import type { Length } from "./time-limit.ts";

const LAWS = `${process.env["WENFA_DATA"] ?? ""}/laws`;
const FILES = ["laws", "regulations", "judicial_interpretations", "department_rules"].map((name) => `${LAWS}/${name}.jsonl`);
const present = process.env["WENFA_DATA"] !== undefined && FILES.every((file) => existsSync(file));
if (!present) console.warn("skipped: no official texts (WENFA_DATA)");

const UNIT_WORDS: Record<Length["unit"], string> = { hour: "小时", day: "日", "working-day": "日", month: "个月", year: "年" };

function officialTexts(): Map<string, string> {
  const wanted = new Set(TIME_LIMITS.flatMap(({ articles }) => articles.map(({ law }) => law)));
  const texts = new Map<string, string>();
  for (const line of FILES.flatMap((file) => readFileSync(file, "utf8").split("\n"))) {
    if (line === "") continue;
    const { law, article_no, text, status } = JSON.parse(line) as Record<string, string>;
    if (wanted.has(law!) && status!.startsWith("in_force")) texts.set(`${law} ${article_no}`, text!);
  }
  return texts;
}

/** 15日, 十五日; two years are 二年 or 两年; 小时 also as 四十八小时. */
function named(text: string, { amount, unit }: Length): boolean {
  const numerals = [String(amount), formatNumeral(amount), formatNumeral(amount).replace("二", "两")];
  return numerals.some((numeral) => text.includes(`${numeral}${UNIT_WORDS[unit]}`));
}

describe.skipIf(!present)("each limit stands in the official text", () => {
  const texts = present ? officialTexts() : new Map<string, string>();
  it.each(TIME_LIMITS.map((limit) => [limit.id, limit] as const))("%s", (_id, { articles, length, counting }) => {
    const cited = articles.map(({ law, articleNo }) => texts.get(`${law} ${articleNo}`));
    expect(cited).not.toContain(undefined);
    if (counting.kind !== "none") expect(cited.some((text) => named(text!, length))).toBe(true);
  });
});
