import { sql } from "kysely";
import { z } from "zod";
import type { Reader } from "#platform/database.ts";
import type { Parties } from "./rules/conflict.ts";

const AdvisedRow = z.object({
  inquiryId: z.string(),
  by: z.string(),
  at: z.date(),
  parties: z.array(z.object({ index: z.string(), side: z.enum(["asker", "other", "unknown"]) })),
});
export type Advised = z.infer<typeof AdvisedRow>;

/** Most matters that one name leads to: a big employer is named by thousands, and a lawyer reads a few. */
const MOST = 50;

/** Matters that this lawyer's firm advised in and that share a party with this one, the newest first. */
export async function advisedNearby(db: Reader, inquiryId: string, lawyerId: string): Promise<Advised[]> {
  const { rows } = await sql`
    select a.inquiry_id as "inquiryId", s.name as by, a.at,
      (select jsonb_agg(jsonb_build_object('index', encode(p.index, 'hex'), 'side', p.side)) from party_index p
        where p.inquiry_id = a.inquiry_id) as parties
    from advised a join staff s on s.id = a.lawyer_id join lawyer me on me.staff_id = ${lawyerId}
    where (a.firm = me.firm or a.lawyer_id = me.staff_id) and a.inquiry_id <> ${inquiryId} and a.inquiry_id in (
      select p.inquiry_id from party_index p join party_index q on q.index = p.index where q.inquiry_id = ${inquiryId} and p.side <> q.side)
    order by a.at desc limit ${MOST}`.execute(db);
  return rows.map((row) => AdvisedRow.parse(row));
}

export async function partiesOf(db: Reader, inquiryId: string): Promise<Parties> {
  const { rows } = await sql`select encode(index, 'hex') as index, side from party_index where inquiry_id = ${inquiryId}`.execute(db);
  return rows.map((row) => AdvisedRow.shape.parties.element.parse(row));
}
