import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { MatterTrace } from "./rules/group/matter-trace.ts";

const AskedRow = z.object({
  state: z.string(),
  category: CategoryCode,
  second: CategoryCode.nullable(),
  region: z.string().nullable(),
  person: z.string(),
  citizenId: z.string(),
  receivedAt: z.date(),
  texts: z.array(z.string()),
});

const who = sql`coalesce(i.matter_region, i.region) as region, encode(i.person, 'hex') as person, i.citizen_id as "citizenId"`;

/** The redacted words of one inquiry and what triage made of them. Locked until the transaction ends: no trace of what is taken back. */
export async function lockAsked(tx: Tx, inquiryId: string): Promise<z.infer<typeof AskedRow> | null> {
  await sql`select 1 from inquiry where id = ${inquiryId} for share`.execute(tx);
  const { rows } = await sql`
    select i.state, i.category, i.triage ->> 'second' as second, ${who}, i.received_at as "receivedAt",
      array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position) as texts
    from inquiry i where i.id = ${inquiryId}`.execute(tx);
  return rows[0] ? AskedRow.parse(rows[0]) : null;
}

/** Two runs that would open one group twice come one after the other; so do a supervisor's split and merge. */
export async function lockGroups(tx: Tx): Promise<void> {
  await sql`select lock_groups()`.execute(tx);
}

export async function saveTrace(tx: Tx, trace: MatterTrace, receivedAt: Date): Promise<void> {
  await sql`insert into matter_trace (inquiry_id, category, second, organisations, words, many, received_at)
    values (${trace.inquiryId}, ${trace.category}, ${trace.second}, ${trace.organisations}, ${trace.words}, ${trace.many}, ${receivedAt})
    on conflict (inquiry_id) do update set category = excluded.category, second = excluded.second,
      organisations = excluded.organisations, words = excluded.words, many = excluded.many`.execute(tx);
}

const NearRow = z.object({
  inquiryId: z.string(),
  category: CategoryCode,
  second: CategoryCode.nullable(),
  region: z.string().nullable(),
  organisations: z.array(z.string()),
  words: z.array(z.string()),
  many: z.boolean(),
  person: z.string(),
  citizenId: z.string(),
  groupId: z.string().nullable(),
});

/** So many are compared by their words: the newest of the field. By a body's name all are found, at most as many again. */
const COMPARED = 200;

/**
 * What may ask about the same: within `since`, or in a group that somebody joined after `quiet`.
 * Groups that this inquiry was split from are left out, and so are those that they were merged into.
 */
export async function nearTraces(
  tx: Tx,
  { trace, since, quiet }: { trace: MatterTrace; since: Date; quiet: Date },
): Promise<z.infer<typeof NearRow>[]> {
  const { rows } = await sql`
    with recursive near as (
      (select * from matter_trace t where t.organisations && ${trace.organisations}::text[] and t.received_at >= ${quiet}
        order by t.received_at desc limit ${COMPARED})
      union
      (select * from matter_trace t where t.category = any(${[trace.category, trace.second].filter((c) => c !== null)}::text[])
        and t.received_at >= ${since} order by t.received_at desc limit ${COMPARED})
    ), barred as (
      select s.group_id from matter_group_member s where s.inquiry_id = ${trace.inquiryId} and s.left_how = 'split'
      union
      select g.merged_into from barred b join matter_group g on g.id = b.group_id where g.merged_into is not null
    )
    select t.inquiry_id as "inquiryId", t.category, t.second, ${who}, t.organisations, t.words, t.many, m.group_id as "groupId"
    from near t join inquiry i on i.id = t.inquiry_id
    left join matter_group_member m on m.inquiry_id = t.inquiry_id and m.left_at is null
    where t.inquiry_id <> ${trace.inquiryId} and i.state <> 'withdrawn'
      and (t.received_at >= ${since} and m.group_id is null
        or exists (select 1 from matter_group_member o where o.group_id = m.group_id and o.left_at is null and o.joined_at >= ${quiet}))
      and not exists (select 1 from barred b where b.group_id = m.group_id)`.execute(tx);
  return rows.map((row) => NearRow.parse(row));
}

export async function groupOfInquiry(db: Reader, inquiryId: string): Promise<string | null> {
  const { rows } = await sql<{ groupId: string }>`select group_id as "groupId" from matter_group_member
    where inquiry_id = ${inquiryId} and left_at is null`.execute(db);
  return rows[0]?.groupId ?? null;
}

export type NewGroup = { id: string; name: string; category: string; region: string | null; because: string; at: Date };

export async function insertGroup(tx: Tx, g: NewGroup): Promise<void> {
  await sql`insert into matter_group (id, name, category, region, because, opened_at)
    values (${g.id}, ${g.name}, ${g.category}, ${g.region}, ${g.because}, ${g.at})`.execute(tx);
}

/** An inquiry is in one group: where it joined another meanwhile, it stays there. */
export async function joinGroup(tx: Tx, groupId: string, member: { inquiryId: string; because: string }, at: Date): Promise<void> {
  await sql`insert into matter_group_member (group_id, inquiry_id, because, joined_at)
    values (${groupId}, ${member.inquiryId}, ${member.because}, ${at})
    on conflict (inquiry_id) where left_at is null do nothing`.execute(tx);
}

/** A group formed around drafts in hand is led by whoever had the first. Locking them waits for a claim that is under way. */
export async function leadByHolder(tx: Tx, groupId: string): Promise<void> {
  await sql`select 1 from draft d join matter_group_member m on m.inquiry_id = d.inquiry_id
    where m.group_id = ${groupId} and m.left_at is null order by d.id for share of d`.execute(tx);
  const { rows } = await sql<{ holder: string }>`
    select d.claimed_by as holder from draft d join matter_group_member m on m.inquiry_id = d.inquiry_id
    where m.group_id = ${groupId} and m.left_at is null and d.claimed_by is not null and d.state in ('claimed', 'approved', 'delivered')
    order by d.state = 'claimed', d.waiting_since, d.id limit 1`.execute(tx);
  const holder = rows[0]?.holder;
  if (holder === undefined) return;
  await sql`update matter_group set lead_id = ${holder}, lead_how = 'took' where id = ${groupId} and lead_id is null`.execute(tx);
}
