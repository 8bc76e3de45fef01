import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel } from "../contract.ts";
import { RatingReason } from "#contract/feedback.ts";
import { ReReviewOutcome } from "#contract/re-reviews.ts";
import type { Reader, Tx } from "#platform/database.ts";

const Row = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  answerId: z.string(),
  draftId: z.string(),
  cause: z.enum(["rating", "complaint"]),
  stars: z.int().nullable(),
  reasons: z.array(RatingReason).nullable(),
  said: z.string(),
  complained: z.string(),
  category: CategoryCode,
  channel: Channel,
  excerpt: z.string(),
  author: z.string(),
  authorId: z.string(),
  madeAt: z.date(),
  clock: z.object({ dueAt: z.coerce.date(), warnAt: z.coerce.date(), alarmAt: z.coerce.date(), paused: z.boolean() }).nullable(),
  takenBy: z.string().nullable(),
  holder: z.string().nullable(),
  correcting: z.boolean(),
  barred: z.boolean(),
  outcome: z.enum([...ReReviewOutcome.options, "withdrawn"]).nullable(),
  note: z.instanceof(Uint8Array).nullable(),
  settledAt: z.date().nullable(),
});
export type ReReviewRow = z.infer<typeof Row>;

const EXCERPT = 120;

/**
 * What was said is not shown once the citizen took it back, or had it erased; of complaints only what is about the answer.
 * @param viewer from which tasks they are barred is looked up for open ones alone
 */
const tasks = (
  viewer: string,
) => sql`select v.id, v.inquiry_id as "inquiryId", z.id as "citizenId", z.data_key as "dataKey", v.answer_id as "answerId",
    r.draft_id as "draftId", v.cause, t.stars, t.reasons, i.category, i.channel, a1.name as author, v.author_id as "authorId", v.made_at as "madeAt",
    v.taken_by as "takenBy", h.name as holder, v.outcome, v.note, v.settled_at as "settledAt",
    exists (select 1 from correction k where k.answer_id = v.answer_id and k.opened_at >= v.made_at and k.outcome is distinct from 'given-up') as correcting,
    v.outcome is null and keeps_out(${viewer}, v.inquiry_id) as barred,
    case when i.state = 'withdrawn' or z.data_key is null then '' else coalesce(t.words, '') end as said,
    case when i.state = 'withdrawn' or z.data_key is null then '' else coalesce((select string_agg(k.words, '；' order by k.made_at)
      from complaint k where k.answer_id = v.answer_id and k.about not in ('conduct', 'privacy')), '') end as complained,
    case when i.state = 'withdrawn' or z.data_key is null then '' else coalesce((select left(m.text, ${EXCERPT}) from message m
      where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1), '') end as excerpt,
    (select jsonb_build_object('dueAt', c.due_at, 'warnAt', c.warn_at, 'alarmAt', c.alarm_at, 'paused', c.paused_at is not null)
      from clock c where c.about = 're-review' and c.about_id = v.id and c.met_at is null and c.dropped_at is null) as clock
  from re_review v join inquiry i on i.id = v.inquiry_id join citizen z on z.id = i.citizen_id join answer a on a.id = v.answer_id
  join review r on r.id = a.review_id join staff a1 on a1.id = v.author_id left join staff h on h.id = v.taken_by
  left join rating t on t.answer_id = v.answer_id`;

const parsed = (rows: unknown[]): ReReviewRow[] => rows.map((row) => Row.parse(row));

export async function openReReviews(db: Reader, viewer: string, limit: number): Promise<ReReviewRow[]> {
  const { rows } = await sql`${tasks(viewer)} where v.outcome is null
    order by (select c.due_at from clock c where c.about = 're-review' and c.about_id = v.id and c.met_at is null and c.dropped_at is null)
      nulls last, v.made_at, v.id limit ${limit}`.execute(db);
  return parsed(rows);
}

export async function settledReReviews(db: Reader, viewer: string, limit: number): Promise<ReReviewRow[]> {
  const { rows } = await sql`${tasks(viewer)} where v.outcome is not null order by v.settled_at desc, v.id limit ${limit}`.execute(db);
  return parsed(rows);
}

export async function reReviewById(db: Reader, viewer: string, id: string): Promise<ReReviewRow | null> {
  const { rows } = await sql`${tasks(viewer)} where v.id = ${id}`.execute(db);
  return parsed(rows)[0] ?? null;
}

/** Locks the task until the transaction ends: two lawyers do not take one. The matter first, as a withdrawal does. */
export async function lockReReview(tx: Tx, viewer: string, id: string): Promise<ReReviewRow | null> {
  await sql`select 1 from inquiry where id = (select v.inquiry_id from re_review v where v.id = ${id}) for no key update`.execute(tx);
  await sql`select 1 from re_review where id = ${id} for update`.execute(tx);
  return reReviewById(tx, viewer, id);
}

export async function takeReReviewRow(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await sql`update re_review set taken_by = ${by}, taken_at = ${at} where id = ${id}`.execute(tx);
}

export async function settleReReviewRow(tx: Tx, id: string, end: { outcome: string; note: Uint8Array | null; at: Date }): Promise<void> {
  await sql`update re_review set outcome = ${end.outcome}, note = ${end.note}, settled_at = ${end.at} where id = ${id}`.execute(tx);
}
