import { sql } from "kysely";
import { z } from "zod";
import { BrokenReason, ClockAbout, ClockKind } from "#contract/clocks.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { ClockRow } from "./clock.ts";

const Row = z.object({
  id: z.string(),
  kind: ClockKind,
  code: z.string(),
  about: ClockAbout,
  aboutId: z.string(),
  inquiryId: z.string(),
  article: z.string().nullable(),
  extendsBy: z.int(),
  extendedDays: z.int(),
  startedAt: z.date(),
  dueAt: z.date(),
  warnAt: z.date(),
  alarmAt: z.date(),
  pausedAt: z.date().nullable(),
  warnedAt: z.date().nullable(),
  escalatedAt: z.date().nullable(),
  brokenAt: z.date().nullable(),
  reason: BrokenReason.nullable(),
  reasonNote: z.string().nullable(),
  reasonedBy: z.string().nullable(),
});

const ListedRow = Row.extend({
  draftId: z.string().nullable(),
  excerpt: z.string(),
  order: z.string().nullable(),
  holder: z.string().nullable(),
});
export type ListedClock = z.infer<typeof ListedRow>;

const EXCERPT = 60;

const columns = sql`c.id, c.kind, c.code, c.about, c.about_id as "aboutId", c.inquiry_id as "inquiryId", c.article,
  c.extends_by as "extendsBy", c.extended_days as "extendedDays", c.started_at as "startedAt", c.due_at as "dueAt", c.warn_at as "warnAt",
  c.alarm_at as "alarmAt", c.paused_at as "pausedAt", c.warned_at as "warnedAt", c.escalated_at as "escalatedAt",
  c.broken_at as "brokenAt", c.reason, c.reason_note as "reasonNote", c.reasoned_by as "reasonedBy"`;

/** What was said is not shown once the citizen took it back or had it erased. */
const listed = sql`select ${columns},
    (select d.id from draft d where d.inquiry_id = c.inquiry_id order by d.round desc limit 1) as "draftId",
    case when i.state = 'withdrawn' or z.data_key is null then '' else coalesce((select left(m.text, ${EXCERPT}) from message m
      where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1), '') end as excerpt,
    case when c.kind = 'order' then (select w.number from work_order w where w.inquiry_id = c.inquiry_id) end as "order",
    case c.about
      when 'answer' then (select s.name from draft d join staff s on s.id = d.claimed_by where d.inquiry_id = c.inquiry_id and d.state = 'claimed')
      when 'callback' then (select s.name from callback_task t join staff s on s.id = t.held_by where t.id = c.about_id)
      when 're-review' then (select s.name from re_review v join staff s on s.id = v.taken_by where v.id = c.about_id) end as holder
  from clock c join inquiry i on i.id = c.inquiry_id join citizen z on z.id = i.citizen_id`;

const open = sql`c.met_at is null and c.dropped_at is null`;

/**
 * The minute's round: each mark is set once, by whoever comes first.
 * @returns how many clocks passed a mark now
 */
export async function markClocks(tx: Tx, now: Date): Promise<{ warned: number; escalated: number; broken: number }> {
  const { rows } = await sql<{ warned: number; escalated: number; broken: number }>`
    with passed as (
      select c.id, c.warned_at is null as warns, c.escalated_at is null and c.alarm_at <= ${now} as escalates, c.due_at < ${now} as breaks
      from clock c where ${open} and c.paused_at is null and c.broken_at is null and c.warn_at <= ${now}
        and (c.warned_at is null or (c.escalated_at is null and c.alarm_at <= ${now}) or c.due_at < ${now})
      order by c.id for update skip locked),
    marked as (
      update clock c set warned_at = coalesce(c.warned_at, ${now}),
        escalated_at = case when p.escalates then ${now} else c.escalated_at end,
        broken_at = case when p.breaks then c.due_at else c.broken_at end
      from passed p where p.id = c.id returning p.*)
    select count(*) filter (where warns)::int as warned, count(*) filter (where escalates)::int as escalated,
      count(*) filter (where breaks)::int as broken from marked`.execute(tx);
  return rows[0] ?? { warned: 0, escalated: 0, broken: 0 };
}

const parsed = (rows: unknown[]): ListedClock[] => rows.map((row) => ListedRow.parse(row));

export async function dueUntil(db: Reader, now: Date, until: Date, limit: number): Promise<ListedClock[]> {
  const { rows } =
    await sql`${listed} where ${open} and c.paused_at is null and c.broken_at is null and c.due_at >= ${now} and c.due_at <= ${until}
    order by c.due_at, c.id limit ${limit}`.execute(db);
  return parsed(rows);
}

/** Broken and unexplained, whether met late or still open; and broken ones that are still open. A dropped one asks nothing. */
export async function brokenClocks(db: Reader, now: Date, limit: number): Promise<ListedClock[]> {
  const { rows } = await sql`${listed} where c.dropped_at is null and (
      (c.broken_at is not null and (c.reason is null or c.met_at is null))
      or (c.met_at is null and c.paused_at is null and c.due_at < ${now}))
    order by c.reason is not null, c.due_at, c.id limit ${limit}`.execute(db);
  return parsed(rows);
}

const Counts = z.object({ running: z.int(), alarmed: z.int(), brokenOpen: z.int(), unreasoned: z.int(), paused: z.int() });

