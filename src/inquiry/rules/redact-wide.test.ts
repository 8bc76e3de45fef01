/**
 * Two more sets, each written before the rules had seen it. At first sight 92 of 133 and 66 of 92 names were taken out, 1 of
 * 60 and 2 of 40 other sentences changed; then the rules were mended, and a title with a surname (龚总), marked by
 * mistake, was unmarked. So they no longer tell how well the rules do on what they have not seen.
 */
import { describe, expect, test } from "vitest";
import { SPOKEN_KEPT, SPOKEN_NAMES } from "./redact-spoken.cases.ts";
import { WIDE_KEPT, WIDE_NAMES } from "./redact-wide.cases.ts";
import { redact } from "./redact.ts";

const MARKED = /\[(.*?)\]/g;

type Outcome = { marked: number; missed: string[]; mistaken: string[] };

/** Names that stand there still, and what was taken for a name and is none of the marked. */
function outcome(cases: readonly string[]): Outcome {
  const result: Outcome = { marked: 0, missed: [], mistaken: [] };
  for (const marked of cases) {
    const names = [...marked.matchAll(MARKED)].map((match) => match[1]!);
    const { text, redactions } = redact(marked.replace(/[[\]]/g, ""));
    const values = redactions.filter(({ kind }) => kind === "name").map(({ value }) => value);
    result.marked += names.length;
    result.missed.push(...names.filter((name) => !values.includes(name) || text.includes(name)).map((name) => `${name}: ${text}`));
    result.mistaken.push(...values.filter((value) => !names.includes(value)).map((value) => `${value}: ${text}`));
  }
  return result;
}

describe.each([
  ["as citizens write", WIDE_NAMES, WIDE_KEPT],
  ["as citizens dictate, chat and petition", SPOKEN_NAMES, SPOKEN_KEPT],
] as const)("%s", (_, names, kept) => {
  test("at least 95 in 100 private persons are taken out whole", () => {
    const { marked, missed } = outcome(names);
    expect(missed.length / marked, missed.join("\n")).toBeLessThanOrEqual(0.05);
  });
  test("hardly anything else is taken for a person", () => {
    const { mistaken } = outcome(names);
    expect(mistaken.length, mistaken.join("\n")).toBeLessThanOrEqual(1);
  });
  test("common words, places, brands, laws and public bodies stay", () => {
    expect(kept.filter((text) => redact(text).text !== text)).toEqual([]);
  });
  test("redacting what is redacted changes nothing", () => {
    for (const marked of names) {
      const once = redact(marked.replace(/[[\]]/g, "")).text;
      expect(redact(once).text).toBe(once);
    }
  });
});
