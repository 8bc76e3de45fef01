/** Builds the index of the law that is in the database: a new generation beside the one that serves, then the switch. */
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256Hex } from "#platform/keyring.ts";
import type { Embedder } from "./finding.ts";
import {
  type CaseRow,
  type Place,
  type RecordRow,
  type SourceRow,
  articlesAfter,
  caseRows,
  closeGeneration,
  forgetSome,
  indexVectors,
  openGeneration,
  savePostings,
  saveRecords,
  saveVectors,
  servingGeneration,
  staleGenerations,
  textsState,
  vectorCount,
  vectorDimensions,
} from "./index.sql.ts";
import { LexicalIndex } from "./rules/lexical.ts";
import { plainLawName } from "./rules/place.ts";
import { type WordModel, bagOf, embedBag, toBytes } from "#language/word-model.ts";

export type IndexDeps = { database: Database; clock: Clock; model: WordModel };
/** How far: slots read of all there will be is not known before the end, so only what is done. */
export type Progress = (done: { stage: "texts" | "words" | "vectors"; count: number }) => void;

const TEXTS_AT_ONCE = 500;
/** Fewer than this are scanned faster than an approximate index is read. */
const WORTH_AN_INDEX = 5_000;
const BYTES_AT_ONCE = 300_000;

/**
 * Idempotent: the same texts and weights leave the index as it is. What a crash left half built is swept away.
 * @returns the generation that serves
 */
export async function indexLaw({ database, clock, model }: IndexDeps, progress: Progress = () => {}): Promise<"unchanged" | "built"> {
  return alone(database, () => renew({ database, clock, model }, progress));
}

/** Two builders would sweep each other's half-built work away. The embedded database belongs to one process. */
async function alone<T>({ embedded, pool }: Database, work: () => Promise<T>): Promise<T> {
  if (embedded) return work();
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [BUILDER_LOCK]);
    return await work();
  } finally {
    client.release(true); // closed, so that the lock cannot outlive the work
  }
}

const BUILDER_LOCK = 20_261_123;

async function renew({ database, clock, model }: IndexDeps, progress: Progress): Promise<"unchanged" | "built"> {
  const { db } = database;
  const fingerprint = await sha256Hex(JSON.stringify([INDEX_FORM, model.name, await textsState(db), await cardsState(database)]));
  const serving = await servingGeneration(db);
  const unchanged = serving?.fingerprint === fingerprint;
  const generation = unchanged ? serving.id : await build({ database, clock, model }, fingerprint, progress);
  for (const stale of await staleGenerations(db, generation)) while (await forgetSome(db, stale, 5_000));
  return unchanged ? "unchanged" : "built";
}

/** Changes with the code that fills the index. */
const INDEX_FORM = 3;

async function cardsState({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ state: string | null }>(
    `select md5(string_agg(c.id || c.gist || c.asks::text, '' order by c.id)) || coalesce(
      (select md5(string_agg(id || facts || holding || asks::text, '' order by id)) from law_case), '') as state from card c`,
  );
  return rows[0]?.state ?? "";
}

async function build({ database, clock, model }: IndexDeps, fingerprint: string, progress: Progress): Promise<number> {
  const { db } = database;
  const generation = await openGeneration(db, fingerprint);
  const lexical = new LexicalIndex(model);
  let slot = 0;
  for await (const batch of entries(database)) {
    const records: RecordRow[] = [];
    const vectors: { slot: number; vector: Int8Array }[] = [];
    for (const entry of batch) {
      lexical.add(slot, entry.text, entry.card);
      const bag = bagOf(model, entry.text);
      records.push({ slot, articleId: entry.articleId, caseId: entry.caseId, bag: packBag(bag.words), asks: packAsks(model, entry.asks) });
      vectors.push({ slot, vector: toBytes(embedBag(model, bag, "text")) });
      slot++;
    }
    await saveRecords(db, generation, records);
    await saveVectors(db, generation, model.name, vectors);
    progress({ stage: "texts", count: slot });
  }
  await saveTerms(database, generation, lexical, progress);
  if (slot > WORTH_AN_INDEX) {
    await indexVectors(db, generation, model.name, model.dimensions, database.embedded ? "ivfflat" : "hnsw", slot);
    progress({ stage: "vectors", count: slot });
  }
  await database.transact("system:index", (tx) => closeGeneration(tx, generation, slot, model.dimensions, clock()));
  await database.pool.query("analyze law_posting; analyze law_vector; analyze law_record");
  return generation;
}

