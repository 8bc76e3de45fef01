import { sql } from "kysely";
import { cosineDistance, toSql } from "pgvector/kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import { type ArticleNumber, articleNumber, formatArticleNumber } from "#language/numerals.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { type CaseDigest, type FoundArticle, type FoundCase, type StatuteCard, TimeLimit } from "./law.ts";

// Many rows travel as one JSON parameter: one statement is one round trip, and one freeze of the embedded database.
const json = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`;

/** The corpus is checked before it is loaded, so an unreadable number here is a broken release. */
function numberOf(label: string): ArticleNumber {
  const number = articleNumber(label);
  if (!number) throw new Error(`not an article number: ${label}`);
  return number;
}

export async function saveStatutes(tx: Tx, cards: StatuteCard[]): Promise<void> {
  const rows = cards.map((card) => ({ ...card, ...numberOf(card.articleNo) }));
  await sql`insert into law (name, short, kind)
    select distinct on (r.law) r.law, r.short, r.kind from jsonb_to_recordset(${json(rows)}) as r(law text, short text, kind text)
    on conflict (name) do update set short = excluded.short, kind = excluded.kind`.execute(tx);
  await sql`insert into law_version (law, version, effective)
    select distinct on (r.law, r.version) r.law, r.version, r.effective
    from jsonb_to_recordset(${json(rows)}) as r(law text, version date, effective date)
    on conflict (law, version) do update set effective = excluded.effective`.execute(tx);
  await sql`insert into article (version_id, no, sub, label)
    select v.id, r.no, r.sub, r."articleNo"
    from jsonb_to_recordset(${json(rows)}) as r(law text, version date, no int, sub int, "articleNo" text)
    join law_version v on v.law = r.law and v.version = r.version
    on conflict (version_id, no, sub) do nothing`.execute(tx);
  await sql`delete from card where id <> all (${cards.map((card) => card.id)})`.execute(tx);
  await sql`insert into card (id, article_id, gist, asks, category, also, causes, time_limits, source, checked)
    select r.id, a.id, r.gist, r.asks, r.category, r.also, r.causes, r."timeLimits", r.source, r.checked
    from jsonb_to_recordset(${json(rows)}) as r(id text, law text, version date, no int, sub int, gist text, asks text[],
      category text, also text[], causes text[], "timeLimits" jsonb, source text, checked date)
    join law_version v on v.law = r.law and v.version = r.version
    join article a on a.version_id = v.id and a.no = r.no and a.sub = r.sub
    on conflict (id) do update set article_id = excluded.article_id, gist = excluded.gist, asks = excluded.asks,
      category = excluded.category, also = excluded.also, causes = excluded.causes,
      time_limits = excluded.time_limits, source = excluded.source, checked = excluded.checked`.execute(tx);
}

export async function saveCases(tx: Tx, cases: CaseDigest[]): Promise<void> {
  await sql`delete from law_case where id <> all (${cases.map((c) => c.id)})`.execute(tx);
  await sql`insert into law_case (id, title, level, issuer, published, category, also, facts, holding, asks, source)
    select r.id, r.title, r.level, r.issuer, r.published, r.category, r.also, r.facts, r.holding, r.asks, r.source
    from jsonb_to_recordset(${json(cases)}) as r(id text, title text, level text, issuer text, published date,
      category text, also text[], facts text, holding text, asks text[], source text)
    on conflict (id) do update set title = excluded.title, level = excluded.level, issuer = excluded.issuer,
      published = excluded.published, category = excluded.category, also = excluded.also, facts = excluded.facts,
      holding = excluded.holding, asks = excluded.asks, source = excluded.source`.execute(tx);
  const applied = cases.flatMap((c) => c.articles.map((a) => ({ case: c.id, law: a.law, ...numberOf(a.articleNo) })));
  await sql`delete from case_article`.execute(tx);
  await sql`insert into case_article (case_id, article_id)
    select r.case, a.id from jsonb_to_recordset(${json(applied)}) as r("case" text, law text, no int, sub int)
    join law_version v on v.law = r.law join article a on a.version_id = v.id and a.no = r.no and a.sub = r.sub
    on conflict do nothing`.execute(tx);
}

export async function indexFingerprint(db: Reader): Promise<string | null> {
  const { rows } = await sql<{ fingerprint: string }>`select fingerprint from law_index`.execute(db);
  return rows[0]?.fingerprint ?? null;
}

export type EntryRow = { entry: string; articleId: string | null; caseId: string | null };

/** Makes one entry for each card's article and each case, and forgets those that are gone. */
export async function renewEntries(tx: Tx): Promise<EntryRow[]> {
  await sql`delete from law_entry e where e.article_id is not null
    and not exists (select 1 from card c where c.article_id = e.article_id)`.execute(tx);
  await sql`insert into law_entry (article_id) select article_id from card on conflict (article_id) do nothing`.execute(tx);
  await sql`insert into law_entry (case_id) select id from law_case on conflict (case_id) do nothing`.execute(tx);
  const { rows } =
    await sql<EntryRow>`select id as entry, article_id as "articleId", case_id as "caseId" from law_entry order by id`.execute(tx);
  return rows;
}

export type CardText = { articleId: string; short: string; label: string; gist: string; asks: string[] };

export async function cardTexts(tx: Tx): Promise<CardText[]> {
  const { rows } = await sql<CardText>`
    select a.id as "articleId", l.short, a.label, c.gist, c.asks
    from card c join article a on a.id = c.article_id join law_version v on v.id = a.version_id join law l on l.name = v.law`.execute(tx);
  return rows;
}

export async function caseTexts(tx: Tx): Promise<{ caseId: string; title: string; facts: string; holding: string; asks: string[] }[]> {
  const { rows } = await sql<{ caseId: string; title: string; facts: string; holding: string; asks: string[] }>`
    select id as "caseId", title, facts, holding, asks from law_case`.execute(tx);
  return rows;
}

export async function saveIndex(
  tx: Tx,
  index: { terms: { entry: string; term: string; impact: number }[]; embedder: string; vectors: { entry: string; vector: number[] }[] },
  fingerprint: string,
  now: Date,
): Promise<void> {
  await sql`delete from law_term`.execute(tx);
  for (let i = 0; i < index.terms.length; i += 20_000) {
    await sql`insert into law_term (term, entry, impact)
      select r.term, r.entry, r.impact from jsonb_to_recordset(${json(index.terms.slice(i, i + 20_000))}) as r(term text, entry bigint, impact real)`.execute(
      tx,
    );
  }
  await sql`delete from law_vector where embedder = ${index.embedder}`.execute(tx);
  for (let i = 0; i < index.vectors.length; i += 500) {
    const rows = index.vectors.slice(i, i + 500).map(({ entry, vector }) => ({ entry, vector: toSql(vector) }));
    await sql`insert into law_vector (embedder, entry, vector)
      select ${index.embedder}, r.entry, r.vector::vector from jsonb_to_recordset(${json(rows)}) as r(entry bigint, vector text)`.execute(
      tx,
    );
  }
  await sql`insert into law_index (fingerprint, built_at) values (${fingerprint}, ${now})
    on conflict (one) do update set fingerprint = excluded.fingerprint, built_at = excluded.built_at`.execute(tx);
}

export type CandidateRow = { entry: string; lexical: number; dense: number; category: string; also: string[]; caseId: string | null };

/** The union of the best lexical and the best dense entries; the side that did not find one counts it 0. */
export async function findCandidates(
  db: Reader,
  query: { terms: string[]; embedder: string; vector: number[] | null },
  each = 60,
): Promise<CandidateRow[]> {
  const dense = query.vector
    ? sql`select entry, (1 - (${cosineDistance("vector", query.vector)}))::float8 as score
        from law_vector where embedder = ${query.embedder} order by score desc limit ${each}`
    : sql`select null::bigint as entry, 0::float8 as score where false`;
  const { rows } = await sql<CandidateRow>`
    with lexical as (
      select entry, sum(impact)::float8 as score from law_term where term = any(${query.terms})
      group by entry order by score desc limit ${each}
    ), dense as (${dense})
    select e.id as entry, coalesce(l.score, 0) as lexical, coalesce(d.score, 0) as dense,
           coalesce(c.category, k.category) as category, coalesce(c.also, k.also) as also, e.case_id as "caseId"
    from (select entry from lexical union select entry from dense) found
    join law_entry e on e.id = found.entry
    left join lexical l on l.entry = e.id left join dense d on d.entry = e.id
    left join card c on c.article_id = e.article_id left join law_case k on k.id = e.case_id`.execute(db);
  return rows;
}

/** Which of the question's words each entry holds, strongest first. */
export async function matchedTerms(db: Reader, entries: string[], terms: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ entry: string; terms: string[] }>`
    select entry, array_agg(term order by impact desc) as terms from law_term
    where entry = any(${entries}) and term = any(${terms}) group by entry`.execute(db);
  return new Map(rows.map((row) => [row.entry, row.terms]));
}

export async function entryCount(db: Reader): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from law_entry`.execute(db);
  return rows[0]?.n ?? 0;
}

