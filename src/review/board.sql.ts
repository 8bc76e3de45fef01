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

const DistrictRow = z.object({
  region: z.string().nullable(),
  waiting: z.int(),
  oldestMinutes: z.int(),
  atRisk: z.int(),
  danger: z.int(),
});

/** @param riskUntil a promise that breaks before this is at risk, as in the order of assignment */
export async function waitingByDistrict(db: Reader, now: Date, riskUntil: Date): Promise<z.infer<typeof DistrictRow>[]> {
  const { rows } = await sql`select region, count(*)::int as waiting,
      greatest(0, extract(epoch from ${now}::timestamptz - min(waiting_since)) / 60)::int as "oldestMinutes",
      count(*) filter (where due_at < ${riskUntil})::int as "atRisk", count(*) filter (where urgency_rank = 0)::int as danger
    from draft where state = 'waiting' group by region order by "atRisk" desc, waiting desc, region limit 30`.execute(db);
  return rows.map((row) => DistrictRow.parse(row));
}

const TotalsRow = z.object({ answeredToday: z.int(), referralsOpen: z.int(), sealed: z.int(), unsealed: z.int() });

export async function totals(db: Reader, startOfDay: Date): Promise<z.infer<typeof TotalsRow>> {
  const { rows } = await sql`select
    (select count(*)::int from answer where at >= ${startOfDay}) as "answeredToday",
    (select count(*)::int from referral r where r.state in ('open', 'accepted')
      or exists (select 1 from aid_objection o where o.referral_id = r.id and o.outcome is null)) as "referralsOpen",
    (select coalesce(max(seq), 0)::int from audit_link) as sealed,
    (select count(*)::int from audit_event where id > coalesce((select max(event_id) from audit_link), 0)) as unsealed`.execute(db);
  return TotalsRow.parse(rows[0]);
}