export async function clockCounts(db: Reader, now: Date): Promise<z.infer<typeof Counts>> {
  const { rows } = await sql`select
      count(*) filter (where ${open} and c.paused_at is null and c.due_at >= ${now})::int as running,
      count(*) filter (where ${open} and c.paused_at is null and c.due_at >= ${now} and c.alarm_at <= ${now})::int as alarmed,
      count(*) filter (where ${open} and c.paused_at is null and c.due_at < ${now})::int as "brokenOpen",
      count(*) filter (where c.broken_at is not null and c.reason is null and c.dropped_at is null)::int as unreasoned,
      count(*) filter (where ${open} and c.paused_at is not null)::int as paused
    from clock c where (${open}) or (c.broken_at is not null and c.reason is null)`.execute(db);
  return Counts.parse(rows[0]);
}

export async function clockById(db: Reader, id: string): Promise<ListedClock | null> {
  const { rows } = await sql`${listed} where c.id = ${id}`.execute(db);
  return parsed(rows)[0] ?? null;
}

export async function lockClock(tx: Tx, id: string): Promise<(ClockRow & { open: boolean }) | null> {
  const { rows } = await sql`select ${columns}, ${open} as open from clock c where c.id = ${id} for update`.execute(tx);
  return rows[0] ? Row.extend({ open: z.boolean() }).parse(rows[0]) : null;
}

export async function saveReason(
  tx: Tx,
  id: string,
  r: { reason: string; note: string; by: string; at: Date; brokenAt: Date },
): Promise<void> {
  await sql`update clock set broken_at = coalesce(broken_at, ${r.brokenAt}), reason = ${r.reason}, reason_note = ${r.note},
    reasoned_by = ${r.by}, reasoned_at = ${r.at} where id = ${id}`.execute(tx);
}

/** Calendar days: only statutory clocks counted in days are extended. Marks that lie ahead again are passed again. */
export async function extendClock(tx: Tx, id: string, more: { days: number; because: string; at: Date }): Promise<void> {
  await sql`update clock c set due_at = e.ends, total_seconds = c.total_seconds + extract(epoch from e.ends - c.due_at)::bigint,
      extended_days = c.extended_days + ${more.days}, extended_because = ${more.because}
    from (select off_holidays(due_at + make_interval(days => ${more.days})) as ends from clock where id = ${id}) e where c.id = ${id}`.execute(
    tx,
  );
  await sql`select renew_marks(inquiry_id, ${more.at}) from clock where id = ${id}`.execute(tx);
}

const Waiting = z.object({ inquiryId: z.string(), seatClass: z.string(), dueAt: z.date().nullable() });

/** In the order in which drafts are given out: held ones first, then by urgency, promise and age. */
export async function queueOfDrafts(db: Reader, limit: number): Promise<z.infer<typeof Waiting>[]> {
  const { rows } = await sql`select d.inquiry_id as "inquiryId", d.seat_class as "seatClass", d.due_at as "dueAt"
    from draft d where d.state in ('waiting', 'claimed')
    order by d.state = 'waiting', d.urgency_rank, d.due_at nulls last, d.waiting_since, d.id limit ${limit}`.execute(db);
  return rows.map((row) => Waiting.parse(row));
}

const AtWork = z.object({ seatClasses: z.array(z.string()), from: z.date(), until: z.date().nullable() });

/**
 * Who takes work now, until their shift ends (or, outside any, until their next begins), and whose shifts begin before
 * `ahead`; each while their licence stands. @param today YYYY-MM-DD
 */
export async function lawyersAtWork(db: Reader, now: Date, ahead: Date, today: string): Promise<z.infer<typeof AtWork>[]> {
  const stands = sql`l.licence_status = 'active' and l.licence_from <= ${today}::date and l.licence_until >= ${today}::date`;
  const { rows } = await sql`
    select l.seat_classes as "seatClasses", ${now}::timestamptz as "from", coalesce(
        (select max(s.ends_at) from shift s where s.staff_id = y.staff_id and s.starts_at <= ${now} and s.ends_at > ${now}),
        (select min(s.starts_at) from shift s where s.staff_id = y.staff_id and s.starts_at > ${now})) as until
      from duty y join lawyer l on l.staff_id = y.staff_id where y.state = 'on' and ${stands}
    union all
    select case when s.seat_class is null then l.seat_classes else array[s.seat_class] end, s.starts_at, s.ends_at
      from shift s join lawyer l on l.staff_id = s.staff_id where s.starts_at > ${now} and s.starts_at <= ${ahead} and ${stands}`.execute(
    db,
  );
  return rows.map((row) => AtWork.parse(row));
}

export async function paceSince(db: Reader, since: Date): Promise<{ approvals: number; lawyerHours: number }> {
  const { rows } = await sql<{ approvals: number; lawyerHours: number }>`select count(*)::int as approvals,
      count(distinct (r.lawyer_id, date_trunc('hour', r.at)))::int as "lawyerHours"
    from review r where r.decision in ('approve', 'edit-approve') and r.at >= ${since}`.execute(db);
  return rows[0] ?? { approvals: 0, lawyerHours: 0 };
}

/** When the answer to a matter is promised; null where nothing is, and while the citizen is waited for. */
export async function promisedBy(db: Reader, inquiryId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select promised_by(${inquiryId}::uuid) as at`.execute(db);
  return rows[0]?.at ?? null;
}
