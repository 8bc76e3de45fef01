/** `npm run train -- second`: grows the second look at the ranker's first finds, and tells what it gains on unseen questions. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "./table.ts";
import type { Ranker } from "#finding/rules/ranker.ts";
import { SECOND_NAMES } from "#finding/rules/second-look.ts";
import { type Trees, readTrees, scoreByTrees, writeTrees } from "#finding/rules/trees.ts";
import { readWordModel } from "#language/word-model.ts";
import {
  type Examined,
  type FieldOf,
  examineOwn,
  examinePool,
  readExamined,
  saveExamined,
  secondAfter,
} from "#training/examine-fold.node.ts";
import { FOLDS } from "#training/folds.ts";
import { type Weighed, growTrees } from "#training/grow-trees.ts";
import type { Sources } from "#training/sources.ts";

/**
 * `work` holds the folds' words, `shipped` takes the trees; `pool` is the collection's articles.
 * A fold is ranked by the ranker that has not seen it: in service no question was seen either.
 */
export type SecondFiles = { work: string; shipped: string; pool: string; blindRanker: (fold: number) => Ranker };

/** Real questions are few; of ordinary ones several wordings of one need stand there. */
const COUNTS = { questions: 3, exact: 1, asks: 1, stories: 1, ordinary: 0.5 };
type Kind = keyof typeof COUNTS;
const KINDS = Object.keys(COUNTS) as Kind[];
const EVERY_FOLD = Array.from({ length: FOLDS }, (_, fold) => fold);

type Folds = readonly ReadonlyMap<Kind, Examined[]>[];

/** @returns the lines of its report. */
export async function trainSecond(sources: Sources, fieldOf: FieldOf, files: SecondFiles): Promise<string[]> {
  for (const fold of EVERY_FOLD)
    if (!existsSync(`${fileOf(files, "ordinary", fold)}.json`)) await examineAgain(sources, fieldOf, files, fold);
  const folds = EVERY_FOLD.map(
    (fold) => new Map(KINDS.map((kind) => [kind, readExamined(fileOf(files, kind, fold), SECOND_NAMES.length)])),
  );
  writeFileSync(join(files.shipped, "second-look.json"), written(grownFrom(folds)));
  return report(folds, files);
}

const fileOf = ({ work }: Pick<SecondFiles, "work">, kind: Kind, fold: number) => join(work, `again-${kind}-${fold}`);
/** The trees that have not seen a fold. */
export const blindTreesFile = (work: string, fold: number) => join(work, `second-without-${fold}.json`);

async function examineAgain(sources: Sources, fieldOf: FieldOf, files: SecondFiles, fold: number): Promise<void> {
  const words = join(files.work, `words-128-1-without-${fold}.bin`);
  console.error(`examining fold ${fold} again…`);
  const model = readWordModel(readFileSync(words));
  const look = secondAfter(files.blindRanker(fold));
  const ofPool = await examinePool(files.pool, sources, model, fold, fieldOf, look);
  const own = await examineOwn(sources, model, fold, fieldOf, look);
  const seen: Record<Kind, Examined[]> = { ...ofPool, ...own };
  for (const kind of KINDS) saveExamined(fileOf(files, kind, fold), seen[kind]); // the last one's being there says that the fold is whole
}

function grownFrom(folds: Folds): Trees {
  const groups: Weighed[] = folds.flatMap((kinds) =>
    [...kinds].flatMap(([kind, examined]) => examined.map((question) => ({ ...question, weight: COUNTS[kind] }))),
  );
  return growTrees(groups, SECOND_NAMES);
}

const written = (trees: Trees) => `${JSON.stringify(writeTrees(trees))}\n`;

/** Grown once: as many rounds again for each fold. */
function blindTrees(folds: Folds, { work }: SecondFiles, fold: number): Trees {
  const file = blindTreesFile(work, fold);
  if (!existsSync(file)) {
    console.error(`growing the second look without fold ${fold}…`);
    writeFileSync(file, written(grownFrom(folds.filter((_, other) => other !== fold))));
  }
  return readTrees(JSON.parse(readFileSync(file, "utf8")), SECOND_NAMES);
}

/** Each fold by trees that were grown from the others: as the ranker left them, and looked at again. */
function report(folds: Folds, files: SecondFiles): string[] {
  const seconds = EVERY_FOLD.map((fold) => blindTrees(folds, files, fold));
  const rows = KINDS.flatMap((kind) => {
    const measured = folds.flatMap((kinds, fold) =>
      (kinds.get(kind) ?? []).map((q) => {
        const again = scoreByTrees(seconds[fold]!, q.numbers);
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
