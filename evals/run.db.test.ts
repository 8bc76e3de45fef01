/** `npm run eval -- retrieval` on any pool: what it writes, and what it says of files it cannot use. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "wenfa-eval-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const POOL = [
  { id: "a", law: "试验劳动法", article_no: "第一条", text: "用人单位拖欠工资的，劳动者可以要求加付赔偿金。" },
  { id: 2, law: "试验劳动法", article_no: "第二条", text: "劳动者每年享受带薪年休假。" },
  { id: "c", text: "借款合同没有约定利息的，视为没有利息。" },
  { id: "d", law: "试验婚姻法", article_no: "第一条", chapter: "第一章", kind: "法律", text: "夫妻可以协议离婚，并约定子女由谁抚养。" },
  { id: "e", law: "试验劳动法", article_no: "第99999999999条", text: "一个谁也数不到的条文。" },
];
const QUESTIONS = [
  { question: "公司拖欠我的工资", gold_ids: ["a"] },
  { question: "借款合同没有写利息", gold_ids: ["c", "gone"] },
  { question: "带薪年休假有几天", gold_ids: [2], note: "more fields are no fault" },
];

function given(name: string, lines: readonly unknown[]): string {
  writeFileSync(join(folder, name), lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return name;
}

/** As npm runs it: in the project's folder, with the folder where it was typed beside. */
function evaluate(...args: string[]) {
  const url = process.env["TEST_DATABASE_URL"];
  const script = join(import.meta.dirname, "run.node.ts");
  return spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args, ...(url ? ["--database", url] : [])], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, INIT_CWD: folder },
    encoding: "utf8",
    timeout: 120_000, // this worker stands still as long as the command runs
  });
}

const retrieval = (corpus: string, queries: string, ...more: string[]) =>
  evaluate("retrieval", "--corpus", corpus, "--queries", queries, ...more);

describe("npm run eval -- retrieval", { timeout: 90_000 }, () => {
  it("measures any pool and writes exactly the figures that were asked for", () => {
    const run = retrieval(given("pool.jsonl", POOL), given("questions.jsonl", QUESTIONS), "--json", "out.json");
    expect(run.stderr).toContain("1 gold ids are not in the pool and count as misses: gone");
    expect(run.status).toBe(0);
    const report = JSON.parse(readFileSync(join(folder, "out.json"), "utf8"));
    expect(Object.keys(report).sort()).toEqual(["buildMs", "mrr10", "p50Ms", "p99Ms", "peakMb", "recall"]);
    // All that is there is found; the gold that is not there is half of one question's.
    expect(report.recall).toEqual({ 5: 2.5 / 3, 10: 2.5 / 3, 20: 2.5 / 3, 50: 2.5 / 3, 100: 2.5 / 3 });
    for (const figure of [report.mrr10, report.p50Ms, report.buildMs, report.peakMb]) expect(figure).toBeGreaterThan(0);
    expect(report.p99Ms).toBeGreaterThanOrEqual(report.p50Ms);
  });

  it("names the line that is no JSON, and the field that is wrong", () => {
    const pool = given("pool.jsonl", POOL);
    const torn = retrieval(pool, given("torn.jsonl", [QUESTIONS[0], '{"question": "断']));
    expect([torn.status, torn.stderr]).toEqual([2, expect.stringMatching(/torn\.jsonl:2: not JSON/)]);
    const wrong = retrieval(pool, given("wrong.jsonl", [{ question: "工资" }]));
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringMatching(/wrong\.jsonl:1: .*\n.*gold_ids/)]);
    const item = retrieval(given("item.jsonl", [POOL[0], { id: "x" }]), given("questions.jsonl", QUESTIONS));
    expect([item.status, item.stderr]).toEqual([2, expect.stringMatching(/item\.jsonl:2: [^]*text/)]);
  });

  it("cannot start without its files, its weights, or on something it does not know", () => {
    const questions = given("questions.jsonl", QUESTIONS);
    const pool = given("pool.jsonl", POOL);
    expect(retrieval("nowhere.jsonl", questions)).toMatchObject({ status: 2, stderr: `${join(folder, "nowhere.jsonl")}: no such file\n` });
    expect(evaluate("retrieval", "--corpus", pool)).toMatchObject({ status: 2, stderr: "--queries: name a file\nsee --help\n" });
    expect(retrieval(pool, questions, "--weights", "nowhere").stderr).toMatch(/^--weights: /);
    expect(evaluate("something").status).toBe(2);
    expect(retrieval(pool, given("no-gold.jsonl", [{ question: "工资", gold_ids: [] }])).stderr).toContain("no question with gold_ids");
  });
});
