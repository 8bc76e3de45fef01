/** What was found, as articles and cases that people can read; and articles by name. */
import type { FoundRefs, Query } from "#finding/finding.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { allCases, articleByName, articlesByCard, articlesById, casesById, lawNameList, textsAround } from "./articles.sql.ts";
import type { Found, FoundArticle, FoundCase } from "./law.ts";
import { EVERYDAY_NAMES } from "./rules/law-name.ts";

export type SearchDeps = { database: Database; clock: Clock };

/** @returns the best articles and cases first; both empty where the question holds no known word */
export async function searchLaw(deps: SearchDeps & { find: (query: Query) => Promise<FoundRefs> }, query: Query): Promise<Found> {
  return recallFound(deps, await deps.find(query));
}

/** One article by name and number as it is on the day (today, where none is said), or null; for citing by hand. */
export async function findArticle(
  { database, clock }: SearchDeps,
  law: string,
  articleNo: string,
  day?: string,
): Promise<FoundArticle | null> {
  return articleByName(database.db, law, articleNo, day ?? dayInChina(clock()));
}

const NEIGHBOURS = 10;

/** Texts that could be meant in an article's stead: its neighbours, and those of its law that are nearest to what is said. */
export async function rivalsOf(
  { database, nearest }: Pick<SearchDeps, "database"> & { nearest: (articleId: string, said: readonly string[]) => Promise<string[]> },
  articleId: string,
  said: readonly string[],
): Promise<string[]> {
  return textsAround(database.db, articleId, NEIGHBOURS, await nearest(articleId, said));
}

/** Every case digest: there are a few hundred. */
export async function caseDigests({ database }: Pick<SearchDeps, "database">): Promise<Omit<FoundCase, "score">[]> {
  return allCases(database.db);
}

/** The articles behind cards named by id, in force today; ids that are gone are left out. */
export async function articlesOfCards({ database, clock }: SearchDeps, ids: string[]): Promise<FoundArticle[]> {
  const found = await articlesByCard(database.db, ids, dayInChina(clock()));
  return found.filter((article) => article.inForce);
}

/** Names and short names of every law in the library, and those that lawyers use of it: 消法, 道交法. */
export async function lawNames({ database }: Pick<SearchDeps, "database">): Promise<ReadonlySet<string>> {
  return new Set([...(await lawNameList(database.db)), ...EVERYDAY_NAMES]);
}

/** What was found once, as it stands today; what has left the corpus since is left out. */
export async function recallFound({ database, clock }: SearchDeps, refs: FoundRefs): Promise<Found> {
  const articles = await articlesById(
    database.db,
    refs.articles.map((ref) => ref.id),
    dayInChina(clock()),
  );
  const cases = await casesById(
    database.db,
    refs.cases.map((ref) => ref.id),
  );
  return {
    articles: refs.articles.flatMap(({ id, score, matched, support, beside }) => {
      const article = articles.find((a) => a.articleId === id);
      return article ? [{ ...article, score, matched, support, beside }] : [];
    }),
    cases: refs.cases.flatMap(({ id, score }) => {
      const found = cases.find((c) => c.caseId === id);
      return found ? [{ ...found, score }] : [];
    }),
  };
}
