import { sql } from "kysely";
import { z } from "zod";
import type { DraftSummary } from "../contract.ts";
import { CategoryCode, Channel, FactQuestion, GroupMark, InquiryState, SeatClass, Urgency } from "../contract.ts";
import type { Reader } from "#platform/database.ts";
import { StoredMark, clockOf, markOf } from "./clock-beside.sql.ts";

const EXCERPT = 60;

const SummaryRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  state: z.enum(["waiting", "claimed", "approved"]),
  category: CategoryCode,
  urgency: Urgency,
  seatClass: SeatClass,
  waitingSince: z.date(),
  leaseUntil: z.date().nullable(),
  excerpt: z.string().nullable(),
  assignedTo: z.string().nullable(),
  corrects: z.boolean(),
  clock: StoredMark.nullable(),
  group: GroupMark.nullable(),
});

const summaryQuery = sql`
  select d.id, d.inquiry_id as "inquiryId", d.state, i.category, i.urgency, d.seat_class as "seatClass",
    d.waiting_since as "waitingSince", d.claimed_until as "leaseUntil",
    (select left(m.text, ${EXCERPT}) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1) as excerpt,
    (select s.name from staff s where s.id = d.assigned_to) as "assignedTo",
    exists (select 1 from correction k where k.inquiry_id = d.inquiry_id and k.outcome is null) as corrects,
    ${clockOf(sql`d.inquiry_id`)} as clock,
    (select jsonb_build_object('id', g.id, 'name', g.name, 'lead', (select s.name from staff s where s.id = g.lead_id))
      from matter_group_member m join matter_group g on g.id = m.group_id where m.inquiry_id = i.id and m.left_at is null) as "group"
  from draft d join inquiry i on i.id = d.inquiry_id`;

function summaries(rows: unknown[]): DraftSummary[] {
  return rows.map((row) => {
    const r = SummaryRow.parse(row);
    return {
      ...r,
      waitingSince: r.waitingSince.toISOString(),
      leaseUntil: r.leaseUntil?.toISOString() ?? null,
      excerpt: r.excerpt ?? "",
      clock: markOf(r.clock),
    };
  });
}

export async function heldBy(db: Reader, lawyerId: string, now: Date): Promise<DraftSummary[]> {
  const { rows } = await sql`${summaryQuery} where d.claimed_by = ${lawyerId} and d.state = 'claimed' and d.claimed_until > ${now}
    order by d.claimed_until`.execute(db);
  return summaries(rows);
}

/** @param forLawyer only what this lawyer may be given; null for all. Who is barred from what is asked of the page alone: it costs */
export async function waitingDrafts(
  db: Reader,
  forLawyer: { id: string; seatClasses: string[] } | null,
  limit: number,
  after: string | null = null,
): Promise<DraftSummary[]> {
  const { rows } = await sql`select page.* from (${summaryQuery} where d.state = 'waiting'
    and (${forLawyer === null} or d.assigned_to = ${forLawyer?.id ?? ""}
      or (d.assigned_to is null and d.seat_class = any(${forLawyer?.seatClasses ?? []})))
    and (${after}::uuid is null
      or (d.urgency_rank, d.waiting_since, d.id) > (select a.urgency_rank, a.waiting_since, a.id from draft a where a.id = ${after}::uuid))
    order by d.urgency_rank, d.waiting_since, d.id limit ${limit}) page
    where ${forLawyer === null} or not stays_away(${forLawyer?.id ?? ""}, page."inquiryId")`.execute(db);
  return summaries(rows);
}

const CountsRow = z.object({ waiting: z.int(), danger: z.int(), soon: z.int(), claimed: z.int() });

export async function queueCounts(db: Reader): Promise<z.infer<typeof CountsRow>> {
  const { rows } = await sql`select
      count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'waiting' and urgency_rank = 0)::int as danger,
      count(*) filter (where state = 'waiting' and urgency_rank = 1)::int as soon,
      count(*) filter (where state = 'claimed')::int as claimed
    from draft where state in ('waiting', 'claimed')`.execute(db);
  return CountsRow.parse(rows[0]);
}

const PlaceRow = z.object({ state: z.string(), ahead: z.int(), waiting: z.int() });

