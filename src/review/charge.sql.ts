import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, InquiryState, SeatClass } from "../contract.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Reader, Tx } from "#platform/database.ts";

/** What this lawyer holds, what is kept back for them, and what they wait for a reply in. Locked until the transaction ends. */
export async function lockOpenMatters(tx: Tx, lawyerId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ inquiryId: string }>`select d.inquiry_id as "inquiryId" from draft d
      where (d.state = 'claimed' and d.claimed_by = ${lawyerId} and d.claimed_until > ${now})
        or (d.state = 'waiting' and (d.prefer = ${lawyerId} or d.assigned_to = ${lawyerId})) for update of d`.execute(tx);
  const charged = await sql<{ inquiryId: string }>`select c.inquiry_id as "inquiryId" from charge c join inquiry i on i.id = c.inquiry_id
      where c.lawyer_id = ${lawyerId} and i.state in ('needs_facts', 'drafting', 'in_review') for update of c`.execute(tx);
  return [...new Set([...rows, ...charged.rows].map(({ inquiryId }) => inquiryId))];
}

/** Which of these the colleague may take: their class where a draft waits, not withdrawn from, no conflict. */
export async function mattersFor(tx: Tx, lawyerId: string, inquiryIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select i.id from inquiry i join lawyer l on l.staff_id = ${lawyerId}
    where i.id = any(${inquiryIds}::uuid[]) and not is_barred(${lawyerId}, i.id)
      and not firm_opposed(i.id, l.staff_id, l.firm)
      and not exists (select 1 from draft d where d.inquiry_id = i.id and d.state in ('waiting', 'claimed')
        and d.seat_class <> all(l.seat_classes))`.execute(tx);
  return rows.map(({ id }) => id);
}

type HandingOver = { inquiryIds: string[]; from: string; to: string | null; note: string; at: Date };

/** Drafts go back and are kept for the colleague a while; charges move. What the lawyer holds beyond that stays with them. */
export async function moveMatters(tx: Tx, { inquiryIds, from, to, note, at }: HandingOver): Promise<void> {
  await sql`update draft set state = 'waiting', claimed_until = null, claimed_by = null, prefer = ${to}, prefer_since = ${at},
      assigned_to = case when assigned_to = ${from} then null else assigned_to end
    where inquiry_id = any(${inquiryIds}::uuid[]) and (state = 'waiting' or (state = 'claimed' and claimed_by = ${from}))`.execute(tx);
  await sql`update charge set lawyer_id = ${to}, since = ${at} where inquiry_id = any(${inquiryIds}::uuid[]) and lawyer_id = ${from}`.execute(
    tx,
  );
  await sql`insert into handover (id, inquiry_id, from_id, to_id, note, at)
    select gen_random_uuid(), i, ${from}, ${to}, ${note}, ${at} from unnest(${inquiryIds}::uuid[]) i`.execute(tx);
}

const HandoverRow = z.object({ from: z.string(), note: z.string(), at: z.date() });

/** The last one, unless it was given on by this very lawyer. */
export async function lastHandover(db: Reader, inquiryId: string, viewer: string): Promise<z.infer<typeof HandoverRow> | null> {
  const { rows } = await sql`select s.name as "from", h.note, h.at from handover h join staff s on s.id = h.from_id
    where h.inquiry_id = ${inquiryId} and h.from_id <> ${viewer} order by h.at desc limit 1`.execute(db);
  return rows[0] ? HandoverRow.parse(rows[0]) : null;
}

const MatterRow = z.object({
  inquiryId: z.string(),
  draftId: z.string(),
  category: CategoryCode,
  state: InquiryState,
  excerpt: z.string(),
  firstAt: z.date(),
  now: z.string().nullable(),
  mine: z.boolean(),
});

const LISTED = 200;

/** Every matter that this lawyer received first, or follows now: open ones first. */
export async function mattersOf(db: Reader, lawyerId: string): Promise<z.infer<typeof MatterRow>[]> {
  const { rows } = await sql`select c.inquiry_id as "inquiryId", d.id as "draftId", i.category, i.state, c.first_at as "firstAt",
      coalesce(c.lawyer_id = ${lawyerId}, false) as mine, (select s.name from staff s where s.id = c.lawyer_id) as now,
      coalesce((select left(m.text, 60) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1), '') as excerpt
    from charge c join inquiry i on i.id = c.inquiry_id
      join lateral (select id from draft where inquiry_id = i.id order by round desc limit 1) d on true
    where c.first_by = ${lawyerId} or c.lawyer_id = ${lawyerId}
    order by i.state in ('answered', 'closed', 'withdrawn'), c.first_at desc limit ${LISTED}`.execute(db);
  return rows.map((row) => MatterRow.parse(row));
}

const ColleagueRow = z.object({ id: z.string(), name: z.string(), seatClasses: z.array(SeatClass), holding: z.int(), capacity: z.int() });

/** Lawyers on duty, the freest first. */
export async function colleaguesOf(db: Reader, lawyerId: string, now: Date): Promise<z.infer<typeof ColleagueRow>[]> {
  const { rows } = await sql`select * from (select l.staff_id as id, s.name, l.seat_classes as "seatClasses", l.capacity,
      in_hand(l.staff_id, ${now}) as holding
    from duty y join lawyer l on l.staff_id = y.staff_id join staff s on s.id = l.staff_id
    where y.state = 'on' and lawyer_may_sign(l.staff_id, ${dayInChina(now)}::date) and l.staff_id <> ${lawyerId}) c
    order by holding::float / capacity, name limit ${LISTED}`.execute(db);
  return rows.map((row) => ColleagueRow.parse(row));
}
