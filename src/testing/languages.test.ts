/** The language files: complete, alike, and the only place where words for citizens stand. */
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { SHIPPED_NOTICES } from "../shipped-notices.ts";
import { shippedLanguages } from "../shipped-languages.node.ts";
import { SHIPPED_LANGUAGES } from "../shipped-languages.ts";
import { Answer } from "#contract.ts";
import { type Texts, phrasebook } from "#language/phrasebook.ts";
import { FACT_NEEDS } from "#triage/rules/fact-needs.ts";

const ROOT = join(import.meta.dirname, "../..");
const languages = shippedLanguages(ROOT);
const first = languages.get("zh-CN")!;
const en = languages.get("en")!;
const HAN = /\p{Script=Han}/u;
/** Han characters and the signs that go with them. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

type Leaf = [path: string, text: string];
function leaves(texts: Texts, at = ""): Leaf[] {
  return Object.entries(texts).flatMap(([key, value]): Leaf[] => {
    const path = at ? `${at}.${key}` : key;
    if (typeof value === "string" || typeof value === "number") return [[path, String(value)]];
    if (Array.isArray(value)) return value.map((one, i): Leaf => [`${path}.${i}`, one]);
    return leaves(value, path);
  });
}
/** Translations of notices stand in the other files alone: the Chinese is corpus/notices/. */
const shared = (texts: Texts) => leaves(texts).filter(([path]) => !path.startsWith("service.notices."));
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
const service = (texts: Texts) => texts["service"] as Texts;

const others = [...languages].filter(([code]) => code !== "zh-CN");
const known = new Map(shared(first));

describe.each(others)("%s", (_, texts) => {
  test("says nothing that the Chinese does not know", () => {
    expect(shared(texts).flatMap(([path]) => (known.has(path) ? [] : [path]))).toEqual([]);
  });

  test("has the same places for values in every text", () => {
    const wrong = shared(texts).filter(([path, text]) => places(text).join() !== places(known.get(path) ?? "").join());
    expect(wrong).toEqual([]);
  });
});

describe("English", () => {
  const said = new Map(leaves(en));

  test("says everything that the Chinese says", () => {
    const missing = [...known].filter(([path, text]) => text !== "" && path !== "marks.numerals" && !said.get(path));
    expect(missing.map(([path]) => path)).toEqual([]);
  });

  test("has no Chinese character and no Chinese sign", () => {
    expect([...said].filter(([, text]) => CHINESE.test(text))).toEqual([]);
  });

  test("has every standing notice at its present version, with a label for each number to call, and every number of the Chinese", () => {
    const told = service(en)["notices"] as Record<string, { version: number; title: string; body: string; calls: Record<string, string> }>;
    for (const { code, version, calls, body } of SHIPPED_NOTICES) {
      expect({ code, version: told[code]?.version }).toEqual({ code, version });
      expect(Object.keys(told[code]!.calls).sort(), code).toEqual(calls.map(({ number }) => number).sort());
      const numbers = (text: string) => [...new Set(text.match(/\d{3,5}/g) ?? [])].sort();
      expect(numbers(told[code]!.body), code).toEqual(numbers(body));
    }
    expect(Object.keys(told).sort()).toEqual(SHIPPED_NOTICES.map(({ code }) => code).sort());
  });

  test("has every question that triage asks, and every option", () => {
    const book = phrasebook("en", service(first), service(en));
    const asked = Object.values(FACT_NEEDS).flatMap((needs) => needs.flatMap(({ ask, options }) => [ask, ...options]));
    expect(asked.filter((text) => HAN.test(book.say(text)))).toEqual([]);
  });
});

test("the Worker, which has no folder, speaks the shipped languages word for word", () => {
  for (const [code, texts] of SHIPPED_LANGUAGES) expect(texts).toEqual(languages.get(code));
  expect([...SHIPPED_LANGUAGES.keys()]).toEqual(expect.arrayContaining(["zh-CN", "en"]));
});