/** Where an inquiry's live draft stands in its class; null while it has none. */
export async function placeInQueue(db: Reader, inquiryId: string): Promise<z.infer<typeof PlaceRow> | null> {
  const { rows } = await sql`
    select d.state,
      (select count(*)::int from draft o where o.state = 'waiting' and o.seat_class = d.seat_class
        and (o.urgency_rank, o.waiting_since, o.id) < (d.urgency_rank, d.waiting_since, d.id)) as ahead,
      (select count(*)::int from draft o where o.state = 'waiting' and o.seat_class = d.seat_class) as waiting
    from draft d where d.inquiry_id = ${inquiryId} and d.state in ('waiting', 'claimed', 'approved')`.execute(db);
  return rows[0] ? PlaceRow.parse(rows[0]) : null;
}

/** Median minutes from question to answer over the last fifty answers; null while there are none. */
export async function medianMinutes(db: Reader): Promise<number | null> {
  const { rows } = await sql<{ minutes: number | null }>`
    select percentile_cont(0.5) within group (order by extract(epoch from a.at - i.received_at) / 60) as minutes
    from (select * from answer where corrects is null order by at desc limit 50) a join inquiry i on i.id = a.inquiry_id`.execute(db);
  const minutes = rows[0]?.minutes ?? null;
  return minutes === null ? null : Math.max(1, Math.round(minutes));
}

const LikeRow = z.object({ minutes: z.number().nullable(), like: z.int() });

/**
 * Of the last fifty first answers in this matter's category that were given in office hours: the middle of the office
 * minutes that they took, and how many they are. Nights and days off are not counted, and say nothing of the day.
 */
export async function likeMatters(db: Reader, inquiryId: string): Promise<z.infer<typeof LikeRow>> {
  const { rows } = await sql`with this as (select i.category, calendar_of(i.id) as cal from inquiry i where i.id = ${inquiryId})
    select percentile_cont(0.5) within group (order by l.seconds / 60) as minutes, count(*)::int as like from (
      select clock_seconds('working-hour', this.cal, i.received_at, a.at) as seconds
      from this join inquiry i on i.category = this.category join answer a on a.inquiry_id = i.id
      where a.corrects is null and not exists (select 1 from answer b where b.inquiry_id = i.id and b.at < a.at)
        and exists (select 1 from office_hours h where h.calendar = this.cal and a.at between h.opens and h.closes)
      order by a.at desc limit 50) l`.execute(db);
  return LikeRow.parse(rows[0]);
}

const HistoryRow = z.object({
  draftId: z.string(),
  inquiryId: z.string(),
  decision: z.string(),
  at: z.date(),
  category: z.string(),
  excerpt: z.string().nullable(),
  changed: z.boolean(),
});

export async function reviewsBy(db: Reader, lawyerId: string, limit: number, before: string | null): Promise<z.infer<typeof HistoryRow>[]> {
  const { rows } = await sql`
    select r.draft_id as "draftId", d.inquiry_id as "inquiryId", r.decision, r.at, i.category, b.version > 1 as changed,
      (select left(m.text, ${EXCERPT}) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1) as excerpt
    from review r join draft d on d.id = r.draft_id join inquiry i on i.id = d.inquiry_id join draft_body b on b.id = r.body_id
    where r.lawyer_id = ${lawyerId} and (${before}::timestamptz is null or r.at < ${before}::timestamptz) order by r.at desc limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => HistoryRow.parse(row));
}

const InquiryRow = z.object({
  channel: Channel,
  state: InquiryState,
  category: CategoryCode,
  urgency: Urgency,
  region: z.string().nullable(),
  matterRegion: z.string().nullable(),
  receivedAt: z.date(),
  triage: z.unknown(),
  notices: z.array(z.string()),
  messages: z.array(
    z.object({
      id: z.string(),
      at: z.coerce.date(),
      from: z.enum(["citizen", "service", "lawyer"]),
      text: z.string(),
      questions: z.array(FactQuestion),
    }),
  ),
});

/** What the citizen wrote, redacted, the first first. */
export async function toldBy(db: Reader, inquiryId: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select text from message where inquiry_id = ${inquiryId} and from_whom = 'citizen'
    order by position`.execute(db);
  return rows.map(({ text }) => text);
}

/** The inquiry beside its draft: redacted words only. */
export async function inquiryBeside(db: Reader, inquiryId: string): Promise<z.infer<typeof InquiryRow>> {
  const { rows } = await sql`
    select i.channel, i.state, i.category, i.urgency, i.region, i.matter_region as "matterRegion", i.received_at as "receivedAt", i.triage,
      array(select n.code from notice_raised n where n.inquiry_id = i.id) as notices,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'at', m.at, 'from', m.from_whom, 'text', m.text, 'questions', m.questions)
        order by m.position) from message m where m.inquiry_id = i.id), '[]') as messages
    from inquiry i where i.id = ${inquiryId}`.execute(db);
  return InquiryRow.parse(rows[0]);
}
