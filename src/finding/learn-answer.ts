/** Learns from an approved answer: the next question like it finds the articles that this one was answered from. */
import type { Finder } from "./find-law.ts";
import { saveLead } from "./leads.sql.ts";
import { placeOf } from "./rules/place.ts";
import { articleNumber } from "#language/numerals.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";

export type LearnDeps = {
  database: Database;
  clock: Clock;
  vectorOf: Finder["vectorOf"];
  /** The redacted question and the articles that bear its approved answer out; null where there is nothing to learn from. */
  answered: (answerId: string) => Promise<{ question: string; articles: { law: string; articleNo: string }[] } | null>;
};

/**
 * What is kept names nobody: 128 numbers of the redacted words, and article numbers. Safe to run twice; a matter that
 * was withdrawn meanwhile teaches nothing.
 */
export async function learnAnswer({ database, clock, vectorOf, answered }: LearnDeps, answerId: string): Promise<void> {
  const answer = await answered(answerId);
  if (!answer) return;
  const places = answer.articles.flatMap(({ law, articleNo }) => {
    const number = articleNumber(articleNo);
    return number ? [placeOf(law, number.no, number.sub)] : [];
  });
  const asked = vectorOf(answer.question);
  if (!asked || places.length === 0) return;
  const { embedder, vector } = asked;
  await database.transact("system:learning", (tx) => saveLead(tx, answerId, embedder, { vector, places: [...new Set(places)] }, clock()));
}
