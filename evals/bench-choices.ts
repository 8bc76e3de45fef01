/** Inside ours: how the vectors are looked through, and how the lexical side is stored. */
import { addLexical } from "#finding/first-stage.ts";
import { nearestSlots, servingGeneration } from "#finding/index.sql.ts";
import { best } from "#finding/rules/best.ts";
import { termsOf } from "#finding/rules/lexical.ts";
import { addPostings } from "#finding/rules/postings.ts";
import { roomShelf } from "#finding/rules/room.ts";
import { type WordModel, bagOf, embedBag, toBytes } from "#language/word-model.ts";
import { readSlots } from "#finding/slot-table.ts";
import type { Database } from "#platform/database.ts";
import type { ChoiceRow } from "./bench-messages.ts";
import { quoted, sizeOf } from "./engine-full-text.ts";
import { mean, percentile } from "./score-retrieval.ts";

type Way = { way: string; prepare: string[]; look: (question: string) => Promise<number[]>; bytes: number };

/** As many as the service asks the database for, and the half of them that it may keep. */
const LOOKED_AT = 400;
const KEPT = 200;

const WARMING = 10;

/** The statement alone: what the service sends for a question's vector. */
export async function measureVectors(database: Database, model: WordModel, questions: readonly string[]): Promise<ChoiceRow[]> {
  const serving = await servingGeneration(database.db);
  if (!serving) throw new Error("no index serves");
  const look = async (question: string) => {
    const vector = toBytes(embedBag(model, bagOf(model, question), "question"));
    const near = await nearestSlots(database.db, { generation: serving.id, embedder: model.name, vector, limit: LOOKED_AT });
    return near.slice(0, KEPT);
  };
  const index = `law_vector_${serving.id}_${model.dimensions}`;
  const { rows } = await database.pool.query<{ there: boolean }>("select to_regclass($1) is not null as there", [index]);
  const bytes = rows[0]?.there ? await sizeOf(database, index) : 0;
  const approximate = database.embedded
    ? [8, 24, 60].map((probes) => ({ way: `IVFFlat, ${probes} lists looked at`, setting: `set ivfflat.probes = ${probes}` }))
    : [100, 400].map((ef) => ({ way: `HNSW, ef_search ${ef}`, setting: `set hnsw.ef_search = ${ef}` }));
  const ways: Way[] = [
    { way: "exact", prepare: ["set enable_indexscan = off", "set enable_bitmapscan = off"], look, bytes: 0 },
    ...approximate.map(({ way, setting }) => ({
      way,
      prepare: ["set enable_indexscan = on", "set enable_bitmapscan = on", setting],
      look,
      bytes,
    })),
  ];
  return compare(database, `vectors, ${database.embedded ? "embedded" : "PostgreSQL"}`, ways, questions);
}

/** The look-up and the choice of the best hundred, by words alone, so that each way answers the same question. */
export async function measureLexical(database: Database, model: WordModel, questions: readonly string[]): Promise<ChoiceRow[]> {
  const serving = await servingGeneration(database.db);
  if (!serving) throw new Error("no index serves");
  const { id, slots } = serving;
  const { table } = await readSlots(database, id, slots, model);
  await storeRows(database, id);
  const ways: Way[] = [
    {
      way: "packed postings",
      prepare: [],
      look: (q) => packed(database, id, slots, wordsOf(model, q)),
      bytes: await packedWordBytes(database, id),
    },
    { way: "a row a posting", prepare: [], look: (q) => byRows(database, wordsOf(model, q)), bytes: await sizeOf(database, "posting_row") },
  ];
  if (!database.embedded) {
    await storeTsvectors(database);
    const look = (q: string) => byTsvector(database, model, q);
    ways.push({ way: "tsvector, GIN, ts_rank", prepare: [], look, bytes: await sizeOf(database, "posting_text") });
  }
  const shelf = roomShelf(table.size, model);
  const all = async (question: string) => {
    const room = shelf.take();
    await addLexical(database, table, model, question, room.scores);
    const found = best(room.scores.w, BEST);
    shelf.give(room);
    return found;
  };
  ways.push({ way: "packed: words, pairs and cards, as it serves", prepare: [], look: all, bytes: await sizeOf(database, "law_posting") });
  return compare(database, `words, ${database.embedded ? "embedded" : "PostgreSQL"}`, ways, questions);
}

const BEST = 100;

