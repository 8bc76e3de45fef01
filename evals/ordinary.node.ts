/** `npm run eval -- ordinary`: what is asked every day, and whether the draft names first what a lawyer would. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseConfig } from "../src/config.ts";
import { CategoryCode } from "../src/contract.ts";
import { validated } from "#cli/command.node.ts";
import { table } from "#cli/table.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";
import { type DraftingBench, openDraftingBench } from "./drafting-bench.node.ts";
import { drafterOf } from "./drafter.node.ts";
import { outFile } from "./pool-files.node.ts";

const Articles = z.array(z.tuple([z.string(), z.string()]));
/** `lead`: each that a careful lawyer would accept as the first article named; `also`: rightly named besides. */
const Ordinary = z.object({
  id: z.string(),
  question: z.string().min(1),
  category: CategoryCode,
  lead: Articles.min(1),
  also: Articles,
  split: z.enum(["dev", "test"]),
});
export type Ordinary = z.infer<typeof Ordinary>;
export type OrdinaryJudged = { asked: Ordinary; cited: string[] };

/** @throws naming the line that breaks the schema */
export function ordinaryQuestions(): Ordinary[] {
  return readJsonlFile(join(import.meta.dirname, "ordinary.jsonl"), Ordinary);
}

/** Drafted on the bundled corpus without a model, as `npm start` has it. */
export async function draftOrdinary(bench: DraftingBench, questions: readonly Ordinary[]): Promise<OrdinaryJudged[]> {
  const drafter = await drafterOf(bench, parseConfig({}));
  const judged: OrdinaryJudged[] = [];
  for (const asked of questions) {
    const { law } = await drafter.draft(asked.question);
    judged.push({ asked, cited: [...new Set(law.flatMap(({ citations }) => citations.map((one) => one.law + one.articleNo)))] });
  }
  return judged;
}

/** Shares of the questions (0…1): the first citation may lead; one that may lead is cited at all; of all citations those named rightly. */
export type OrdinaryScores = { questions: number; lead: number; cited: number; precision: number; perDraft: number; abstained: number };

export function scoreOrdinary(judged: readonly OrdinaryJudged[]): OrdinaryScores {
  const share = (is: (one: OrdinaryJudged) => boolean) => judged.filter(is).length / Math.max(1, judged.length);
  const citations = judged.reduce((n, { cited }) => n + cited.length, 0);
  const right = judged.reduce((n, { asked, cited }) => n + cited.filter((one) => [...asked.lead, ...asked.also].some(is(one))).length, 0);
  return {
    questions: judged.length,
    lead: share(({ asked, cited }) => cited[0] !== undefined && asked.lead.some(is(cited[0]))),
    cited: share(({ asked, cited }) => cited.some((one) => asked.lead.some(is(one)))),
    precision: right / Math.max(1, citations),
    perDraft: citations / Math.max(1, judged.length),
    abstained: share(({ cited }) => cited.length === 0),
  };
}

const is =
  (cited: string) =>
  ([law, articleNo]: [string, string]): boolean =>
    cited === law + articleNo;

const Settings = z.object({ json: z.string().min(1).optional() });

/** @returns the exit code. @throws CannotStart for wrong usage */
export async function evalOrdinary(values: unknown): Promise<number> {
  const settings = validated(Settings, values);
  const out = settings.json === undefined ? null : outFile(settings.json);
  const bench = await openDraftingBench([]);
  try {
    const judged = await draftOrdinary(bench, ordinaryQuestions());
    const of = (split: Ordinary["split"]) => judged.filter(({ asked }) => asked.split === split);
    const parts = [["dev", of("dev")] as const, ["test", of("test")] as const];
    const ofField = Map.groupBy(of("test"), ({ asked }) => asked.category);
    const rows = [...parts, ...ofField].map(([name, part]) => {
      const { questions, ...shares } = scoreOrdinary(part);
      return [name, questions, ...Object.values(shares).map((value) => value.toFixed(3))];
    });
    const head = ["", "questions", "lead right", "lead cited", "precision", "a draft", "abstained"];
    console.log(table([head, ...rows], "lrrrrrr").join("\n"));
    if (out !== null)
      writeFileSync(out, `${JSON.stringify(Object.fromEntries(parts.map(([name, part]) => [name, scoreOrdinary(part)])), null, 2)}\n`);
  } finally {
    await bench.close();
  }
  return 0;
}
