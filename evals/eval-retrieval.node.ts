/** `npm run eval -- retrieval`: how well and how fast the service's own search answers from any pool. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CannotStart, validated } from "#cli/command.node.ts";
import { count, table } from "#cli/table.ts";
import { type PoolQuestion, asTyped, existingFile, goldMissing, oddities, outFile, readPool, readQuestions } from "./pool-files.node.ts";
import { type PoolSearch, openPoolSearch, peakMb, weightsIn } from "./pool-search.node.ts";
import { type Judged, RANKS, type Scores, percentile, scoreRetrieval } from "./score-retrieval.ts";

export const SHIPPED_WEIGHTS = join(import.meta.dirname, "../corpus/finder");

const path = z.string("name a file").min(1);
const Settings = z.object({
  corpus: path,
  queries: path,
  json: path.optional(),
  database: path.optional(),
  weights: path.optional(),
  "no-cards": z.boolean().default(false),
});

/** Milliseconds of the clock on the wall; `peakMb` is of the whole process, without a database server's own. */
export type RetrievalReport = Scores & { p50Ms: number; p99Ms: number; buildMs: number; peakMb: number };

/** @returns the exit code. @throws CannotStart for wrong usage, a missing file or a broken line */
export async function evalRetrieval(values: unknown): Promise<number> {
  const settings = validated(Settings, values);
  const out = settings.json === undefined ? null : outFile(settings.json);
  const [corpus, queries] = [existingFile(settings.corpus), existingFile(settings.queries)];
  const { questions, withoutGold } = await readQuestions(queries);
  const weights = weightsIn(settings.weights === undefined ? SHIPPED_WEIGHTS : asTyped(settings.weights));
  console.error(`building the index of ${corpus}…`);
  const started = performance.now();
  const ours = await openPoolSearch({ pool: readPool(corpus), weights, cards: !settings["no-cards"], databaseUrl: settings.database });
  try {
    if (ours.ids.size === 0) throw new CannotStart(`${corpus}: holds no article`);
    const buildMs = performance.now() - started;
    for (const line of oddities(withoutGold, goldMissing(questions, ours.ids))) console.error(line);
    console.error(`asking ${count(questions.length)} questions…`);
    const { judged, ms } = await askAll(ours, questions);
    const report = reportOf(scoreRetrieval(judged), ms, buildMs);
    console.log(shown(report, ours.ids.size, questions.length).join("\n"));
    if (out !== null) writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await ours.close();
  }
  return 0;
}

const MOST = Math.max(...RANKS);
const WARMING = 20;

/** One after another: a time is what one asker alone would wait. */
async function askAll({ search }: PoolSearch, questions: readonly PoolQuestion[]): Promise<{ judged: Judged[]; ms: number[] }> {
  for (const { question } of questions.slice(0, WARMING)) await search(question, MOST);
  const judged: Judged[] = [];
  const ms: number[] = [];
  for (const { question, gold_ids } of questions) {
    const asked = performance.now();
    const found = await search(question, MOST);
    ms.push(performance.now() - asked);
    judged.push({ gold: gold_ids, found });
  }
  return { judged, ms };
}

function reportOf({ recall, mrr10 }: Scores, ms: readonly number[], buildMs: number): RetrievalReport {
  return { recall, mrr10, p50Ms: percentile(ms, 0.5), p99Ms: percentile(ms, 0.99), buildMs, peakMb: peakMb() };
}

function shown(report: RetrievalReport, articles: number, questions: number): string[] {
  return table(
    [
      ["articles", count(articles)],
      ["questions", count(questions)],
      ...RANKS.map((rank) => [`Recall@${rank}`, report.recall[`${rank}`].toFixed(4)]),
      ["MRR@10", report.mrr10.toFixed(4)],
      ["p50, ms a question", report.p50Ms.toFixed(1)],
      ["p99, ms a question", report.p99Ms.toFixed(1)],
      ["build, s", (report.buildMs / 1000).toFixed(1)],
      ["peak memory, MB", report.peakMb.toFixed(0)],
    ],
    "lr",
  );
}
