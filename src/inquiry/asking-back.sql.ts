import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, FactQuestion, InquiryState, Urgency } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { OpenQuestion } from "./inquiry.ts";

const EXCERPT = 100;

const Row = z.object({
  inquiryId: z.string(),
  citizenId: z.string(),
  draftId: z.string().nullable(),
  state: InquiryState,
  round: z.int(),
  askedById: z.string().nullable(),
  askedBy: z.string().nullable(),
  since: z.date(),
  questions: z.array(FactQuestion),
  channel: Channel,
  category: CategoryCode,
  urgency: Urgency,
  excerpt: z.string(),
  correcting: z.boolean(),
  remindedAt: z.date().nullable(),
  remindedBy: z.string().nullable(),
});

/** The last message with questions is the one that waits; a lawyer's stands behind a draft that was returned for it. */
const query = sql`select i.id as "inquiryId", i.citizen_id as "citizenId", i.state, i.round, i.channel, i.category, i.urgency,
    q.questions, q.at as since, r.draft_id as "draftId", r.lawyer_id as "askedById",
    (select s.name from staff s where s.id = r.lawyer_id) as "askedBy",
    coalesce((select left(m.text, ${EXCERPT}) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen'
      order by m.position limit 1), '') as excerpt,
    exists (select 1 from correction c where c.inquiry_id = i.id and c.outcome is null) as correcting,
    k.at as "remindedAt", (select s.name from staff s where s.id = k.reminded_by) as "remindedBy"
  from inquiry i
  join lateral (select m.questions, m.at, m.from_whom from message m
    where m.inquiry_id = i.id and m.questions <> '[]' and m.from_whom in ('lawyer', 'service')
      and not exists (select 1 from asking_reminder a where a.inquiry_id = i.id and a.at = m.at and m.from_whom = 'service')
    order by m.position desc limit 1) q on true
  left join lateral (select v.draft_id, v.lawyer_id from review v join draft d on d.id = v.draft_id
    where d.inquiry_id = i.id and v.decision = 'return' and q.from_whom = 'lawyer' order by v.at desc limit 1) r on true
  left join asking_reminder k on k.inquiry_id = i.id and k.round = i.round`;

async function listed(db: Reader, where: RawBuilder<unknown>): Promise<OpenQuestion[]> {
  const { rows } = await sql`${query} ${where}`.execute(db);
  return rows.map((row) => Row.parse(row));
}

export async function openQuestion(db: Reader, inquiryId: string): Promise<OpenQuestion | null> {
  return (await listed(db, sql`where i.id = ${inquiryId}`))[0] ?? null;
}

/** @param askedBy only this lawyer's and the service's own; null for all */
export async function openQuestions(db: Reader, askedBy: string | null, limit: number): Promise<OpenQuestion[]> {
  return listed(
    db,
    sql`where i.state = 'needs_facts' and (${askedBy}::text is null or r.lawyer_id is null or r.lawyer_id = ${askedBy})
      order by array_position(array['danger', 'soon', 'none'], i.urgency), q.at, i.id limit ${limit}`,
  );
}

/** Only ever an inquiry of the same citizen: the database holds that (migrations/0025). */
export async function mergedIntoOf(db: Reader, inquiryId: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select into_id as id from inquiry_merge where inquiry_id = ${inquiryId} and ended_at is null`.execute(db);
  return rows[0]?.id ?? null;
}

/** @returns false where somebody reminded them already */
export async function insertReminder(tx: Tx, q: Pick<OpenQuestion, "inquiryId" | "round">, by: string, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into asking_reminder (inquiry_id, round, reminded_by, at)
    values (${q.inquiryId}, ${q.round}, ${by}, ${at}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}
