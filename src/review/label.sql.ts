import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, SeatClass, Urgency } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Triage } from "#triage/triage.ts";

const MatterRow = z.object({
  urgency: Urgency,
  seatClass: SeatClass,
  triage: z.unknown(),
  words: z.array(z.string()),
  position: z.int(),
});

/** The matter behind a draft, its row locked: its triage, every message of the citizen, and the last one's place. */
export async function lockMatter(tx: Tx, inquiryId: string): Promise<z.infer<typeof MatterRow>> {
  await sql`select 1 from inquiry where id = ${inquiryId} for no key update`.execute(tx);
  const { rows } = await sql`select i.urgency, i.seat_class as "seatClass", i.triage,
      array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position) as words,
      (select max(m.position) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen') as position
    from inquiry i where i.id = ${inquiryId}`.execute(tx);
  return MatterRow.parse(rows[0]);
}

type Labelled = { category: string; cause: string | null; urgency: Urgency; aid: boolean };
export type NewLabel = { inquiryId: string; draftId: string; lawyerId: string; position: number; was: Labelled; now: Labelled; at: Date };

export async function insertLabel(tx: Tx, l: NewLabel): Promise<void> {
  await sql`insert into triage_label (id, inquiry_id, draft_id, lawyer_id, position, old_category, category, old_cause, cause,
      old_urgency, urgency, old_aid, aid, at)
    values (gen_random_uuid(), ${l.inquiryId}, ${l.draftId}, ${l.lawyerId}, ${l.position}, ${l.was.category}, ${l.now.category},
      ${l.was.cause}, ${l.now.cause}, ${l.was.urgency}, ${l.now.urgency}, ${l.was.aid}, ${l.now.aid}, ${l.at})`.execute(tx);
}

const RANK: Record<Urgency, number> = { danger: 0, soon: 1, none: 2 };

/** The inquiry follows, and the draft's place in its queue. */
export async function saveCorrected(tx: Tx, inquiryId: string, draftId: string, t: Triage): Promise<void> {
  await sql`update inquiry set category = ${t.category}, urgency = ${t.urgency}, seat_class = ${t.seatClass},
    triage = ${JSON.stringify(t)} where id = ${inquiryId}`.execute(tx);
  await sql`update draft set category = ${t.category}, urgency_rank = ${RANK[t.urgency]} where id = ${draftId}`.execute(tx);
}

/** Back into the queue, at the desk that takes it; its place by time stays. */
export async function moveToSeat(tx: Tx, draftId: string, seatClass: SeatClass): Promise<void> {
  await sql`update draft set state = 'waiting', claimed_until = null, claimed_by = null, assigned_to = null, seat_class = ${seatClass}
    where id = ${draftId}`.execute(tx);
}

const BesideRow = z.object({
  model: z
    .object({
      name: z.string(),
      taken: z.boolean(),
      opinion: z.object({ urgency: Urgency, causes: z.array(z.string()), because: z.string() }),
    })
    .nullable(),
  corrected: z.object({ name: z.string(), at: z.coerce.date() }).nullable(),
});

/** What a model said last, and which lawyer labelled the matter last. */
export async function saidOfTriage(db: Reader, inquiryId: string): Promise<z.infer<typeof BesideRow>> {
  const { rows } = await sql`select
    (select jsonb_build_object('name', o.model, 'taken', o.taken, 'opinion', o.opinion)
      from second_opinion o where o.inquiry_id = ${inquiryId} order by o.words desc limit 1) as model,
    (select jsonb_build_object('name', s.name, 'at', l.at)
      from triage_label l join staff s on s.id = l.lawyer_id where l.inquiry_id = ${inquiryId} order by l.at desc limit 1) as corrected`.execute(
    db,
  );
  return BesideRow.parse(rows[0]);
}

const ExportRow = z.object({
  id: z.string(),
  question: z.string(),
  category: CategoryCode,
  urgency: Urgency,
  aid: z.boolean(),
  cause: z.string().nullable(),
});
export type ExportRow = z.infer<typeof ExportRow>;

/** The last label of each matter, with the words it was given for; nothing of who withdrew or was erased. */
export async function labelsAfter(db: Reader, after: string, limit: number): Promise<ExportRow[]> {
  const { rows } = await sql`select distinct on (l.inquiry_id) l.inquiry_id as id, l.category, l.urgency, l.aid, l.cause,
      (select string_agg(m.text, E'\n' order by m.position) from message m
        where m.inquiry_id = l.inquiry_id and m.from_whom = 'citizen' and m.position <= l.position) as question
    from triage_label l join inquiry i on i.id = l.inquiry_id join citizen c on c.id = i.citizen_id
    where l.inquiry_id > ${after}::uuid and i.state <> 'withdrawn' and c.data_key is not null
    order by l.inquiry_id, l.at desc, l.id limit ${limit}`.execute(db);
  return rows.map((row) => ExportRow.parse(row));
}
