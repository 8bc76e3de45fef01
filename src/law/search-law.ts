/** Finds articles and cases by a layperson's words: lexical and dense together. */
import type { CategoryCode } from "../contract.ts";
import { contentWords } from "#language/cut.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Embedder, Found, FoundArticle } from "./law.ts";
import {
  type ArticleOf,
  type CandidateRow,
  articleByName,
  articlesByCard,
  articlesByEntry,
  articlesById,
  casesById,
  entryCount,
  findCandidates,
  lawNameList,
  matchedTerms,
} from "./law.sql.ts";
import { type Ranked, rank } from "./rules/rank.ts";

export type SearchDeps = { database: Database; embedder: Embedder; clock: Clock };
export type Query = { text: string; category: CategoryCode | null; articles?: number; cases?: number };

const ARTICLES = 10;
const CASES = 3;

/** @returns the best articles and cases first; both empty where nothing shares a word with the question */
export async function searchLaw({ database, embedder, clock }: SearchDeps, query: Query): Promise<Found> {
  const terms = [...new Set(contentWords(query.text))];
  const vector = await vectorOf(embedder, query.text);
  if (terms.length === 0 && vector === null) return { articles: [], cases: [] };
  const rows = await findCandidates(database.db, { terms, embedder: embedder.name, vector });
  const articles = rankRows(
    rows.filter((row) => row.caseId === null),
    query,
    embedder.weight,
    query.articles ?? ARTICLES,
  );
  // A case from another field only confuses: there is no such thing as a near miss among a few dozen.
  const cases = rankRows(
    rows.filter((row) => row.caseId !== null && ofCategory(row, query)),
    query,
    embedder.weight,
    query.cases ?? CASES,
  );
  const support = supports(rows, embedder, await entryCount(database.db));
  return {
    articles: await describeArticles(database, articles, { terms, support }, dayInChina(clock())),
    cases: await describeCases(database, rows, cases),
  };
}

/** null for text without a single known feature, and while a configured embedder is down: words alone still find law. */
async function vectorOf(embedder: Embedder, text: string): Promise<number[] | null> {
  const [vector] = await embedder.embed([text]).catch(() => []);
  return vector && vector.some((x) => x !== 0) ? vector : null;
}

/** One article by name and number as of today, or null; for citing by hand. */
export async function findArticle({ database, clock }: SearchDeps, law: string, articleNo: string): Promise<FoundArticle | null> {
  const found = await articleByName(database.db, law, articleNo, dayInChina(clock()));
  return found ? withoutEntry(found) : null;
}

function rankRows(rows: CandidateRow[], query: Query, denseWeight: number, limit: number): Ranked[] {
  return rank(
    rows.map((row) => ({ ...row, sameCategory: ofCategory(row, query) })),
    denseWeight,
    limit,
  );
}

function ofCategory(row: CandidateRow, { category }: Query): boolean {
  return category !== null && (row.category === category || row.also.includes(category));
}

const SHOWN_WORDS = 6;
/** A likeness of 1, from an embedder trusted as much as the words, is worth this many of the rarest words. */
const LIKENESS_IN_WORDS = 3.3;

/**
 * How well each entry is borne out, in rarest words: its word impacts over what the rarest word of the index weighs, so
 * that neither the question's length nor the library's size decides.
 */
function supports(rows: CandidateRow[], { weight }: Embedder, entries: number): Map<string, number> {
  const rarest = Math.log(1 + Math.max(1, entries));
  return new Map(rows.map((row) => [row.entry, Math.max(row.lexical / rarest, row.dense * Math.min(1, weight) * LIKENESS_IN_WORDS)]));
}

async function describeArticles(
  database: Database,
  ranked: Ranked[],
  { terms, support }: { terms: string[]; support: Map<string, number> },
  on: string,
): Promise<FoundArticle[]> {
  const entries = ranked.map((r) => r.entry);
  const found = await articlesByEntry(database.db, entries, on);
  const matched = await matchedTerms(database.db, entries, terms);
  return ranked.flatMap(({ entry, score }) => {
    const article = found.find((a) => a.entry === entry);
    if (!article) return [];
    const words = (matched.get(entry) ?? []).slice(0, SHOWN_WORDS);
    return [{ ...withoutEntry(article), score, matched: words, support: support.get(entry) ?? 0 }];
  });
}

async function describeCases(database: Database, rows: CandidateRow[], ranked: Ranked[]): Promise<Found["cases"]> {
  const idOf = new Map(rows.map((row) => [row.entry, row.caseId ?? ""]));
  const cases = await casesById(
    database.db,
    ranked.map((r) => idOf.get(r.entry) ?? ""),
  );
  return ranked.flatMap(({ entry, score }) => {
    const found = cases.find((c) => c.caseId === idOf.get(entry));
    return found ? [{ ...found, score }] : [];
  });
}

/** The articles behind cards named by id, in force today; ids that are gone are left out. */
export async function articlesOfCards({ database, clock }: SearchDeps, ids: string[]): Promise<FoundArticle[]> {
  const found = await articlesByCard(database.db, ids, dayInChina(clock()));
  return found.filter((article) => article.inForce).map(withoutEntry);
}

/** Names and short names of every law in the library. */
export async function lawNames({ database }: Pick<SearchDeps, "database">): Promise<ReadonlySet<string>> {
  return new Set(await lawNameList(database.db));
}

export type Refs = {
  articles: { id: string; score: number; matched: string[]; support: number }[];
  cases: { id: string; score: number }[];
};

/** What was found once, as it stands today; what has left the corpus since is left out. */
export async function recallFound({ database, clock }: SearchDeps, refs: Refs): Promise<Found> {
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
    articles: refs.articles.flatMap(({ id, score, matched, support }) => {
      const article = articles.find((a) => a.articleId === id);
      return article ? [{ ...withoutEntry(article), score, matched, support }] : [];
    }),
    cases: refs.cases.flatMap(({ id, score }) => {
      const found = cases.find((c) => c.caseId === id);
      return found ? [{ ...found, score }] : [];
    }),
  };
}

function withoutEntry({ entry: _, ...article }: ArticleOf): FoundArticle {
  return article;
}
