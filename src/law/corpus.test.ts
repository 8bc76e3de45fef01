import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inspectCorpus } from "#cli/inspect-corpus.node.ts";
import { dataFolder } from "#cli/official-law.node.ts";
import { CategoryCode } from "#contract.ts";
import { SHIPPED_NOTICES } from "../shipped-notices.ts";

const ROOT = join(import.meta.dirname, "../..");

describe("the bundled corpus", () => {
  const found = inspectCorpus(ROOT, dataFolder());

  test("every card, case, notice and guidance holds, against official texts where they are at hand", () => {
    if (!found.official) console.warn("WENFA_DATA is not set: the corpus was not held against official texts");
    expect(found.faults).toEqual([]);
  });
  test("it covers what citizens ask: at least 1,200 cards over 80 laws, 120 cases, stories or ordinary questions for most cards, and guidance for each of the 17 categories", () => {
    expect(found.cards.length).toBeGreaterThanOrEqual(1200);
    expect(new Set(found.cards.map(({ value }) => value.law)).size).toBeGreaterThanOrEqual(80);
    expect(found.cases.length).toBeGreaterThanOrEqual(120);
    const told = [...found.stories, ...found.ordinary].flatMap(({ value }) => value.cards);
    expect(new Set(told).size / found.cards.length).toBeGreaterThan(0.9);
    expect(found.guidance.map(({ value }) => value.category).sort()).toEqual([...CategoryCode.options].sort());
    expect(CategoryCode.options.filter((code) => !found.cards.some(({ value }) => value.category === code))).toEqual([]);
  });
  test("doors without a file system bundle the same notices as the folder holds", () => {
    const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
    expect(SHIPPED_NOTICES.toSorted(byCode)).toEqual(found.notices.map(({ value }) => value).toSorted(byCode));
  });
});

describe("a broken corpus", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "wenfa-corpus-"));
    cpSync(join(ROOT, "corpus"), join(root, "corpus"), { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** Changes one record of a file and says what was found there. */
  function broken(file: string, change: (text: string) => string): string[] {
    const path = join(root, "corpus", file);
    const before = readFileSync(path, "utf8");
    writeFileSync(path, change(before));
    const faults = inspectCorpus(root, null).faults.map(({ at, says }) => `${at}: ${says}`);
    writeFileSync(path, before);
    return faults;
  }
  const line = (n: number, change: (record: Record<string, unknown>) => unknown) => (text: string) =>
    text
      .split("\n")
      .map((record, i) => (i === n - 1 ? JSON.stringify(change(JSON.parse(record) as Record<string, unknown>)) : record))
      .join("\n");

  test("each fault names its file and line, and the rest is still read", () => {
    expect(
      broken(
        "statutes/labor-law.jsonl",
        line(3, (card) => ({ ...card, asks: ["一", "二"], extra: 1 })),
      ),
    ).toEqual([
      expect.stringMatching(/^corpus\/statutes\/labor-law\.jsonl:3: asks/),
      expect.stringMatching(/^corpus\/statutes\/labor-law\.jsonl:3: asks/),
      expect.stringMatching(/^corpus\/statutes\/labor-law\.jsonl:3: asks/),
      expect.stringMatching(/^corpus\/statutes\/labor-law\.jsonl:3: record: Unrecognized key/),
    ]);
    expect(broken("statutes/labor-law.jsonl", (text) => `${text.trimEnd()}\n{"id":\n`)[0]).toMatch(
      /^corpus\/statutes\/labor-law\.jsonl:\d+: is not JSON/,
    );
  });
  test("an id that is not its article's is found without official texts", () => {
    expect(
      broken(
        "statutes/labor-law.jsonl",
        line(2, (card) => ({ ...card, id: "劳动法-999" })),
      ),
    ).toContainEqual(expect.stringMatching(/^corpus\/statutes\/labor-law\.jsonl:2: id 劳动法-999 should be 劳动法-\d+$/));
  });
  test("law in guidance is found at the line where it stands", () => {
    const faults = broken("guidance/labor.json", (text) => text.replace("有没有书面劳动合同，", "有没有《劳动合同法》说的合同，"));
    const at = readFileSync(join(ROOT, "corpus/guidance/labor.json"), "utf8").split("有没有书面劳动合同，")[0]!.split("\n").length;
    expect(faults).toEqual([expect.stringContaining(`corpus/guidance/labor.json:${at}: states law, a law's name`)]);
  });
});
