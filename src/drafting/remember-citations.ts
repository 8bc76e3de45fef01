/** Notes beside a delivered answer which articles it rests on: its body is sealed, and laws change. */
import type { AnswerBody } from "../contract.ts";
import { articleNumber } from "#language/numerals.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { noteCited } from "./cited.sql.ts";
import type { Cited } from "./draft.ts";
import { answersUnnoted, insertAnswerCitations, markNoted } from "./recheck.sql.ts";

export type NoteDeps = {
  database: Database;
  clock: Clock;
  /** From the delivery room; null where there is nothing left to read. */
  read: (answerId: string) => Promise<{ at: Date; body: AnswerBody } | null>;
  /** The citation gate: what a body cites or names, under whatever name, as the library knows it. */
  check: (body: AnswerBody) => Promise<{ cited: Cited[] }>;
};

const AT_ONCE = 100;

/**
 * Safe to run twice. Articles are noted as they stood on the day of the answer. An answer that cannot be read does not
 * keep the others from being noted: the job fails when it is through with them.
 * @param answerId null: every answer that was delivered before there was such a note
 */
export async function rememberCitations(deps: NoteDeps, answerId: string | null): Promise<void> {
  if (answerId !== null) return note(deps, answerId);
  const unread = new Set<string>();
  for (;;) {
    const answers = (await answersUnnoted(deps.database.db, AT_ONCE + unread.size)).filter((id) => !unread.has(id));
    for (const each of answers) await note(deps, each).catch(() => unread.add(each));
    if (answers.length < AT_ONCE) break;
  }
  if (unread.size > 0) throw new Error(`${unread.size} delivered answers cannot be read, and their citations are not noted`);
}

async function note({ database, clock, read, check }: NoteDeps, answerId: string): Promise<void> {
  const answer = await read(answerId);
  const places = answer ? placesOf((await check(answer.body)).cited) : [];
  const at = clock();
  await database.transact("system:memory", async (tx) => {
    if (!(await markNoted(tx, answerId, at)) || !answer) return;
    const cited = await noteCited(tx, places, dayInChina(answer.at));
    await insertAnswerCitations(tx, answerId, cited);
  });
}

/** Every article that a body rests on, as the gate found it; what is not held cannot be followed. */
export function placesOf(cited: readonly Cited[]): { law: string; no: number; sub: number }[] {
  return cited.flatMap(({ article }) => {
    const number = article && articleNumber(article.articleNo);
    return article && number ? [{ law: article.law, ...number }] : [];
  });
}
