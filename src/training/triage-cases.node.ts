/** Labelled questions: real ones by id, from the data folder; our own; and what lawyers corrected. Held-out and test halves stay out. */
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { CategoryCode, Urgency } from "../contract.ts";
import { Story } from "#law/law.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";
import type { TriageCase } from "./learn-triage.ts";

const EVALS = join(import.meta.dirname, "../../evals");
const CORPUS = join(import.meta.dirname, "../../corpus");

const Label = z.object({
  id: z.string(),
  category: CategoryCode.nullable().default(null),
  accept: z.array(CategoryCode).default([]),
  urgency: Urgency.nullable().default(null),
  aid: z.boolean().nullable().default(null),
  cause: z.string().optional(),
  split: z.string(),
});
const Written = Label.extend({ question: z.string().min(1) });
const Question = z.object({ id: z.string(), question: z.string() });
/** Thought up to be learned from, and scored nowhere. */
const ThoughtUp = z.object({ question: z.string().min(1), category: CategoryCode, accept: z.array(CategoryCode) });

/** The real questions were asked around the turn of the year 2017 to 2018. */
const REAL_DAY = "2018-01-15";
const OWN_DAY = "2026-11-21";
/** A question thought up says less of what people ask than a real one (what other weights gave: docs/decisions/0018). */
const THOUGHT_UP_WEIGHT = 0.25;
const OWN = ["inquiries", "danger", "danger-more", "soon", "soon-more", "aid"];

/** What is asked every day stands in one file for each field. */
function readOrdinary(): z.output<typeof ThoughtUp>[] {
  const folder = join(CORPUS, "ordinary");
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const category = CategoryCode.parse(basename(file, ".jsonl"));
      return readJsonlFile(join(folder, file), Story).map(({ question }) => ({ question, category, accept: [category] }));
    });
}

/**
 * @param dataDir the folder that WENFA_DATA names
 * @param corrections a file of `npm run labels:export`, or null
 */
export function readTriageCases(dataDir: string, corrections: string | null): (TriageCase & { id: string })[] {
  const questions = new Map(
    readJsonlFile(join(dataDir, "inquiries/legal_advice.jsonl"), Question).map(({ id, question }) => [id, question]),
  );
  const real = readJsonlFile(join(EVALS, "triage-labels.jsonl"), Label)
    .filter(({ split }) => split === "dev")
    .flatMap((label) => {
      const question = questions.get(label.id);
      return question ? [{ ...label, question, real: true, weight: 1, asked: REAL_DAY }] : [];
    });
  const own = OWN.flatMap((name) => readJsonlFile(join(EVALS, `${name}.jsonl`), Written))
    .filter(({ split }) => split === "dev")
    .map((written) => ({ ...written, real: false, weight: 1, asked: OWN_DAY }));
  const thoughtUp = [...readJsonlFile(join(CORPUS, "triage/questions.jsonl"), ThoughtUp), ...readOrdinary()].map((written, i) => ({
    ...written,
    id: `thought-up-${i}`,
    urgency: null,
    aid: null,
    real: false,
    weight: THOUGHT_UP_WEIGHT,
    asked: OWN_DAY,
  }));
  const corrected = corrections !== null && existsSync(corrections) ? readJsonlFile(corrections, Written) : [];
  return [...real, ...own, ...corrected.map((written) => ({ ...written, real: true, weight: 1, asked: OWN_DAY })), ...thoughtUp];
}
