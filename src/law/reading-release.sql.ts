import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";

const ReleaseRow = z.object({
  category: z.string(),
  sha256: z.string(),
  by: z.string(),
  at: z.date(),
  withdrawnAt: z.date().nullable(),
  sample: z.boolean(),
});
export type ReadingRelease = z.infer<typeof ReleaseRow>;

/** @param category null for all */
export async function readingReleases(db: Reader, category: string | null): Promise<ReadingRelease[]> {
  const { rows } = await sql`select r.category, r.sha256, s.name as by, r.released_at as at, r.withdrawn_at as "withdrawnAt", l.sample
    from reading_release r join lawyer l on l.staff_id = r.released_by join staff s on s.id = r.released_by
    where ${category}::text is null or r.category = ${category}`.execute(db);
  return rows.map((row) => ReleaseRow.parse(row));
}

/** Two decisions on one list come one after the other. */
export async function lockReading(tx: Tx, category: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reading:${category}`}, 20261122))`.execute(tx);
}

export async function saveReadingRelease(tx: Tx, r: { category: string; sha256: string; by: string; at: Date }): Promise<void> {
  await sql`insert into reading_release (category, sha256, released_by, released_at)
    values (${r.category}, ${r.sha256}, ${r.by}, ${r.at})
    on conflict (category, sha256) do update
      set released_by = excluded.released_by, released_at = excluded.released_at, withdrawn_at = null`.execute(tx);
}

/** Of these words and of earlier ones alike: nothing of a withdrawn list may come back by itself. */
export async function withdrawReading(tx: Tx, category: string, at: Date): Promise<void> {
  await sql`update reading_release set withdrawn_at = ${at} where category = ${category} and withdrawn_at is null`.execute(tx);
}
