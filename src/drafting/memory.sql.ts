import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { CategoryCode, Citation, ReleasedKind } from "../contract.ts";
import { type Reader, type Tx, giveWay } from "#platform/database.ts";
import { toHex } from "#platform/keyring.ts";
import type { Part } from "./memory.ts";

const AnsweredRow = z.object({ answerId: z.string(), inquiryId: z.string(), category: CategoryCode, corrected: z.boolean() });

/** An answer that is being corrected is not what a lawyer stands by any more. */
const corrected = (answer: RawBuilder<unknown>) => sql`exists (
  select 1 from correction k where k.answer_id = ${answer} and (k.outcome is null or k.outcome = 'corrected'))`;

/** The answer that was delivered from a draft; null before that, and once its citizen took the matter back. */
export async function answerOfDraft(db: Reader, draftId: string): Promise<z.infer<typeof AnsweredRow> | null> {
  const { rows } = await sql`
    select a.id as "answerId", i.id as "inquiryId", i.category, ${corrected(sql`a.id`)} as corrected
    from answer a join draft_body b on b.id = a.body_id join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id
    where b.draft_id = ${draftId} and i.state <> 'withdrawn' and c.data_key is not null`.execute(db);
  return rows[0] ? AnsweredRow.parse(rows[0]) : null;
}

export type NewRelease = { id: string; answerId: string; category: CategoryCode; questions: string[]; by: string; at: Date };

/** @returns false where a release of this answer is there already */
export async function insertRelease(tx: Tx, release: NewRelease, parts: readonly Part[], cited: readonly string[]): Promise<boolean> {
  const { rows } = await sql`insert into answer_release (id, answer_id, category, questions, released_by, released_at)
    values (${release.id}, ${release.answerId}, ${release.category}, ${release.questions}::text[], ${release.by}, ${release.at})
    on conflict (answer_id) where withdrawn_at is null do nothing returning id`.execute(tx);
  if (rows.length === 0) return false;
  const numbered = parts.map((part, position) => ({ id: crypto.randomUUID(), position, ...part }));
  await sql`insert into released_part (id, release_id, position, kind, text, at_place, papers, citations)
    select r.id, ${release.id}, r.position, r.kind, r.text, r."where", r.papers, r.citations
    from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
      as r(id uuid, position int, kind text, text text, "where" text, papers text[], citations jsonb)`.execute(tx);
  await sql`insert into release_citation (release_id, cited) select ${release.id}, unnest(${cited}::bigint[])`.execute(tx);
  return true;
}

