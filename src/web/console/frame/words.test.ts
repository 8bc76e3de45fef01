import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const DESK = join(import.meta.dirname, "..");
const ROOT = join(DESK, "../../..");
const FILES = globSync(["**/*words*.ts", "frame/names.ts", "audit/actions.ts"], { cwd: DESK }).filter((file) => !file.endsWith(".test.ts"));

/** Chinese on every page: what is written into a record or an answer, and what names the law. */
const STAYS_CHINESE = [/comparing\.preset$/, /draft\.(paragraph|item)$/, /^elsewhere\./, /mention\.none$/, /^words\.petition(Next)?$/];

type Spoken = Map<string, unknown>;

/** Every word of a file by its path, as a page of that language would load it. */
async function load(file: string, language: "zh" | "en"): Promise<Spoken> {
  vi.resetModules();
  vi.stubGlobal("document", { cookie: `wenfa-language=${language}` });
  const spoken: Spoken = new Map();
  const walk = (path: string, value: unknown): void => {
    if (value !== null && typeof value === "object") for (const [key, inner] of Object.entries(value)) walk(`${path}.${key}`, inner);
    else spoken.set(path, value);
  };
  for (const [name, value] of Object.entries((await import(join(DESK, file))) as object)) if (typeof value === "object") walk(name, value);
  return spoken;
}

const bare = (path: string): boolean => !STAYS_CHINESE.some((stays) => stays.test(path));
/** A function's own text holds its words; its comments and names are English anyway. */
const textOf = (word: unknown): string => (typeof word === "function" ? word.toString() : String(word));

afterAll(() => vi.unstubAllGlobals());

describe.each(FILES)("the words of %s", (file) => {
  let zh: Spoken;
  let en: Spoken;
  beforeAll(async () => {
    zh = await load(file, "zh");
    en = await load(file, "en");
  });

  test("say the same things in both languages, with the same figures in them", () => {
    expect([...en.keys()]).toEqual([...zh.keys()]);
    for (const [path, word] of zh) if (typeof word === "function") expect((en.get(path) as typeof word).length, path).toBe(word.length);
  });

  test("leave nothing empty", () => {
    for (const [path, word] of [...zh, ...en]) expect(textOf(word).trim(), path).not.toBe("");
  });

  test("are English on an English page, but for the law and the record", () => {
    const left = [...en].filter(([path, word]) => bare(path) && /\p{Script=Han}/u.test(textOf(word)));
    expect(left.map(([path, word]) => `${path}: ${textOf(word)}`)).toEqual([]);
  });
});

test("no page of the desk has words of its own outside its words' file", () => {
  const pages = globSync("**/*.{ts,tsx}", { cwd: DESK }).filter((file) => !FILES.includes(file) && !file.endsWith(".test.ts"));
  const told = pages.filter((file) => {
    const code = readFileSync(join(DESK, file), "utf8").replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*/g, "");
    return /\p{Script=Han}/u.test(code);
  });
  // The language switch says 中文; one writes an answer in everyday words; the other two read and write citations of the law.
  expect(told.toSorted()).toEqual(["draft/citation.ts", "draft/propose-plain.ts", "draft/quoting.ts", "frame/person.tsx"]);
});

test("everything that is recorded has words in the audit", async () => {
  vi.stubGlobal("document", { cookie: "" });
  vi.resetModules();
  const { actionGroups } = await import("../audit/actions.ts");
  const known = new Set(Object.values(actionGroups).flatMap(({ of }) => Object.keys(of)));
  const code = (pattern: string) =>
    globSync(pattern, { cwd: ROOT })
      .filter((file) => !file.endsWith(".test.ts"))
      .map((file) => readFileSync(join(ROOT, file), "utf8"))
      .join("\n");
  const recorded = [
    ...code("migrations/*.sql").matchAll(/\baudit\('([a-z-]+)'/g),
    ...code("src/**/*.ts").matchAll(/recordAudit\(\s*tx,\s*"([a-z-]+)"/g),
  ].map(([, action]) => action ?? "");
  expect(recorded.length).toBeGreaterThan(50);
  expect([...new Set(recorded)].filter((action) => !known.has(action))).toEqual([]);
});

test("the test itself looks at every page's words", () => {
  expect(FILES.length).toBeGreaterThan(15);
  expect(FILES.map((file) => relative(DESK, join(DESK, file)))).toContain("queue/words.ts");
});
