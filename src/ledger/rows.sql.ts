import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, InquiryState, SeatClass, Urgency } from "../contract.ts";
import type { Reader } from "#platform/database.ts";
import type { Stretch } from "#language/month.ts";
import type { LedgerRow } from "./ledger.ts";

const Row = z.object({
  id: z.string(),
  cursor: z.string(),
  receivedAt: z.date(),
  state: InquiryState,
  channel: Channel,
  region: z.string().nullable(),
  category: CategoryCode,
  cause: z.string().nullable(),
  urgency: Urgency,
  seatClass: SeatClass,
  answeredAt: z.date().nullable(),
  year: z.int().nullable(),
  seq: z.int().nullable(),
  decision: z.string().nullable(),
  lawyerId: z.string().nullable(),
  lawyer: z.string().nullable(),
  kept: z.boolean().nullable(),
  told: z.enum(["phone", "counter", "read-out", "called"]).nullable(),
  stars: z.int().nullable(),
  referrals: z.int(),
  legalAid: z.int(),
  alerts: z.int(),
  corrections: z.int(),
  complaints: z.int(),
});

/** Where a walk through a month stands; null at its beginning. */
export type Cursor = { at: string; id: string };

/** A page is read by walking its inquiries and looking each one's few rows up: two hundred take a fraction of 100 ms. */
const PAGE = 200;

/** @returns the next rows, and where to go on; null at the end */
export async function ledgerPage(
  db: Reader,
  { from, until }: Stretch,
  after: Cursor | null,
): Promise<{ rows: LedgerRow[]; next: Cursor | null }> {
  const further = after ? sql`and (q.received_at, q.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const { rows } = await sql`
    select i.id, i.received_at::text as cursor, i.received_at as "receivedAt", i.state, i.channel,
      coalesce(i.matter_region, i.region) as region, i.category, i.triage #>> '{causes,0,name}' as cause, i.urgency,
      i.seat_class as "seatClass", a.at as "answeredAt", n.year, n.seq, r.decision, r.lawyer_id as "lawyerId", s.name as lawyer,
      (select case when k.broken_at is not null then false when k.met_at is not null then true end from clock k
        where k.inquiry_id = i.id and k.about = 'answer' and k.kind = 'service' order by k.started_at limit 1) as kept,
      (select coalesce(t.how, case t.proof when 'call' then 'called' else 'read-out' end) from answer_told t where t.answer_id = a.id order by t.at, t.id limit 1) as told,
      (select x.stars from rating x where x.inquiry_id = i.id order by x.changed_at desc limit 1) as stars,
      (select count(*)::int from referral f where f.inquiry_id = i.id) as referrals,
      (select count(*)::int from referral f where f.inquiry_id = i.id and f.state in ('accepted', 'granted', 'refused')) as "legalAid",
      (select count(*)::int from alert l where l.inquiry_id = i.id) as alerts,
      (select count(*)::int from correction c where c.inquiry_id = i.id and c.outcome = 'corrected') as corrections,
      (select count(*)::int from complaint c where c.inquiry_id = i.id) as complaints
    from (select * from inquiry q where q.received_at >= ${from} and q.received_at < ${until} ${further}
      order by q.received_at, q.id limit ${PAGE}) i
    left join lateral (select y.id, y.at, y.review_id from answer y where y.inquiry_id = i.id order by y.at limit 1) a on true
    left join answer_number n on n.answer_id = a.id left join review r on r.id = a.review_id left join staff s on s.id = r.lawyer_id
    order by i.received_at, i.id`.execute(db);
  const parsed = rows.map((row) => Row.parse(row));
  const last = parsed.at(-1);
  return { rows: parsed.map(ledgerRow), next: last && parsed.length === PAGE ? { at: last.cursor, id: last.id } : null };
}

function ledgerRow(row: z.infer<typeof Row>): LedgerRow {
  const { cursor: _, answeredAt, year, seq, decision, lawyerId, lawyer, ...rest } = row;
  const answer =
    answeredAt && year && seq && decision && lawyerId && lawyer
      ? { at: answeredAt, number: { year, seq }, decision, lawyerId, lawyer }
      : null;
  return { ...rest, answer };
}