test("the label on an answer is the one that every copy carries", () => {
  expect((first["answer"] as Texts)["label"]).toBe(Answer.shape.label.value);
});

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(ROOT, folder, name));

/** Places come from a package; pages without script take their words from the file, as the widget does. */
const READ_FROM_THE_FILE = /^(?:regions|cities|plain)\./;

describe("the code", () => {
  const GUEST = [...filesIn("src/web/widget"), ...filesIn("src/web/embed")].filter((file) => !file.endsWith(".test.ts"));

  test("of the widget and the guest script holds no Chinese of its own", () => {
    const found = GUEST.flatMap((file) =>
      withoutComments(readFileSync(file, "utf8"))
        .split("\n")
        .filter((line) => CHINESE.test(line))
        .map((line) => `${relative(ROOT, file)}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test("fills every place of the text that it says, and no other", () => {
    const wrong = GUEST.flatMap((file) => {
      const said = [...readFileSync(file, "utf8").matchAll(/\bsay\(\s*(?:words|said)\.([\w.]+),\s*\{([^{}]*)\}/g)];
      return said.flatMap(([, path = "", given = ""]) => {
        const text = known.get(path);
        const names = given
          .split(/,(?![^(]*\))/)
          .map((part) => part.split(":")[0]!.trim())
          .filter(Boolean)
          .sort();
        return text === undefined || places(text).join() === names.join() ? [] : [`${relative(ROOT, file)}: ${path} {${names.join()}}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  /** By its own name or by that of the branch it hangs on, which is then looked into by a code or a number. */
  test("says every word that the file holds for the widget: none is kept for nothing", () => {
    const code = [...GUEST, ...filesIn("src/http")].map((file) => readFileSync(file, "utf8")).join("\n");
    const said = (path: string) => {
      const [name = "", branch = ""] = path
        .split(".")
        .filter((part) => !/^\d$/.test(part))
        .toReversed();
      return new RegExp(`\\.${name}\\b|\\["${name}"\\]|\\.${branch}(?:\\[|\\)|;)`).test(code);
    };
    const paths = [...known.keys()].filter((path) => !path.startsWith("service."));
    expect(paths.filter((path) => !said(path))).toEqual([]);
  });

  /** A sentence of the service is its own key: changed in its room alone, it would be said in Chinese from then on. */
  test("of the service says every sentence that the file knows as the service's own", () => {
    const code = ["src", "corpus/promises.json"].flatMap((place) => (place.endsWith(".json") ? [join(ROOT, place)] : filesIn(place)));
    const all = code
      .filter((file) => !file.includes("/web/") && !file.endsWith(".test.ts"))
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    const stale = leaves(service(first)).filter(([path, text]) => {
      if (READ_FROM_THE_FILE.test(path)) return false;
      const parts = text.split(/\{\w+\}|[^\p{Script=Han}]+/u).filter(Boolean);
      return !parts.every((part) => cuts(part).some(([head, tail]) => all.includes(head) && all.includes(tail)));
    });
    expect(stale.map(([path]) => path)).toEqual([]);
  });
});

test("nobody in danger is told that somebody is reading: whether anybody is, no machine knows", () => {
  const reading = /正在看您|有人在看|会有人看|is reading what|will read it at once/i;
  const told = [...leaves(first), ...leaves(en), ...SHIPPED_NOTICES.map(({ code, body }): Leaf => [code, body])];
  expect(told.filter(([, text]) => reading.test(text))).toEqual([]);
});

/** A rule may put a sentence together of two pieces. */
function cuts(text: string): [head: string, tail: string][] {
  return [...text].flatMap((_, at): [string, string][] =>
    at === 0 || (at > 1 && at < text.length - 1) ? [[text.slice(0, at), text.slice(at)]] : [],
  );
}

/** Blanks comments, so that what is left is what can reach a citizen. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}
