import { sql } from "kysely";
import { z } from "zod";
import { Channel } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";

const UndraftedRow = z.object({
  id: z.string(),
  code: z.enum(["not-legal", "abuse"]),
  because: z.string(),
  text: z.string(),
  channel: Channel,
  region: z.string().nullable(),
  hasContact: z.boolean(),
  at: z.date(),
  verdict: z.enum(["confirmed", "reopened", "went-on", "withdrawn"]).nullable(),
  seenBy: z.string().nullable(),
  seenAt: z.date().nullable(),
});
export type UndraftedRow = z.infer<typeof UndraftedRow>;

const TEXT = 1000;

/** A question that was withdrawn shows no words. */
const listed = sql`select u.inquiry_id as id, u.code, coalesce(i.triage -> 'noDraft' ->> 'because', '') as because, i.channel,
    coalesce(i.matter_region, i.region) as region, i.contact is not null as "hasContact", u.at, u.verdict, u.settled_at as "seenAt",
    (select s.name from staff s where s.id = u.seen_by) as "seenBy",
    case when i.state = 'withdrawn' then '' else coalesce((select left(m.text, ${TEXT}) from message m
      where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1), '') end as text
  from undrafted u join inquiry i on i.id = u.inquiry_id`;

export async function unseenUndrafted(db: Reader, limit: number): Promise<UndraftedRow[]> {
  const { rows } = await sql`${listed} where u.verdict is null order by u.at, u.inquiry_id limit ${limit}`.execute(db);
  return rows.map((row) => UndraftedRow.parse(row));
}

export async function settledUndrafted(db: Reader, limit: number): Promise<UndraftedRow[]> {
  const { rows } = await sql`${listed} where u.verdict is not null order by u.settled_at desc, u.inquiry_id limit ${limit}`.execute(db);
  return rows.map((row) => UndraftedRow.parse(row));
}

const CountsRow = z.object({ today: z.int(), late: z.int() });

export async function undraftedCounts(db: Reader, startOfDay: Date): Promise<z.infer<typeof CountsRow>> {
  const { rows } = await sql`select count(*) filter (where at >= ${startOfDay})::int as today,
    count(*) filter (where at < ${startOfDay})::int as late from undrafted where verdict is null`.execute(db);
  return CountsRow.parse(rows[0]);
}

/** @returns false where somebody was first, or the asker went on meanwhile */
export async function settleUndrafted(
  tx: Tx,
  inquiryId: string,
  seen: { verdict: "confirmed" | "reopened"; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`update undrafted set verdict = ${seen.verdict}, seen_by = ${seen.by}, settled_at = ${seen.at}
    where inquiry_id = ${inquiryId} and verdict is null returning inquiry_id`.execute(tx);
  return rows.length > 0;
}
