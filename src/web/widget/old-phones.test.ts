/** What an old telephone cannot read ends the whole page, or the part that calls it: the build writes out syntax, not methods. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const WEB = join(import.meta.dirname, "..");

/** Newer than Chrome 88 or Safari 14.1 (vite.config.ts). `?.(` asks before it calls. */
const NEWER: Record<string, RegExp> = {
  lookbehind: /\(\?<[=!]/,
  at: /\.at\(/,
  "copies of lists": /\.(?:toSorted|toReversed|toSpliced|with)\(/,
  "from the end": /\.findLast(?:Index)?\(/,
  clones: /\bstructuredClone\(/,
  groups: /\b(?:Object|Map)\.groupBy\(/,
  hasOwn: /\bObject\.hasOwn\(/,
  "signals with a clock": /\bAbortSignal\.(?:timeout|any)\(/,
};

/** The sources of the page and of the guest script, and what they take from elsewhere besides types. */
function sources(): string[] {
  const own = ["widget", "embed"].flatMap((folder) =>
    readdirSync(join(WEB, folder), { recursive: true, encoding: "utf8" }).map((name) => join(WEB, folder, name)),
  );
  const found = new Set(own.filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.")));
  for (const file of found) {
    for (const [, from = ""] of readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type\b).*? from "(\..*?\.tsx?)";/gm)) {
      const taken = resolve(file, "..", from);
      if (existsSync(taken)) found.add(taken);
    }
  }
  return [...found];
}

const newerIn = (text: string) => Object.keys(NEWER).filter((name) => NEWER[name]?.test(text));

test("the citizen's page asks nothing of a telephone that it may not have", () => {
  const files = sources();
  expect(files.some((file) => file.endsWith("labelled-copy.ts"))).toBe(true);
  expect(files.map((file) => [file, newerIn(readFileSync(file, "utf8"))]).filter(([, newer]) => newer?.length)).toEqual([]);
});

test("and what it may not have is known when it is seen", () => {
  expect(newerIn("text.split(/(?<=x)|\\n/u)")).toEqual(["lookbehind"]);
  expect(newerIn("list.at(-1); list.toSorted(); list.findLast(Boolean)")).toEqual(["at", "copies of lists", "from the end"]);
  expect(newerIn("const { look: at } = (?<name>x); named(at)")).toEqual([]);
});
