import { sql } from "kysely";
import { z } from "zod";
import type { Afterword, PracticeKind } from "../contract/quality.ts";
import { PracticeKind as Kind } from "../contract/quality.ts";
import { CategoryCode, SeatClass, Urgency, WrittenBy } from "../contract.ts";
import type { ClockMark } from "#contract/clocks.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { StoredMark, markOf } from "./clock-beside.sql.ts";
import type { HeldDraft } from "./review.ts";

const DeskRow = z.object({ urgentWaiting: z.int(), urgentHeld: z.boolean(), holding: z.int(), practising: z.boolean() });

const running = (lawyerId: string) => sql`select p.id from practice p join draft d on d.id = p.source_draft_id
  join inquiry i on i.id = d.inquiry_id join citizen c on c.id = i.citizen_id where p.lawyer_id = ${lawyerId} and p.state = 'claimed'`;

/** What lapsed, or was erased with its source, ends as given back: it would stand in the way of the next. */
export async function endLapsed(tx: Tx, lawyerId: string, at: Date): Promise<void> {
  await sql`update practice set state = 'given-back', ended_at = ${at}
    where id in (${running(lawyerId)} and (p.claimed_until <= ${at} or c.data_key is null))`.execute(tx);
}

/** @param riskBy a promise that breaks before this instant is urgent, as danger and soon are; an offer in hand too: it runs out */
export async function deskOf(
  db: Reader,
  lawyer: { id: string; seatClasses: readonly string[] },
  { now, riskBy }: { now: Date; riskBy: Date },
): Promise<z.infer<typeof DeskRow>> {
  const { rows } = await sql`select
      (select count(*)::int from (select 1 from draft d where d.state = 'waiting'
        and (d.assigned_to = ${lawyer.id} or d.seat_class = any(${lawyer.seatClasses}))
        and (d.urgency_rank < 2 or d.due_at < ${riskBy}) limit 1) u) as "urgentWaiting",
      (select count(*)::int from draft where claimed_by = ${lawyer.id} and state = 'claimed' and claimed_until > ${now}) as holding,
      exists (select 1 from draft h where h.claimed_by = ${lawyer.id} and h.state = 'claimed' and h.claimed_until > ${now}
        and (h.offered_at is not null or h.urgency_rank < 2 or h.due_at < ${riskBy})) as "urgentHeld",
      exists (${running(lawyer.id)} and p.claimed_until > ${now} and c.data_key is not null) as practising`.execute(db);
  return DeskRow.parse(rows[0]);
}

const LATELY = 500;

/**
 * Answers of other lawyers that stand as they were given: no danger, no group, no correction, not new to the day. Their
 * approved body is what a practice copies. One is left out for ever once this lawyer has practised on it.
 */
export async function practiceSource(
  db: Reader,
  lawyer: { id: string; seatClasses: readonly string[] },
  before: Date,
  seed: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from (select * from answer order by at desc limit ${LATELY}) a
    join review r on r.id = a.review_id join draft d on d.id = r.draft_id join inquiry i on i.id = a.inquiry_id
    join citizen c on c.id = i.citizen_id
    where a.at < ${before} and a.corrects is null and r.lawyer_id <> ${lawyer.id} and d.seat_class = any(${lawyer.seatClasses})
      and i.urgency = 'none' and i.state in ('answered', 'closed') and c.data_key is not null
      and not exists (select 1 from correction k where k.inquiry_id = i.id)
      and not exists (select 1 from second_reading s where s.review_id = r.id and s.verdict in ('minor', 'wrong'))
      and not exists (select 1 from matter_group_member m where m.inquiry_id = i.id and m.left_at is null)
      and not exists (select 1 from practice p where p.lawyer_id = ${lawyer.id} and p.source_draft_id = d.id)
    order by md5(d.id::text || ${seed}) limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

export type NewPractice = {
  id: string;
  lawyerId: string;
  sourceId: string;
  kind: PracticeKind;
  gateBlocks: boolean;
  planted: Uint8Array;
  at: Date;
  until: Date;
};

export async function insertPractice(tx: Tx, p: NewPractice): Promise<void> {
  await sql`insert into practice (id, lawyer_id, source_draft_id, kind, gate_blocks, planted, given_at, claimed_until)
    values (${p.id}, ${p.lawyerId}, ${p.sourceId}, ${p.kind}, ${p.gateBlocks}, ${p.planted}, ${p.at}, ${p.until})`.execute(tx);
}

export async function insertPracticeBody(
  tx: Tx,
  b: { practiceId: string; version: number; sealed: Uint8Array; sha256: Uint8Array; at: Date },
): Promise<void> {
  await sql`insert into practice_body (id, practice_id, version, sealed, sha256, at)
    values (${crypto.randomUUID()}, ${b.practiceId}, ${b.version}, ${b.sealed}, ${b.sha256}, ${b.at})`.execute(tx);
}

const PracticeRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  round: z.int(),
  seatClass: SeatClass,
  category: CategoryCode,
  urgency: Urgency,
  writtenBy: WrittenBy,
  claimedUntil: z.date(),
  waitingSince: z.date(),
  bodyId: z.string(),
  version: z.int(),
  sealed: z.instanceof(Uint8Array),
  sha256: z.string(),
  editedBy: z.string().nullable(),
  lawyerId: z.string(),
  sourceId: z.string(),
  kind: Kind,
  gateBlocks: z.boolean(),
  planted: z.instanceof(Uint8Array),
  givenAt: z.date(),
});

