import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { CategoryCode, SeatClass, Urgency } from "../contract.ts";
import { ConsultReason, ConsultationView, Verdict } from "#contract/consultation.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Consultation } from "./consultation.ts";

const EXCERPT = 80;
const Bytes = z.instanceof(Uint8Array).nullable();

const Row = z.object({
  id: z.string(),
  inquiryId: z.string(),
  draftId: z.string(),
  draftClass: SeatClass,
  holder: z.string().nullable(),
  citizenId: z.string(),
  dataKey: Bytes,
  author: z.string(),
  state: ConsultationView.shape.state,
  reasons: z.array(ConsultReason),
  question: Bytes,
  askedBy: z.string(),
  askedAt: z.date(),
  peersAt: z.date(),
  waivableAt: z.date(),
  step: z.int(),
  takenBy: z.string().nullable(),
  verdict: Verdict.nullable(),
  opinion: Bytes,
  settledAt: z.date().nullable(),
  category: CategoryCode,
  urgency: Urgency,
  excerpt: z.string(),
  names: z.object({ askedBy: z.string(), takenBy: z.string().nullable(), settledBy: z.string().nullable() }),
});

const query = sql`select c.id, c.inquiry_id as "inquiryId", c.draft_id as "draftId", d.seat_class as "draftClass",
    case when d.state = 'claimed' then d.claimed_by end as holder, z.id as "citizenId",
    z.data_key as "dataKey", b.author, c.state, c.reasons, c.question, c.asked_by as "askedBy", c.asked_at as "askedAt",
    c.peers_at as "peersAt", c.waivable_at as "waivableAt", c.step, c.taken_by as "takenBy", c.verdict, c.opinion,
    c.settled_at as "settledAt", i.category, i.urgency,
    coalesce((select left(m.text, ${EXCERPT}) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen'
      order by m.position limit 1), '') as excerpt,
    jsonb_build_object('askedBy', (select s.name from staff s where s.id = c.asked_by),
      'takenBy', (select s.name from staff s where s.id = c.taken_by),
      'settledBy', (select s.name from staff s where s.id = c.settled_by)) as names
  from consultation c join draft d on d.id = c.draft_id join draft_body b on b.id = c.body_id
  join inquiry i on i.id = c.inquiry_id join citizen z on z.id = i.citizen_id`;

async function listed(db: Reader, where: RawBuilder<unknown>): Promise<Consultation[]> {
  const { rows } = await sql`${query} ${where}`.execute(db);
  return rows.map((row) => Row.parse(row));
}

export async function consultationById(db: Reader, id: string): Promise<Consultation | null> {
  return (await listed(db, sql`where c.id = ${id}`))[0] ?? null;
}

/** Locks the inquiry, the draft, then the consultation: decisions on the draft take their locks in the same order. */
export async function lockConsultation(tx: Tx, id: string): Promise<Consultation | null> {
  await sql`select 1 from inquiry where id = (select c.inquiry_id from consultation c where c.id = ${id}) for no key update`.execute(tx);
  await sql`select 1 from draft where id = (select draft_id from consultation where id = ${id}) for update`.execute(tx);
  await sql`select 1 from consultation where id = ${id} for update`.execute(tx);
  return consultationById(tx, id);
}

/** Every consultation of the matter, whichever of its drafts was asked about. */
export async function consultationsOf(db: Reader, inquiryId: string): Promise<Consultation[]> {
  return listed(db, sql`where c.inquiry_id = ${inquiryId} order by c.asked_at desc limit 20`);
}

/** Danger first, then what has waited longest; nothing of matters that the viewer is barred from. */
export async function openConsultations(db: Reader, viewer: string, limit: number): Promise<Consultation[]> {
  return listed(
    db,
    sql`where c.settled_at is null and not stays_away(${viewer}, c.inquiry_id) order by d.urgency_rank, c.peers_at, c.id limit ${limit}`,
  );
}

/** @param by null for all */
export async function settledConsultations(db: Reader, by: string | null, limit: number): Promise<Consultation[]> {
  return listed(
    db,
    sql`where c.settled_at is not null and (${by}::text is null or c.asked_by = ${by} or c.settled_by = ${by})
      order by c.settled_at desc, c.id limit ${limit}`,
  );
}

export type NewConsultation = Pick<
  Consultation,
  "id" | "inquiryId" | "draftId" | "reasons" | "askedBy" | "askedAt" | "peersAt" | "waivableAt"
> & {
  bodyId: string;
  question: Uint8Array;
};

/** @returns false where one is open already; the lease then grows with the clock of that one */
export async function insertConsultation(tx: Tx, c: NewConsultation): Promise<boolean> {
  const { rows } =
    await sql`insert into consultation (id, inquiry_id, draft_id, body_id, reasons, question, asked_by, asked_at, peers_at, waivable_at)
    values (${c.id}, ${c.inquiryId}, ${c.draftId}, ${c.bodyId}, ${c.reasons}, ${c.question}, ${c.askedBy}, ${c.askedAt}, ${c.peersAt}, ${c.waivableAt})
    on conflict (draft_id) where settled_at is null do nothing returning id`.execute(tx);
  await sql`update draft set claimed_until = claimed_until where id = ${c.draftId} and state = 'claimed'`.execute(tx); // a trigger prolongs it
  return rows.length > 0;
}

