import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { InquiryState } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { EarlierMatter } from "./related.ts";

const Earlier = z.object({
  inquiryId: z.string(),
  draftId: z.string().nullable(),
  at: z.date(),
  state: InquiryState,
  text: z.string(),
  proven: z.boolean(),
});

const words = sql`coalesce((select m.text from message m where m.inquiry_id = o.id and m.from_whom = 'citizen' order by m.position limit 1), '')`;

/** Earlier matters under the same token or telephone number, the newest first. */
export async function earlierMatters(db: Reader, inquiryId: string, days: number): Promise<EarlierMatter[]> {
  const { rows } =
    await sql`select o.id as "inquiryId", o.received_at as at, o.state, ${words} as text, o.citizen_id = i.citizen_id as proven,
      (select d.id from draft d where d.inquiry_id = o.id order by d.round desc limit 1) as "draftId"
    from inquiry i join inquiry o on o.id <> i.id and (o.citizen_id = i.citizen_id or o.contact_index = i.contact_index)
    where i.id = ${inquiryId} and (o.received_at, o.id) < (i.received_at, i.id) and o.state <> 'withdrawn'
      and o.received_at > i.received_at - make_interval(days => ${days})
      and not exists (select 1 from inquiry_merge m where m.inquiry_id = o.id and m.ended_at is null)
    order by o.received_at desc limit 20`.execute(db);
  return rows.map((row) => Earlier.parse(row));
}

export async function firstWords(db: Reader, inquiryId: string): Promise<string> {
  const { rows } = await sql<{ text: string }>`select ${words} as text from inquiry o where o.id = ${inquiryId}`.execute(db);
  return rows[0]?.text ?? "";
}

const Merged = z.object({ inquiryId: z.string(), at: z.date(), text: z.string() });

export async function mergedInto(db: Reader, inquiryId: string): Promise<z.infer<typeof Merged>[]> {
  const { rows } = await sql`select o.id as "inquiryId", k.at, (select string_agg(m.text, E'\n' order by m.position) from message m
      where m.inquiry_id = o.id and m.from_whom = 'citizen') as text
    from inquiry_merge k join inquiry o on o.id = k.inquiry_id
    where k.into_id = ${inquiryId} and k.ended_at is null and o.state <> 'withdrawn' order by k.at limit 20`.execute(db);
  return rows.map((row) => Merged.parse(row));
}

const Former = z.object({ draftId: z.string(), lawyer: z.string(), at: z.date() });

/** The newest answer that was given before this draft began. */
export async function formerAnswer(db: Reader, draft: { id: string; inquiryId: string }): Promise<z.infer<typeof Former> | null> {
  const { rows } = await sql`select d.id as "draftId", s.name as lawyer, a.at from answer a join review r on r.id = a.review_id
      join draft d on d.id = r.draft_id join staff s on s.id = r.lawyer_id
    where a.inquiry_id = ${draft.inquiryId} and d.id <> ${draft.id}
      and d.round < (select n.round from draft n where n.id = ${draft.id}) order by a.at desc limit 1`.execute(db);
  return rows[0] ? Former.parse(rows[0]) : null;
}

const Said = z.object({ at: z.date(), text: z.string() });

export async function saidAfter(db: Reader, inquiryId: string, after: Date): Promise<z.infer<typeof Said>[]> {
  const { rows } = await sql`select at, text from message where inquiry_id = ${inquiryId} and from_whom = 'citizen' and at > ${after}
    order by position limit 50`.execute(db);
  return rows.map((row) => Said.parse(row));
}

/** Both rows are locked in the order of their ids, so that two merges never wait for each other. */
export async function lockBoth(tx: Tx, ids: [string, string]): Promise<void> {
  await sql`select 1 from inquiry where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
}

/** Urgency is only ever raised: the earlier matter is now as pressing as the later one, and so is its place in the queue. */
async function raiseTo(tx: Tx, into: string, from: string): Promise<void> {
  const rank = (urgency: RawBuilder<unknown>) => sql`array_position(array['danger', 'soon', 'none'], ${urgency})`;
  await sql`update inquiry e set urgency = l.urgency from inquiry l
    where e.id = ${into} and l.id = ${from} and ${rank(sql`l.urgency`)} < ${rank(sql`e.urgency`)}`.execute(tx);
  await sql`update draft d set urgency_rank = ${rank(sql`i.urgency`)} - 1 from inquiry i
    where i.id = ${into} and d.inquiry_id = i.id and d.state in ('waiting', 'claimed') and d.urgency_rank > ${rank(sql`i.urgency`)} - 1`.execute(
    tx,
  );
}

export async function mergeMatter(
  tx: Tx,
  m: { draftId: string; inquiryId: string; into: string; by: string; because: string; at: Date },
): Promise<void> {
  await sql`insert into inquiry_merge (inquiry_id, into_id, merged_by, at) values (${m.inquiryId}, ${m.into}, ${m.by}, ${m.at})`.execute(
    tx,
  );
  await raiseTo(tx, m.into, m.inquiryId);
  await sql`update draft set state = 'withdrawn', claimed_until = null where id = ${m.draftId}`.execute(tx);
  await sql`update inquiry set state = 'closed', because = ${m.because}, state_at = ${m.at} where id = ${m.inquiryId} and state = 'in_review'`.execute(
    tx,
  );
}
