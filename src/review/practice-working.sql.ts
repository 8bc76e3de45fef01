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

export async function practiceWorkingOf(db: Reader, practiceId: string): Promise<z.output<typeof WorkingRow> | null> {
  const { rows } = await sql`select w.edition, w.at, w.sealed, encode(b.sha256, 'hex') as sha256, b.version, b.sealed as base
    from practice_working w join practice_body b on b.id = w.from_body where w.practice_id = ${practiceId}`.execute(db);
  return rows[0] ? WorkingRow.parse(rows[0]) : null;
}

type Kept = { practiceId: string; fromSha256: string; edition: number; sealed: Uint8Array; at: Date };

/** @returns the new edition; null where another window replaced it meanwhile, or there is no such version */
export async function writePracticeWorking(tx: Tx, k: Kept): Promise<number | null> {
  const { rows } = await sql<{ edition: number }>`
    insert into practice_working (practice_id, from_body, edition, sealed, at)
    select ${k.practiceId}, b.id, ${k.edition + 1}, ${k.sealed}, ${k.at} from practice_body b
    where b.practice_id = ${k.practiceId} and b.sha256 = decode(${k.fromSha256}, 'hex')
      and (${k.edition} = 0 or exists (select 1 from practice_working w where w.practice_id = ${k.practiceId}))
    on conflict (practice_id) do update set from_body = excluded.from_body, edition = excluded.edition, sealed = excluded.sealed,
      at = excluded.at where practice_working.edition = ${k.edition}
    returning edition`.execute(tx);
  return rows[0]?.edition ?? null;
}

export async function deletePracticeWorking(tx: Tx, practiceId: string, lawyerId: string): Promise<void> {
  await sql`delete from practice_working w using practice p
    where w.practice_id = ${practiceId} and p.id = w.practice_id and p.lawyer_id = ${lawyerId}`.execute(tx);
}

const VersionRow = z.object({
  version: z.int(),
  sha256: z.string(),
  author: z.string().nullable(),
  at: z.date(),
  sealed: z.instanceof(Uint8Array),
});

/** The newest first; the first is the machine's. */
export async function practiceVersions(db: Reader, practiceId: string): Promise<z.output<typeof VersionRow>[]> {
  const { rows } = await sql`select b.version, encode(b.sha256, 'hex') as sha256, b.at, b.sealed,
      case when b.version > 1 then (select s.name from practice p join staff s on s.id = p.lawyer_id where p.id = b.practice_id) end as author
    from practice_body b where b.practice_id = ${practiceId} order by b.version desc limit 100`.execute(db);
  return rows.map((row) => VersionRow.parse(row));
}
