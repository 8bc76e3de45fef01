/** The memory of the index: generations, slots, postings, vectors. */
import { sql } from "kysely";
import { toSql } from "pgvector/kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";

// Many rows travel as one JSON parameter: one statement is one round trip, and one freeze of the embedded database.
const json = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`;
export const base64 = (bytes: Uint8Array) => btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));

const SourceRow = z.object({
  articleId: z.string(),
  law: z.string(),
  path: z.string(),
  official: z.string().nullable(),
  label: z.string(),
  gist: z.string().nullable(),
  asks: z.array(z.string()).nullable(),
  versionId: z.string(),
  no: z.int(),
  sub: z.int(),
});
export type SourceRow = z.infer<typeof SourceRow>;
export type Place = Pick<SourceRow, "versionId" | "no" | "sub"> & { law: string };

/** Articles with a text, law by law in their order, from after a place on. */
export async function articlesAfter(db: Reader, after: Place | null, limit: number): Promise<SourceRow[]> {
  const from = after ?? { law: "", versionId: "0", no: -1, sub: -1 };
  const { rows } = await sql`
    select a.id as "articleId", v.law, a.path, a.official, a.label, c.gist, c.asks, v.id as "versionId", a.no, a.sub
    from article a join law_version v on v.id = a.version_id left join card c on c.article_id = a.id
    where (a.official is not null or c.id is not null) and (v.law, v.id, a.no, a.sub) > (${from.law}, ${from.versionId}, ${from.no}, ${from.sub})
    order by v.law, v.id, a.no, a.sub limit ${limit}`.execute(db);
  return z.array(SourceRow).parse(rows);
}

/** Something that changes whenever an indexed text does; cheap against reading them all: official text comes by imports alone. */
export async function textsState(db: Reader): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws('-', count(*), count(a.official), sum(length(a.official)), max(a.id),
      (select md5(string_agg(d::text, '' order by d.id)) from law_days d),
      (select md5(string_agg(sha256, '' order by sha256)) from law_import)) as state from article a`.execute(db);
  return rows[0]?.state ?? "";
}

export type CaseRow = { caseId: string; title: string; facts: string; holding: string; asks: string[] };

export async function caseRows(db: Reader): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`select id as "caseId", title, facts, holding, asks from law_case order by id`.execute(db);
  return rows;
}

export type Generation = { id: number; fingerprint: string; slots: number };

/** The one that serves: the newest that is whole. */
export async function servingGeneration(db: Reader): Promise<Generation | null> {
  const { rows } = await sql<Generation>`
    select id, fingerprint, slots from law_generation where built_at is not null order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function openGeneration(db: Reader, fingerprint: string): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`insert into law_generation (fingerprint, slots) values (${fingerprint}, 0) returning id`.execute(db);
  return rows[0]!.id;
}

/** From here on this generation serves. */
export async function closeGeneration(tx: Tx, id: number, slots: number, dimensions: number, now: Date): Promise<void> {
  await sql`update law_generation set slots = ${slots}, vectors = ${dimensions}, built_at = ${now} where id = ${id}`.execute(tx);
}

/** Other generations, the newest first: those before the serving one, and what a crash left half built. */
export async function staleGenerations(db: Reader, serving: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from law_generation where id <> ${serving} order by id desc`.execute(db);
  return rows.map((row) => row.id);
}

