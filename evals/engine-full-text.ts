/** PostgreSQL's own full text search over our word cut: tsvector and GIN, ordered by ts_rank or ts_rank_cd. */
import { CannotStart } from "#cli/command.node.ts";
import type { WordModel } from "#language/word-model.ts";
import type { PoolItem } from "../src/training/pool.node.ts";
import type { Database } from "#platform/database.ts";
import { type Engine, type EngineSettings, askedWords, textOf, wordsOf } from "./engine.ts";
import { throwawayDatabase } from "./throwaway.node.ts";

const AT_ONCE = 1_000;

/**
 * Each at the best of its normalisations: ts_rank divided by 1 + ln(length), ts_rank_cd by the distance between its finds.
 * On 40 questions Recall@10 was 0.36 and 0.20 without.
 */
const ORDERS = { ts_rank: "ts_rank(words, q, 1)", ts_rank_cd: "ts_rank_cd(words, q, 4)" };

export async function openFullText({ pool, weights: { model }, databaseUrl }: EngineSettings, order: keyof typeof ORDERS): Promise<Engine> {
  if (databaseUrl === undefined) throw new CannotStart("PostgreSQL full text needs --database or TEST_DATABASE_URL");
  const database = await throwawayDatabase(databaseUrl);
  try {
    await fill(database, model, pool);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    search: (question, limit) => fullTextSearch(database, ORDERS[order], askedWords(model, question), limit),
    stored: async () => sizeOf(database, "full_text"),
    close: database.close,
  };
}

async function fill({ pool }: Database, model: WordModel, items: AsyncIterable<PoolItem>): Promise<void> {
  await pool.query("create table full_text (id text not null, words tsvector not null)");
  let rows: { id: string; words: string }[] = [];
  const flush = async () => {
    await pool.query("insert into full_text select r.id, r.words::tsvector from jsonb_to_recordset($1::jsonb) as r(id text, words text)", [
      JSON.stringify(rows),
    ]);
    rows = [];
  };
  for await (const item of items) {
    rows.push({ id: item.id, words: tsvectorOf(wordsOf(model, textOf(item))) });
    if (rows.length === AT_ONCE) await flush();
  }
  await flush();
  await pool.query("create index on full_text using gin (words)");
  await pool.query("vacuum analyze full_text"); // also empties GIN's list of pending entries
}

/** Any word may match, as in the other engines. */
async function fullTextSearch({ pool }: Database, order: string, words: readonly string[], limit: number): Promise<string[]> {
  if (words.length === 0) return [];
  const { rows } = await pool.query<{ id: string }>(
    `select id from full_text, (select $1::tsquery as q) as asked where words @@ q order by ${order} desc limit $2`,
    [words.map(quoted).join(" | "), limit],
  );
  return rows.map((row) => row.id);
}

const LAST_PLACE = 16_383;
const MOST_PLACES = 255;

/** Written out, so that no parser cuts our words anew. */
function tsvectorOf(words: readonly string[]): string {
  const places = new Map<string, number[]>();
  words.forEach((word, i) => {
    const at = places.get(word);
    if (!at) places.set(word, [Math.min(i + 1, LAST_PLACE)]);
    else if (at.length < MOST_PLACES && i < LAST_PLACE) at.push(i + 1);
  });
  return [...places].map(([word, at]) => `${quoted(word)}:${at.join()}`).join(" ");
}

/** A word as tsvector and tsquery read it. */
export function quoted(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** Bytes of a table with its indexes. */
export async function sizeOf({ pool }: Database, ...tables: string[]): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    "select sum(pg_total_relation_size(name::regclass))::float8 as bytes from unnest($1::text[]) as name",
    [tables],
  );
  return rows[0]?.bytes ?? 0;
}
