/** What the bench prints: figures, and ratios over the same questions. */
import { table } from "#cli/table.ts";
import type { ChoiceRow, EngineRun } from "./bench-messages.ts";
import type { EngineName } from "./engine.ts";
import { mean, percentile, recallAt, reciprocalRank } from "./score-retrieval.ts";

type Runs = ReadonlyMap<EngineName, EngineRun>;
type Answers = EngineRun["answers"];

export function engineTable(runs: Runs): string[] {
  const head = ["engine", "questions", "R@10", "R@100", "MRR@10", "p50 ms", "p99 ms", "build s", "memory MB", "stored MB"];
  const rows = [...runs].map(([name, run]) => {
    const { recall10, recall100, mrr10, p50, p99 } = figures(run.answers);
    const quality = [recall10, recall100, mrr10].map((share) => share.toFixed(3));
    const stored = run.stored === null ? "" : megabytes(run.stored);
    return [
      name,
      run.answers.length,
      ...quality,
      p50.toFixed(1),
      p99.toFixed(1),
      (run.buildMs / 1000).toFixed(1),
      run.peakMb.toFixed(0),
      stored,
    ];
  });
  return table([head, ...rows], "lrrrrrrrrr");
}

/** Every engine as a multiple of ours on the embedded default and on PostgreSQL; times over the questions that both answered. */
export function ratioTable(runs: Runs): string[] {
  const rows = (["ours-embedded", "ours-postgres"] as const).flatMap((name) => {
    const base = runs.get(name);
    if (!base) return [];
    return [...runs].filter(([other]) => other !== name).map(([other, run]) => [other, name, ...ratios(run, base)]);
  });
  return rows.length === 0
    ? []
    : table([["engine", "as a multiple of", "R@10", "MRR@10", "p50", "p99", "build", "memory"], ...rows], "llrrrrrr");
}

function ratios(run: EngineRun, base: EngineRun): string[] {
  const asked = new Set(run.answers.map(({ question }) => question));
  const both = new Set(base.answers.map(({ question }) => question).filter((question) => asked.has(question)));
  const [own, other] = [run, base].map(({ answers }) => answers.filter(({ question }) => both.has(question)));
  if (!own?.length || !other?.length) return ["", "", "", "", times(run.buildMs, base.buildMs), times(run.peakMb, base.peakMb)];
  const [a, b] = [figures(own), figures(other)];
  return [
    times(a.recall10, b.recall10),
    times(a.mrr10, b.mrr10),
    times(a.p50, b.p50),
    times(a.p99, b.p99),
    times(run.buildMs, base.buildMs),
    times(run.peakMb, base.peakMb),
  ];
}

const times = (a: number, b: number) => (b === 0 ? "" : `${(a / b).toFixed(2)}×`);

/** Shares 0…1 and milliseconds. */
export function figures(answers: Answers) {
  const ms = answers.map((answer) => answer.ms);
  return {
    recall10: mean(answers.map((answer) => recallAt(answer, 10))),
    recall100: mean(answers.map((answer) => recallAt(answer, 100))),
    mrr10: mean(answers.map((answer) => reciprocalRank(answer, 10))),
    p50: percentile(ms, 0.5),
    p99: percentile(ms, 0.99),
  };
}

/** `kept`: of the 200 nearest, or of the 100 best by words, what the first way of its kind finds. */
export function choiceTable(rows: readonly ChoiceRow[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ of, way, p50Ms, p99Ms, kept, bytes }) => [
    of,
    way,
    p50Ms.toFixed(1),
    p99Ms.toFixed(1),
    kept.toFixed(3),
    bytes === 0 ? "" : megabytes(bytes),
  ]);
  return table([["inside ours", "", "p50 ms", "p99 ms", "kept", "MB"], ...lines], "llrrrr");
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
