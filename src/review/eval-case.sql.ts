import { sql } from "kysely";
import { z } from "zod";
import type { Reader } from "#platform/database.ts";
import type { Stretch } from "#language/month.ts";

const Row = z.object({
  id: z.string(),
  inquiryId: z.string(),
  draftId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
  words: z.array(z.string()),
});
export type AnsweredRow = z.infer<typeof Row>;

/**
 * Answers that stand, by id: none that was corrected or found wrong, none of a matter that was withdrawn or erased. A
 * further question leans on what was said before, so that only the first answer of a matter is a case.
 */
export async function answeredAfter(db: Reader, { from, until }: Stretch, after: string, limit: number): Promise<AnsweredRow[]> {
  const { rows } = await sql`
    select a.id, i.id as "inquiryId", d.id as "draftId", c.id as "citizenId", c.data_key as "dataKey", b.sealed,
      encode(b.sha256, 'hex') as sha256,
      array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' and m.at <= a.at order by m.position) as words
    from answer a join review r on r.id = a.review_id join draft d on d.id = r.draft_id join draft_body b on b.id = a.body_id
    join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id
    where a.id > ${after}::uuid and a.at >= ${from} and a.at < ${until} and i.state <> 'withdrawn' and c.data_key is not null
      and not exists (select 1 from correction k where k.inquiry_id = i.id and k.outcome is distinct from 'given-up')
      and not exists (select 1 from second_reading s where s.review_id = r.id and s.verdict = 'wrong')
      and not exists (select 1 from answer e where e.inquiry_id = i.id and e.at < a.at)
    order by a.id limit ${limit}`.execute(db);
  return rows.map((row) => Row.parse(row));
}
