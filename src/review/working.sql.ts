import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";

const WorkingRow = z.object({
  edition: z.int(),
  at: z.date(),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
  version: z.int(),
  base: z.instanceof(Uint8Array),
});

export async function workingCopyOf(db: Reader, draftId: string, lawyerId: string): Promise<z.output<typeof WorkingRow> | null> {
  const { rows } = await sql`select w.edition, w.at, w.sealed, encode(b.sha256, 'hex') as sha256, b.version, b.sealed as base
    from draft_working w join draft_body b on b.id = w.from_body
    where w.draft_id = ${draftId} and w.lawyer_id = ${lawyerId}`.execute(db);
  return rows[0] ? WorkingRow.parse(rows[0]) : null;
}

type Kept = { draftId: string; lawyerId: string; fromSha256: string; edition: number; sealed: Uint8Array; at: Date };

const bodyWith = ({ draftId, fromSha256 }: Kept) =>
  sql`(select b.id from draft_body b where b.draft_id = ${draftId} and b.sha256 = decode(${fromSha256}, 'hex') order by b.version desc limit 1)`;

/** @returns the new edition; null where another window replaced it meanwhile */
export async function replaceWorking(tx: Tx, kept: Kept): Promise<number | null> {
  const { rows } = await sql<{ edition: number }>`
    update draft_working set sealed = ${kept.sealed}, from_body = ${bodyWith(kept)}, at = ${kept.at}, edition = edition + 1
    where draft_id = ${kept.draftId} and lawyer_id = ${kept.lawyerId} and edition = ${kept.edition}
    returning edition`.execute(tx);
  return rows[0]?.edition ?? null;
}

/** @returns the new edition; null where there is one already */
export async function beginWorking(tx: Tx, kept: Kept): Promise<number | null> {
  const { rows } = await sql<{ edition: number }>`
    insert into draft_working (draft_id, lawyer_id, from_body, edition, sealed, at)
    values (${kept.draftId}, ${kept.lawyerId}, ${bodyWith(kept)}, ${kept.edition + 1}, ${kept.sealed}, ${kept.at})
    on conflict do nothing returning edition`.execute(tx);
  return rows[0]?.edition ?? null;
}

export async function deleteWorking(tx: Tx, draftId: string, lawyerId: string): Promise<void> {
  await sql`delete from draft_working where draft_id = ${draftId} and lawyer_id = ${lawyerId}`.execute(tx);
}

export async function isVersion(db: Reader, draftId: string, sha256: string): Promise<boolean> {
  const { rows } = await sql`select 1 from draft_body where draft_id = ${draftId} and sha256 = decode(${sha256}, 'hex')`.execute(db);
  return rows.length > 0;
}

const VersionRow = z.object({ version: z.int(), sha256: z.string(), author: z.string().nullable(), at: z.date() });

/** The newest hundred; a lawyer saves by hand or every other minute, so nobody comes near it. */
export async function versionsOf(db: Reader, draftId: string): Promise<z.output<typeof VersionRow>[]> {
  const { rows } = await sql`select b.version, encode(b.sha256, 'hex') as sha256, s.name as author, b.at
    from draft_body b left join staff s on s.id = b.author where b.draft_id = ${draftId}
    order by b.version desc limit 100`.execute(db);
  return rows.map((row) => VersionRow.parse(row));
}

const SealedRow = z.object({ version: z.int(), sealed: z.instanceof(Uint8Array), sha256: z.string() });

/** A version and the one before it, the newer first. */
export async function versionAndBefore(db: Reader, draftId: string, version: number): Promise<z.output<typeof SealedRow>[]> {
  const { rows } = await sql`select b.version, b.sealed, encode(b.sha256, 'hex') as sha256 from draft_body b
    where b.draft_id = ${draftId} and b.version in (${version}, ${version} - 1) order by b.version desc`.execute(db);
  return rows.map((row) => SealedRow.parse(row));
}
