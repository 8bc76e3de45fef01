/** `npm run eval -- triage`: the service's own triage on labelled questions, beside the written rules alone. */
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { CategoryCode, Urgency } from "../src/contract.ts";
import { shippedWeights } from "../src/shipped-finder.node.ts";
import { shippedTriage } from "../src/shipped-triage.ts";
import { CannotStart, validated } from "#cli/command.node.ts";
import { count, table } from "#cli/table.ts";
import { dayInChina, systemClock } from "#platform/clock.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";
import { chooseCategory } from "#triage/rules/field/category.ts";
import { prescreenAid } from "#triage/rules/aid/legal-aid.ts";
import { findUrgency } from "#triage/rules/urgency.ts";
import { existingFile, outFile } from "./pool-files.node.ts";
import {
  type Found,
  type Judged,
  type Share,
  type Told,
  type TriageCase,
  byClass,
  f1,
  interval,
  rate,
  scoreTriage,
} from "./score-triage.ts";

/** More fields are no fault; what is missing is not scored. */
export const Case = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string().min(1).max(20_000),
  category: CategoryCode.nullish().transform((code) => code ?? null),
  accept: z
    .array(CategoryCode)
    .nullish()
    .transform((codes) => codes ?? []),
  urgency: Urgency.nullish().transform((urgency) => urgency ?? null),
  aid: z
    .boolean()
    .nullish()
    .transform((aid) => aid ?? null),
});

const Settings = z.object({ cases: z.string("name a file").min(1), json: z.string().min(1).optional(), today: z.iso.date().optional() });
const WARMING = 50;

/** Shares 0…1, null where nothing was scored. */
export type TriageReport = {
  accepted: number | null;
  strict: number | null;
  danger: Rates;
  soon: Rates;
  aid: Rates & { f1: number | null };
  msPerQuestion: number;
};
type Rates = { recall: number | null; precision: number | null };

/** @returns the exit code. @throws CannotStart for wrong usage, a missing file or a broken line */
export function evalTriage(values: unknown): number {
  const settings = validated(Settings, values);
  const out = settings.json === undefined ? null : outFile(settings.json);
  const cases = readCases(existingFile(settings.cases));
  const today = settings.today ?? dayInChina(systemClock());
  const triage = shippedTriage(shippedWeights().model);
  for (const { question } of cases.slice(0, WARMING)) triage(question, today);
  const started = performance.now();
  const judged = cases.map((asked): Judged => ({ asked, told: triage(asked.question, today) }));
  const msPerQuestion = (performance.now() - started) / cases.length;
  const rules = cases.map((asked): Judged => ({ asked, told: byRules(asked.question) }));
  console.log([`${count(cases.length)} cases, as on ${today}`, "", ...shown(judged, rules, msPerQuestion)].join("\n"));
  if (out !== null) writeFileSync(out, `${JSON.stringify(reportOf(judged, msPerQuestion), null, 2)}\n`);
  return 0;
}

function readCases(file: string): TriageCase[] {
  try {
    const cases = readJsonlFile(file, Case);
    if (cases.length === 0) throw new CannotStart(`${file}: holds no case`);
    return cases;
  } catch (error) {
    throw error instanceof CannotStart ? error : new CannotStart(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The written rules alone, as triage was before it learned. */
export function byRules(question: string): Told {
  const { category } = chooseCategory(question);
  const urgency = findUrgency(question);
  return { category, urgency: urgency.urgency, aid: prescreenAid(question, category, urgency).aid };
}

export function reportOf(judged: readonly Judged[], msPerQuestion: number): TriageReport {
  const { strict, accepted, danger, soon, aid } = scoreTriage(judged);
  const rates = ({ recall, precision }: Found): Rates => ({ recall: rate(recall), precision: rate(precision) });
  return {
    accepted: rate(accepted),
    strict: rate(strict),
    danger: rates(danger),
    soon: rates(soon),
    aid: { ...rates(aid), f1: f1(aid) },
    msPerQuestion,
  };
}

/** The whole, the rules beside it, and what became of each field. */
export function shown(judged: readonly Judged[], rules: readonly Judged[], msPerQuestion: number | null): string[] {
  const [ours, alone] = [scoreTriage(judged), scoreTriage(rules)];
  const line = (name: string, of: (scores: typeof ours) => Share) => [name, told(of(ours)), told(of(alone))];
  return [
    ...table(
      [
        ["", "triage", "rules alone"],
        line("category, accepted", ({ accepted }) => accepted),
        line("category, strict", ({ strict }) => strict),
        line("danger, recall", ({ danger }) => danger.recall),
        line("danger, precision", ({ danger }) => danger.precision),
        line("soon, recall", ({ soon }) => soon.recall),
        line("soon, precision", ({ soon }) => soon.precision),
        line("aid, recall", ({ aid }) => aid.recall),
        line("aid, precision", ({ aid }) => aid.precision),
        ["aid, F1", (f1(ours.aid) ?? 0).toFixed(3), (f1(alone.aid) ?? 0).toFixed(3)],
        ...(msPerQuestion === null ? [] : [["ms a question", msPerQuestion.toFixed(2), ""]]),
      ],
      "lll",
    ),
    "",
    ...table(
      [
        ["field", "cases", "accepted", "strict", "precision", "the wrong ones went to"],
        ...byClass(judged).map(({ category, strict, accepted, precision, goesTo }) => [
          category,
          strict.of,
          brief(accepted),
          brief(strict),
          brief(precision),
          goesTo.map(([to, n]) => `${to} ${n}`).join(", "),
        ]),
      ],
      "lrrrrl",
    ),
  ];
}

/** .884 [.867 .900] 1180/1335 */
function told(share: Share): string {
  const between = interval(share);
  if (!between) return "–";
  return `${short(share.n / share.of)} [${between.map(short).join(" ")}] ${share.n}/${share.of}`;
}

const brief = (share: Share): string => (share.of === 0 ? "–" : short(share.n / share.of));
const short = (value: number): string => value.toFixed(3);
