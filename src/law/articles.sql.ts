import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import { articleNumber, formatArticleNumber } from "#language/numerals.ts";
import type { Reader } from "#platform/database.ts";
import { type FoundArticle, type FoundCase, TimeLimit } from "./law.ts";

const ArticleRow = z.object({
  articleId: z.string(),
  law: z.string(),
  short: z.string(),
  kind: z.string(),
  no: z.int(),
  sub: z.int(),
  label: z.string(),
  version: z.string(),
  effective: z.string().nullable(),
  inForce: z.boolean(),
  official: z.string().nullable(),
  gist: z.string().nullable(),
  category: CategoryCode.nullable(),
  timeLimits: z.array(TimeLimit).nullable(),
});

const begun = (on: string) => sql`d.from_day <= ${on}::date`;
const over = (on: string) => sql`coalesce(d.until_day <= ${on}::date, false)`;

const articleColumns = (on: string) => sql`a.id as "articleId", l.name as law, l.short, l.kind, a.no, a.sub, a.label,
  v.version::text as version, v.effective::text as effective, (${begun(on)} and not ${over(on)}) as "inForce",
  a.official, c.gist, c.category, c.time_limits as "timeLimits"`;
const articleTables = sql`article a join law_version v on v.id = a.version_id join law_days d on d.id = v.id
  join law l on l.name = v.law left join card c on c.article_id = a.id`;

/** Only those that still have a text: an article whose card left the corpus is kept as a number that others may cite. */
export async function articlesById(db: Reader, ids: string[], on: string): Promise<FoundArticle[]> {
  const { rows } = await sql`select ${articleColumns(on)} from ${articleTables}
    where a.id = any(${ids}) and (a.official is not null or c.id is not null)`.execute(db);
  return rows.map((row) => articleOf(row));
}

export async function articlesByCard(db: Reader, cards: string[], on: string): Promise<FoundArticle[]> {
  const { rows } = await sql`select ${articleColumns(on)} from ${articleTables}
    where c.id = any(${cards}) order by array_position(${cards}, c.id)`.execute(db);
  return rows.map((row) => articleOf(row));
}

/**
 * By the law's full or short name: the article as it is law on the day; else as it last was; else as it first will be.
 * @param on YYYY-MM-DD
 */
export async function articleByName(db: Reader, law: string, articleNo: string, on: string): Promise<FoundArticle | null> {
  const number = articleNumber(articleNo);
  if (!number) return null;
  const { rows } = await sql`select ${articleColumns(on)} from ${articleTables}
    where (l.name = ${law} or l.short = ${law}) and a.no = ${number.no} and a.sub = ${number.sub}
    order by case when not ${begun(on)} then 2 when ${over(on)} then 1 else 0 end,
      case when ${begun(on)} then v.version end desc, d.from_day, v.version limit 1`.execute(db);
  return rows[0] ? articleOf(rows[0]) : null;
}

/** Texts of the same version: those whose numbers are within `reach`, and those named by id; the article itself left out. */
export async function textsAround(db: Reader, articleId: string, reach: number, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select coalesce(o.official, c.gist) as text from article a join article o on o.version_id = a.version_id
    left join card c on c.article_id = o.id
    where a.id = ${articleId} and o.id <> a.id and coalesce(o.official, c.gist) is not null
      and (o.no between a.no - ${reach}::int and a.no + ${reach}::int or o.id = any(${ids}))`.execute(db);
  return rows.map((row) => row.text);
}

export async function lawNameList(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from law union select short from law`.execute(db);
  return rows.map((row) => row.name);
}

function articleOf(row: unknown): FoundArticle {
  const a = ArticleRow.parse(row);
  return {
    articleId: a.articleId,
    law: a.law,
    short: a.short,
    kind: a.kind,
    articleNo: a.no === 0 ? a.label : formatArticleNumber({ no: a.no, sub: a.sub }), // 序言 and 附件 have no number
    version: a.version,
    effective: a.effective,
    inForce: a.inForce,
    official: a.official !== null,
    text: a.official ?? a.gist ?? "",
    gist: a.gist,
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

export async function allCases(db: Reader): Promise<Omit<FoundCase, "score">[]> {
  const { rows } = await sql<Omit<FoundCase, "score">>`
    select id as "caseId", title, level, facts, holding from law_case`.execute(db);
  return rows;
}
