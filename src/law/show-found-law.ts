/** What a search found, as people may see it: official text, or our own words that were released. */
import type { CategoryCode, LawFound, LawHit } from "../contract.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Found } from "./law.ts";
import type { LookUpDeps } from "./look-up-article.ts";
import { caseHit, nameOf, ownOf, standingIn } from "./look-up-article.ts";
import { type ArticleRow, type VersionRow, articleInVersions, lawNamed, shownArticles, shownCases, versionsOf } from "./look-up.sql.ts";
import type { Filters, Query } from "#finding/finding.ts";
import { readReference } from "./rules/cite-article.ts";
import { type Viewer, shownText } from "./rules/released.ts";
import { textOn } from "./rules/text-shown.ts";

export type ShowDeps = LookUpDeps & {
  search: (query: Query) => Promise<Found>;
  /** What kind of matter the words are about, where that is plain; it brings cases in, and its articles forward. */
  categoryOf: (text: string) => CategoryCode | null;
};

/** `page` counts from 1. */
export type Asking = {
  q: string;
  page: number;
  on?: string | undefined;
  kind?: string | undefined;
  category?: CategoryCode | undefined;
  region?: string | undefined;
};

const PAGE = 10;
const CASES = 3;

export async function showFoundLaw(deps: ShowDeps, asking: Asking, staff: boolean): Promise<LawFound> {
  const { db } = deps.database;
  const viewer = { staff, demo: deps.demo };
  const on = asking.on ?? dayInChina(deps.clock());
  const found = await deps.search({
    text: asking.q,
    category: asking.category ?? deps.categoryOf(asking.q),
    articles: asking.page * PAGE + 1,
    cases: CASES,
    filters: filtersOf(asking),
  });
  const named = await namedArticle(deps, asking.q, on);
  const page = found.articles.slice((asking.page - 1) * PAGE, asking.page * PAGE).map((a) => a.articleId);
  const others = await inOrder(
    deps,
    page.filter((id) => id !== named?.articleId),
  );
  const matched = new Map(found.articles.map((a) => [a.articleId, a.matched]));
  const cases = asking.page === 1 ? found.cases.map((c) => c.caseId) : [];
  const digests = await shownCases(db, cases);
  return {
    on,
    page: asking.page,
    more: found.articles.length > asking.page * PAGE,
    articles: await describeHits(deps, named && asking.page === 1 ? [named, ...others] : others, { matched, on, viewer }),
    cases: cases.flatMap((id) => digests.filter((row) => row.id === id).map((row) => caseHit(row, viewer))),
  };
}

function filtersOf({ on, kind, category, region }: Asking): Filters {
  return { ...(on && { on }), ...(kind && { kinds: [kind] }), ...(category && { category }), ...(region && { region }) };
}

/** Whoever types a law and a number wants that article, whatever else the words are like. */
async function namedArticle({ database: { db } }: ShowDeps, text: string, on: string): Promise<ArticleRow | null> {
  const reference = readReference(text);
  const law = reference && (await lawNamed(db, reference.law));
  if (!reference || !law) return null;
  return textOn(await articleInVersions(db, law.name, reference.number.no, reference.number.sub), on);
}

async function inOrder({ database: { db } }: ShowDeps, ids: string[]): Promise<ArticleRow[]> {
  const rows = new Map((await shownArticles(db, ids)).map((row) => [row.articleId, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

type Seen = { matched: Map<string, string[]>; on: string; viewer: Viewer };

async function describeHits(deps: ShowDeps, rows: ArticleRow[], { matched, on, viewer }: Seen): Promise<LawHit[]> {
  const versions = new Map<string, VersionRow[]>();
  for (const law of new Set(rows.map((row) => row.law))) versions.set(law, await versionsOf(deps.database.db, law));
  return rows.map((row) => ({
    ...nameOf(row),
    ...shownText(row.official, ownOf(row), viewer),
    version: row.version,
    effective: row.effective,
    standing: standingIn(versions.get(row.law) ?? [], row, on),
    category: row.category,
    matched: matched.get(row.articleId) ?? [],
    timeLimits: viewer.staff ? row.timeLimits : null,
  }));
}
