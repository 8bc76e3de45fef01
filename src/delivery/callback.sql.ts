import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Channel, CorrectionReason } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { CallbackRow } from "./callback.ts";

/**
 * Whose number there is to call: null where the answer's citizen left none, withdrew, or had their data erased. Locked
 * against both until the transaction ends: a call made beside a withdrawal would outlive it.
 */
export async function callableInquiry(tx: Tx, answerId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select i.id from answer a join inquiry i on i.id = a.inquiry_id
    join citizen c on c.id = i.citizen_id
    where a.id = ${answerId} and i.contact is not null and c.data_key is not null and i.state <> 'withdrawn'
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
  draftId: z.string(),
  corrected: z.object({ at: z.coerce.date(), reason: CorrectionReason }).nullable(),
});

const EXCERPT = 120;

/** What was said is not shown once the citizen took it back. */
const tasks = sql`
  select t.id, i.id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", t.kind, t.state, t.made_at as "madeAt",
    t.due_on::text as "dueOn", t.held_by as "heldBy", h.name as holder, t.settled_at as "settledAt", i.category, i.channel,
    r.draft_id as "draftId",
    case when i.state = 'withdrawn' or c.data_key is null then '' else coalesce((select left(m.text, ${EXCERPT}) from message m
      where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1), '') end as excerpt,
    (select jsonb_build_object('at', o.at, 'reason', k.reason) from answer o join correction k on k.answer_id = o.id and k.outcome = 'corrected'
      where o.id = a.corrects) as corrected
  from callback_task t join inquiry i on i.id = t.inquiry_id join citizen c on c.id = i.citizen_id
  join answer a on a.id = t.answer_id join review r on r.id = a.review_id left join staff h on h.id = t.held_by`;

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
