/**
 * Sentences written before anybody looked at the rules. Every second one was kept aside and never looked at while the rules
 * were mended: how well they do there is how well they do on what citizens write, so it is measured apart.
 */
import { describe, expect, test } from "vitest";
import { BLIND_KEPT } from "./redact-blind-kept.cases.ts";
import { BLIND_CHECKED, BLIND_OTHER } from "./redact-blind-numbers.cases.ts";
import { BLIND_NAMES } from "./redact-blind.cases.ts";
import { redact } from "./redact.ts";

const MARKED = /\[(?<name>.*?)\]|\{(?<number>[\s\S]*?)\}/g;

type Half = "seen" | "aside";
const half = (cases: readonly string[], which: Half) => cases.filter((_, i) => (i % 2 === 0) === (which === "seen"));
const plain = (marked: string) => marked.replace(/[[\]{}]/g, "");

/** @returns the share of marked names and numbers that were taken out, and those that were not */
function taken(cases: readonly string[]): { share: number; missed: string[] } {
  let all = 0;
  const missed = cases.flatMap((marked) =>
    [...marked.matchAll(MARKED)].flatMap(({ groups }) => {
      all += 1;
      const { text, redactions } = redact(plain(marked));
      const { name, number } = groups!;
      const gone = name === undefined ? !leftOf(number!, text) : !text.includes(name) && redactions.some(({ value }) => value === name);
      return gone ? [] : [`${marked} → ${text}`];
    }),
  );
  return { share: 1 - missed.length / all, missed };
}

/** Four characters of a number or an address that still stand there tell too much. */
function leftOf(value: string, text: string): boolean {
  const size = Math.max(4, Math.ceil(value.length * 0.4));
  return Array.from({ length: Math.max(1, value.length - size + 1) }, (_, i) => value.slice(i, i + size)).some((part) =>
    text.includes(part),
  );
}

describe.each<[Half, number, number]>([
  ["seen", 0.95, 1],
  ["aside", 0.9, 0.85],
])("of the sentences %s", (which, names, other) => {
  test("every number with a check digit is taken out, however it is written", () => {
    expect(taken(half(BLIND_CHECKED, which)).missed).toEqual([]);
  });
  test(`at least ${names * 100} in 100 names are taken out whole`, () => {
    const { share, missed } = taken(half(BLIND_NAMES, which));
    expect(share, which === "seen" ? missed.join("\n") : `${missed.length} missed`).toBeGreaterThanOrEqual(names);
  });
  test(`at least ${other * 100} in 100 telephones, plates, accounts and addresses are taken out`, () => {
    expect(taken(half(BLIND_OTHER, which)).share).toBeGreaterThanOrEqual(other);
  });
  test("at most one sentence in which nothing is anybody's is changed", () => {
    const changed = half(BLIND_KEPT, which).filter((text) => redact(text).text !== text);
    expect(changed.length, changed.join("\n")).toBeLessThanOrEqual(1);
  });
});
