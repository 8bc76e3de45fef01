import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";
import type { LawDocument, Repeal } from "./law.ts";
import { lawKey } from "./rules/law-name.ts";

// Many rows travel as one JSON parameter: one statement is one round trip, and one freeze of the embedded database.
const json = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`;
/** The Civil Code in one statement took 90 ms; a service on the same server waits for none longer. */
const BATCH = 400;

/** Hashes of the documents that are in already. */
export async function importedHashes(db: Reader): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from law_import`.execute(db);
  return new Set(rows.map((row) => row.sha256));
}

/** Whether something was imported after the search index was last built. */
export async function importedSinceIndex(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ since: boolean }>`select exists (select 1 from law_import
    where imported_at > coalesce((select max(built_at) from law_generation), '-infinity')) as since`.execute(db);
  return rows[0]?.since ?? false;
}

export async function heldNames(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from law order by name`.execute(db);
  return rows.map((row) => row.name);
}

/**
 * The day by which the document's version is held. Sources date an interpretation by its passing or its publication;
 * but two versions of a law never begin on the same day, so what is law from the same day is the same version.
 */
export async function heldVersionDay(tx: Tx, law: string, { version, inForceFrom, standing }: LawDocument): Promise<string> {
  if (inForceFrom === null || standing.status !== "in-force") return version;
  const { rows } = await sql<{ version: string }>`select version::text as version from law_version
    where law = ${law} and in_force_from = ${inForceFrom} and coalesce(said_status, 'in-force') = 'in-force'
    order by version = ${version} desc, version desc limit 1`.execute(tx);
  return rows[0]?.version ?? version;
}

/**
 * Saves one version with its articles under the law's held name. What was checked by hand stays; a day that one source
 * knows is not lost to another that does not.
 * @returns whether the version had no official text before
 */
export async function saveDocument(tx: Tx, law: string, document: LawDocument): Promise<"new" | "renewed"> {
  const { short, kind, version, effective, inForceFrom, standing, source } = document;
  await sql`insert into law (name, short, kind) values (${law}, ${short}, ${kind}) on conflict (name) do nothing`.execute(tx);
  const { rows } = await sql<{ id: string; held: boolean }>`
    insert into law_version as v (law, version, effective, in_force_from, source, vouched_until, said_status, said_on, said_by)
    values (${law}, ${version}, ${effective}, ${inForceFrom}, ${source}, ${standing.vouchedUntil},
      ${standing.status}, ${standing.endedOn}, ${standing.endedBy})
    on conflict (law, version) do update set effective = coalesce(excluded.effective, v.effective), source = excluded.source,
      in_force_from = case when v.checked then v.in_force_from else coalesce(excluded.in_force_from, v.in_force_from) end,
      vouched_until = excluded.vouched_until,
      said_status = case when v.checked or (v.said_on is not null and excluded.said_on is null) then v.said_status
        else excluded.said_status end,
      said_on = case when v.checked then v.said_on else coalesce(excluded.said_on, v.said_on) end,
      said_by = case when v.checked then v.said_by else coalesce(excluded.said_by, v.said_by) end
    returning id, exists (select 1 from article a where a.version_id = v.id and a.official is not null) as held`.execute(tx);
  const saved = rows[0];
  if (!saved) throw new Error(`${law} of ${version} was not saved`);
  for (let i = 0; i < document.articles.length; i += BATCH) {
    await sql`insert into article (version_id, no, sub, label, path, official)
      select ${saved.id}, r.no, r.sub, r.label, r.path, r.text
      from jsonb_to_recordset(${json(document.articles.slice(i, i + BATCH))}) as r(no int, sub int, label text, path text, text text)
      on conflict (version_id, no, sub) do update set label = excluded.label, path = excluded.path, official = excluded.official`.execute(
      tx,
    );
  }
  return saved.held ? "renewed" : "new";
}

/** @returns the held laws that the document says it repeals, or said so in its earlier form */
export async function saveRepeals(
  tx: Tx,
  law: string,
  version: string,
  repeals: readonly Repeal[],
  held: ReadonlyMap<string, string>,
): Promise<string[]> {
  const before = await sql<{ key: string }>`delete from repeal where by_law = ${law} and by_version = ${version}
    returning law_key as key`.execute(tx);
  const rows = repeals.map(({ law: name, on, by }) => ({ key: lawKey(name), name, on, ...by }));
  if (rows.length > 0) {
    await sql`insert into repeal (law_key, law, repealed_on, by_law, by_version, by_no, by_sub)
      select r.key, r.name, r.on, ${law}, ${version}, r.no, r.sub
      from jsonb_to_recordset(${json(rows)}) as r(key text, name text, "on" date, no int, sub int) on conflict do nothing`.execute(tx);
  }
  const keys = new Set([...before.rows, ...rows].map((row) => row.key));
  return [...keys].flatMap((key) => held.get(key) ?? []);
}

export async function recordImport(tx: Tx, sha256: string, name: string, articles: number, now: Date): Promise<void> {
  await sql`insert into law_import (sha256, name, articles, imported_at) values (${sha256}, ${name}, ${articles}, ${now})
    on conflict (sha256) do nothing`.execute(tx);
}

const Stale = z.object({ card: z.string(), law: z.string(), version: z.string(), newer: z.string() });
export type StaleCard = z.infer<typeof Stale>;

/** Cards that speak of a version which a newer one, imported and passed by then, has taken the place of. */
export async function staleCards(db: Reader, today: string): Promise<StaleCard[]> {
  const { rows } = await sql`select c.id as card, v.law, v.version::text as version, max(n.version)::text as newer
    from card c join article a on a.id = c.article_id join law_version v on v.id = a.version_id
    join law_version n on n.law = v.law and n.version > v.version and coalesce(n.in_force_from, n.version) <= ${today}
    where exists (select 1 from article o where o.version_id = n.id and o.official is not null)
    group by c.id, v.law, v.version order by v.law, c.id`.execute(db);
  return rows.map((row) => Stale.parse(row));
}
