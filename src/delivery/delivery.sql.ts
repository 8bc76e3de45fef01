import { sql } from "kysely";
import { z } from "zod";
import { CorrectionReason, WrittenBy } from "../contract.ts";
import { SpokenHow } from "#contract/speaking.ts";
import type { Reader, Tx } from "#platform/database.ts";

const ApprovedRow = z.object({
  draftId: z.string(),
  inquiryId: z.string(),
  reviewId: z.string(),
  bodyId: z.string(),
  corrects: z.string().nullable(),
});

/** The approving review of a draft that is approved and not yet delivered; its inquiry and it are locked until the transaction ends. */
export async function approvedDraft(tx: Tx, draftId: string): Promise<z.infer<typeof ApprovedRow> | null> {
  await sql`select 1 from inquiry where id = (select d.inquiry_id from draft d where d.id = ${draftId}) for no key update`.execute(tx);
  const { rows } = await sql`
    select d.id as "draftId", d.inquiry_id as "inquiryId", r.id as "reviewId", r.body_id as "bodyId",
      (select k.answer_id from correction k where k.inquiry_id = d.inquiry_id and k.outcome is null) as corrects
    from draft d join review r on r.draft_id = d.id and r.decision in ('approve', 'edit-approve')
    where d.id = ${draftId} and d.state = 'approved' for update of d`.execute(tx);
  return rows[0] ? ApprovedRow.parse(rows[0]) : null;
}

export async function insertAnswer(
  tx: Tx,
  a: { id: string; inquiryId: string; reviewId: string; bodyId: string; corrects: string | null; at: Date },
): Promise<void> {
  await sql`insert into answer (id, inquiry_id, review_id, body_id, corrects, at)
    values (${a.id}, ${a.inquiryId}, ${a.reviewId}, ${a.bodyId}, ${a.corrects}, ${a.at})`.execute(tx);
}

export async function markDelivered(tx: Tx, draftId: string, inquiryId: string, at: Date): Promise<void> {
  await sql`update draft set state = 'delivered' where id = ${draftId}`.execute(tx);
  await sql`update inquiry set state = 'answered', because = null, state_at = ${at} where id = ${inquiryId} and state = 'in_review'`.execute(
    tx,
  );
}

const Numbered = z.object({ year: z.int(), seq: z.int() });

const Correction = z.object({ at: z.coerce.date(), reason: CorrectionReason });

const AnswerRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  at: z.date(),
  number: Numbered,
  correctsNumber: Numbered.nullable(),
  correctedByNumber: Numbered.nullable(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  state: z.string(),
  draftId: z.string(),
  draftedBy: WrittenBy.shape.kind,
  edited: z.boolean(),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
  lawyer: z.object({ name: z.string(), licenceNo: z.string(), workNo: z.string().nullable(), firm: z.string() }),
  words: z.array(z.string()),
  /** The answer that it corrects: when that was given, and what was wrong with it. */
  corrects: Correction.nullable(),
  /** The answer that corrects it: when that was given, and what was wrong with this one. */
  correctedBy: Correction.nullable(),
  spoken: z.object({ at: z.coerce.date(), how: SpokenHow }).nullable(),
  /** Another lawyer gave the answer before this one. */
  takenOver: z.boolean(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** An answer with the redacted words that it answers: what the citizen added afterwards is none of them. */
const answers = sql`
  select a.id, a.inquiry_id as "inquiryId", a.at, jsonb_build_object('year', n.year, 'seq', n.seq) as number,
    (select jsonb_build_object('year', o.year, 'seq', o.seq) from answer_number o where o.answer_id = a.corrects) as "correctsNumber",
    (select jsonb_build_object('year', o.year, 'seq', o.seq) from answer k join answer_number o on o.answer_id = k.id
      where k.corrects = a.id) as "correctedByNumber",
    c.id as "citizenId", c.data_key as "dataKey", i.state, d.id as "draftId", d.written_by ->> 'kind' as "draftedBy",
    b.version > 1 as edited, b.sealed, encode(b.sha256, 'hex') as sha256,
    jsonb_build_object('name', s.name, 'licenceNo', r.licence_no, 'workNo', l.work_no, 'firm', l.firm) as lawyer,
    array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' and m.at <= b.at order by m.position) as words,
    (select jsonb_build_object('at', o.at, 'reason', k.reason) from answer o join correction k on k.answer_id = o.id and k.outcome = 'corrected'
      where o.id = a.corrects) as corrects,
    (select jsonb_build_object('at', o.at, 'reason', k.reason) from answer o join correction k on k.answer_id = a.id and k.outcome = 'corrected'
      where o.corrects = a.id) as "correctedBy",
    (select jsonb_build_object('at', t.at, 'how', t.how) from answer_told t where t.answer_id = a.id and t.proof = 'spoken') as spoken,
    coalesce((select q.lawyer_id <> r.lawyer_id from answer o join review q on q.id = o.review_id
      where o.inquiry_id = a.inquiry_id and o.at < a.at order by o.at desc limit 1), false) as "takenOver"
  from answer a join answer_number n on n.answer_id = a.id join draft_body b on b.id = a.body_id join draft d on d.id = b.draft_id
  join review r on r.id = a.review_id join lawyer l on l.staff_id = r.lawyer_id join staff s on s.id = l.staff_id
  join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id`;

export async function newestAnswer(db: Reader, inquiryId: string): Promise<AnswerRow | null> {
  const { rows } = await sql`${answers} where a.inquiry_id = ${inquiryId} order by a.at desc limit 1`.execute(db);
  return rows[0] ? AnswerRow.parse(rows[0]) : null;
}

/** Those that were corrected, the newest first. */
export async function correctedAnswers(db: Reader, inquiryId: string): Promise<AnswerRow[]> {
  const { rows } = await sql`${answers} where a.inquiry_id = ${inquiryId} and exists (select 1 from answer y where y.corrects = a.id)
    order by a.at desc`.execute(db);
  return rows.map((row) => AnswerRow.parse(row));
}

export async function correctingSince(db: Reader, inquiryId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`select opened_at as at from correction
    where inquiry_id = ${inquiryId} and outcome is null`.execute(db);
  return rows[0]?.at ?? null;
}

export async function answerById(db: Reader, id: string): Promise<AnswerRow | null> {
  const { rows } = await sql`${answers} where a.id = ${id}`.execute(db);
  return rows[0] ? AnswerRow.parse(rows[0]) : null;
}

export async function answerOfDraft(db: Reader, draftId: string): Promise<AnswerRow | null> {
  const { rows } = await sql`${answers} where d.id = ${draftId}`.execute(db);
  return rows[0] ? AnswerRow.parse(rows[0]) : null;
}
