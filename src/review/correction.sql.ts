import { sql } from "kysely";
import { z } from "zod";
import { CorrectionReason, InquiryState, Urgency } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { GivenAnswer, OpenCorrection } from "./correction.ts";

const GivenRow = z.object({
  answerId: z.string(),
  inquiryId: z.string(),
  state: InquiryState,
  urgency: Urgency,
  author: z.string(),
  lawyerId: z.string().nullable(),
  newest: z.boolean(),
  correcting: z.boolean(),
});

/** @param today YYYY-MM-DD: on which the licence of whoever approved it must count. Null where the draft was never delivered */
export async function givenAnswer(db: Reader, draftId: string, today: string): Promise<GivenAnswer | null> {
  const { rows } = await sql`
    select a.id as "answerId", i.id as "inquiryId", i.state, i.urgency, b.author,
      case when lawyer_may_sign(r.lawyer_id, ${today}::date) then r.lawyer_id end as "lawyerId",
      not exists (select 1 from answer o where o.inquiry_id = i.id and o.at > a.at) as newest,
      exists (select 1 from correction k where k.inquiry_id = i.id and k.outcome is null) as correcting
    from draft d join inquiry i on i.id = d.inquiry_id
    join review r on r.draft_id = d.id and r.decision in ('approve', 'edit-approve')
    join answer a on a.review_id = r.id join draft_body b on b.id = a.body_id
    where d.id = ${draftId}`.execute(db);
  return rows[0] ? GivenRow.parse(rows[0]) : null;
}

/** Two corrections of one inquiry come one after the other, and so does what the citizen adds. */
export async function lockMatter(tx: Tx, inquiryId: string): Promise<void> {
  await sql`select 1 from inquiry where id = ${inquiryId} for no key update`.execute(tx);
}

/** answered|closed → drafting → in_review: the next round begins with a copy, and nothing is drafted anew. */
export async function beginRound(tx: Tx, inquiryId: string, at: Date): Promise<number> {
  await sql`update inquiry set state = 'drafting', because = '更正答复', state_at = ${at}, round = round + 1 where id = ${inquiryId}`.execute(
    tx,
  );
  const { rows } = await sql<{ round: number }>`update inquiry set state = 'in_review', state_at = ${at} where id = ${inquiryId}
    returning round`.execute(tx);
  return rows[0]!.round;
}

const RANK: Record<Urgency, number> = { danger: 0, soon: 1, none: 1 };

export type Copy = { id: string; of: string; round: number; urgency: Urgency; assignedTo: string | null; at: Date };

/** Beside what was found for the old one. A wrong answer may be acted on meanwhile: its correction is never less than soon. */
export async function insertCopy(tx: Tx, { id, of, round, urgency, assignedTo, at }: Copy): Promise<void> {
  await sql`insert into draft (id, inquiry_id, round, seat_class, urgency_rank, category, written_by, assigned_to, waiting_since)
    select ${id}, inquiry_id, ${round}, seat_class, ${RANK[urgency]}, category, written_by, ${assignedTo}, ${at} from draft where id = ${of}`.execute(
    tx,
  );
  await sql`insert into retrieval (inquiry_id, round, articles, cases, at)
    select r.inquiry_id, ${round}, r.articles, r.cases, ${at} from retrieval r join draft d on d.inquiry_id = r.inquiry_id and d.round = r.round
    where d.id = ${of}`.execute(tx);
}

export type NewCorrection = {
  id: string;
  inquiryId: string;
  answerId: string;
  draftId: string;
  reason: CorrectionReason;
  note: Uint8Array;
  unchanged: Uint8Array;
  wasState: string;
  by: string;
  at: Date;
};

export async function insertCorrection(tx: Tx, k: NewCorrection): Promise<void> {
  await sql`insert into correction (id, inquiry_id, answer_id, draft_id, reason, note, unchanged, was_state, opened_by, opened_at)
    values (${k.id}, ${k.inquiryId}, ${k.answerId}, ${k.draftId}, ${k.reason}, ${k.note}, ${k.unchanged}, ${k.wasState}, ${k.by}, ${k.at})`.execute(
    tx,
  );
}

const OpenRow = z.object({
  id: z.string(),
  answerId: z.string(),
  reason: CorrectionReason,
  wasState: z.enum(["answered", "closed"]),
  unchanged: z.string(),
  openedAt: z.date(),
});

/** Whether the citizen has written since: what they said must not be lost. */
export async function saidSince(tx: Tx, inquiryId: string, since: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from message
    where inquiry_id = ${inquiryId} and from_whom = 'citizen' and at > ${since} limit 1`.execute(tx);
  return rows.length > 0;
}

/** The correction that the inquiry's live draft is for; null where it is for none. */
export async function openCorrection(db: Reader, inquiryId: string): Promise<OpenCorrection | null> {
  const { rows } =
    await sql`select id, answer_id as "answerId", reason, was_state as "wasState", encode(unchanged, 'hex') as unchanged, opened_at as "openedAt"
    from correction where inquiry_id = ${inquiryId} and outcome is null`.execute(db);
  return rows[0] ? OpenRow.parse(rows[0]) : null;
}

/** The old answer stands again, in the state it was in. */
export async function endCorrection(
  tx: Tx,
  k: { id: string; inquiryId: string; draftId: string; wasState: "answered" | "closed"; because: Uint8Array; by: string; at: Date },
): Promise<void> {
  await sql`update draft set state = 'withdrawn', claimed_until = null where id = ${k.draftId}`.execute(tx);
  await sql`update correction set outcome = 'given-up', because = ${k.because}, settled_by = ${k.by}, settled_at = ${k.at},
    round = (select round from inquiry where id = ${k.inquiryId}) where id = ${k.id}`.execute(tx);
  await sql`update inquiry set state = 'answered', because = null, state_at = ${k.at} where id = ${k.inquiryId}`.execute(tx);
  if (k.wasState === "closed") await sql`update inquiry set state = 'closed' where id = ${k.inquiryId}`.execute(tx);
}

const BesideRow = z.object({
  id: z.string(),
  reason: CorrectionReason,
  note: z.instanceof(Uint8Array).nullable(),
  by: z.string(),
  at: z.date(),
  wasDraftId: z.string(),
  wasAt: z.date(),
  hasContact: z.boolean(),
  open: z.boolean(),
});

/** What this draft corrects: the open correction of a live draft, or what its answer corrected. */
export async function correctionBeside(db: Reader, draftId: string): Promise<z.infer<typeof BesideRow> | null> {
  const { rows } = await sql`
    select k.id, k.reason, k.note, s.name as by, k.opened_at as at, r.draft_id as "wasDraftId", a.at as "wasAt",
      i.contact is not null as "hasContact", k.outcome is null as open
    from draft d join inquiry i on i.id = d.inquiry_id join correction k on k.inquiry_id = d.inquiry_id
    join answer a on a.id = k.answer_id join review r on r.id = a.review_id join staff s on s.id = k.opened_by
    where d.id = ${draftId} and (
      k.draft_id = d.id or (k.outcome is null and d.state in ('waiting', 'claimed', 'approved'))
      or exists (select 1 from answer n join review m on m.id = n.review_id where m.draft_id = d.id and n.corrects = k.answer_id
        and k.outcome = 'corrected'))
    order by k.opened_at desc limit 1`.execute(db);
  return rows[0] ? BesideRow.parse(rows[0]) : null;
}
