/** `npm run train -- second`: learns the second look at the ranker's first finds, and tells what it gains on unseen questions. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "./table.ts";
import { type Ranker, scoreRows, writeRanker } from "#finding/rules/ranker.ts";
import { SECOND_NAMES } from "#finding/rules/second-look.ts";
import { readWordModel } from "#language/word-model.ts";
import {
  type Examined,
  type FieldOf,
  examineFolds,
  examineOwn,
  readExamined,
  saveExamined,
  secondAfter,
} from "#training/examine-fold.node.ts";
import { FOLDS } from "#training/folds.ts";
import { type RankerSettings, learnRanker } from "#training/learn-ranker.ts";
import type { Sources } from "#training/sources.ts";

/**
 * `work` holds the folds' words, `shipped` takes the weights; `pool` is the collection's articles.
 * A fold is ranked by the ranker that has not seen it: in service no question was seen either.
 */
export type SecondFiles = { work: string; shipped: string; pool: string; blindRanker: (fold: number) => Ranker };

/** Sixty rows a question: half the units of the ranker do, and more epochs learn by heart. */
export const SETTINGS: RankerSettings = { hidden: 16, epochs: 8, rate: 2e-3, decay: 1e-4, dropout: 0.1, seeds: 3, rows: 60 };

const KINDS = ["questions", "asks", "stories", "ordinary"] as const;
type Kind = (typeof KINDS)[number];
const EVERY_FOLD = Array.from({ length: FOLDS }, (_, fold) => fold);

/** @returns the lines of its report. */
export async function trainSecond(sources: Sources, fieldOf: FieldOf, files: SecondFiles): Promise<string[]> {
  for (const fold of EVERY_FOLD)
    if (!existsSync(`${fileOf(files, "ordinary", fold)}.json`)) await examineAgain(sources, fieldOf, files, fold);
  const examined = EVERY_FOLD.map(
    (fold) => new Map(KINDS.map((kind) => [kind, readExamined(fileOf(files, kind, fold), SECOND_NAMES.length)])),
  );
  const all = examined.flatMap((kinds) => [...kinds.values()].flat());
  writeFileSync(join(files.shipped, "second-look.json"), `${JSON.stringify(writeRanker(learnRanker(all, SECOND_NAMES, SETTINGS)))}\n`);
  return report(examined);
}

const fileOf = ({ work }: SecondFiles, kind: Kind, fold: number) => join(work, `again-${kind}-${fold}`);

async function examineAgain(sources: Sources, fieldOf: FieldOf, files: SecondFiles, fold: number): Promise<void> {
  const words = join(files.work, `words-128-1-without-${fold}.bin`);
  console.error(`examining fold ${fold} again…`);
  const model = readWordModel(readFileSync(words));
  const ranker = files.blindRanker(fold);
  const questions = await examineFolds(files.pool, sources, model, [fold], fieldOf, secondAfter(ranker));
  saveExamined(fileOf(files, "questions", fold), questions.get(fold) ?? []);
  const own = await examineOwn(sources, model, fold, fieldOf, secondAfter(ranker));
  saveExamined(fileOf(files, "asks", fold), own.asks);
  saveExamined(fileOf(files, "stories", fold), own.stories);
  saveExamined(fileOf(files, "ordinary", fold), own.ordinary); // last: its being there says that the fold is whole
}

/** Each fold by weights that were learned from the others: as the ranker left them, and looked at again. */
function report(examined: readonly ReadonlyMap<Kind, Examined[]>[]): string[] {
  const seconds = EVERY_FOLD.map((fold) => {
    const others = examined.filter((_, other) => other !== fold).flatMap((kinds) => [...kinds.values()].flat());
    return learnRanker(others, SECOND_NAMES, SETTINGS);
  });
  const rows = KINDS.flatMap((kind) => {
    const measured = examined.flatMap((kinds, fold) =>
      (kinds.get(kind) ?? []).map((q) => {
        const again = scoreRows(seconds[fold]!, q.numbers);
        const order = [...again.keys()];
        return {
          ranked: measures(q, order),
          again: measures(
            q,
            order.toSorted((a, b) => again[b]! - again[a]!),
          ),
        };
      }),
    );
    const row = (name: string, of: number[][]) => [name, ...mean(of).map((value) => value.toFixed(3)), measured.length];
    return [
      row(
        `${kind}, as ranked`,
        measured.map(({ ranked }) => ranked),
      ),
      row(
        `${kind}, looked at again`,
        measured.map(({ again }) => again),
      ),
    ];
  });
  return table([["", ...DEPTHS.map((depth) => `R@${depth}`), "MRR@10", "questions"], ...rows], "lrrrrr");
}

const DEPTHS = [5, 10, 20];

function measures({ right, answers }: Examined, order: readonly number[]): number[] {
  const recall = DEPTHS.map((depth) => order.slice(0, depth).filter((row) => right[row] === 1).length / Math.max(1, answers));
  const first = order.slice(0, 10).findIndex((row) => right[row] === 1);
  return [...recall, first < 0 ? 0 : 1 / (first + 1)];
}

function mean(rows: readonly number[][]): number[] {
  return (rows[0] ?? []).map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
}
