/** Real laws come in whole, with the traps their data holds. Skipped where WENFA_DATA names no folder with them. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ImportReport, importLaw } from "./import-law.ts";
import { lawAsOf } from "./law-as-of.ts";
import { loadCorpus } from "./load-corpus.ts";
import { lawFiles, readLawFiles } from "#cli/law-files.node.ts";
import { shippedCorpus } from "../shipped-corpus.node.ts";
import type { Database } from "#platform/database.ts";
import { givenClock, givenDatabase } from "#testing/given.node.ts";

const DATA = join(process.env["WENFA_DATA"] ?? "", "laws");
const here = Boolean(process.env["WENFA_DATA"]) && existsSync(DATA);
if (!here) console.log("WENFA_DATA is not set: real laws were not imported");

const SOME = [
  "劳动合同法",
  "劳动法",
  "商标法",
  "民事诉讼法",
  "民法典",
  "刑法",
  "婚姻登记条例",
  "法律援助条例",
  "个体工商户条例",
  "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
  "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）",
];

describe.skipIf(!here)("from the official data", () => {
  const clock = givenClock();
  let folder: string;
  let database: Database;
  let report: ImportReport;
  const ask = (citation: string, day = "2026-11-21") => lawAsOf({ database, clock }, citation, day);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "wenfa-official-"));
    const names = SOME.flatMap((name) => [`"law":"${name}"`, `"law":"中华人民共和国${name}"`]);
    for (const file of readdirSync(DATA).filter((name) => name.endsWith(".jsonl"))) {
      const lines = readFileSync(join(DATA, file), "utf8").split("\n");
      writeFileSync(join(folder, file), lines.filter((line) => names.some((name) => line.includes(name))).join("\n"));
    }
    database = await givenDatabase();
    const { repealed, displaced, cards } = shippedCorpus();
    const some = cards.filter((card) => SOME.includes(card.short));
    await loadCorpus({ database, clock }, { cards: some, cases: [], repealed, displaced });
    report = await importLaw({ database, clock, reindex: () => Promise.resolve() }, readLawFiles(await lawFiles([folder])));
  }, 120_000);
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("every record is read", () => {
    expect(report.unread).toEqual([]);
    expect(report.articles).toBeGreaterThan(2500);
    expect(report.stale).toEqual([]);
  });
  test.each([
    ["劳动合同法四十七条第三款", { kind: "article", certainty: "undated", part: { exists: true } }],
    ["劳动合同法四十七条第二款第一项", { kind: "article", part: { exists: false } }],
    ["民法典1079条第三款第二项", { kind: "article", certainty: "dated", part: { exists: true } }],
    ["刑法133-1", { kind: "article", articleNo: "第一百三十三条之一" }],
    ["劳动合同法99", { kind: "no-such-article", last: "第九十八条" }],
    ["商标法87", { kind: "not-yet", from: "2027-01-01" }],
    ["劳动法82", { kind: "article", displacedBy: { articleNo: "第二十七条" } }],
    ["法律援助条例10", { kind: "article", certainty: "unvouched", displacedBy: { law: "中华人民共和国法律援助法" } }],
    ["婚姻登记条例4", { kind: "not-held" }],
    ["个体工商户条例2", { kind: "repealed", on: "2022-11-01" }],
    ["婚姻法32", { kind: "repealed", successors: [{ articleNo: "第一千零七十九条", inForce: true }] }],
  ])("%s is answered as it stands today", async (citation, answer) => {
    expect(await ask(citation)).toMatchObject(answer);
  });
  test("a procedure law is the older one until the newer was passed, undated from then on", async () => {
    expect(await ask("民诉法127", "2023-08-31")).toMatchObject({ version: "2021-12-24", certainty: "dated" });
    expect(await ask("民诉法127", "2023-09-01")).toMatchObject({ version: "2023-09-01", certainty: "undated" });
  });
  test("every successor in the corpus is an article of the code that took the place", async () => {
    for (const { short, successors } of shippedCorpus().repealed) {
      for (const [from, to] of Object.entries(successors)) {
        const answer = await ask(`${short}${from}`);
        expect(answer, `${short}${from}`).toMatchObject({ kind: "repealed" });
        if (answer.kind === "repealed") expect(answer.successors.filter(({ articleId }) => articleId !== null)).toHaveLength(to.length);
      }
    }
  }, 120_000);
});
