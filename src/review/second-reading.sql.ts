import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, SeatClass } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Approval, Drawn } from "./rules/second-reading.ts";

const ApprovalRow = z.object({ unchanged: z.boolean(), seconds: z.int(), before: z.int() });

/** The approval that was just recorded, as the draw looks at it. */
export async function approvalOf(tx: Tx, reviewId: string): Promise<Approval> {
  const { rows } = await sql`select r.decision = 'approve' as unchanged, coalesce(r.seconds, 0) as seconds,
      (select count(*)::int from (select 1 from review o where o.lawyer_id = r.lawyer_id and o.id <> r.id
        and o.decision in ('approve', 'edit-approve') limit 100) few) as before
    from review r where r.id = ${reviewId}`.execute(tx);
  return ApprovalRow.parse(rows[0]);
}

export async function insertSecondReading(tx: Tx, s: { reviewId: string; why: Drawn; at: Date; dueOn: string }): Promise<void> {
  await sql`insert into second_reading (review_id, why, drawn_at, due_on) values (${s.reviewId}, ${s.why}, ${s.at}, ${s.dueOn})`.execute(
    tx,
  );
}

const SecondRow = z.object({
  id: z.string(),
  draftId: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  firstLawyer: z.string(),
  seatClass: SeatClass,
  category: CategoryCode,
  excerpt: z.string().nullable(),
  approvedAt: z.date(),
  dueOn: z.string(),
  heldBy: z.string().nullable(),
  verdict: z.enum(["agree", "minor", "wrong"]).nullable(),
  readAt: z.date().nullable(),
});
export type SecondRow = z.infer<typeof SecondRow>;

const readings = sql`
  select r.id, d.id as "draftId", i.id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", r.lawyer_id as "firstLawyer",
    d.seat_class as "seatClass", i.category, r.at as "approvedAt", s.due_on::text as "dueOn", s.held_by as "heldBy", s.verdict,
    s.read_at as "readAt",
    (select left(m.text, 60) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1) as excerpt
  from second_reading s join review r on r.id = s.review_id join draft d on d.id = r.draft_id
  join inquiry i on i.id = d.inquiry_id join citizen c on c.id = i.citizen_id`;

/** Held by another they are left out until they are late; so are those whose words were erased, or that the reader is barred from. */
export async function openReadings(
  db: Reader,
  by: { id: string; seatClasses: readonly string[] },
  today: string,
  limit: number,
): Promise<SecondRow[]> {
  const { rows } = await sql`${readings} where s.verdict is null and r.lawyer_id <> ${by.id} and c.data_key is not null
    and (${by.seatClasses.includes("expert")} or d.seat_class = any(${by.seatClasses}))
    and (s.held_by is null or s.held_by = ${by.id} or s.due_on < ${today}::date) and not stays_away(${by.id}, i.id)
    order by s.due_on, s.drawn_at, r.id limit ${limit}`.execute(db);
  return rows.map((row) => SecondRow.parse(row));
}

export async function readingsBy(db: Reader, lawyerId: string, limit: number): Promise<SecondRow[]> {
  const { rows } = await sql`${readings} where s.held_by = ${lawyerId} and s.verdict is not null
    order by s.read_at desc limit ${limit}`.execute(db);
  return rows.map((row) => SecondRow.parse(row));
}

/** Locked until the transaction ends. */
export async function lockReading(tx: Tx, reviewId: string): Promise<SecondRow | null> {
  await sql`select 1 from second_reading where review_id = ${reviewId} for update`.execute(tx);
  const { rows } = await sql`${readings} where r.id = ${reviewId}`.execute(tx);
  return rows[0] ? SecondRow.parse(rows[0]) : null;
}

export async function holdReading(tx: Tx, reviewId: string, by: string, at: Date): Promise<void> {
  await sql`update second_reading set held_by = ${by}, held_at = ${at} where review_id = ${reviewId}`.execute(tx);
}

type Said = { reviewId: string; verdict: string; note: Uint8Array | null; at: Date };

export async function settleReading(tx: Tx, { reviewId, verdict, note, at }: Said): Promise<void> {
  await sql`update second_reading set verdict = ${verdict}, note = ${note}, read_at = ${at} where review_id = ${reviewId}`.execute(tx);
}