/**
 * The most pressing that this person may take: whoever comes second at the same moment gets the one after it.
 * What somebody took and left lying is free again once experts had their time.
 */
export async function takeNextConsultation(tx: Tx, by: { id: string; seatClasses: string[] }, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update consultation set state = 'taken', taken_by = ${by.id}, taken_at = ${now} where id = (
      select c.id from consultation c join draft d on d.id = c.draft_id join draft_body b on b.id = c.body_id
      where (c.state = 'asked' or (c.state = 'taken' and c.peers_at <= ${now} and c.taken_by <> ${by.id}))
        and c.asked_by <> ${by.id} and b.author <> ${by.id}
        and (d.state <> 'claimed' or d.claimed_by <> ${by.id}) and not stays_away(${by.id}, c.inquiry_id)
        and ('expert' = any(${by.seatClasses}) or (c.peers_at <= ${now} and d.seat_class = any(${by.seatClasses})))
      order by d.urgency_rank, c.peers_at, c.id limit 1 for update of c skip locked)
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function setTaken(tx: Tx, id: string, by: string | null, at: Date): Promise<void> {
  await sql`update consultation set state = ${by === null ? "asked" : "taken"}, taken_by = ${by}, taken_at = ${by === null ? null : at}
    where id = ${id}`.execute(tx);
}

type Ending =
  | { state: "answered"; verdict: Consultation["verdict"]; opinion: Uint8Array; by: string }
  | { state: "waived"; verdict: null; opinion: Uint8Array; by: string }
  | { state: "withdrawn"; verdict: null; opinion: null; by: string };

export async function settleConsultation(tx: Tx, id: string, end: Ending, at: Date): Promise<void> {
  await sql`update consultation set state = ${end.state}, verdict = ${end.verdict}, opinion = ${end.opinion}, settled_by = ${end.by},
    settled_at = ${at} where id = ${id}`.execute(tx);
}

/** The asker's lease begins anew with the opinion: it is not the asker who was slow. */
export async function leaseAnew(tx: Tx, draftId: string, holder: string, until: Date): Promise<void> {
  await sql`update draft set claimed_until = ${until} where id = ${draftId} and state = 'claimed' and claimed_by = ${holder}`.execute(tx);
}

/** The expert holds it from here on; given back, it waits for an expert. */
export async function handOver(tx: Tx, draftId: string, expert: string, until: Date): Promise<void> {
  await sql`update draft set state = 'claimed', claimed_by = ${expert}, claimed_until = ${until}, assigned_to = null, seat_class = 'expert'
    where id = ${draftId} and state in ('waiting', 'claimed')`.execute(tx);
}

/** @returns whether the step was still to be taken */
export async function takeStep(tx: Tx, id: string, step: number): Promise<boolean> {
  const { rows } = await sql`update consultation set step = ${step} where id = ${id} and settled_at is null and step = ${step - 1}
    returning id`.execute(tx);
  return rows.length > 0;
}

const Matter = z.object({ words: z.array(z.string()), triage: z.unknown(), group: z.string().nullable(), covered: z.array(ConsultReason) });

/** What the rules read of a matter: redacted words, its group, and what was settled for it, or for its group, before. */
export async function matterToConsult(db: Reader, inquiryId: string): Promise<z.infer<typeof Matter>> {
  const { rows } = await sql`
    with mine as (select m.group_id from matter_group_member m join matter_group g on g.id = m.group_id
      where m.inquiry_id = ${inquiryId} and m.left_at is null and g.merged_into is null)
    select array(select m.text from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position) as words, i.triage,
      (select g.name from matter_group g join mine on mine.group_id = g.id) as "group",
      array(select distinct r from consultation c, unnest(c.reasons) r where c.state in ('answered', 'waived')
        and (c.inquiry_id = i.id or (r = 'group' and c.inquiry_id in
          (select o.inquiry_id from matter_group_member o join mine on mine.group_id = o.group_id where o.left_at is null)))) as covered
    from inquiry i where i.id = ${inquiryId}`.execute(db);
  return Matter.parse(rows[0]);
}

/** When the earliest service promise of the matter breaks; null where none runs. */
export async function promiseBreaks(db: Reader, draftId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select due_at as at from draft where id = ${draftId}`.execute(db);
  return rows[0]?.at ?? null;
}

/** @param today YYYY-MM-DD in China */
export async function expertsOnDuty(db: Reader, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from duty d join lawyer l on l.staff_id = d.staff_id
    where d.state = 'on' and 'expert' = any(l.seat_classes) and lawyer_may_sign(l.staff_id, ${today}::date)`.execute(db);
  return rows[0]?.n ?? 0;
}
