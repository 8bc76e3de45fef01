import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, InquiryState } from "../contract.ts";
import { ComplaintAbout, ComplaintOutcome, RatingReason } from "#contract/feedback.ts";
import type { Reader, Tx } from "#platform/database.ts";

const MatterRow = z.object({
  state: InquiryState,
  answerId: z.string().nullable(),
  answerAt: z.date().nullable(),
  stars: z.int().nullable(),
  reasons: z.array(RatingReason).nullable(),
  words: z.string().nullable(),
  ratedAt: z.date().nullable(),
  openComplaints: z.int(),
  callable: z.boolean(),
  reviewedBy: z.date().nullable(),
});
export type FeedbackMatter = z.infer<typeof MatterRow>;

/** The matter, its newest answer, and the rating of that answer. */
export async function feedbackMatter(db: Reader, inquiryId: string): Promise<FeedbackMatter> {
  const { rows } = await sql`select i.state, a.id as "answerId", a.at as "answerAt", t.stars, t.reasons, t.words, t.rated_at as "ratedAt",
      (select count(*)::int from complaint k where k.inquiry_id = i.id and k.outcome is null) as "openComplaints",
      i.contact is not null as callable,
      (select c.due_at from re_review v join clock c on c.about = 're-review' and c.about_id = v.id and c.met_at is null and c.dropped_at is null
        where v.answer_id = a.id and v.outcome is null) as "reviewedBy"
    from inquiry i left join lateral (select * from answer x where x.inquiry_id = i.id order by x.at desc limit 1) a on true
    left join rating t on t.answer_id = a.id where i.id = ${inquiryId}`.execute(db);
  return MatterRow.parse(rows[0]);
}

export async function lockMatter(tx: Tx, inquiryId: string): Promise<void> {
  await sql`select 1 from inquiry where id = ${inquiryId} for no key update`.execute(tx);
}

export async function saveRating(
  tx: Tx,
  r: { answerId: string; inquiryId: string; stars: number; reasons: string[]; words: string; at: Date },
): Promise<void> {
  await sql`insert into rating (answer_id, inquiry_id, stars, reasons, words, rated_at, changed_at)
    values (${r.answerId}, ${r.inquiryId}, ${r.stars}, ${r.reasons}::text[], ${r.words}, ${r.at}, ${r.at})
    on conflict (answer_id) do update set stars = excluded.stars, reasons = excluded.reasons, words = excluded.words,
      changed_at = excluded.changed_at`.execute(tx);
}

export async function insertComplaint(
  tx: Tx,
  c: { id: string; inquiryId: string; answerId: string | null; about: string; words: string; at: Date },
): Promise<void> {
  await sql`insert into complaint (id, inquiry_id, answer_id, about, words, made_at)
    values (${c.id}, ${c.inquiryId}, ${c.answerId}, ${c.about}, ${c.words}, ${c.at})`.execute(tx);
}

const ClockOf = z.object({
  id: z.string(),
  code: z.string(),
  article: z.string().nullable(),
  dueAt: z.coerce.date(),
  warnAt: z.coerce.date(),
  alarmAt: z.coerce.date(),
  paused: z.boolean(),
  mayExtendBy: z.int(),
});

const ComplaintRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  answerId: z.string().nullable(),
  draftId: z.string().nullable(),
  about: ComplaintAbout,
  words: z.string(),
  category: CategoryCode,
  channel: Channel,
  madeAt: z.date(),
  handledAs: z.enum(["bureau", "petition"]),
  toldAt: z.date().nullable(),
  outcome: z.enum([...ComplaintOutcome.options, "withdrawn"]).nullable(),
  reply: z.instanceof(Uint8Array).nullable(),
  settledBy: z.string().nullable(),
  settledAt: z.date().nullable(),
  clocks: z.array(ClockOf),
});
export type ComplaintRow = z.infer<typeof ComplaintRow>;

/** What was said is not shown once the citizen took it back, or had it erased. */
const complaints = sql`select k.id, k.inquiry_id as "inquiryId", z.id as "citizenId", z.data_key as "dataKey", k.answer_id as "answerId",
    (select r.draft_id from answer a join review r on r.id = a.review_id where a.id = k.answer_id) as "draftId", k.about,
    case when i.state = 'withdrawn' or z.data_key is null then '' else k.words end as words, i.category, i.channel, k.made_at as "madeAt",
    k.handled_as as "handledAs", k.told_at as "toldAt", k.outcome, k.reply, s.name as "settledBy", k.settled_at as "settledAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'article', c.article, 'dueAt', c.due_at, 'warnAt', c.warn_at,
        'alarmAt', c.alarm_at, 'paused', c.paused_at is not null, 'mayExtendBy', c.extends_by - c.extended_days) order by c.due_at)
      from clock c where c.about = 'complaint' and c.about_id = k.id and c.met_at is null and c.dropped_at is null), '[]') as clocks
  from complaint k join inquiry i on i.id = k.inquiry_id join citizen z on z.id = i.citizen_id left join staff s on s.id = k.settled_by`;

const parsed = (rows: unknown[]): ComplaintRow[] => rows.map((row) => ComplaintRow.parse(row));

export async function complaintsOf(db: Reader, inquiryId: string): Promise<ComplaintRow[]> {
  const { rows } = await sql`${complaints} where k.inquiry_id = ${inquiryId} order by k.made_at desc limit 20`.execute(db);
  return parsed(rows);
}

export async function openComplaints(db: Reader, limit: number): Promise<ComplaintRow[]> {
  const { rows } = await sql`${complaints} where k.outcome is null order by k.made_at, k.id limit ${limit}`.execute(db);
  return parsed(rows);
}

export async function settledComplaints(db: Reader, limit: number): Promise<ComplaintRow[]> {
  const { rows } = await sql`${complaints} where k.outcome is not null order by k.settled_at desc, k.id limit ${limit}`.execute(db);
  return parsed(rows);
}

export async function complaintById(db: Reader, id: string): Promise<ComplaintRow | null> {
  const { rows } = await sql`${complaints} where k.id = ${id}`.execute(db);
  return parsed(rows)[0] ?? null;
}

/** The matter first, as a withdrawal does: locked the other way round, the two would wait for one another. */
export async function lockComplaint(tx: Tx, id: string): Promise<ComplaintRow | null> {
  await sql`select 1 from inquiry where id = (select k.inquiry_id from complaint k where k.id = ${id}) for no key update`.execute(tx);
  await sql`select 1 from complaint where id = ${id} for update`.execute(tx);
  return complaintById(tx, id);
}

export async function asPetition(tx: Tx, id: string): Promise<void> {
  await sql`update complaint set handled_as = 'petition' where id = ${id}`.execute(tx);
}

export async function markTold(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update complaint set told_at = ${at} where id = ${id}`.execute(tx);
}

export async function endComplaint(
  tx: Tx,
  id: string,
  end: { outcome: string; reply: Uint8Array | null; by: string; at: Date },
): Promise<void> {
  await sql`update complaint set outcome = ${end.outcome}, reply = ${end.reply}, settled_by = ${end.by}, settled_at = ${end.at}
    where id = ${id}`.execute(tx);
}
