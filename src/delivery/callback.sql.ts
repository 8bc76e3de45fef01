import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, CorrectionReason } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { CallWanted } from "#contract/waiting.ts";
import type { CallbackRow } from "./callback.ts";

/**
 * Whose number there is to call: null where the answer's citizen left none, said not to call, withdrew, or had their data
 * erased. Locked against these until the transaction ends: a call made beside a withdrawal would outlive it.
 */
export async function callableInquiry(tx: Tx, answerId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select i.id from answer a join inquiry i on i.id = a.inquiry_id
    join citizen c on c.id = i.citizen_id
    where a.id = ${answerId} and i.contact is not null and c.data_key is not null and i.state <> 'withdrawn'
      and contact_standing(i.id) not in ('not-by-phone', 'only-here')
    for share of i, c`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Once for one answer and one kind, however often it is asked for. */
export async function insertCallback(
  tx: Tx,
  task: { id: string; inquiryId: string; kind: string; answerId: string; at: Date; dueOn: string },
): Promise<void> {
  await sql`insert into callback_task (id, inquiry_id, kind, answer_id, made_at, due_on)
    values (${task.id}, ${task.inquiryId}, ${task.kind}, ${task.answerId}, ${task.at}, ${task.dueOn})
    on conflict (kind, answer_id) do nothing`.execute(tx);
}

/** 请人回电: one that is open for a matter at most. */
export async function insertRequested(
  tx: Tx,
  task: { id: string; inquiryId: string; wanted: CallWanted; at: Date; dueOn: string },
): Promise<void> {
  await sql`insert into callback_task (id, inquiry_id, kind, made_at, due_on, wanted)
    values (${task.id}, ${task.inquiryId}, 'requested', ${task.at}, ${task.dueOn}, ${task.wanted})`.execute(tx);
}

const RequestedRow = z.object({ wanted: CallWanted, dueOn: z.string() });

/** The call that a citizen asked for and that nobody has made yet. */
export async function openRequest(db: Reader, inquiryId: string): Promise<z.infer<typeof RequestedRow> | null> {
  const { rows } = await sql`select wanted, due_on::text as "dueOn" from callback_task
    where inquiry_id = ${inquiryId} and kind = 'requested' and state = 'open'`.execute(db);
  return rows[0] ? RequestedRow.parse(rows[0]) : null;
}

const ContactRow = z.object({ state: z.string(), hasContact: z.boolean(), standing: z.string(), requests: z.int(), declined: z.boolean() });

/** Locks the matter until the transaction ends, before anything that hangs on it. */
export async function lockForCall(tx: Tx, inquiryId: string): Promise<z.infer<typeof ContactRow> | null> {
  await sql`select 1 from inquiry where id = ${inquiryId} for no key update`.execute(tx);
  const { rows } = await sql`select i.state, i.contact is not null as "hasContact", contact_standing(i.id) as standing,
      (select count(*)::int from callback_task t where t.inquiry_id = i.id and t.kind = 'requested') as requests,
      exists (select 1 from consent_declined d where d.inquiry_id = i.id) as declined
    from inquiry i where i.id = ${inquiryId}`.execute(tx);
  return rows[0] ? ContactRow.parse(rows[0]) : null;
}

export async function saveContact(tx: Tx, inquiryId: string, contact: Uint8Array, index: Uint8Array): Promise<void> {
  await sql`update inquiry set contact = ${contact}, contact_index = ${index} where id = ${inquiryId}`.execute(tx);
}

const TryRow = z.object({
  taskId: z.string(),
  n: z.int(),
  at: z.date(),
  by: z.string(),
  byId: z.string(),
  reached: z.boolean(),
  note: z.instanceof(Uint8Array).nullable(),
});

const TaskRow = z.object({
  id: z.string(),
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  kind: z.string(),
  state: z.enum(["open", "done", "could-not-reach", "withdrawn"]),
  madeAt: z.date(),
  dueOn: z.string(),
  heldBy: z.string().nullable(),
  holder: z.string().nullable(),
  settledAt: z.date().nullable(),
  category: CategoryCode,
  channel: Channel,
  excerpt: z.string(),
  draftId: z.string().nullable(),
  wanted: CallWanted.nullable(),
  corrected: z.object({ at: z.coerce.date(), reason: CorrectionReason }).nullable(),
});

const EXCERPT = 120;

/** What was said is not shown once the citizen took it back. */
const tasks = sql`
  select t.id, i.id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", t.kind, t.state, t.made_at as "madeAt",
    t.due_on::text as "dueOn", t.held_by as "heldBy", h.name as holder, t.settled_at as "settledAt", i.category, i.channel,
    t.wanted, coalesce(r.draft_id, (select d.id from draft d where d.inquiry_id = i.id order by d.round desc limit 1)) as "draftId",
    case when i.state = 'withdrawn' or c.data_key is null then '' else coalesce((select left(m.text, ${EXCERPT}) from message m
      where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1), '') end as excerpt,
    (select jsonb_build_object('at', o.at, 'reason', k.reason) from answer o join correction k on k.answer_id = o.id and k.outcome = 'corrected'
      where o.id = a.corrects) as corrected
  from callback_task t join inquiry i on i.id = t.inquiry_id join citizen c on c.id = i.citizen_id
  left join answer a on a.id = t.answer_id left join review r on r.id = a.review_id left join staff h on h.id = t.held_by`;

async function withTries(db: Reader, rows: unknown[]): Promise<CallbackRow[]> {
  const found = rows.map((row) => TaskRow.parse(row));
  const tried = await sql`select y.task_id as "taskId", y.n, y.at, s.name as by, s.id as "byId", y.reached, y.note
    from callback_try y join staff s on s.id = y.called_by where y.task_id = any(${found.map(({ id }) => id)}::uuid[]) order by y.n`.execute(
    db,
  );
  const tries = tried.rows.map((row) => TryRow.parse(row));
  return found.map((task) => ({ ...task, tries: tries.filter(({ taskId }) => taskId === task.id) }));
}

export async function openCallbacks(db: Reader, limit: number): Promise<CallbackRow[]> {
  const { rows } = await sql`${tasks} where t.state = 'open' order by t.due_on, t.made_at, t.id limit ${limit}`.execute(db);
  return withTries(db, rows);
}

export async function settledCallbacks(db: Reader, limit: number): Promise<CallbackRow[]> {
  const { rows } = await sql`${tasks} where t.state <> 'open' order by t.settled_at desc, t.id limit ${limit}`.execute(db);
  return withTries(db, rows);
}

export async function callbackById(db: Reader, id: string): Promise<CallbackRow | null> {
  const { rows } = await sql`${tasks} where t.id = ${id}`.execute(db);
  return (await withTries(db, rows))[0] ?? null;
}

/** Locks the task until the transaction ends: two people do not call one citizen. The matter first, as a withdrawal does. */
export async function lockCallback(tx: Tx, id: string): Promise<CallbackRow | null> {
  await sql`select 1 from inquiry where id = (select t.inquiry_id from callback_task t where t.id = ${id}) for no key update`.execute(tx);
  await sql`select 1 from callback_task where id = ${id} for update`.execute(tx);
  return callbackById(tx, id);
}

export async function lateCallbacks(db: Reader, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from callback_task
    where state = 'open' and due_on < ${today}::date`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function holdCallback(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await sql`update callback_task set held_by = ${by}, held_at = ${at} where id = ${id}`.execute(tx);
}

/** The database closes the task where somebody was reached, and after the third that reached nobody. */
export async function insertTry(
  tx: Tx,
  t: { taskId: string; n: number; reached: boolean; note: Uint8Array | null; by: string; at: Date },
): Promise<void> {
  await sql`insert into callback_try (task_id, n, reached, note, called_by, at)
    values (${t.taskId}, ${t.n}, ${t.reached}, ${t.note}, ${t.by}, ${t.at})`.execute(tx);
}
