import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";

const ApprovedRow = z.object({ draftId: z.string(), inquiryId: z.string(), reviewId: z.string(), bodyId: z.string() });

/** The approving review of a draft that is approved and not yet delivered; locked until the transaction ends. */
export async function approvedDraft(tx: Tx, draftId: string): Promise<z.infer<typeof ApprovedRow> | null> {
  const { rows } = await sql`
    select d.id as "draftId", d.inquiry_id as "inquiryId", r.id as "reviewId", r.body_id as "bodyId"
    from draft d join review r on r.draft_id = d.id and r.decision in ('approve', 'edit-approve')
    where d.id = ${draftId} and d.state = 'approved' for update of d`.execute(tx);
  return rows[0] ? ApprovedRow.parse(rows[0]) : null;
}

export async function insertAnswer(
  tx: Tx,
  a: { id: string; inquiryId: string; reviewId: string; bodyId: string; at: Date },
): Promise<void> {
  await sql`insert into answer (id, inquiry_id, review_id, body_id, at)
    values (${a.id}, ${a.inquiryId}, ${a.reviewId}, ${a.bodyId}, ${a.at})`.execute(tx);
}

export async function markDelivered(tx: Tx, draftId: string, inquiryId: string, at: Date): Promise<void> {
  await sql`update draft set state = 'delivered' where id = ${draftId}`.execute(tx);
  await sql`update inquiry set state = 'answered', because = null, state_at = ${at} where id = ${inquiryId} and state = 'in_review'`.execute(
    tx,
  );
}

const AnswerRow = z.object({
  at: z.date(),
  draftId: z.string(),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
  lawyer: z.string(),
  workNo: z.string().nullable(),
  firm: z.string(),
});

export async function newestAnswer(db: Reader, inquiryId: string): Promise<z.infer<typeof AnswerRow> | null> {
  const { rows } = await sql`
    select a.at, b.draft_id as "draftId", b.sealed, encode(b.sha256, 'hex') as sha256, s.name as lawyer, l.work_no as "workNo", l.firm
    from answer a join draft_body b on b.id = a.body_id join review r on r.id = a.review_id
    join lawyer l on l.staff_id = r.lawyer_id join staff s on s.id = l.staff_id
    where a.inquiry_id = ${inquiryId} order by a.at desc limit 1`.execute(db);
  return rows[0] ? AnswerRow.parse(rows[0]) : null;
}

const ReadRow = z.object({
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  state: z.string(),
  draftId: z.string(),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
  words: z.array(z.string()),
});

/** An answer with the redacted words that it answers: what the citizen added afterwards is none of them. */
export async function answerById(db: Reader, id: string): Promise<z.infer<typeof ReadRow> | null> {
  const { rows } = await sql`
    select c.id as "citizenId", c.data_key as "dataKey", i.state, b.draft_id as "draftId", b.sealed, encode(b.sha256, 'hex') as sha256,
      array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' and m.at <= b.at order by m.position) as words
    from answer a join draft_body b on b.id = a.body_id join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id
    where a.id = ${id}`.execute(db);
  return rows[0] ? ReadRow.parse(rows[0]) : null;
}
