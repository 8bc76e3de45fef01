import { sql } from "kysely";
import { z } from "zod";
import { PracticeKind, QualityFigures } from "../contract/quality.ts";
import { SeatClass } from "../contract.ts";
import type { Reader } from "#platform/database.ts";

const Figures = z.object({ id: z.string(), name: z.string(), seatClasses: z.array(SeatClass), figures: QualityFigures });

/**
 * Over the reviews since an instant; practices stand apart and count as no work. An escalation is a decision, too.
 * @param only one lawyer; null for everybody who decided or practised
 */
export async function figuresSince(db: Reader, since: Date, only: string | null): Promise<z.infer<typeof Figures>[]> {
  const { rows } = await sql`
    with reviews as (
      select r.lawyer_id, r.decision, r.seconds, b.author, s.verdict, s.review_id is not null as drawn
      from review r join draft_body b on b.id = r.body_id left join second_reading s on s.review_id = r.id
      where r.at >= ${since} and (${only}::text is null or r.lawyer_id = ${only})
    ), work as (
      select lawyer_id, count(*)::int as decided,
        count(*) filter (where decision in ('approve', 'edit-approve'))::int as approved,
        count(*) filter (where decision = 'approve')::int as unchanged,
        percentile_cont(0.5) within group (order by seconds) as median, percentile_cont(0.9) within group (order by seconds) as p90,
        jsonb_build_object('drawn', count(*) filter (where drawn), 'agree', count(*) filter (where verdict = 'agree'),
          'minor', count(*) filter (where verdict = 'minor'), 'wrong', count(*) filter (where verdict = 'wrong')) as second
      from reviews group by lawyer_id
    ), practised as (
      select lawyer_id, jsonb_build_object(
          'decided', count(*) filter (where not gate_blocks), 'caught', count(*) filter (where not gate_blocks and caught),
          'gateMarked', count(*) filter (where gate_blocks), 'gateMarkedCaught', count(*) filter (where gate_blocks and caught)) as practice
      from practice where ended_at >= ${since} and caught is not null and (${only}::text is null or lawyer_id = ${only})
      group by lawyer_id
    )
    select l.staff_id as id, p.name, l.seat_classes as "seatClasses", jsonb_build_object(
      'decided', coalesce(w.decided, 0), 'approved', coalesce(w.approved, 0), 'unchanged', coalesce(w.unchanged, 0),
      'medianSeconds', w.median, 'p90Seconds', w.p90,
      'practice', coalesce(t.practice, '{"decided":0,"caught":0,"gateMarked":0,"gateMarkedCaught":0}'),
      'second', coalesce(w.second, '{"drawn":0,"agree":0,"minor":0,"wrong":0}')) as figures
    from lawyer l join staff p on p.id = l.staff_id left join work w on w.lawyer_id = l.staff_id left join practised t on t.lawyer_id = l.staff_id
    where (${only}::text is null and (w.lawyer_id is not null or t.lawyer_id is not null)) or l.staff_id = ${only}
    order by p.name, l.staff_id`.execute(db);
  return rows.map((row) => Figures.parse(row));
}

const PractisedRow = z.object({ at: z.date(), kind: PracticeKind, caught: z.boolean().nullable(), gateBlocks: z.boolean() });

export async function practisedBy(db: Reader, lawyerId: string, limit: number): Promise<z.infer<typeof PractisedRow>[]> {
  const { rows } = await sql`select ended_at as at, kind, caught, gate_blocks as "gateBlocks" from practice
    where lawyer_id = ${lawyerId} and state = 'decided' order by ended_at desc limit ${limit}`.execute(db);
  return rows.map((row) => PractisedRow.parse(row));
}

const OpenRow = z.object({ open: z.int(), late: z.int() });

export async function secondReadingsOpen(db: Reader, today: string): Promise<z.infer<typeof OpenRow>> {
  const { rows } = await sql`select count(*)::int as open, count(*) filter (where due_on < ${today}::date)::int as late
    from second_reading where verdict is null`.execute(db);
  return OpenRow.parse(rows[0]);
}
