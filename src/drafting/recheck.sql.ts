import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";

/** Answers whose citations were not noted, the oldest first. */
export async function answersUnnoted(db: Reader, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select a.id from answer a
    where not exists (select 1 from answer_cited n where n.answer_id = a.id) order by a.at, a.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** @returns false where it was noted before, or there is no such answer */
export async function markNoted(tx: Tx, answerId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into answer_cited (answer_id, at) select id, ${at} from answer where id = ${answerId}
    on conflict do nothing returning answer_id`.execute(tx);
  return rows.length > 0;
}

export async function insertAnswerCitations(tx: Tx, answerId: string, cited: readonly string[]): Promise<void> {
  await sql`insert into answer_citation (cited, answer_id) select unnest(${cited}::bigint[]), ${answerId}`.execute(tx);
}

const EXCERPT = 120;

const AnswerRow = z.object({
  answerId: z.string(),
  draftId: z.string(),
  category: CategoryCode,
  excerpt: z.string().nullable(),
  lawyerId: z.string(),
  lawyer: z.string(),
  at: z.date(),
  correcting: z.boolean(),
  cited: z.array(z.string()),
  found: z.int(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** A noted text that is no longer as it was, and the name of what became of it. */
export type Changed = { cited: string; key: string };

/**
 * Answers that citizens read now and that rest on any of these texts, unless a lawyer settled that very change: not what
 * was withdrawn, nor what a later answer took the place of. Newest first.
 * @param of one answer alone
 */
export async function answersToRecheck(
  db: Reader,
  changed: readonly Changed[],
  limit: number,
  of: string | null = null,
): Promise<{ found: number; answers: AnswerRow[] }> {
  if (changed.length === 0) return { found: 0, answers: [] };
  const which = of === null ? sql`true` : sql`n.answer_id = ${of}`;
  const { rows } = await sql`
    with open as materialized (
      select n.answer_id, array_agg(n.cited::text) as cited
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c(cited bigint, key text)
      join answer_citation n on n.cited = c.cited
      where ${which} and not exists (select 1 from answer_recheck h where h.answer_id = n.answer_id and c.key = any(h.changes))
      group by n.answer_id),
    shown as materialized (
      select a.*, o.cited, count(*) over ()::int as found
      from open o join answer a on a.id = o.answer_id join inquiry i on i.id = a.inquiry_id join citizen z on z.id = i.citizen_id
      where i.state <> 'withdrawn' and z.data_key is not null
        and not exists (select 1 from answer l where l.inquiry_id = a.inquiry_id and l.at > a.at)
      order by a.at desc, a.id limit ${limit})
    select a.id as "answerId", b.draft_id as "draftId", i.category, r.lawyer_id as "lawyerId", s.name as lawyer, a.at, a.cited, a.found,
      (select left(m.text, ${EXCERPT}) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1) as excerpt,
      exists (select 1 from correction k where k.answer_id = a.id and k.outcome is null) as correcting
    from shown a join draft_body b on b.id = a.body_id join review r on r.id = a.review_id join staff s on s.id = r.lawyer_id
    join inquiry i on i.id = a.inquiry_id order by a.at desc, a.id`.execute(db);
  const answers = rows.map((row) => AnswerRow.parse(row));
  return { found: answers[0]?.found ?? 0, answers };
}

export type Recheck = { answerId: string; changes: string[]; by: string; reason: string; at: Date };

export async function insertRecheck(tx: Tx, { answerId, changes, by, reason, at }: Recheck): Promise<void> {
  await sql`insert into answer_recheck (id, answer_id, changes, lawyer_id, reason, at)
    values (${crypto.randomUUID()}, ${answerId}, ${changes}::text[], ${by}, ${reason}, ${at})`.execute(tx);
}