/** @returns whether more is left to forget: piece by piece, so that no statement holds the embedded database */
export async function forgetSome(db: Reader, generation: number, rows: number): Promise<boolean> {
  for (const table of ["law_posting", "law_vector", "law_record"]) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where generation = ${generation} limit ${rows}))`.execute(db);
    if ((numAffectedRows ?? 0n) > 0n) return true;
  }
  for (const index of await vectorIndexes(db, generation)) await sql`drop index if exists ${sql.ref(index)}`.execute(db);
  await sql`delete from law_generation where id = ${generation}`.execute(db);
  return false;
}

export type RecordRow = { slot: number; articleId: string | null; caseId: string | null; bag: Uint8Array; asks: Uint8Array | null };

export async function saveRecords(db: Reader, generation: number, records: RecordRow[]): Promise<void> {
  const rows = records.map((r) => ({ ...r, bag: base64(r.bag), asks: r.asks && base64(r.asks) }));
  await sql`insert into law_record (generation, slot, article_id, case_id, bag, asks)
    select ${generation}, r.slot, r."articleId", r."caseId", decode(r.bag, 'base64'), decode(r.asks, 'base64')
    from jsonb_to_recordset(${json(rows)}) as r(slot int, "articleId" bigint, "caseId" text, bag text, asks text)`.execute(db);
}

export async function savePostings(db: Reader, generation: number, postings: { term: string; postings: Uint8Array }[]): Promise<void> {
  const rows = postings.map(({ term, postings: bytes }) => ({ term, postings: base64(bytes) }));
  await sql`insert into law_posting (generation, term, postings) select ${generation}, r.term, decode(r.postings, 'base64')
    from jsonb_to_recordset(${json(rows)}) as r(term text, postings text)`.execute(db);
}

export async function saveVectors(
  db: Reader,
  generation: number,
  embedder: string,
  vectors: { slot: number; vector: readonly number[] | Int8Array }[],
): Promise<void> {
  const rows = vectors.map(({ slot, vector }) => ({ slot, vector: written(vector) }));
  await sql`insert into law_vector (generation, embedder, slot, vector) select ${generation}, ${embedder}, r.slot, r.vector::halfvec
    from jsonb_to_recordset(${json(rows)}) as r(slot int, vector text)
    on conflict (generation, embedder, slot) do update set vector = excluded.vector`.execute(db);
}

/** A generation's own indexes; one that outlived it would be looked at by every plan. */
async function vectorIndexes(db: Reader, generation: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select indexname as name from pg_indexes
    where tablename = 'law_vector' and starts_with(indexname, ${`law_vector_${generation}_`})`.execute(db);
  return rows.map((row) => row.name);
}

/** As pgvector reads it. */
const written = (vector: readonly number[] | Int8Array): string => String(toSql([...vector]));
const literal = (text: string) => sql.raw(`'${text.replaceAll("'", "''")}'`);

/** An index for many vectors: IVFFlat where everything runs on the event loop (a build of HNSW would freeze it), else HNSW. */
export async function indexVectors(
  db: Reader,
  generation: number,
  embedder: string,
  dimensions: number,
  kind: "ivfflat" | "hnsw",
  size: number,
): Promise<void> {
  // Two embedders may have as many dimensions, and each needs its own; a name holds 63 characters.
  const name = sql.ref(`law_vector_${generation}_${dimensions}_${embedder.replace(/[^a-z0-9]+/giu, "_").slice(-36)}`);
  const held = sql`where generation = ${sql.lit(generation)} and embedder = ${literal(embedder)}`;
  const column = sql.raw(`((vector::halfvec(${dimensions})) halfvec_cosine_ops)`);
  if (kind === "hnsw")
    await sql`create index if not exists ${name} on law_vector using hnsw ${column} with (m = 16, ef_construction = 64) ${held}`.execute(
      db,
    );
  else {
    const lists = Math.max(10, Math.round(Math.sqrt(size)));
    await sql`create index if not exists ${name} on law_vector using ivfflat ${column} with (lists = ${sql.lit(lists)}) ${held}`.execute(
      db,
    );
  }
}

