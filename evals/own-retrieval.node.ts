/** `npm run eval -- own`: our own questions on the bundled corpus, as the service finds law for them before any import. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CategoryCode } from "../src/contract.ts";
import { shippedCorpus } from "../src/shipped-corpus.node.ts";
import { shippedWeights } from "../src/shipped-finder.node.ts";
import { shippedTriage } from "../src/shipped-triage.ts";
import { CannotStart, validated } from "#cli/command.node.ts";
import { table } from "#cli/table.ts";
import { openFinder } from "#finding/find-law.ts";
import { indexLaw } from "#finding/index-law.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import { searchLaw } from "#law/search-law.ts";
import type { Database } from "#platform/database.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";
import { outFile } from "./pool-files.node.ts";
import { ON_DAY, clock } from "./pool-search.node.ts";
import { type Judged, mean, recallAt, reciprocalRank } from "./score-retrieval.ts";
import { throwawayDatabase } from "./throwaway.node.ts";

const OwnQuestion = z.object({
  id: z.string(),
  question: z.string().min(1),
  category: CategoryCode,
  gold: z.array(z.tuple([z.string(), z.string()])).min(1),
});
export type OwnQuestion = z.infer<typeof OwnQuestion>;
export type OwnJudged = Judged & { category: CategoryCode };

/** @throws naming the line that breaks the schema */
export function ownQuestions(): OwnQuestion[] {
  return readJsonlFile(join(import.meta.dirname, "retrieval.jsonl"), OwnQuestion);
}

/** Cards alone, as `npm start` has them, searched for as a draft's sources are: with the category that triage gives. */
export async function askOwn(database: Database, questions: readonly OwnQuestion[]): Promise<OwnJudged[]> {
  await loadCorpus({ database, clock }, shippedCorpus());
  const weights = shippedWeights();
  await indexLaw({ database, clock, model: weights.model });
  const { find } = openFinder({ database, clock, ...weights });
  const triage = shippedTriage(weights.model);
  const judged: OwnJudged[] = [];
  for (const { question, category, gold } of questions) {
    const { articles } = await searchLaw({ database, clock, find }, { text: question, category: triage(question, ON_DAY).category });
    judged.push({
      category,
      gold: gold.map(([law, no]) => law + no),
      found: articles.map(({ law, articleNo }) => law + articleNo),
    });
  }
  return judged;
}

/** Shares, 0…1: of all gold among the first five, of questions with any of it there, and MRR@10. */
export type OwnScores = { questions: number; recall5: number; any5: number; mrr10: number };

export function scoreOwn(judged: readonly Judged[]): OwnScores {
  const recalls = judged.map((one) => recallAt(one, 5));
  return {
    questions: judged.length,
    recall5: mean(recalls),
    any5: mean(recalls.map((recall) => (recall > 0 ? 1 : 0))),
    mrr10: mean(judged.map((one) => reciprocalRank(one, 10))),
  };
}

const Settings = z.object({ json: z.string().min(1).optional(), database: z.string().min(1).optional() });

/** @returns the exit code. @throws CannotStart for wrong usage */
export async function evalOwn(values: unknown): Promise<number> {
  const settings = validated(Settings, values);
  const out = settings.json === undefined ? null : outFile(settings.json);
  const questions = ownQuestions();
  if (questions.length === 0) throw new CannotStart("evals/retrieval.jsonl: holds no question");
  const unheld = goldWithoutCard(questions);
  if (unheld.length > 0) console.error(`no card speaks of ${unheld.length} gold articles, which count as misses: ${unheld.join(", ")}`);
  const database = await throwawayDatabase(settings.database);
  try {
    const judged = await askOwn(database, questions);
    const total = scoreOwn(judged);
    const categories = [...Map.groupBy(judged, (one) => one.category)].map(([category, of]) => ({ category, ...scoreOwn(of) }));
    console.log([`the law of ${ON_DAY}, cards without official text`, "", ...shown(total, categories)].join("\n"));
    if (out !== null) writeFileSync(out, `${JSON.stringify({ ...total, categories }, null, 2)}\n`);
  } finally {
    await database.close();
  }
  return 0;
}

function goldWithoutCard(questions: readonly OwnQuestion[]): string[] {
  const held = new Set(shippedCorpus().cards.map(({ law, articleNo }) => law + articleNo));
  return [...new Set(questions.flatMap(({ gold }) => gold.map(([law, no]) => law + no)))].filter((name) => !held.has(name));
}

function shown(total: OwnScores, categories: readonly (OwnScores & { category: string })[]): string[] {
  const row = (name: string, { questions, recall5, any5, mrr10 }: OwnScores) => [
    name,
    questions,
    recall5.toFixed(3),
    any5.toFixed(3),
    mrr10.toFixed(3),
  ];
  return table(
    [["category", "questions", "Recall@5", "any@5", "MRR@10"], ...categories.map((one) => row(one.category, one)), row("all", total)],
    "lrrrr",
  );
}
