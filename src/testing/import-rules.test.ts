/** Proves that the linter holds the design's import directions: each is broken once, and each has a twin that is right. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const OXLINT = join(ROOT, "node_modules/oxlint/bin/oxlint");

type Broken = { rule: string; file: string; imports: string; says: string };
type Right = { rule: string; file: string; imports: string };

const BROKEN: Broken[] = [
  { rule: "rules/ import no SQL of their own room", file: "src/review/rules/reads-rows.ts", imports: "../review.sql.ts", says: "no SQL" },
  {
    rule: "rules/ import no SQL of another room",
    file: "src/review/rules/reads-others-rows.ts",
    imports: "#law/articles.sql.ts",
    says: "only words",
  },
  {
    rule: "rules/ import no work of their own room",
    file: "src/review/rules/starts-work.ts",
    imports: "../loads.ts",
    says: "words, not the room's work",
  },
  {
    rule: "rules/ import no database",
    file: "src/review/rules/asks-database.ts",
    imports: "#platform/database.ts",
    says: "time comes in as an argument",
  },
  {
    rule: "rules/ import no clock",
    file: "src/review/rules/asks-clock.ts",
    imports: "#platform/clock.ts",
    says: "time comes in as an argument",
  },
  { rule: "rules/ import no package", file: "src/review/rules/takes-package.ts", imports: "zod-like", says: "through language/ only" },
  { rule: "rules/ import no query builder", file: "src/review/rules/builds-query.ts", imports: "kysely", says: "query builder" },
  { rule: "a room imports no work of another room", file: "src/review/takes-work.ts", imports: "#law/search-law.ts", says: "only words" },
  {
    rule: "a room imports no rules of another room",
    file: "src/review/takes-rules.ts",
    imports: "#finding/rules/ranker.ts",
    says: "only words",
  },
  {
    rule: "a room imports no SQL of another room",
    file: "src/review/takes-rows.ts",
    imports: "#inquiry/inquiry.sql.ts",
    says: "only words",
  },
  { rule: "memory imports no work of another room", file: "src/review/board.sql.ts", imports: "#law/search-law.ts", says: "only words" },
  {
    rule: "a room does not reach another by a relative path",
    file: "src/review/takes-work-sideways.ts",
    imports: "../law/search-law.ts",
    says: "#room/file.ts",
  },
  { rule: "a room does not import Hono", file: "src/review/serves.ts", imports: "hono", says: "platform/ adapts" },
  { rule: "a room does not import LangChain", file: "src/drafting/asks-model.ts", imports: "@langchain/openai", says: "platform/ adapts" },
  { rule: "a room does not import a driver", file: "src/inquiry/opens-pool.ts", imports: "pg", says: "platform/ adapts" },
  { rule: "only *.sql.ts imports the query builder", file: "src/inquiry/builds-query.ts", imports: "kysely", says: "query builder" },
  { rule: "a room does not import http/", file: "src/inquiry/knows-door.ts", imports: "#http/problem.ts", says: "does not know its doors" },
  {
    rule: "a room does not import jobs/",
    file: "src/inquiry/knows-jobs.ts",
    imports: "#jobs/job-names.ts",
    says: "does not know its doors",
  },
  {
    rule: "a room does not import compose.ts",
    file: "src/inquiry/knows-composer.ts",
    imports: "../compose.ts",
    says: "does not know its doors",
  },
  {
    rule: "a room does not import compose/",
    file: "src/inquiry/knows-binding.ts",
    imports: "#compose/parts.ts",
    says: "does not know its doors",
  },
  { rule: "finding/ takes only words of law/", file: "src/finding/takes-work.ts", imports: "#law/search-law.ts", says: "only words" },
  {
    rule: "finding/'s memory takes only words of law/",
    file: "src/finding/slots.sql.ts",
    imports: "#law/search-law.ts",
    says: "only words",
  },
  { rule: "law/ takes only words of finding/", file: "src/law/takes-work.ts", imports: "#finding/find-law.ts", says: "only words" },
  { rule: "finding/'s rules import no memory", file: "src/finding/rules/reads-rows.ts", imports: "../index.sql.ts", says: "no SQL" },
  {
    rule: "finding/'s rules import no work",
    file: "src/finding/rules/starts-work.ts",
    imports: "../find-law.ts",
    says: "words, not the room's work",
  },
  { rule: "finding/ builds no queries", file: "src/finding/builds-query.ts", imports: "kysely", says: "query builder" },
  {
    rule: "finding/ knows no training",
    file: "src/finding/knows-training.ts",
    imports: "#training/random.ts",
    says: "does not know its doors",
  },
  {
    rule: "finding/ reaches no room by a relative path",
    file: "src/finding/takes-words-sideways.ts",
    imports: "../law/law.ts",
    says: "#room/file.ts",
  },
  { rule: "platform/ knows no finding/", file: "src/platform/knows-finding.ts", imports: "#finding/finding.ts", says: "knows no room" },
  { rule: "platform/ knows no training/", file: "src/platform/knows-training.ts", imports: "#training/random.ts", says: "knows no room" },
  {
    rule: "http/ imports no training/",
    file: "src/http/knows-training.ts",
    imports: "#training/random.ts",
    says: "for cli/ and evals/ alone",
  },
  {
    rule: "jobs/ import no training/, not even in *.node.ts",
    file: "src/jobs/knows-training.node.ts",
    imports: "#training/random.ts",
    says: "for cli/ and evals/ alone",
  },
  {
    rule: "the service itself imports no training/",
    file: "src/knows-training.node.ts",
    imports: "./training/random.ts",
    says: "for cli/ and evals/ alone",
  },
  {
    rule: "training/ reaches no room by a relative path",
    file: "src/training/takes-sideways.ts",
    imports: "../finding/finding.ts",
    says: "#room/file.ts",
  },
  { rule: "training/ imports Node only in *.node.ts", file: "src/training/reads-file.ts", imports: "node:fs", says: "only in *.node.ts" },
  { rule: "language/ knows no room", file: "src/language/knows-room.ts", imports: "#triage/triage.ts", says: "knows nobody" },
  {
    rule: "platform/ knows no room, not even its words",
    file: "src/platform/knows-room.ts",
    imports: "#review/review.ts",
    says: "knows no room",
  },
  {
    rule: "platform/ reaches no room by a relative path",
    file: "src/platform/knows-room-sideways.ts",
    imports: "../review/review.ts",
    says: "#room/file.ts",
  },
  {
    rule: "http/ reaches no room by a relative path",
    file: "src/http/calls-sideways.ts",
    imports: "../review/works.ts",
    says: "#room/file.ts",
  },
  { rule: "http/ calls verbs, never SQL", file: "src/http/reads-rows.ts", imports: "#review/review.sql.ts", says: "call verbs" },
  { rule: "http/ builds no queries", file: "src/http/builds-query.ts", imports: "kysely", says: "call verbs" },
  { rule: "jobs/ call verbs, never SQL", file: "src/jobs/reads-rows.ts", imports: "#review/review.sql.ts", says: "call verbs" },
  {
    rule: "web/ imports no room",
    file: "src/web/widget/knows-room.ts",
    imports: "#review/review.ts",
    says: "web/ imports the contract and itself",
  },
  {
    rule: "web/ reaches no room by a relative path",
    file: "src/web/widget/knows-room-sideways.ts",
    imports: "../../review/review.ts",
    says: "web/ imports the contract and itself",
  },
  {
    rule: "a room of the widget imports no room of the service by a relative path",
    file: "src/web/widget/frame/knows-room-sideways.ts",
    imports: "../../../review/review.ts",
    says: "web/ imports the contract and itself",
  },
  {
    rule: "a room of the widget imports no room of the service",
    file: "src/web/widget/frame/knows-room.ts",
    imports: "#review/review.ts",
    says: "web/ imports the contract and itself",
  },
  { rule: "web/ imports nothing of Node", file: "src/web/widget/reads-file.ts", imports: "node:fs", says: "no node:*" },
  { rule: "a room imports nothing of Node", file: "src/review/reads-file.ts", imports: "node:fs", says: "only in *.node.ts" },
  { rule: "platform/ imports Node only in *.node.ts", file: "src/platform/reads-file.ts", imports: "node:fs", says: "only in *.node.ts" },
  { rule: "http/ imports Node only in *.node.ts", file: "src/http/reads-file.ts", imports: "node:fs", says: "only in *.node.ts" },
  {
    rule: "a portable file imports no Node-only file",
    file: "src/platform/takes-node-file.ts",
    imports: "./shipped.node.ts",
    says: "only in *.node.ts",
  },
  { rule: "the top level imports Node only in *.node.ts", file: "src/reads-file.ts", imports: "node:fs", says: "only in *.node.ts" },
  { rule: "nobody imports ../..", file: "src/review/rules/climbs.ts", imports: "../../law/law.ts", says: "no ../.." },
  {
    rule: "production code imports nothing of testing/",
    file: "src/http/takes-test-kit.ts",
    imports: "#testing/given.ts",
    says: "testing/ is for tests",
  },
];

const RIGHT: Right[] = [
  { rule: "rules/ import their room's words", file: "src/review/rules/decides.ts", imports: "../review.ts" },
  { rule: "rules/ import another room's words", file: "src/review/rules/weighs.ts", imports: "#law/law.ts" },
  { rule: "rules/ import language/", file: "src/review/rules/counts.ts", imports: "#language/text.ts" },
  { rule: "rules/ refuse by value", file: "src/review/rules/refuses.ts", imports: "#platform/refusal.ts" },
  { rule: "a room imports another room's words", file: "src/review/takes-words.ts", imports: "#law/law.ts" },
  { rule: "a room imports its own SQL", file: "src/review/loads.ts", imports: "./review.sql.ts" },
  { rule: "a room imports platform/", file: "src/review/works.ts", imports: "#platform/database.ts" },
  { rule: "memory imports the query builder", file: "src/review/review.sql.ts", imports: "kysely" },
  { rule: "platform/ adapts the library", file: "src/platform/model.ts", imports: "@langchain/openai" },
  { rule: "platform/ imports Node in *.node.ts", file: "src/platform/shipped.node.ts", imports: "node:fs" },
  { rule: "http/ imports Node in *.node.ts", file: "src/http/pages.node.ts", imports: "node:fs" },
  { rule: "rules/ import each other", file: "src/review/rules/decides-more.ts", imports: "./decides.ts" },
  { rule: "http/ calls a room's verb", file: "src/http/lawyer.ts", imports: "#review/works.ts" },
  { rule: "http/ imports Hono", file: "src/http/app.ts", imports: "hono" },
  { rule: "web/ imports the contract", file: "src/web/widget/shows.ts", imports: "../../contract.ts" },
  { rule: "web/ imports an audience's contract", file: "src/web/widget/shows-shape.ts", imports: "../../contract/people.ts" },
  { rule: "a room of the widget imports the contract", file: "src/web/widget/frame/shows.ts", imports: "../../../contract.ts" },
  { rule: "a room of the widget imports another page's rule", file: "src/web/widget/answer/shows.ts", imports: "../../law/address.ts" },
  {
    rule: "a room of the widget imports the languages",
    file: "src/web/widget/frame/speaks.ts",
    imports: "../../../../corpus/languages/first.ts",
  },
  { rule: "web/ imports itself", file: "src/web/widget/shows-more.ts", imports: "./shows.ts" },
  { rule: "finding/ imports words of law/", file: "src/finding/takes-words.ts", imports: "#law/law.ts" },
  { rule: "law/ imports words of finding/", file: "src/law/takes-words.ts", imports: "#finding/finding.ts" },
  { rule: "finding/'s memory imports the query builder", file: "src/finding/index.sql.ts", imports: "kysely" },
  { rule: "finding/'s rules import its words", file: "src/finding/rules/weighs.ts", imports: "../finding.ts" },
  { rule: "training/ imports a room's rules", file: "src/training/learns.ts", imports: "#finding/rules/ranker.ts" },
  { rule: "training/ imports a room's work", file: "src/training/asks.node.ts", imports: "#finding/find-law.ts" },
  { rule: "cli/ imports training/", file: "src/cli/trains.ts", imports: "#training/random.ts" },
  { rule: "cli/ imports training/ in *.node.ts", file: "src/cli/train.node.ts", imports: "#training/random.ts" },
  { rule: "evals/ import training/", file: "evals/measures.node.ts", imports: "../src/training/random.ts" },
  { rule: "language/ may take a package", file: "src/language/regions.ts", imports: "@vant/area-data" },
];

/** Files that others import; they import nothing. */
const LEAVES = [
  "src/contract.ts",
  "src/contract/people.ts",
  "src/compose.ts",
  "src/compose/parts.ts",
  "src/review/review.ts",
  "src/law/law.ts",
  "src/law/articles.sql.ts",
  "src/law/search-law.ts",
  "src/finding/rules/ranker.ts",
  "src/finding/finding.ts",
  "src/finding/find-law.ts",
  "src/training/random.ts",
  "src/inquiry/inquiry.sql.ts",
  "src/triage/triage.ts",
  "src/language/text.ts",
  "src/platform/database.ts",
  "src/platform/clock.ts",
  "src/platform/refusal.ts",
  "src/http/problem.ts",
  "src/jobs/job-names.ts",
  "src/testing/given.ts",
  "src/web/law/address.ts",
  "corpus/languages/first.ts",
];

