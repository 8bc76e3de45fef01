import { sql } from "kysely";
import { z } from "zod";
import { dayInChina } from "#platform/clock.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { GivingTimes } from "./assignment.ts";

export type Taker = { id: string; seatClasses: string[]; firm: string; region: string | null; capacity: number };

/**
 * Settled by `skip locked` in next_draft (0024_assignment.sql), which holds the order: two lawyers who ask at once are
 * given two drafts.
 * @param offeredAt when it is handed over unasked; null where the lawyer asked
 */
export async function claimNextDraft(
  tx: Tx,
  { id, seatClasses, firm, region }: Taker,
  t: GivingTimes,
  lease: { until: Date; offeredAt: Date | null },
): Promise<string | null> {
  const next = sql`(select next_draft(${id}, ${seatClasses}::text[], ${firm}, ${region}, ${t.now}, ${t.riskUntil}, ${t.keptSince}, ${t.patientSince}))`;
  const { rows } = await sql<{ id: string }>`update draft set state = 'claimed', claimed_by = ${id}, claimed_until = ${lease.until},
      offered_at = ${lease.offeredAt} where id = ${next} returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

const TakerRow = z.object({
  id: z.string(),
  seatClasses: z.array(z.string()),
  firm: z.string(),
  region: z.string().nullable(),
  capacity: z.int(),
});

/**
 * Who of those that wait for work is asked first: by the most urgent draft of their classes, then whose follow-up it is,
 * then the nearest, then who waits longest. Their desk stays locked. Whether the draft is for them, next_draft says.
 */
export async function nextToBeOffered(tx: Tx, t: GivingTimes, except: string[]): Promise<Taker | null> {
  const { rows } = await sql`select l.staff_id as id, l.seat_classes as "seatClasses", l.firm, l.region, l.capacity
    from duty y join lawyer l on l.staff_id = y.staff_id
      cross join lateral (select d.urgency_rank, (d.prefer is not distinct from l.staff_id) as mine,
          case when d.urgency_rank = 0 or d.due_at < ${t.riskUntil} then 0 else region_rank(l.region, d.region) end as away
        from draft d where d.state = 'waiting' and (d.seat_class = any(l.seat_classes) or d.assigned_to = l.staff_id)
        order by d.urgency_rank, mine desc, away limit 1) best
    where y.ready_since is not null and y.state = 'on' and l.staff_id <> all(${except}::text[])
      and l.capacity > in_hand(l.staff_id, ${t.now}) and lawyer_may_sign(l.staff_id, ${dayInChina(t.now)}::date)
    order by best.urgency_rank, best.mine desc, best.away, y.ready_since limit 1 for no key update of l skip locked`.execute(tx);
  return rows[0] ? TakerRow.parse(rows[0]) : null;
}

/** Asked once their desk is locked: they may have gone meanwhile. */
export async function stillReady(tx: Tx, lawyerId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from duty where staff_id = ${lawyerId} and state = 'on' and ready_since is not null`.execute(tx);
  return rows.length > 0;
}

/**
 * Leases that ran out go back to the queue, keeping their place in it. Who left an offer unopened is not there: paused,
 * and what was assigned to them is anybody's. @param asking who asks for the next now, and so is there
 */
export async function returnExpired(tx: Tx, now: Date, asking: string | null = null): Promise<void> {
  const { rows } = await sql<{ id: string; by: string; offered: boolean }>`
    select id, claimed_by as by, offered_at is not null as offered from draft
    where state = 'claimed' and claimed_until <= ${now} for update skip locked`.execute(tx);
  if (rows.length === 0) return;
  const away = rows.filter(({ offered, by }) => offered && by !== asking).map(({ by }) => by);
  await sql`update draft set state = 'waiting', claimed_until = null,
      assigned_to = case when offered_at is not null and assigned_to = any(${away}) then null else assigned_to end
    where id = any(${rows.map(({ id }) => id)})`.execute(tx);
  await sql`update duty set state = 'paused', since = ${now} where staff_id = any(${away}) and state = 'on'`.execute(tx);
}

/** Two claims of one lawyer come one after the other, or both would find the same room left on the desk. */
export async function lockDesk(tx: Tx, lawyerId: string): Promise<void> {
  await sql`select 1 from lawyer where staff_id = ${lawyerId} for no key update`.execute(tx);
}

export async function holdingCount(db: Reader, lawyerId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select in_hand(${lawyerId}, ${now}) as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Pressed next and nothing was there. Who is not on duty waits for nothing. */
export async function standReady(tx: Tx, lawyerId: string, since: Date | null): Promise<void> {
  await sql`update duty set ready_since = ${since} where staff_id = ${lawyerId} and state = 'on'
    and (ready_since is null) = ${since !== null}`.execute(tx);
}

export async function readySince(db: Reader, lawyerId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select ready_since as at from duty where staff_id = ${lawyerId}`.execute(db);
  return rows[0]?.at ?? null;
}

/** What was handed over unasked and is not opened yet. */
export async function offeredTo(db: Reader, lawyerId: string, now: Date): Promise<{ draftId: string; until: Date } | null> {
  const { rows } = await sql<{ draftId: string; until: Date }>`select id as "draftId", claimed_until as until from draft
    where claimed_by = ${lawyerId} and state = 'claimed' and offered_at is not null and claimed_until > ${now}
    order by claimed_until limit 1`.execute(db);
  return rows[0] ?? null;
}

const Choice = z.object({ signs: z.boolean(), barred: z.boolean() });

/** What stands against giving this waiting draft to this lawyer; null where it waits no more, or there is no such lawyer. */
export async function lockChoice(tx: Tx, id: string, lawyerId: string, today: string): Promise<z.infer<typeof Choice> | null> {
  const { rows } = await sql`select lawyer_may_sign(l.staff_id, ${today}::date) as signs, stays_away(l.staff_id, d.inquiry_id) as barred
    from draft d join lawyer l on l.staff_id = ${lawyerId} where d.id = ${id} and d.state = 'waiting' for update of d`.execute(tx);
  return rows[0] ? Choice.parse(rows[0]) : null;
}

export async function assignDraft(tx: Tx, id: string, lawyerId: string): Promise<void> {
  await sql`update draft set assigned_to = ${lawyerId} where id = ${id}`.execute(tx);
}

/** Whether this person's signature would stand on this day. @param today YYYY-MM-DD in China */
export async function maySign(db: Reader, lawyerId: string, today: string): Promise<boolean> {
  const { rows } = await sql<{ signs: boolean }>`select lawyer_may_sign(${lawyerId}, ${today}::date) as signs`.execute(db);
  return rows[0]?.signs ?? false;
}