/** @returns false where nobody released it, or somebody withdrew it */
export async function saveWithdrawal(tx: Tx, id: string, by: string, reason: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update answer_release set withdrawn_by = ${by}, withdrawn_at = ${at}, withdrawn_because = ${reason}
    where id = ${id} and withdrawn_at is null returning id`.execute(tx);
  return rows.length > 0;
}

const ReleaseRow = z.object({
  id: z.string(),
  draftId: z.string(),
  category: CategoryCode,
  questions: z.array(z.string()),
  lawyer: z.string(),
  at: z.date(),
  cited: z.array(z.string()),
  corrected: z.boolean(),
  parts: z.array(
    z.object({
      id: z.string(),
      kind: ReleasedKind,
      text: z.string(),
      where: z.string().nullable(),
      papers: z.array(z.string()),
      citations: z.array(Citation),
    }),
  ),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
  withdrawnBecause: z.string().nullable(),
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;

const releases = sql`
  select r.id, b.draft_id as "draftId", r.category, r.questions, s.name as lawyer, r.released_at as at,
    array(select c.cited::text from release_citation c where c.release_id = r.id) as cited, ${corrected(sql`r.answer_id`)} as corrected,
    (select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'text', p.text, 'where', p.at_place, 'papers', p.papers,
        'citations', p.citations) order by p.position) from released_part p where p.release_id = r.id) as parts,
    w.name as "withdrawnBy", r.withdrawn_at as "withdrawnAt", r.withdrawn_because as "withdrawnBecause"
  from answer_release r join answer a on a.id = r.answer_id join draft_body b on b.id = a.body_id
  join staff s on s.id = r.released_by left join staff w on w.id = r.withdrawn_by`;

export async function releaseById(db: Reader, id: string): Promise<ReleaseRow | null> {
  const { rows } = await sql`${releases} where r.id = ${id}`.execute(db);
  return rows[0] ? ReleaseRow.parse(rows[0]) : null;
}

/** Newest first; @param draftId of one answer alone */
export async function releasesLike(db: Reader, text: string, draftId: string | null, limit: number): Promise<ReleaseRow[]> {
  const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const of = draftId === null ? sql`true` : sql`b.draft_id = ${draftId}`;
  const having =
    text === ""
      ? sql`true`
      : sql`(array_to_string(r.questions, ' ') like ${like}
    or exists (select 1 from released_part p where p.release_id = r.id and p.text like ${like}))`;
  const { rows } = await sql`${releases} where ${of} and ${having} order by r.released_at desc, r.id limit ${limit}`.execute(db);
  return rows.map((row) => ReleaseRow.parse(row));
}

/** 5,000 releases in one statement held the embedded database for 3 s on a busy machine; 200 at once, for 0.4 s at most. */
const AT_ONCE = 200;

/** Those that nobody withdrew, newest first; @param ids null: all of them */
export async function standingReleases(db: Reader, ids: readonly string[] | null): Promise<ReleaseRow[]> {
  const which = ids === null ? sql`true` : sql`r.id = any(${ids}::uuid[])`;
  const all: ReleaseRow[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const { rows } =
      await sql`${releases} where r.withdrawn_at is null and ${which} and r.id > ${after} order by r.id limit ${AT_ONCE}`.execute(db);
    all.push(...rows.map((row) => ReleaseRow.parse(row)));
    const last = all.at(-1);
    if (!last || rows.length < AT_ONCE) return all.sort((x, y) => y.at.getTime() - x.at.getTime() || (x.id < y.id ? -1 : 1));
    after = last.id;
    await giveWay();
  }
}

/** `vector`: of the questions together; null where this embedder has not seen them. */
export type Asked = { id: string; questions: string[]; vector: Uint8Array | null };

/** What can be recalled in one field, before the law is looked at. */
export async function askedIn(db: Reader, category: CategoryCode, embedder: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`select r.id, r.questions, v.vector
    from answer_release r left join release_vector v on v.release_id = r.id and v.embedder = ${embedder}
    where r.category = ${category} and r.withdrawn_at is null and not ${corrected(sql`r.answer_id`)} order by r.released_at desc, r.id`.execute(
    db,
  );
  return rows;
}

export async function saveVectors(tx: Tx, embedder: string, vectors: readonly { id: string; vector: Int8Array }[]): Promise<void> {
  const rows = vectors.map(({ id, vector }) => ({ id, hex: toHex(new Uint8Array(vector.buffer, vector.byteOffset, vector.length)) }));
  await sql`insert into release_vector (release_id, embedder, vector)
    select r.id, ${embedder}, decode(r.hex, 'hex') from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, hex text)
    on conflict do nothing`.execute(tx);
}

/** The releases that any of these very texts stands in. */
export async function releasesOfTexts(db: Reader, texts: readonly string[]): Promise<ReleaseRow[]> {
  const { rows } = await sql<{ id: string }>`select distinct p.release_id as id from released_part p
    where md5(p.text) = any(select md5(t) from unnest(${texts}::text[]) t) and p.text = any(${texts}::text[])`.execute(db);
  return rows.length === 0
    ? []
    : standingReleases(
        db,
        rows.map((row) => row.id),
      );
}

export async function releaseCounts(db: Reader): Promise<{ standing: number; withdrawn: number }> {
  const { rows } = await sql<{ standing: number; withdrawn: number }>`select
    count(*) filter (where withdrawn_at is null)::int as standing, count(*) filter (where withdrawn_at is not null)::int as withdrawn
    from answer_release`.execute(db);
  return rows[0]!;
}
