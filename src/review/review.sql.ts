import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, SeatClass, Urgency, WrittenBy } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { HeldDraft, Override } from "./review.ts";

const DraftRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  round: z.int(),
  state: z.enum(["waiting", "claimed", "approved", "delivered", "returned", "withdrawn"]),
  seatClass: SeatClass,
  category: CategoryCode,
  urgency: Urgency,
  writtenBy: WrittenBy,
  assignedTo: z.string().nullable(),
  claimedBy: z.string().nullable(),
  claimedUntil: z.date().nullable(),
  waitingSince: z.date(),
  bodyId: z.string(),
  version: z.int(),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
  author: z.string(),
  editedBy: z.string().nullable(),
});

const draftQuery = sql`
  select d.id, d.inquiry_id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", d.round, d.state,
    d.seat_class as "seatClass", i.category, i.urgency, d.written_by as "writtenBy", d.assigned_to as "assignedTo",
    d.claimed_by as "claimedBy", d.claimed_until as "claimedUntil", d.waiting_since as "waitingSince",
    b.id as "bodyId", b.version, b.sealed, encode(b.sha256, 'hex') as sha256, b.author,
    (select s.name from staff s where s.id = b.author) as "editedBy"
  from draft d join inquiry i on i.id = d.inquiry_id join citizen c on c.id = i.citizen_id
  join lateral (select * from draft_body v where v.draft_id = d.id order by v.version desc limit 1) b on true`;

export async function draftById(db: Reader, id: string): Promise<HeldDraft | null> {
  const { rows } = await sql`${draftQuery} where d.id = ${id}`.execute(db);
  return rows[0] ? DraftRow.parse(rows[0]) : null;
}

/**
 * Locks the draft until the transaction ends: two decisions on one draft come one after the other. Its inquiry first, as
 * everywhere (inquiry/inquiry.sql.ts): the citizen may be writing or withdrawing this moment.
 */
export async function lockDraft(tx: Tx, id: string): Promise<HeldDraft | null> {
  await sql`select 1 from inquiry where id = (select d.inquiry_id from draft d where d.id = ${id}) for no key update`.execute(tx);
  await sql`select 1 from draft where id = ${id} for update`.execute(tx);
  return draftById(tx, id);
}

/** Takes, opens or renews by name; false where another lawyer's lease runs. */
export async function claimDraftById(tx: Tx, id: string, lawyerId: string, until: Date, now: Date): Promise<boolean> {
  const { rows } = await sql`update draft set state = 'claimed', claimed_by = ${lawyerId}, claimed_until = ${until}, offered_at = null
    where id = ${id} and (state = 'waiting' or (state = 'claimed' and (claimed_by = ${lawyerId} or claimed_until <= ${now})))
    returning id`.execute(tx);
  return rows.length > 0;
}

export async function setDraftState(tx: Tx, id: string, to: "waiting" | "approved" | "returned" | "delivered"): Promise<void> {
  await sql`update draft set state = ${to}, claimed_until = null where id = ${id}`.execute(tx);
}

export async function sendToExpert(tx: Tx, id: string): Promise<void> {
  await sql`update draft set state = 'waiting', claimed_until = null, claimed_by = null, assigned_to = null, seat_class = 'expert'
    where id = ${id}`.execute(tx);
}

export type NewReview = {
  id: string;
  draftId: string;
  bodyId: string;
  lawyerId: string;
  decision: "approve" | "edit-approve" | "return" | "escalate";
  reasons: string[];
  note: string;
  overrides: Override[];
  /** Keys of the articles that the approved body cites; null for every other decision. */
  articles: string[] | null;
  at: Date;
};

export async function insertReview(tx: Tx, r: NewReview): Promise<void> {
  await sql`insert into review (id, draft_id, body_id, lawyer_id, decision, reasons, note, overrides, articles, at)
    values (${r.id}, ${r.draftId}, ${r.bodyId}, ${r.lawyerId}, ${r.decision}, ${r.reasons}, ${r.note},
      ${JSON.stringify(r.overrides)}::jsonb, ${r.articles}, ${r.at})`.execute(tx);
}

export async function leaveReview(tx: Tx, inquiryId: string, to: "drafting" | "needs_facts", because: string, at: Date): Promise<void> {
  await sql`update inquiry set state = ${to}, because = ${because}, state_at = ${at}, round = round + 1
    where id = ${inquiryId} and state = 'in_review'`.execute(tx);
}

export async function insertQuestion(
  tx: Tx,
  inquiryId: string,
  questions: { key: string; ask: string; options: string[] }[],
  at: Date,
): Promise<void> {
  await sql`insert into message (id, inquiry_id, from_whom, text, questions, at, position)
    select gen_random_uuid(), ${inquiryId}, 'lawyer', ${"律师需要再了解几点，请回答后我们继续。"}, ${JSON.stringify(questions)}::jsonb, ${at},
      coalesce(max(position), 0) + 1 from message where inquiry_id = ${inquiryId}`.execute(tx);
}