export async function vectorCount(db: Reader, generation: number, embedder: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from law_vector where generation = ${generation} and embedder = ${embedder}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function vectorDimensions(db: Reader, generation: number, embedder: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select vector_dims(vector)::int as n from law_vector where generation = ${generation} and embedder = ${embedder} limit 1`.execute(db);
  return rows[0]?.n ?? 0;
}

type Of = { generation: number; embedder: string; vector: readonly number[] | Int8Array };

/** The nearest first. Approximate where there is an index; how wide it looks is set where the database is opened (platform/database*.ts). */
export async function nearestSlots(db: Reader, of: Of & { limit: number }): Promise<number[]> {
  const dimensions = sql.raw(String(of.vector.length));
  // One array, not a row each: taking four hundred rows apart took a millisecond.
  const { rows } = await sql<{ slots: number[] }>`select array(
    select slot from law_vector where generation = ${sql.lit(of.generation)} and embedder = ${literal(of.embedder)}
    order by vector::halfvec(${dimensions}) <=> ${written(of.vector)}::halfvec(${dimensions}) limit ${of.limit}) as slots`.execute(db);
  return rows[0]!.slots;
}

/** Exact likeness of a few slots, by a configured embedder: its vectors are not held in memory. */
export async function likenessOf(db: Reader, of: Of & { slots: readonly number[] }): Promise<{ slot: number; likeness: number }[]> {
  const { rows } = await sql<{ slot: number; likeness: number }>`
    select slot, (1 - (vector <=> ${written(of.vector)}::halfvec))::float8 as likeness
    from law_vector where generation = ${of.generation} and embedder = ${of.embedder} and slot = any(${of.slots}::int[])`.execute(db);
  // A text without a known word has no direction; one such NaN would spoil every candidate's numbers.
  return rows.map(({ slot, likeness }) => ({ slot, likeness: Number.isNaN(likeness) ? 0 : likeness }));
}

/** The local embedder's vectors of the slots from one on. Sent as halves: their text took twice as long to read. */
export async function vectorRows(
  db: Reader,
  of: { generation: number; embedder: string },
  from: number,
  limit: number,
): Promise<{ slot: number; vector: Int8Array }[]> {
  const { rows } = await sql<{ slot: number; sent: Uint8Array }>`select slot, halfvec_send(vector) as sent from law_vector
    where generation = ${of.generation} and embedder = ${of.embedder} and slot >= ${from} and slot < ${from + limit}`.execute(db);
  return rows.map(({ slot, sent }) => ({ slot, vector: signedBytes(sent) }));
}

/**
 * Whole numbers from halves: after two numbers of two bytes, each a sign, five bits of exponent and ten of fraction. A plain
 * loop: written as a mapping, the vectors of 55,000 articles took 1.5 s to read instead of 0.2.
 */
function signedBytes(sent: Uint8Array): Int8Array {
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const bytes = new Int8Array(view.getUint16(0));
  for (let i = 0; i < bytes.length; i++) {
    const half = view.getUint16(4 + 2 * i);
    const exponent = (half >> 10) & 31;
    const size = exponent < 15 ? 0 : (1024 | (half & 1023)) >> (25 - exponent);
    bytes[i] = half & 0x8000 ? -size : size;
  }
  return bytes;
}

export async function postingsOf(db: Reader, generation: number, terms: string[]): Promise<{ term: string; postings: Uint8Array }[]> {
  const { rows } = await sql<{ term: string; postings: Uint8Array }>`
    select term, postings from law_posting where generation = ${generation} and term = any(${terms})`.execute(db);
  return rows;
}

const SlotRow = z.object({
  slot: z.int(),
  articleId: z.string().nullable(),
  caseId: z.string().nullable(),
  law: z.string().nullable(),
  no: z.int().nullable(),
  sub: z.int().nullable(),
  path: z.string().nullable(),
  kind: z.string().nullable(),
  region: z.string().nullable(),
  from: z.int().nullable(),
  until: z.int().nullable(),
  length: z.int().nullable(),
  category: CategoryCode.nullable(),
  also: z.array(CategoryCode).nullable(),
  asks: z.instanceof(Uint8Array).nullable(),
  bag: z.instanceof(Uint8Array),
});
export type SlotRow = z.infer<typeof SlotRow>;

/** What is kept in memory of the slots from one on; days as yyyymmdd. */
export async function slotRows(db: Reader, generation: number, from: number, limit: number): Promise<SlotRow[]> {
  const { rows } = await sql`
    select r.slot, r.article_id as "articleId", r.case_id as "caseId", v.law, a.no, a.sub, a.path, l.kind, l.region,
      to_char(d.from_day, 'YYYYMMDD')::int as "from", to_char(d.until_day, 'YYYYMMDD')::int as until,
      coalesce(length(a.official), length(c.gist)) as length,
      coalesce(c.category, k.category) as category, coalesce(c.also, k.also) as also, r.asks, r.bag
    from law_record r left join article a on a.id = r.article_id left join law_version v on v.id = a.version_id
    left join law_days d on d.id = v.id left join law l on l.name = v.law left join card c on c.article_id = r.article_id left join law_case k on k.id = r.case_id
    where r.generation = ${generation} and r.slot >= ${from} and r.slot < ${from + limit} order by r.slot`.execute(db);
  return z.array(SlotRow).parse(rows);
}