/** Each way over all questions in turn; the first is what the others are held against. */
async function compare({ pool }: Database, of: string, ways: Way[], questions: readonly string[]): Promise<ChoiceRow[]> {
  const first: Set<number>[] = [];
  const rows: ChoiceRow[] = [];
  for (const { way, prepare, look, bytes } of ways) {
    for (const statement of prepare) await pool.query(statement);
    for (const question of questions.slice(0, WARMING)) await look(question);
    const ms: number[] = [];
    const kept: number[] = [];
    for (const [i, question] of questions.entries()) {
      const from = performance.now();
      const found = await look(question);
      ms.push(performance.now() - from);
      const wanted = (first[i] ??= new Set(found));
      kept.push(wanted.size === 0 ? 1 : found.filter((slot) => wanted.has(slot)).length / wanted.size);
    }
    rows.push({ of, way, p50Ms: percentile(ms, 0.5), p99Ms: percentile(ms, 0.99), kept: mean(kept), bytes });
  }
  return rows;
}

const wordsOf = (model: WordModel, question: string) => termsOf(model, question).w.map((word) => `w${word}`);

async function packed({ pool }: Database, generation: number, slots: number, terms: string[]): Promise<number[]> {
  const { rows } = await pool.query<{ postings: Uint8Array }>("select postings from law_posting where generation = $1 and term = any($2)", [
    generation,
    terms,
  ]);
  const scores = new Float32Array(slots);
  for (const { postings } of rows) addPostings(postings, scores);
  return best(scores, BEST);
}

async function byRows({ pool }: Database, terms: string[]): Promise<number[]> {
  const { rows } = await pool.query<{ slot: number }>(
    "select slot from posting_row where term = any($1) group by slot order by sum(impact) desc, slot limit $2",
    [terms, BEST],
  );
  return rows.map(({ slot }) => slot);
}

async function byTsvector({ pool }: Database, model: WordModel, question: string): Promise<number[]> {
  const query = wordsOf(model, question).map(quoted).join(" | ");
  const { rows } = await pool.query<{ slot: number }>(
    "select slot from posting_text, (select $1::tsquery as q) as asked where words @@ q order by ts_rank(words, q, 1) desc, slot limit $2",
    [query, BEST],
  );
  return rows.map(({ slot }) => slot);
}

async function packedWordBytes({ pool }: Database, generation: number): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    "select sum(pg_column_size(p.*))::float8 as bytes from law_posting p where generation = $1 and left(term, 1) = 'w'",
    [generation],
  );
  return rows[0]?.bytes ?? 0;
}

const TERMS_AT_ONCE = 400;

/** The packed words again, unpacked: the same impacts, a row each. */
async function storeRows({ pool }: Database, generation: number): Promise<void> {
  await pool.query("create table posting_row (term text not null, slot int not null, impact real not null)");
  const { rows: terms } = await pool.query<{ term: string }>(
    "select term from law_posting where generation = $1 and left(term, 1) = 'w' order by term",
    [generation],
  );
  for (let from = 0; from < terms.length; from += TERMS_AT_ONCE) {
    const some = terms.slice(from, from + TERMS_AT_ONCE).map(({ term }) => term);
    const { rows } = await pool.query<{ term: string; postings: Uint8Array }>(
      "select term, postings from law_posting where generation = $1 and term = any($2)",
      [generation, some],
    );
    const lists: [terms: string[], slots: number[], impacts: number[]] = [[], [], []];
    for (const { term, postings } of rows) unpack(postings, term, lists);
    await pool.query("insert into posting_row select * from unnest($1::text[], $2::int[], $3::real[])", lists);
  }
  await pool.query("alter table posting_row add primary key (term, slot)");
  await pool.query("vacuum analyze posting_row");
}

async function storeTsvectors({ pool }: Database): Promise<void> {
  // Places are lost in postings, so each word stands once: enough for the time a look-up takes.
  await pool.query(`create table posting_text as
    select slot, string_agg(quote_literal(term) || ':' || n, ' ')::tsvector as words
    from (select slot, term, least(row_number() over (partition by slot), 16383) as n from posting_row) as numbered group by slot`);
  await pool.query("create index on posting_text using gin (words)");
  await pool.query("vacuum analyze posting_text");
}

/** The layout of src/finding/rules/postings.ts, appended to lists of equal length. */
function unpack(bytes: Uint8Array, term: string, [terms, slots, impacts]: [string[], number[], number[]]): void {
  const step = new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true) / 255;
  let slot = 0;
  for (let at = 4; at < bytes.length;) {
    let shift = 0;
    for (; bytes[at]! > 127; shift += 7) slot += (bytes[at++]! & 127) << shift;
    slot += bytes[at++]! << shift;
    terms.push(term);
    slots.push(slot);
    impacts.push(bytes[at++]! * step);
  }
}