type Diagnostic = { code: string; message: string; help?: string; filename: string };

let folder = "";
let found: Diagnostic[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wenfa-imports-"));
  for (const name of [".oxlintrc.json", "package.json", "tsconfig.json"]) copyFileSync(join(ROOT, name), join(folder, name));
  for (const leaf of LEAVES) put(leaf, "export const thing = 1;\n");
  for (const { file, imports } of [...RIGHT, ...BROKEN]) put(file, importing(imports));
  put("src/seats/hen.ts", `import { egg } from "./egg.ts";\nexport const hen = (): unknown => egg;\n`);
  put("src/seats/egg.ts", `import { hen } from "./hen.ts";\nexport const egg = (): unknown => hen;\n`);
  put("src/review/rules/knows-time.ts", "export const today = () => Date.now();\n");
  put("src/review/rules/given-time.ts", "export const year = (now: Date) => now.getFullYear();\n");
  put("src/review/rules/asks-network.ts", `export const ask = () => fetch("https://example.com");\n`);
  const { stdout, stderr } = spawnSync(process.execPath, [OXLINT, "--format", "json"], { cwd: folder, encoding: "utf8", maxBuffer: 1e8 });
  expect(stdout, stderr).toMatch(/^\s*\{/);
  found = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function importing(specifier: string): string {
  return `import { thing } from "${specifier}";\nexport const used = thing;\n`;
}

function saidOf(file: string): string[] {
  return found.filter(({ filename }) => filename === file).map(({ code, message, help }) => `${code}: ${message} ${help ?? ""}`);
}

describe("what the linter reports", () => {
  test.each(BROKEN)("$rule", ({ file, says }) => {
    expect(saidOf(file).filter((line) => line.includes("no-restricted-imports") && line.includes(says))).not.toEqual([]);
  });

  test("two files do not import each other", () => {
    expect(saidOf("src/seats/hen.ts").join()).toContain("no-cycle");
    expect(saidOf("src/seats/egg.ts").join()).toContain("no-cycle");
  });

  test("rules/ are told the time, and ask nobody", () => {
    expect(saidOf("src/review/rules/knows-time.ts").join()).toContain("time comes in as an argument");
    expect(saidOf("src/review/rules/asks-network.ts").join()).toContain("rules are pure");
  });
});

describe("what the linter lets through", () => {
  test.each(RIGHT)("$rule", ({ file }) => {
    expect(saidOf(file)).toEqual([]);
  });

  test("rules/ compare times they are given", () => {
    expect(saidOf("src/review/rules/given-time.ts")).toEqual([]);
  });
});
