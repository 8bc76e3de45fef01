/** The lists as they are shipped: one for every category but one, each article on a card, no law counted in the lines. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SHIPPED_READING_LISTS } from "../shipped-reading-lists.ts";
import { CategoryCode } from "#contract.ts";
import { readJsonFiles, readJsonl } from "#platform/shipped.node.ts";
import { StatuteCard } from "./law.ts";
import { ReadingListFile } from "./reading-list.ts";

const ROOT = join(import.meta.dirname, "../..");
const files = readJsonFiles(join(ROOT, "corpus/reading-lists"), ReadingListFile);
const lines = files.flatMap(({ category, items }) => items.flatMap((item) => item.lines.map((line) => [category, line] as const)));

describe("the bundled reading lists", () => {
  test("there is one for every category, and none for criminal matters", () => {
    expect(files.map(({ category }) => category).sort()).toEqual(CategoryCode.options.filter((code) => code !== "criminal").sort());
  });
  test("doors without a file system bundle the same lists, each with the hash of its words", () => {
    expect(SHIPPED_READING_LISTS.map(({ sha256: _, ...list }) => list)).toEqual(files);
    expect(new Set(SHIPPED_READING_LISTS.map(({ sha256 }) => sha256)).size).toBe(files.length);
  });
  test("every article stands on a card, which was held against the official text", () => {
    const cards = new Set(readJsonl(join(ROOT, "corpus/statutes"), StatuteCard).map(({ law, articleNo }) => `${law} ${articleNo}`));
    const named = files.flatMap(({ items }) => items.flatMap((item) => item.articles.map(({ law, articleNo }) => `${law} ${articleNo}`)));
    expect(named.filter((article) => !cards.has(article))).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });
  test("each is told in English line by line, with every number of the Chinese and no Chinese character", () => {
    const wrong = files.flatMap(({ items }) =>
      items.flatMap((item) => {
        const told = item.in["en"];
        if (told?.lines.length !== item.lines.length) return [item.title];
        const pairs = [[item.title, told.title], ...item.lines.map((line, at) => [line, told.lines[at]])];
        const numbers = (text = "") => (text.match(/\d{3,}/g) ?? []).join();
        return pairs.filter(([zh, en]) => numbers(zh) !== numbers(en) || /\p{Script=Han}/u.test(en ?? "")).map(([zh]) => zh);
      }),
    );
    expect(wrong).toEqual([]);
  });
  test("no line counts days, money or shares, or names a law: that needs an article beside it", () => {
    const counts =
      /[\d零〇一二三四五六七八九十百千两半]+(?:个?工作日|天|日内|个?月|年|周|元|块钱|万|倍|%|成)|百分之|《|第[零一二三四五六七八九十百千]+条/;
    expect(lines.filter(([, line]) => counts.test(line))).toEqual([]);
  });
});
