import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import type { Reader } from "#platform/database.ts";
import { TimeLimit } from "./law.ts";
import { ReleaseColumns, releaseColumns, releaseTables } from "./releases.sql.ts";

const Day = z.string().nullable();

const VersionColumns = {
  versionId: z.string(),
  version: z.string(),
  effective: Day,
  inForceFrom: Day,
  repealedOn: Day,
  ending: z.enum(["amended", "repealed"]).nullable(),
  endedBy: z.string().nullable(),
  vouchedUntil: Day,
  lastNo: z.int().nullable(),
};
const versionColumns = sql`v.id as "versionId", v.version::text as version, v.effective::text as effective,
  v.in_force_from::text as "inForceFrom", v.repealed_on::text as "repealedOn", v.ending, v.ended_by as "endedBy",
  v.vouched_until::text as "vouchedUntil", v.last_no as "lastNo"`;

// Not by way of the view `releasable`: joined to it, one article cost the hashes of all cards (37 ms of 2,344).
const cardWords = sql`cross join lateral (
  select c.id, card_sha256(c.id, v.law, v.version, a.no, a.sub, c.gist, c.time_limits) as sha256) w`;
const caseWords = sql`cross join lateral (select k.id, case_sha256(k.id, k.title, k.facts, k.holding) as sha256) w`;

const ArticleRow = z.object({
  articleId: z.string(),
  law: z.string(),
  short: z.string(),
  kind: z.string(),
  no: z.int(),
  sub: z.int(),
  label: z.string(),
  path: z.string(),
  official: z.string().nullable(),
  gist: z.string().nullable(),
  category: CategoryCode.nullable(),
  timeLimits: z.array(TimeLimit).nullable(),
  ...VersionColumns,
  ...ReleaseColumns,
});
/** One article of one version, with our own words for it and what was released of them. */
export type ArticleRow = z.infer<typeof ArticleRow>;

async function articles(db: Reader, where: RawBuilder<unknown>): Promise<ArticleRow[]> {
  const { rows } = await sql`select a.id as "articleId", g.name as law, g.short, g.kind, a.no, a.sub, a.label, a.path, a.official,
      c.gist, c.category, c.time_limits as "timeLimits", ${versionColumns}, ${releaseColumns}
    from article a join law_version v on v.id = a.version_id join law g on g.name = v.law
    left join card c on c.article_id = a.id ${cardWords} ${releaseTables} ${where}`.execute(db);
  return rows.map((row) => ArticleRow.parse(row));
}

export async function shownArticles(db: Reader, ids: string[]): Promise<ArticleRow[]> {
  return ids.length === 0 ? [] : articles(db, sql`where a.id = any(${ids})`);
}

/** The same article in every version that has it. */
export async function articleInVersions(db: Reader, law: string, no: number, sub: number): Promise<ArticleRow[]> {
  return articles(db, sql`where v.law = ${law} and a.no = ${no} and a.sub = ${sub} order by v.version`);
}

const NEAR = 2;

/** The next ones on one side of an article, within its version, nearest first. */
export async function nearArticles(db: Reader, of: ArticleRow, side: "before" | "after"): Promise<ArticleRow[]> {
  const here = sql`(${of.no}::int, ${of.sub}::int)`;
  const where =
    side === "before"
      ? sql`and (a.no, a.sub) < ${here} order by a.no desc, a.sub desc`
      : sql`and (a.no, a.sub) > ${here} order by a.no, a.sub`;
  return articles(db, sql`where a.version_id = ${of.versionId} ${where} limit ${NEAR}`);
}

export type NamedLaw = { name: string; short: string; kind: string };

/** By full name, else by short name. */
export async function lawNamed(db: Reader, name: string): Promise<NamedLaw | null> {
  const { rows } = await sql<NamedLaw>`select name, short, kind from law where name = ${name} or short = ${name}
    order by (name = ${name}) desc, name limit 1`.execute(db);
  return rows[0] ?? null;
}

const VersionRow = z.object(VersionColumns);
export type VersionRow = z.infer<typeof VersionRow>;

export async function versionsOf(db: Reader, law: string): Promise<VersionRow[]> {
  const { rows } = await sql`select ${versionColumns} from law_version v where v.law = ${law} order by v.version`.execute(db);
  return rows.map((row) => VersionRow.parse(row));
}

const MarkRow = z.object({
  kind: z.enum(["displaced", "succeeded"]),
  law: z.string(),
  no: z.int(),
  sub: z.int(),
  because: z.string(),
});
export type MarkRow = z.infer<typeof MarkRow>;

/** What is applied in its place on that day though it stands (displaced), and where the matter of a dead article stands today. */
export async function marksOf(db: Reader, { law, short, no, sub }: Omit<ArticleRow, "articleId">, on: string): Promise<MarkRow[]> {
  const names = [law, short];
  const { rows } = await sql`
    select 'displaced' as kind, by_law as law, by_no as no, by_sub as sub, because from displacement
      where law = any(${names}) and (no = 0 or (no = ${no} and sub = ${sub})) and (since is null or since <= ${on})
    union all
    select 'succeeded', to_law, to_no, to_sub, note from succession
      where law = any(${names}) and no = ${no} and sub = ${sub}`.execute(db);
  return rows.map((row) => MarkRow.parse(row));
}

const CaseRow = z.object({
  id: z.string(),
  title: z.string(),
  level: z.enum(["guiding", "typical"]),
  issuer: z.string().nullable(),
  published: Day,
  facts: z.string(),
  holding: z.string(),
  ...ReleaseColumns,
});
export type CaseRow = z.infer<typeof CaseRow>;

async function cases(db: Reader, where: RawBuilder<unknown>): Promise<CaseRow[]> {
  const { rows } = await sql`select k.id, k.title, k.level, k.issuer, k.published::text as published, k.facts, k.holding,
      ${releaseColumns} from law_case k ${caseWords} ${releaseTables} ${where}`.execute(db);
  return rows.map((row) => CaseRow.parse(row));
}

export async function shownCases(db: Reader, ids: string[]): Promise<CaseRow[]> {
  return ids.length === 0 ? [] : cases(db, sql`where k.id = any(${ids})`);
}

const MOST_CASES = 20;

/** Guiding ones first, then the newest. */
export async function casesApplying(db: Reader, articleId: string): Promise<CaseRow[]> {
  return cases(
    db,
    sql`where k.id in (select case_id from case_article where article_id = ${articleId})
      order by k.level, k.published desc nulls last, k.id limit ${MOST_CASES}`,
  );
}