async function saveTerms({ db }: Database, generation: number, lexical: LexicalIndex, progress: Progress): Promise<void> {
  let batch: { term: string; postings: Uint8Array }[] = [];
  let bytes = 0;
  let count = 0;
  for (const posting of lexical.postings()) {
    batch.push(posting);
    bytes += posting.postings.length + 40;
    if (bytes < BYTES_AT_ONCE) continue;
    await savePostings(db, generation, batch);
    progress({ stage: "words", count: (count += batch.length) });
    batch = [];
    bytes = 0;
  }
  await savePostings(db, generation, batch);
}

type Entry = { articleId: string | null; caseId: string | null; text: string; card: string; asks: string[] };

async function* entries({ db }: Database): AsyncGenerator<Entry[]> {
  let after: Place | null = null;
  for (;;) {
    const rows: SourceRow[] = await articlesAfter(db, after, TEXTS_AT_ONCE);
    if (rows.length === 0) break;
    yield rows.map(articleEntry);
    after = rows.at(-1)!;
  }
  yield (await caseRows(db)).map(caseEntry);
}

function articleEntry({ articleId, law, path, official, gist, asks }: SourceRow): Entry {
  return {
    articleId,
    caseId: null,
    text: `${plainLawName(law)} ${path} ${official ?? gist ?? ""}`,
    card: gist === null ? "" : `${gist} ${(asks ?? []).join(" ")}`,
    asks: gist === null ? [] : [...(asks ?? []), gist],
  };
}

function caseEntry({ caseId, title, facts, holding, asks }: CaseRow): Entry {
  return { articleId: null, caseId, text: `${title} ${facts} ${holding}`, card: asks.join(" "), asks: [title, ...asks] };
}

function packBag(words: Int32Array): Uint8Array {
  return new Uint8Array(Uint16Array.from(words).buffer);
}

function packAsks(model: WordModel, asks: string[]): Uint8Array | null {
  if (asks.length === 0) return null;
  const packed = new Int8Array(asks.length * model.dimensions);
  asks.forEach((ask, i) => packed.set(toBytes(embedBag(model, bagOf(model, ask), "question")), i * model.dimensions));
  return new Uint8Array(packed.buffer);
}

/**
 * Fills in another embedder's vectors beside the serving ones; a second run goes on where the first stopped.
 * @returns whether all vectors of the serving generation are there
 */
export async function fillVectors({ database, embedder }: { database: Database; embedder: Embedder }): Promise<boolean> {
  const serving = await servingGeneration(database.db);
  if (!serving) return false;
  // Texts come in slot order, so that what is there is a beginning of it.
  let slot = 0;
  const done = await vectorCount(database.db, serving.id, embedder.name);
  for await (const batch of entries(database)) {
    const from = slot;
    slot += batch.length;
    if (slot <= done) continue;
    const vectors = await embedder.embed(
      batch.map((entry) => entry.text),
      "text",
    ); // outside any transaction: may call a model
    await saveVectors(
      database.db,
      serving.id,
      embedder.name,
      vectors.map((vector, i) => ({ slot: from + i, vector })),
    );
  }
  const dimensions = await vectorDimensions(database.db, serving.id, embedder.name);
  if (slot > WORTH_AN_INDEX && dimensions > 0) {
    await indexVectors(database.db, serving.id, embedder.name, dimensions, database.embedded ? "ivfflat" : "hnsw", slot);
  }
  return (await vectorCount(database.db, serving.id, embedder.name)) === serving.slots;
}