const ArticleRow = z.object({
  entry: z.string().nullable(),
  articleId: z.string(),
  law: z.string(),
  short: z.string(),
  kind: z.string(),
  no: z.int(),
  sub: z.int(),
  version: z.string(),
  effective: z.string().nullable(),
  repealedOn: z.string().nullable(),
  official: z.string().nullable(),
  gist: z.string().nullable(),
  category: CategoryCode.nullable(),
  timeLimits: z.array(TimeLimit).nullable(),
});

const articleColumns = sql`e.id as entry, a.id as "articleId", l.name as law, l.short, l.kind, a.no, a.sub,
  v.version::text as version, v.effective::text as effective, v.repealed_on::text as "repealedOn",
  a.official, c.gist, c.category, c.time_limits as "timeLimits"`;
const articleTables = sql`article a join law_version v on v.id = a.version_id join law l on l.name = v.law
  left join card c on c.article_id = a.id left join law_entry e on e.article_id = a.id`;

export type ArticleOf = FoundArticle & { entry: string | null };

export async function articlesByEntry(db: Reader, entries: string[], on: string): Promise<ArticleOf[]> {
  const { rows } = await sql`select ${articleColumns} from ${articleTables} where e.id = any(${entries})`.execute(db);
  return rows.map((row) => articleOf(row, on));
}

