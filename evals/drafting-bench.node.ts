/** The drafting room over a throwaway database, as the service runs it: shipped cards, official text where given, the gate. */
import { resolve } from "node:path";
import { shippedCorpus } from "../src/shipped-corpus.node.ts";
import { shippedFigures } from "../src/shipped-figures.node.ts";
import { shippedWeights } from "../src/shipped-finder.node.ts";
import { shippedJudge } from "../src/shipped-gate.ts";
import { shippedTriage } from "../src/shipped-triage.ts";
import type { AnswerBody } from "../src/contract.ts";
import { CannotStart } from "#cli/command.node.ts";
import { lawFiles, readLawFiles } from "#cli/law-files.node.ts";
import { type CheckDeps, type Checked, checkCitations } from "#drafting/check-citations.ts";
import { workOut } from "#drafting/work-out-sum.ts";
import { openFinder } from "#finding/find-law.ts";
import { indexLaw } from "#finding/index-law.ts";
import { importLaw } from "#law/import-law.ts";
import type { Reading } from "#law/law.ts";
import { lawAsOf } from "#law/law-as-of.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import { partOfArticle } from "#law/rules/part-of-article.ts";
import { caseDigests, findArticle, lawNames, rivalsOf } from "#law/search-law.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { isRefusal } from "#platform/refusal.ts";
import { throwawayDatabase } from "./throwaway.node.ts";

/** Every run is as on this day, so that figures can be compared. */
export const clock: Clock = () => new Date("2026-11-21T01:00:00Z");
export const TODAY = dayInChina(clock());

export type DraftingBench = {
  database: Database;
  finder: ReturnType<typeof openFinder>;
  triage: ReturnType<typeof shippedTriage>;
  figures: ReturnType<typeof shippedFigures>;
  gate: CheckDeps;
  check: (body: AnswerBody) => Promise<Checked>;
  close: () => Promise<void>;
};

/**
 * @param paths files or folders of official text
 * @param only laws that are taken in; all where it is left out
 * @throws CannotStart where a path cannot be read
 */
export async function openDraftingBench(paths: readonly string[], only?: ReadonlySet<string>): Promise<DraftingBench> {
  const database = await throwawayDatabase(undefined);
  const weights = shippedWeights();
  await loadCorpus({ database, clock }, shippedCorpus());
  if (paths.length > 0) await importOfficial(database, paths, only);
  await indexLaw({ database, clock, model: weights.model });
  const finder = openFinder({ database, clock, ...weights });
  const law = { database, clock };
  const figures = shippedFigures();
  const gate: CheckDeps = {
    today: () => TODAY,
    findArticle: (name, no, day) => findArticle(law, name, no, day),
    lawAsOf: (citation, day) => lawAsOf(law, citation, day),
    lawNames: () => lawNames(law),
    rivals: (articleId, said) => rivalsOf({ database, nearest: finder.nearestInLaw }, articleId, said),
    cases: () => caseDigests(law),
    partOf: (official, paragraph, item) => partOfArticle(official, paragraph, item)?.text ?? null,
    judge: shippedJudge(weights.model),
    workOut: (name, inputs) => {
      const worked = workOut(figures, name, inputs);
      return isRefusal(worked) ? null : worked;
    },
  };
  const close = async () => {
    await finder.settled();
    await database.close();
  };
  return { database, finder, triage: shippedTriage(weights.model), figures, gate, check: (body) => checkCitations(gate, body), close };
}

async function importOfficial(database: Database, paths: readonly string[], only?: ReadonlySet<string>): Promise<void> {
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const files = await lawFiles(paths.map((path) => resolve(from, path))).catch((error: unknown) => {
    throw new CannotStart(`--law: ${error instanceof Error ? error.message : "cannot be read"}`, { cause: error });
  });
  const report = await importLaw({ database, clock, reindex: async () => {} }, chosen(readLawFiles(files), only)); // indexed once, below
  console.error(`official text: ${report.articles} articles of ${report.documents} documents`);
}

async function* chosen(readings: AsyncIterable<Reading>, only?: ReadonlySet<string>): AsyncIterable<Reading> {
  for await (const reading of readings) if (!only || reading.kind === "unread" || only.has(reading.document.law)) yield reading;
}
