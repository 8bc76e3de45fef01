/** Finds the law for a question and keeps what was found, so that drafting may run again and see the same. */
import type { Found } from "#law/law.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { Triage } from "#triage/triage.ts";
import type { CategoryCode } from "../contract.ts";
import type { DraftingOutcome } from "./draft.ts";
import { type FoundRefs, matterOf, retrievalOf, saveRetrieval } from "./draft.sql.ts";
import { mattersIn } from "./gather-material.ts";

export type RetrieveDeps = {
  database: Database;
  clock: Clock;
  search: (query: { text: string; category: CategoryCode | null }) => Promise<Found>;
  triage: (text: string) => Triage;
  next: (tx: Tx, outcome: DraftingOutcome) => Promise<void>;
};

/** Safe to run twice: a matter that has left drafting is left alone, and finding again overwrites. */
export async function retrieveSources(deps: RetrieveDeps, inquiryId: string): Promise<void> {
  const { database, clock, triage, next } = deps;
  const matter = await matterOf(database.db, inquiryId);
  if (matter?.state !== "drafting") return;
  const texts = mattersIn(matter.words, triage);
  const found = await Promise.all(
    texts.map((text, i) => findFor(deps, { text, category: texts.length > 1 ? triage(text).category : matter.category }, i)),
  );
  const refs = {
    articles: firstOfEach(found.flatMap(({ articles }) => articles)),
    cases: firstOfEach(found.flatMap(({ cases }) => cases)),
  };
  await database.transact("system:retrieval", async (tx) => {
    if (await saveRetrieval(tx, inquiryId, matter.round, refs, clock())) await next(tx, { kind: "retrieved", inquiryId });
  });
}

async function findFor(
  { search }: RetrieveDeps,
  query: { text: string; category: CategoryCode | null },
  matter: number,
): Promise<FoundRefs> {
  const found = await search(query);
  return {
    articles: found.articles.map(({ articleId: id, score, matched, support, beside }) => ({ id, score, matched, support, beside, matter })),
    cases: found.cases.map(({ caseId, score }) => ({ id: caseId, score, matter })),
  };
}

/** What two matters lead to stands with the first. */
function firstOfEach<T extends { id: string }>(refs: T[]): T[] {
  return [...new Map(refs.toReversed().map((ref) => [ref.id, ref])).values()].toReversed();
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
