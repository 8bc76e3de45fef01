import { sql } from "kysely";
import { z } from "zod";
import { type ArticleNumber, formatArticleNumber } from "#language/numerals.ts";
import type { Reader } from "#platform/database.ts";
import type { Displacement } from "./law.ts";
import type { NamedLaw } from "./rules/law-name.ts";
import type { KnownVersion } from "./rules/law-on-day.ts";

/** Changes whenever a law, a version or what is known of one does. */
export async function libraryStamp(db: Reader): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select concat_ws('|', (select count(*) from law), (select count(*) from law_version),
    (select count(*) from law_import), (select max(imported_at) from law_import), (select max(built_at) from law_generation)) as stamp`.execute(
    db,
  );
  return rows[0]?.stamp ?? "";
}

/** Every law with whether all its versions are over on this day. */
export async function namedLaws(db: Reader, today: string): Promise<NamedLaw[]> {
  const { rows } = await sql<NamedLaw>`select l.name as law, l.short, l.kind,
      coalesce(bool_and(v.ending is not null and coalesce(v.repealed_on, ${today}) <= ${today}), false) as ended
    from law l left join law_version v on v.law = l.name group by l.name, l.short, l.kind`.execute(db);
  return rows;
}

const Day = z.string().nullable();
const Version = z.object({
  id: z.string(),
  version: z.string(),
  effective: Day,
  inForceFrom: Day,
  endsOn: Day,
  ending: z.enum(["amended", "repealed"]).nullable(),
  endedBy: z.string().nullable(),
  vouchedUntil: Day,
  lastNo: z.int().nullable(),
  source: z.string().nullable(),
});

export async function versionsOfLaw(db: Reader, law: string): Promise<KnownVersion[]> {
  const { rows } = await sql`select id, version::text as version, effective::text as effective, in_force_from::text as "inForceFrom",
      repealed_on::text as "endsOn", ending, ended_by as "endedBy", vouched_until::text as "vouchedUntil", last_no as "lastNo", source
    from law_version where law = ${law} order by version`.execute(db);
  return rows.map((row) => Version.parse(row));
}

const Article = z.object({ id: z.string(), versionId: z.string(), label: z.string(), official: z.string().nullable() });
export type HeldArticle = z.infer<typeof Article>;

/** This article in each version of the law that has it. */
export async function heldArticles(db: Reader, law: string, { no, sub }: ArticleNumber): Promise<HeldArticle[]> {
  const { rows } = await sql`select a.id, a.version_id as "versionId", a.label, a.official
    from article a join law_version v on v.id = a.version_id
    where v.law = ${law} and a.no = ${no} and a.sub = ${sub} order by v.version`.execute(db);
  return rows.map((row) => Article.parse(row));
}

const Extent = z.object({ last: z.int().nullable(), held: z.int() });
export type Extent = z.infer<typeof Extent>;

/** The highest article number of a version, and how many whole numbers up to it have official text. */
export async function extentOf(db: Reader, versionId: string): Promise<Extent> {
  const { rows } = await sql`select max(no) as last, count(distinct no) filter (where official is not null)::int as held
    from article where version_id = ${versionId} and no > 0`.execute(db);
  return Extent.parse(rows[0]);
}

export async function successorsOf(
  db: Reader,
  law: string,
  { no, sub }: ArticleNumber,
): Promise<{ law: string; number: ArticleNumber; note: string }[]> {
  const { rows } = await sql<{ law: string; no: number; sub: number; note: string }>`
    select to_law as law, to_no as no, to_sub as sub, note from succession
    where law = ${law} and no = ${no} and sub = ${sub} order by to_law, to_no, to_sub`.execute(db);
  return rows.map(({ law, no, sub, note }) => ({ law, number: { no, sub }, note }));
}

/** By another law's article for this one, or for the whole law, on that day. */
export async function displacementOf(db: Reader, law: string, { no, sub }: ArticleNumber, day: string): Promise<Displacement | null> {
  const { rows } = await sql<{ law: string; no: number; sub: number; because: string }>`
    select by_law as law, by_no as no, by_sub as sub, because from displacement
    where law = ${law} and (no = 0 or (no = ${no} and sub = ${sub})) and (since is null or since <= ${day})
    order by no desc limit 1`.execute(db);
  const found = rows[0];
  return found ? { law: found.law, articleNo: found.no === 0 ? null : formatArticleNumber(found), because: found.because } : null;
}

/** What a law that is not held itself is said to have been repealed by. */
export async function repealOf(db: Reader, key: string): Promise<{ law: string; on: string | null; by: string } | null> {
  const { rows } = await sql<{ law: string; on: string | null; by: string; no: number; sub: number }>`
    select law, repealed_on::text as "on", by_law as by, by_no as no, by_sub as sub from repeal
    where law_key = ${key} order by repealed_on nulls last, by_version limit 1`.execute(db);
  const found = rows[0];
  return found ? { law: found.law, on: found.on, by: `${found.by}${formatArticleNumber(found)}` } : null;
}
