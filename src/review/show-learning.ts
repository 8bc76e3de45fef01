/** What becomes of drafts, month by month: by who drafted them, with which prompt, in which field. */
import type { LearningLine, LearningTable } from "../contract/learning.ts";
import { daysOfMonth } from "#language/month.ts";
import type { Database } from "#platform/database.ts";
import { type LearningDay, learningOn } from "./edit-reason.sql.ts";

/** A day a statement, added up here: none holds the embedded database's one connection for long. */
export async function showLearning({ database }: { database: Database }, month: string): Promise<LearningTable> {
  const lines = new Map<string, LearningLine>();
  for (const day of daysOfMonth(month)) {
    for (const row of await learningOn(database.db, day)) add(lineOf(lines, row), row);
  }
  return { month, lines: [...lines.values()].toSorted((a, b) => b.decided - a.decided || (a.category < b.category ? -1 : 1)) };
}

function lineOf(lines: Map<string, LearningLine>, { writtenBy: { kind, name, prompt }, category }: LearningDay): LearningLine {
  const key = JSON.stringify([kind, name, prompt, category]);
  const line = lines.get(key) ?? {
    kind,
    name,
    prompt,
    category,
    decided: 0,
    unchanged: 0,
    edited: 0,
    returned: 0,
    escalated: 0,
    unconfirmed: 0,
    reasons: {},
    returnReasons: {},
  };
  lines.set(key, line);
  return line;
}

const COLUMN = { approve: "unchanged", "edit-approve": "edited", return: "returned", escalate: "escalated" } as const;

function add(line: LearningLine, row: LearningDay): void {
  line.decided += row.n;
  line[COLUMN[row.decision]] += row.n;
  line.unconfirmed += row.unconfirmed;
  addCounts(line.reasons, row.reasons);
  addCounts(line.returnReasons, row.returnReasons);
}

function addCounts<Code extends string>(to: Partial<Record<Code, number>>, counts: Partial<Record<Code, number>>): void {
  for (const code of Object.keys(counts) as Code[]) to[code] = (to[code] ?? 0) + (counts[code] ?? 0);
}