const openPractice = sql`
  select p.id, d.inquiry_id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", d.round, d.seat_class as "seatClass",
    i.category, i.urgency, d.written_by as "writtenBy", p.claimed_until as "claimedUntil", d.waiting_since as "waitingSince",
    b.id as "bodyId", b.version, b.sealed, encode(b.sha256, 'hex') as sha256,
    case when b.version > 1 then (select s.name from staff s where s.id = p.lawyer_id) end as "editedBy",
    p.lawyer_id as "lawyerId", p.source_draft_id as "sourceId", p.kind, p.gate_blocks as "gateBlocks", p.planted, p.given_at as "givenAt"
  from practice p join draft d on d.id = p.source_draft_id join inquiry i on i.id = d.inquiry_id join citizen c on c.id = i.citizen_id
  join lateral (select * from practice_body v where v.practice_id = p.id order by v.version desc limit 1) b on true
  where p.state = 'claimed' and c.data_key is not null`;

/** As a draft on the desk: the matter beside it is that of the draft it copies. Ended, or erased with its source: null. */
function held(row: unknown): HeldDraft {
  const { lawyerId, sourceId, kind, gateBlocks, planted, givenAt, ...draft } = PracticeRow.parse(row);
  return {
    ...draft,
    state: "claimed",
    assignedTo: null,
    claimedBy: lawyerId,
    author: draft.version === 1 ? draft.writtenBy.kind : lawyerId,
    practice: { lawyerId, sourceId, kind, gateBlocks, planted, givenAt },
  };
}

export async function practiceById(db: Reader, id: string): Promise<HeldDraft | null> {
  const { rows } = await sql`${openPractice} and p.id = ${id}`.execute(db);
  return rows[0] ? held(rows[0]) : null;
}

export async function practiceOf(db: Reader, lawyerId: string): Promise<HeldDraft | null> {
  const { rows } = await sql`${openPractice} and p.lawyer_id = ${lawyerId}`.execute(db);
  return rows[0] ? held(rows[0]) : null;
}

/** Locked until the transaction ends. */
export async function lockPractice(tx: Tx, id: string): Promise<HeldDraft | null> {
  await sql`select 1 from practice where id = ${id} for update`.execute(tx);
  return practiceById(tx, id);
}

export async function renewPractice(tx: Tx, id: string, until: Date): Promise<void> {
  await sql`update practice set claimed_until = ${until} where id = ${id}`.execute(tx);
}

type End = { id: string; decision: string | null; caught: Afterword["caught"]; at: Date };

/** Without a decision it was given back. */
export async function endPractice(tx: Tx, { id, decision, caught, at }: End): Promise<void> {
  await sql`update practice set state = ${decision === null ? "given-back" : "decided"}, decision = ${decision}, caught = ${caught},
    ended_at = ${at} where id = ${id}`.execute(tx);
}

/** The promise that the copied matter once had, whatever became of it; null where it had none. */
export async function promiseOf(db: Reader, inquiryId: string): Promise<ClockMark | null> {
  const { rows } = await sql`select kind, due_at as "dueAt", warn_at as "warnAt", alarm_at as "alarmAt", false as paused from clock
    where about = 'answer' and about_id = ${inquiryId} and kind = 'service' order by due_at limit 1`.execute(db);
  return rows[0] ? markOf(StoredMark.parse(rows[0])) : null;
}

export async function excerptOf(db: Reader, inquiryId: string): Promise<string> {
  const { rows } = await sql<{ excerpt: string }>`select left(text, 60) as excerpt from message
    where inquiry_id = ${inquiryId} and from_whom = 'citizen' order by position limit 1`.execute(db);
  return rows[0]?.excerpt ?? "";
}
