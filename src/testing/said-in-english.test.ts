/** The console's English of what rules say: every fixed sentence of danger, limits, models and numbers has its own. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shippedLanguages } from "../shipped-languages.node.ts";
import { SHIPPED_NOTICES } from "../shipped-notices.ts";
import { DANGERS } from "../web/console/said/danger-words.ts";
import { MISSING } from "../web/console/said/limit-words.ts";
import { HOTLINES, NO_MODEL } from "../web/console/said/said-words.ts";
import { tellSpoken } from "#delivery/rules/say-told.ts";
import { type Texts, phrasebook } from "#language/phrasebook.ts";
import { TIME_LIMITS } from "#triage/rules/limits/deadlines.ts";

const SRC = join(import.meta.dirname, "..");
const HAN = /\p{Script=Han}/u;
const dangers = join(SRC, "triage/rules/danger");
const textOf = (names: RegExp, folder = dangers) =>
  readdirSync(folder)
    .filter((name) => names.test(name) && !name.includes(".test."))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

const saidOfDanger = [
  ...textOf(/^(?:signs|spoken-danger)/).matchAll(/says: "([^"]+)"/gu),
  ...textOf(/^spoken-english/).matchAll(/^ {4}"([^"\\]*\p{Script=Han}[^"\\]*)",$/gmu),
].map(([, says = ""]) => says);
const saidOfModels = Array.from(
  textOf(/^write-/, join(SRC, "drafting")).matchAll(/"([^"]*(?:语言模型|模型用量)[^"]*)"/gu),
  ([, s = ""]) => s,
);

test.each([
  ["danger", saidOfDanger, DANGERS, 80],
  ["what a limit lacks", TIME_LIMITS.map(({ missing }) => missing).filter(Boolean), MISSING, 70],
  ["why no model wrote", saidOfModels, NO_MODEL, 8],
  ["numbers to call", SHIPPED_NOTICES.flatMap(({ calls }) => calls.map(({ label }) => label)), HOTLINES, 16],
])("every fixed sentence of %s is known in English, and none is kept for nothing", (_, sentences, known, least) => {
  const distinct = [...new Set(sentences)];
  expect(distinct.length).toBeGreaterThanOrEqual(least);
  expect(distinct.filter((sentence) => !(sentence in known))).toEqual([]);
  expect(Object.keys(known).filter((sentence) => !distinct.includes(sentence))).toEqual([]);
  expect(Object.values(known).filter((told) => HAN.test(told) || told.trim() === "")).toEqual([]);
});

test.each(["phone", "counter"] as const)("the thread's line on an answer spoken by %s is said in English with its day and hour", (how) => {
  const languages = shippedLanguages(join(SRC, ".."));
  const service = (code: string) => languages.get(code)!["service"] as Texts;
  const { say } = phrasebook("en", service("zh-CN"), service("en"));
  const line = say(tellSpoken({ at: new Date("2026-11-21T16:05:00Z"), how }));
  expect(line).toContain(how === "phone" ? "by telephone" : "at the counter");
  expect(line).toMatch(/^November 22, 2026 00:05: /);
});
