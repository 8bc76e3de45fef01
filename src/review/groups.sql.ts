import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, InquiryState } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";

const active = sql`m.left_at is null and g.merged_into is null`;
/**
 * By contact or network, and by citizen; the fewer holds, as where the group was formed.
 * A question taken back while its group was formed or merged may still be a member: it is neither counted nor shown.
 */
const persons = sql`(select least(count(distinct p.person), count(distinct p.citizen_id))::int
  from matter_group_member o join inquiry p on p.id = o.inquiry_id
  where o.group_id = g.id and o.left_at is null and p.state <> 'withdrawn')`;

const BesideRow = z.object({
  id: z.string(),
  name: z.string(),
  because: z.string(),
  leadId: z.string().nullable(),
  lead: z.string().nullable(),
  persons: z.int(),
  inquiries: z.int(),
});

export async function groupBeside(db: Reader, inquiryId: string): Promise<z.infer<typeof BesideRow> | null> {
  const { rows } = await sql`
    select g.id, g.name, g.because, g.lead_id as "leadId", (select s.name from staff s where s.id = g.lead_id) as lead, ${persons} as persons,
      (select count(*)::int from matter_group_member o join inquiry p on p.id = o.inquiry_id
        where o.group_id = g.id and o.left_at is null and p.state <> 'withdrawn') as inquiries
    from matter_group_member m join matter_group g on g.id = m.group_id where m.inquiry_id = ${inquiryId} and ${active}`.execute(db);
  return rows[0] ? BesideRow.parse(rows[0]) : null;
}

const AnswerRow = z.object({
  draftId: z.string(),
  lawyer: z.string(),
  at: z.date(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
});

/**
 * What the lead approved last for another asker of the group, unless it was, or is being, corrected; one whose citizen
 * was erased is nobody's to read.
 */
export async function leadAnswer(db: Reader, groupId: string, besides: string): Promise<z.infer<typeof AnswerRow> | null> {
  const { rows } = await sql`
    select d.id as "draftId", s.name as lawyer, r.at, c.id as "citizenId", c.data_key as "dataKey", b.sealed, encode(b.sha256, 'hex') as sha256
    from matter_group g join matter_group_member m on m.group_id = g.id
    join draft d on d.inquiry_id = m.inquiry_id and d.state in ('approved', 'delivered')
    join review r on r.draft_id = d.id and r.decision in ('approve', 'edit-approve') and r.lawyer_id = g.lead_id
    join draft_body b on b.id = r.body_id join staff s on s.id = r.lawyer_id
    join inquiry i on i.id = m.inquiry_id join citizen c on c.id = i.citizen_id
    where g.id = ${groupId} and ${active} and m.inquiry_id <> ${besides} and i.state <> 'withdrawn' and c.data_key is not null
      and not exists (select 1 from answer a join correction k on k.answer_id = a.id
        where a.review_id = r.id and k.outcome is distinct from 'given-up')
    order by r.at desc, d.id limit 1`.execute(db);
  return rows[0] ? AnswerRow.parse(rows[0]) : null;
}

const GroupRow = z.object({
  id: z.string(),
  name: z.string(),
  category: CategoryCode,
  region: z.string().nullable(),
  because: z.string(),
  openedAt: z.date(),
  persons: z.int(),
  lead: z.object({ id: z.string(), name: z.string(), how: z.enum(["took", "assigned"]) }).nullable(),
  answeredByLead: z.boolean(),
  members: z.array(
    z.object({
      inquiryId: z.string(),
      draftId: z.string().nullable(),
      state: InquiryState,
      excerpt: z.string(),
      because: z.string(),
      receivedAt: z.coerce.date(),
      lawyer: z.string().nullable(),
    }),
  ),
});
export type GroupRow = z.infer<typeof GroupRow>;

const EXCERPT = 120;

/** Groups with a matter that is not answered yet first, then by age; those that everybody left are not shown. */
export async function openGroups(db: Reader, limit: number): Promise<GroupRow[]> {
  const { rows } = await sql`
    select * from (
      select g.id, g.name, g.category, g.region, g.because, g.opened_at as "openedAt", ${persons} as persons,
        (select jsonb_build_object('id', s.id, 'name', s.name, 'how', g.lead_how) from staff s where s.id = g.lead_id) as lead,
        exists (select 1 from matter_group_member m join draft d on d.inquiry_id = m.inquiry_id
          join review r on r.draft_id = d.id and r.lawyer_id = g.lead_id and r.decision in ('approve', 'edit-approve')
          where m.group_id = g.id and m.left_at is null) as "answeredByLead",
        coalesce((select jsonb_agg(jsonb_build_object('inquiryId', i.id, 'draftId', d.id, 'state', i.state, 'because', m.because,
            'receivedAt', i.received_at, 'lawyer', (select s.name from staff s where s.id = d.claimed_by and d.state <> 'waiting'),
            'excerpt', coalesce((select left(t.text, ${EXCERPT}) from message t where t.inquiry_id = i.id and t.from_whom = 'citizen'
              order by t.position limit 1), '')) order by i.received_at, i.id)
          from matter_group_member m join inquiry i on i.id = m.inquiry_id
          left join lateral (select * from draft v where v.inquiry_id = i.id order by v.round desc limit 1) d on true
          where m.group_id = g.id and m.left_at is null and i.state <> 'withdrawn'), '[]') as members
      from matter_group g where g.merged_into is null
    ) listed where members <> '[]'
    order by not exists (select 1 from jsonb_array_elements(members) m where m ->> 'state' not in ('answered', 'closed')), "openedAt" desc, id
    limit ${limit}`.execute(db);
  return rows.map((row) => GroupRow.parse(row));
}

export async function lockGroups(tx: Tx): Promise<void> {
  await sql`select lock_groups()`.execute(tx);
}

/** @returns false where the group is no more, or the lawyer's licence is not active */
export async function setLead(tx: Tx, groupId: string, lawyerId: string): Promise<boolean> {
  const { rows } = await sql`update matter_group set lead_id = ${lawyerId}, lead_how = 'assigned'
    where id = ${groupId} and merged_into is null
      and lawyer_may_sign(${lawyerId}, (clock_timestamp() at time zone 'Asia/Shanghai')::date) returning id`.execute(tx);
  return rows.length > 0;
}

/** @returns false where it was no member, or is none any more */
export async function splitOff(tx: Tx, groupId: string, inquiryId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update matter_group_member set left_at = ${at}, left_how = 'split'
    where group_id = ${groupId} and inquiry_id = ${inquiryId} and left_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** All members go over with their reasons; a group without a lead takes the other's. @returns false where either is no more */
export async function mergeInto(tx: Tx, from: string, into: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`select id from matter_group where id = any(${[from, into]}::uuid[]) and merged_into is null for update`.execute(tx);
  if (rows.length < 2) return false;
  await sql`update matter_group_member set left_at = ${at}, left_how = 'merged' where group_id = ${from} and left_at is null`.execute(tx);
  await sql`insert into matter_group_member (group_id, inquiry_id, because, joined_at)
    select ${into}, inquiry_id, because, ${at} from matter_group_member
    where group_id = ${from} and left_how = 'merged' and left_at = ${at}`.execute(tx);
  await sql`update matter_group t set lead_id = f.lead_id, lead_how = f.lead_how from matter_group f
    where t.id = ${into} and f.id = ${from} and t.lead_id is null and f.lead_id is not null`.execute(tx);
  await sql`update matter_group set merged_into = ${into} where id = ${from}`.execute(tx);
  return true;
}
