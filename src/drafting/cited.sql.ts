import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { ArticleNumber } from "#language/numerals.ts";
import { type Reader, type Tx, giveWay } from "#platform/database.ts";
import type { Since } from "./memory.ts";

/** The article as articleByName (law/articles.sql.ts) would choose it: law on the day, else as it last was, else as it first will be. */
const asItStands = (on: string) => sql`left join lateral (
    select v.version, a.official is not null as official,
      encode(sha256(convert_to(coalesce(a.official, k.gist), 'UTF8')), 'hex') as sha256, d.from_day,
      (d.from_day <= ${on}::date and not coalesce(d.until_day <= ${on}::date, false)) as in_force
    from law_version v join law_days d on d.id = v.id
    join article a on a.version_id = v.id and a.no = c.no and a.sub = c.sub left join card k on k.article_id = a.id
    where v.law = c.law and coalesce(a.official, k.gist) is not null
    order by case when d.from_day > ${on}::date then 2 when coalesce(d.until_day <= ${on}::date, false) then 1 else 0 end,
      case when d.from_day <= ${on}::date then v.version end desc, d.from_day, v.version limit 1) n on true
  left join lateral (
    select p.by_law, p.since from displacement p
    where p.law = c.law and (p.no = 0 or (p.no = c.no and p.sub = c.sub)) and (p.since is null or p.since <= ${on}::date)
    order by p.no desc limit 1) p on true`;

/**
 * Notes these articles as they stand on the day: those that are held and in force on it.
 * @param places by a law's full or short name
 * @returns the ids of their texts
 */
export async function noteCited(tx: Tx, places: (ArticleNumber & { law: string })[], on: string): Promise<string[]> {
  if (places.length === 0) return [];
  const stands = sql`select c.law, c.no, c.sub, n.version, n.official, n.sha256, coalesce(p.by_law, '') as displaced_by
    from (select distinct l.name as law, r.no, r.sub from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(law text, no int, sub int)
      join law l on l.name = r.law or l.short = r.law) c ${asItStands(on)} where n.in_force`;
  await sql`insert into cited_text (law, no, sub, version, official, sha256, displaced_by)
    select * from (${stands}) s order by law, no, sub on conflict do nothing`.execute(tx);
  // Its own statement: one that another process wrote meanwhile is seen only by the next.
  const { rows } = await sql<{ id: string }>`
    select t.id from cited_text t join (${stands}) s using (law, no, sub, version, official, sha256, displaced_by)`.execute(tx);
  return rows.map((row) => row.id);
}

const Day = z.string().nullable();
const SinceRow = z.object({
  id: z.string(),
  law: z.string(),
  no: z.int(),
  sub: z.int(),
  version: z.string(),
  official: z.boolean(),
  sha256: z.string(),
  displacedBy: z.string(),
  nowVersion: Day,
  nowOfficial: z.boolean().nullable(),
  nowSha256: z.string().nullable(),
  nowFrom: Day,
  inForce: z.boolean().nullable(),
  until: Day,
  endedBy: z.string().nullable(),
  nowDisplacedBy: z.string(),
  displacedSince: Day,
});

/** 5,000 texts in one statement held the embedded database for 700 ms. */
const AT_ONCE = 500;

/** @param ids null: everything that anything rests on */
export async function citedSince(db: Reader, ids: readonly string[] | null, on: string): Promise<Since[]> {
  const since: Since[] = [];
  for (;;) {
    const rows = await citedAfter(db, since.at(-1)?.was.id ?? "0", ids, on);
    since.push(...rows);
    if (rows.length < AT_ONCE) return since;
    await giveWay();
  }
}

async function citedAfter(db: Reader, after: string, ids: readonly string[] | null, on: string): Promise<Since[]> {
  const which: RawBuilder<unknown> = ids === null ? sql`true` : sql`c.id = any(${ids}::bigint[])`;
  const { rows } = await sql`
    select c.id, c.law, c.no, c.sub, c.version::text as version, c.official, c.sha256, c.displaced_by as "displacedBy",
      n.version::text as "nowVersion", n.official as "nowOfficial", n.sha256 as "nowSha256", n.from_day::text as "nowFrom",
      n.in_force as "inForce", w.until_day::text as "until", w.ended_by as "endedBy",
      coalesce(p.by_law, '') as "nowDisplacedBy", p.since::text as "displacedSince"
    from (select * from cited_text c where c.id > ${after} and ${which} order by c.id limit ${AT_ONCE}) c ${asItStands(on)}
    left join lateral (select d.until_day, v.ended_by from law_version v join law_days d on d.id = v.id
      where v.law = c.law and v.version = c.version) w on true
    order by c.id`.execute(db);
  return rows.map((row) => sinceOf(SinceRow.parse(row)));
}

function sinceOf(r: z.infer<typeof SinceRow>): Since {
  const { id, law, no, sub, version, official, sha256, displacedBy, until, endedBy, displacedSince } = r;
  const held = r.nowVersion !== null && r.nowOfficial !== null && r.nowSha256 !== null && r.inForce !== null;
  return {
    was: { id, law, no, sub, version, official, sha256, displacedBy },
    now: held ? { version: r.nowVersion!, inForce: r.inForce!, official: r.nowOfficial!, sha256: r.nowSha256!, from: r.nowFrom } : null,
    until,
    endedBy,
    displacedBy: r.nowDisplacedBy,
    displacedSince,
  };
}
