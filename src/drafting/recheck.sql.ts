import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import { type Reader, type Tx, giveWay } from "#platform/database.ts";

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
});
export type AnswerRow = z.infer<typeof AnswerRow> & { cited: string[] };

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
  const keys = new Map(changed.map(({ cited, key }) => [cited, key]));
  const open: { id: string; at: Date; cited: string[] }[] = [];
  for await (const { id, at, cited, settled } of of === null ? citing(db, [...keys.keys()]) : await shownOf(db, [of], [...keys.keys()])) {
    const left = cited.filter((each) => !settled.includes(keys.get(each) ?? ""));
    if (left.length > 0) open.push({ id, at, cited: left });
  }
  open.sort((x, y) => y.at.getTime() - x.at.getTime() || (x.id < y.id ? -1 : 1));
  return { found: open.length, answers: await listedAnswers(db, open.slice(0, limit)) };
}

/** 5,000 answers in one statement held the embedded database for 0.3 to 0.9 s on a busy machine; by pages, for 0.15 s. */
const AT_ONCE = 500;

async function* citing(db: Reader, changed: readonly string[]): AsyncGenerator<z.infer<typeof ShownRow>> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const { rows } = await sql<{ id: string }>`select id from answer where id > ${after} order by id limit ${AT_ONCE}`.execute(db);
    const ids = rows.map(({ id }) => id);
    yield* await shownOf(db, ids, changed);
    await giveWay();
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return;
    after = last;
  }
}

const ShownRow = z.object({ id: z.string(), at: z.date(), cited: z.array(z.string()), settled: z.array(z.string()) });

/** Which of these answers somebody reads now, with those of these texts that each rests on, and the changes settled for it. */
async function shownOf(db: Reader, ids: readonly string[], changed: readonly string[]): Promise<z.infer<typeof ShownRow>[]> {
  const { rows } = await sql`
    select a.id, a.at, n.cited, array(select unnest(h.changes) from answer_recheck h where h.answer_id = a.id) as settled
    from (select c.answer_id, array_agg(c.cited::text) as cited from answer_citation c
      where c.answer_id = any(${ids}::uuid[]) and c.cited = any(${changed}::bigint[]) group by c.answer_id) n
    join answer a on a.id = n.answer_id join inquiry i on i.id = a.inquiry_id join citizen z on z.id = i.citizen_id
    where i.state <> 'withdrawn' and z.data_key is not null
      and not exists (select 1 from answer l where l.inquiry_id = a.inquiry_id and l.at > a.at)`.execute(db);
  return rows.map((row) => ShownRow.parse(row));
}

async function listedAnswers(db: Reader, open: readonly { id: string; cited: string[] }[]): Promise<AnswerRow[]> {
  const { rows } = await sql`
    select a.id as "answerId", b.draft_id as "draftId", i.category, r.lawyer_id as "lawyerId", s.name as lawyer, a.at,
      (select left(m.text, ${EXCERPT}) from message m where m.inquiry_id = i.id and m.from_whom = 'citizen' order by m.position limit 1) as excerpt,
      exists (select 1 from correction k where k.answer_id = a.id and k.outcome is null) as correcting
    from answer a join draft_body b on b.id = a.body_id join review r on r.id = a.review_id join staff s on s.id = r.lawyer_id
    join inquiry i on i.id = a.inquiry_id where a.id = any(${open.map(({ id }) => id)}::uuid[])`.execute(db);
  const found = new Map(rows.map((row) => AnswerRow.parse(row)).map((row) => [row.answerId, row]));
  return open.flatMap(({ id, cited }) => {
    const row = found.get(id);
    return row ? [{ ...row, cited }] : [];
  });
}

export type Recheck = { answerId: string; changes: string[]; by: string; reason: string; at: Date };

export async function insertRecheck(tx: Tx, { answerId, changes, by, reason, at }: Recheck): Promise<void> {
  await sql`insert into answer_recheck (id, answer_id, changes, lawyer_id, reason, at)
    values (${crypto.randomUUID()}, ${answerId}, ${changes}::text[], ${by}, ${reason}, ${at})`.execute(tx);
}
