import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, InquiryState } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";

const MOST_LISTED = 100;

const MineRow = z.object({
  id: z.string(),
  at: z.date(),
  state: InquiryState,
  category: CategoryCode,
  answered: z.boolean(),
  mergedInto: z.string().nullable(),
  news: z.date(),
  unread: z.boolean(),
});

/** The newest news first. */
export async function inquiriesOf(db: Reader, citizenId: string): Promise<z.infer<typeof MineRow>[]> {
  const { rows } = await sql`select i.id, i.received_at as at, i.state, i.category,
      exists (select 1 from answer a where a.inquiry_id = i.id) as answered,
      (select m.into_id from inquiry_merge m where m.inquiry_id = i.id and m.ended_at is null) as "mergedInto",
      coalesce(e.at, i.state_at) as news, i.event_seq > coalesce(s.seq, 0) as unread
    from inquiry i
    left join inquiry_event e on e.inquiry_id = i.id and e.seq = i.event_seq
    left join inquiry_seen s on s.inquiry_id = i.id
    where i.citizen_id = ${citizenId} and i.state <> 'withdrawn'
    order by news desc, i.id limit ${MOST_LISTED}`.execute(db);
  return rows.map((row) => MineRow.parse(row));
}

export async function newestOf(db: Reader, citizenId: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select i.id from inquiry i left join inquiry_event e on e.inquiry_id = i.id and e.seq = i.event_seq
    where i.citizen_id = ${citizenId} and i.state <> 'withdrawn' order by coalesce(e.at, i.state_at) desc, i.id limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** Never back: a slow device has not seen less. */
export async function markSeen(tx: Tx, inquiryId: string): Promise<void> {
  await sql`insert into inquiry_seen (inquiry_id, seq) select id, event_seq from inquiry where id = ${inquiryId}
    on conflict (inquiry_id) do update set seq = greatest(inquiry_seen.seq, excluded.seq)`.execute(tx);
}
