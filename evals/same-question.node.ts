/** `npm run eval -- same-question`: which questions the memory of approved answers takes for near-identical. */
import { join } from "node:path";
import { z } from "zod";
import { CategoryCode } from "../src/contract.ts";
import { shippedWeights } from "../src/shipped-finder.node.ts";
import { shippedTriage } from "../src/shipped-triage.ts";
import { table } from "#cli/table.ts";
import { NEAR_IDENTICAL, likeness, turnedRound } from "#drafting/rules/same-question.ts";
import { bagOf, embedBag, toBytes } from "#language/word-model.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";

const Pair = z.object({
  id: z.string(),
  release: z.int(),
  category: CategoryCode,
  asked: z.array(z.string()).min(2).max(3),
  question: z.string().min(4),
  same: z.boolean(),
  split: z.enum(["dev", "test"]),
});
type Pair = z.infer<typeof Pair>;
/** `alike`: the cosine; `turned`: a word turns the question round. */
export type JudgedPair = Pair & { alike: number; turned: boolean };

export function judgedPairs(): JudgedPair[] {
  const { model } = shippedWeights();
  const vectorOf = (text: string) => toBytes(embedBag(model, bagOf(model, text), "question"));
  return readJsonlFile(join(import.meta.dirname, "same-question.jsonl"), Pair).map((pair) => {
    const asked = pair.asked.join("。");
    return { ...pair, alike: likeness(vectorOf(pair.question), vectorOf(asked)), turned: turnedRound(pair.question, asked) };
  });
}

/** Shares 0…1 of what was taken for the same, and of what is the same. */
export function scorePairs(pairs: readonly JudgedPair[], threshold: number, turns = true): { precision: number; recall: number } {
  const taken = pairs.filter(({ alike, turned }) => alike >= threshold && !(turns && turned));
  const right = taken.filter(({ same }) => same).length;
  return { precision: taken.length === 0 ? 1 : right / taken.length, recall: right / pairs.filter(({ same }) => same).length };
}

const THRESHOLDS = [0.65, 0.7, 0.73, 0.74, 0.75, 0.76, 0.78, 0.8];

/** @returns the exit code */
export function evalSameQuestion(): number {
  const pairs = judgedPairs();
  const share = (x: number) => x.toFixed(2);
  for (const split of ["dev", "test"] as const) {
    const half = pairs.filter((pair) => pair.split === split);
    console.log(`${split}: ${half.length} pairs, ${half.filter(({ same }) => same).length} of them the same question`);
    const rows = THRESHOLDS.map((threshold) => {
      const [full, bare] = [scorePairs(half, threshold), scorePairs(half, threshold, false)];
      const name = `${threshold}${threshold === NEAR_IDENTICAL ? " (in use)" : ""}`;
      return [name, share(full.precision), share(full.recall), share(bare.precision), share(bare.recall)];
    });
    const head = ["likeness from", "precision", "recall", "without turning words: precision", "recall"];
    console.log(table([head, ...rows], "lrrrr").join("\n"));
  }
  const { model } = shippedWeights();
  const triage = shippedTriage(model);
  const same = pairs.filter((pair) => pair.same);
  const field = same.filter(({ question, category }) => triage(question, "2026-11-21").category === category).length;
  console.log(`${field} of ${same.length} near-identical questions are taken for the same field by triage; the others are not looked up`);
  return 0;
}