/** Only those that still have a text: an article whose card left the corpus is kept as a number that others may cite. */
export async function articlesById(db: Reader, ids: string[], on: string): Promise<ArticleOf[]> {
  const { rows } = await sql`select ${articleColumns} from ${articleTables}
    where a.id = any(${ids}) and (a.official is not null or c.id is not null)`.execute(db);
  return rows.map((row) => articleOf(row, on));
}

export async function articlesByCard(db: Reader, cards: string[], on: string): Promise<ArticleOf[]> {
  const { rows } =
    await sql`select ${articleColumns} from ${articleTables} where c.id = any(${cards}) order by array_position(${cards}, c.id)`.execute(
      db,
    );
  return rows.map((row) => articleOf(row, on));
}

/** The newest version's article, by the law's full or short name. */
export async function articleByName(db: Reader, law: string, articleNo: string, on: string): Promise<ArticleOf | null> {
  const number = articleNumber(articleNo);
  if (!number) return null;
  const { rows } = await sql`select ${articleColumns} from ${articleTables}
    where (l.name = ${law} or l.short = ${law}) and a.no = ${number.no} and a.sub = ${number.sub}
    order by v.version desc limit 1`.execute(db);
  return rows[0] ? articleOf(rows[0], on) : null;
}

export async function lawNameList(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from law union select short from law`.execute(db);
  return rows.map((row) => row.name);
}

function articleOf(row: unknown, on: string): ArticleOf {
  const a = ArticleRow.parse(row);
  return {
    entry: a.entry,
    articleId: a.articleId,
    law: a.law,
    short: a.short,
    kind: a.kind,
    articleNo: formatArticleNumber({ no: a.no, sub: a.sub }),
    version: a.version,
    effective: a.effective,
    inForce: (a.effective === null || a.effective <= on) && (a.repealedOn === null || a.repealedOn > on),
    official: a.official !== null,
    text: a.official ?? a.gist ?? "",
    category: a.category ?? "other",
    timeLimits: a.timeLimits ?? [],
    score: 0,
    matched: [],
    support: 0,
  };
}

export async function casesById(db: Reader, ids: string[]): Promise<Omit<FoundCase, "score">[]> {
  const { rows } = await sql<Omit<FoundCase, "score">>`
    select id as "caseId", title, level, facts, holding from law_case where id = any(${ids})`.execute(db);
  return rows;
}
