import { sql } from "kysely";
import { z } from "zod";
import type { PassReason, RecusalReason } from "#contract/assignment.ts";
import { CategoryCode } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";

type Passing = { draftId: string; lawyerId: string; reason: PassReason; note: string; at: Date };

/** The draft keeps its place. It is nobody's any more, so that it is not taken back by name. */
export async function giveBack(tx: Tx, draftId: string, lawyerId: string, stillTheirs: boolean): Promise<void> {
  await sql`update draft set state = 'waiting', claimed_until = null, claimed_by = null,
      assigned_to = case when assigned_to = ${lawyerId} then null else assigned_to end,
      prefer = case when prefer = ${lawyerId} and not ${stillTheirs} then null else prefer end
    where id = ${draftId}`.execute(tx);
}

export async function insertPass(tx: Tx, p: Passing): Promise<void> {
  await sql`insert into pass (id, draft_id, lawyer_id, reason, note, at)
    values (gen_random_uuid(), ${p.draftId}, ${p.lawyerId}, ${p.reason}, ${p.note}, ${p.at})`.execute(tx);
}

type Recusing = { inquiryId: string; lawyerId: string; firm: string | null; reason: RecusalReason; note: string; at: Date };

export async function insertRecusal(tx: Tx, r: Recusing): Promise<void> {
  await sql`insert into recusal (id, inquiry_id, lawyer_id, firm, reason, note, at)
    values (gen_random_uuid(), ${r.inquiryId}, ${r.lawyerId}, ${r.firm}, ${r.reason}, ${r.note}, ${r.at})`.execute(tx);
}

/** Whether this lawyer, or their firm, withdrew from the matter or advised its other side. */
export async function isBarred(db: Reader, inquiryId: string, lawyerId: string): Promise<boolean> {
  const { rows } = await sql<{ barred: boolean }>`select stays_away(${lawyerId}, ${inquiryId}::uuid) as barred`.execute(db);
  return rows[0]?.barred ?? false;
}

const PassRow = z.object({
  draftId: z.string(),
  by: z.string(),
  reason: z.enum(["not-my-field", "conflict", "language", "health", "shift-over", "other"]),
  note: z.string(),
  at: z.date(),
  category: CategoryCode,
});

const LISTED = 50;

export async function passesSince(db: Reader, since: Date): Promise<z.infer<typeof PassRow>[]> {
  const { rows } = await sql`select p.draft_id as "draftId", s.name as by, p.reason, p.note, p.at, d.category
    from pass p join staff s on s.id = p.lawyer_id join draft d on d.id = p.draft_id where p.at >= ${since}
    order by p.at desc limit ${LISTED}`.execute(db);
  return rows.map((row) => PassRow.parse(row));
}

const RecusalRow = z.object({
  inquiryId: z.string(),
  by: z.string(),
  firm: z.string().nullable(),
  reason: z.enum(["own-relation", "other-side", "other"]),
  note: z.string(),
  at: z.date(),
});

export async function recusalsSince(db: Reader, since: Date): Promise<z.infer<typeof RecusalRow>[]> {
  const { rows } = await sql`select x.inquiry_id as "inquiryId", s.name as by, x.firm, x.reason, x.note, x.at
    from recusal x join staff s on s.id = x.lawyer_id where x.at >= ${since} order by x.at desc limit ${LISTED}`.execute(db);
  return rows.map((row) => RecusalRow.parse(row));
}

const StrandedRow = z.object({ draftId: z.string(), excerpt: z.string(), passes: z.int(), waitingSince: z.date() });

/** Drafts that wait, and that several lawyers handed back: somebody has to be named. */
export async function strandedDrafts(db: Reader, least: number): Promise<z.infer<typeof StrandedRow>[]> {
  const { rows } = await sql`select d.id as "draftId", d.waiting_since as "waitingSince", p.passes,
      coalesce((select left(m.text, 60) from message m where m.inquiry_id = d.inquiry_id and m.from_whom = 'citizen' order by m.position limit 1), '') as excerpt
    from draft d join (select draft_id, count(distinct lawyer_id)::int as passes from pass where reason <> 'shift-over' group by draft_id) p
      on p.draft_id = d.id
    where d.state = 'waiting' and d.assigned_to is null and p.passes >= ${least}
    order by p.passes desc, d.waiting_since limit ${LISTED}`.execute(db);
  return rows.map((row) => StrandedRow.parse(row));
}
