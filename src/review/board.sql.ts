import { sql } from "kysely";
import { z } from "zod";
import { SeatClass } from "../contract.ts";
import type { Reader } from "#platform/database.ts";

const StateRow = z.object({ state: z.string(), count: z.int() });

export async function inquiriesByState(db: Reader): Promise<Record<string, number>> {
  const { rows } = await sql`select state, count(*)::int as count from inquiry group by state`.execute(db);
  return Object.fromEntries(rows.map((row) => StateRow.parse(row)).map(({ state, count }) => [state, count]));
}

const WaitingRow = z.object({ seatClass: SeatClass, waiting: z.int(), oldestMinutes: z.int(), danger: z.int() });

export async function waitingByClass(db: Reader, now: Date): Promise<z.infer<typeof WaitingRow>[]> {
  const { rows } = await sql`select seat_class as "seatClass", count(*)::int as waiting,
      greatest(0, extract(epoch from ${now}::timestamptz - min(waiting_since)) / 60)::int as "oldestMinutes",
      count(*) filter (where urgency_rank = 0)::int as danger
    from draft where state = 'waiting' group by seat_class order by seat_class`.execute(db);
  return rows.map((row) => WaitingRow.parse(row));
}

const TotalsRow = z.object({ answeredToday: z.int(), referralsOpen: z.int(), events: z.int(), sealed: z.int() });

export async function totals(db: Reader, startOfDay: Date): Promise<z.infer<typeof TotalsRow>> {
  const { rows } = await sql`select
    (select count(*)::int from answer where at >= ${startOfDay}) as "answeredToday",
    (select count(*)::int from referral where state in ('open', 'accepted')) as "referralsOpen",
    (select count(*)::int from audit_event) as events,
    (select count(*)::int from audit_link) as sealed`.execute(db);
  return TotalsRow.parse(rows[0]);
}

const AuditRow = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  sealed: z.boolean(),
});

/** @param before only rows older than this id; null for the newest */
export async function auditPage(db: Reader, before: string | null, limit: number): Promise<z.infer<typeof AuditRow>[]> {
  const { rows } =
    await sql`select e.id, e.at, coalesce(s.name, e.actor) as actor, e.action, e.subject_kind || ':' || e.subject_id as subject,
      l.seq is not null as sealed
    from audit_event e left join audit_link l on l.event_id = e.id left join staff s on e.actor = 'staff:' || s.id
    where (${before}::bigint is null or e.id < ${before}::bigint) order by e.id desc limit ${limit}`.execute(db);
  return rows.map((row) => AuditRow.parse(row));
}
