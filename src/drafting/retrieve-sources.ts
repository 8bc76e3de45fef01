/** Finds the law for a question and keeps what was found, so that drafting may run again and see the same. */
import type { Found } from "#law/law.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { CategoryCode } from "../contract.ts";
import type { DraftingOutcome } from "./draft.ts";
import { type FoundRefs, matterOf, retrievalOf, saveRetrieval } from "./draft.sql.ts";

export type RetrieveDeps = {
  database: Database;
  clock: Clock;
  search: (query: { text: string; category: CategoryCode | null }) => Promise<Found>;
  next: (tx: Tx, outcome: DraftingOutcome) => Promise<void>;
};

/** Safe to run twice: a matter that has left drafting is left alone, and finding again overwrites. */
export async function retrieveSources({ database, clock, search, next }: RetrieveDeps, inquiryId: string): Promise<void> {
  const matter = await matterOf(database.db, inquiryId);
  if (matter?.state !== "drafting") return;
  const found = await search({ text: matter.words.join("\n"), category: matter.category });
  const refs = {
    articles: found.articles.map(({ articleId, score, matched, support }) => ({ id: articleId, score, matched, support })),
    cases: found.cases.map(({ caseId, score }) => ({ id: caseId, score })),
  };
  await database.transact("system:retrieval", async (tx) => {
    await saveRetrieval(tx, inquiryId, matter.round, refs, clock());
    await next(tx, { kind: "retrieved", inquiryId });
  });
}

/** What a round of drafting wrote from, as the law stands today. */
export async function recalledSources(
  { database, recall }: { database: Database; recall: (refs: FoundRefs) => Promise<Found> },
  inquiryId: string,
  round: number,
): Promise<Found> {
  const refs = await retrievalOf(database.db, inquiryId, round);
  return refs ? recall(refs) : { articles: [], cases: [] };
}
