/** `npm run eval -- triage-folds`: five folds over our own labels, each question read by networks that have not seen it. */
import { shippedWeights } from "../src/shipped-finder.node.ts";
import { CannotStart } from "#cli/command.node.ts";
import { writtenKnowledge } from "#cli/train-triage.node.ts";
import { count } from "#cli/table.ts";
import { readUnseen, toldUnseen } from "#training/learn-triage.ts";
import { readTriageCases } from "#training/triage-cases.node.ts";
import { readKnowledge } from "#triage/rules/field/knowledge.ts";
import { byRules, shown } from "./eval-triage.node.ts";
import type { Judged } from "./score-triage.ts";

/** @returns the exit code. @throws CannotStart without the data folder */
export function evalTriageFolds(): number {
  const dataDir = process.env["WENFA_DATA"];
  if (!dataDir) throw new CannotStart("WENFA_DATA names no data folder\nsee --help");
  const knowledge = readKnowledge(writtenKnowledge());
  const unseen = readUnseen({ model: shippedWeights().model, knowledge }, readTriageCases(dataDir, null));
  const judged = unseen.map((one): Judged => ({ asked: one.asked, told: toldUnseen(one, unseen) }));
  for (const [name, part] of [
    ["real questions", judged.filter((_, i) => unseen[i]!.asked.real)],
    ["our own of the development halves", judged.filter((_, i) => !unseen[i]!.asked.real)],
  ] as const) {
    const rules = part.map(({ asked }): Judged => ({ asked, told: byRules(asked.question) }));
    console.log([`${name}: ${count(part.length)}`, "", ...shown(part, rules, null), ""].join("\n"));
  }
  return 0;
}
