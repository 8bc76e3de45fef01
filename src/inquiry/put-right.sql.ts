import { sql } from "kysely";
import { z } from "zod";
import { ToldDay } from "#triage/triage.ts";
import type { Reader, Tx } from "#platform/database.ts";

const StandingRow = z.object({ answered: z.boolean(), corrections: z.int() });

export async function putRightSoFar(db: Reader, inquiryId: string): Promise<z.infer<typeof StandingRow>> {
  const { rows } = await sql`select exists (select 1 from answer where inquiry_id = ${inquiryId}) as answered,
    (select count(*)::int from citizen_correction where inquiry_id = ${inquiryId}) as corrections`.execute(db);
  return StandingRow.parse(rows[0]);
}

const WordsRow = z.object({ text: z.string(), at: z.date() });

/** What the citizen said first, without what is sealed: a page looks at it each time it is shown. */
export async function wordsOf(db: Reader, inquiryId: string): Promise<z.infer<typeof WordsRow>[]> {
  const { rows } = await sql`select text, at from message where inquiry_id = ${inquiryId} and from_whom = 'citizen'
    order by position limit 30`.execute(db);
  return rows.map((row) => WordsRow.parse(row));
}

export type NewCorrection = {
  inquiryId: string;
  n: number;
  was: { category: string; matterRegion: string | null };
  now: { category: string; matterRegion: string | null };
  dates: readonly ToldDay[];
  at: Date;
};

export async function insertCorrection(tx: Tx, c: NewCorrection): Promise<void> {
  await sql`insert into citizen_correction (inquiry_id, n, position, old_category, category, old_matter_region, matter_region, dates, at)
    select ${c.inquiryId}, ${c.n}, max(m.position), ${c.was.category}, ${c.now.category}, ${c.was.matterRegion}, ${c.now.matterRegion},
      ${JSON.stringify(c.dates)}::jsonb, ${c.at} from message m where m.inquiry_id = ${c.inquiryId} and m.from_whom = 'citizen'`.execute(
    tx,
  );
}

export async function saveMatterRegion(tx: Tx, inquiryId: string, region: string): Promise<void> {
  await sql`update inquiry set matter_region = ${region} where id = ${inquiryId}`.execute(tx);
}

const CorrectionRow = z.object({
  at: z.date(),
  oldCategory: z.string(),
  category: z.string(),
  place: z.boolean(),
  dates: z.array(ToldDay),
});

/** The oldest first. */
export async function correctionsOf(db: Reader, inquiryId: string): Promise<z.infer<typeof CorrectionRow>[]> {
  const { rows } = await sql`select at, old_category as "oldCategory", category, dates,
      matter_region is distinct from old_matter_region as place
    from citizen_correction where inquiry_id = ${inquiryId} order by n`.execute(db);
  return rows.map((row) => CorrectionRow.parse(row));
}
