/** A throwaway library: any pool of articles in a database of its own, indexed and searched by the service's own code. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { sql } from "kysely";
import { z } from "zod";
import { placeOf } from "#finding/rules/place.ts";
import { articleNumber } from "#language/numerals.ts";
import { StatuteCard } from "#law/law.ts";
import type { Database } from "#platform/database.ts";
import { onPglite } from "#platform/database.node.ts";
import { sha256Hex } from "#platform/keyring.ts";
import { migrate } from "#platform/migrate.ts";
import { readFolder, readJsonl } from "#platform/shipped.node.ts";

const ROOT = join(import.meta.dirname, "../..");

export const PoolItem = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  law: z.string().nullish(),
  article_no: z.string().nullish(),
  chapter: z.string().nullish(),
  kind: z.string().nullish(),
});
export type PoolItem = z.infer<typeof PoolItem>;

/** @throws naming the line that breaks the schema */
export async function* readLines<S extends z.ZodType>(file: string, schema: S): AsyncGenerator<z.output<S>> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++;
    if (text.trim() === "") continue;
    const parsed = schema.safeParse(JSON.parse(text));
    if (!parsed.success) throw new Error(`${file}:${line}: ${z.prettifyError(parsed.error)}`);
    yield parsed.data;
  }
}

/** An empty database in memory, with the service's tables. */
export async function emptyDatabase(): Promise<Database> {
  const database = onPglite(await PGlite.create({ extensions: { vector } }));
  await prepare(database);
  return database;
}

export async function prepare(database: Database): Promise<void> {
  const migrations = readFolder(join(ROOT, "migrations"), ".sql").map(({ name, text }) => ({ name, sql: text }));
  await migrate(database, migrations, sha256Hex);
}

export const shippedCards = () => readJsonl(join(ROOT, "corpus/statutes"), StatuteCard);

const AT_ONCE = 1_000;
/** Nobody's law, so that articles without one still stand in order. */
const NAMELESS = "未载明法律";

/**
 * Puts the pool's articles and the shipped cards that speak of the same article into the database.
 * @returns the pool's id of each article's id
 */
export async function loadPool(database: Database, items: AsyncIterable<PoolItem>, cards: StatuteCard[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const cardOf = new Map(cards.map((card) => [placeIn(card.law, card.articleNo), card]));
  const taken = new Set<string>();
  let rows: Row[] = [];
  let unnumbered = 0;
  const flush = async () => {
    for (const [articleId, id] of await saveRows(database, rows)) ids.set(articleId, id);
    rows = [];
  };
  for await (const item of items) {
    const law = item.law ?? NAMELESS;
    const said = item.article_no ? articleNumber(item.article_no) : null;
    const place = said && placeOf(law, said.no, said.sub);
    const free = said && place !== null && !taken.has(place);
    if (free) taken.add(place);
    const number = free ? said : { no: 100_000 + unnumbered++, sub: 0 };
    const card = free ? cardOf.get(place) : undefined;
    rows.push({
      id: item.id,
      law,
      kind: item.kind ?? "法律",
      no: number.no,
      sub: number.sub,
      label: item.article_no ?? "",
      path: item.chapter ?? "",
      text: item.text,
      card: card && sameMatter(card.gist, item.text) ? card : null,
    });
    if (rows.length === AT_ONCE) await flush();
  }
  await flush();
  return ids;
}

function placeIn(law: string, articleNo: string): string | null {
  const number = articleNumber(articleNo);
  return number && placeOf(law, number.no, number.sub);
}

/** A pool may be of another year: where an amendment moved the article, the card speaks of something else. */
function sameMatter(gist: string, text: string): boolean {
  const pairs = (s: string) => new Set(Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2)));
  const inText = pairs(text);
  const inGist = [...pairs(gist)];
  return inGist.filter((pair) => inText.has(pair)).length / Math.max(1, inGist.length) > 0.2;
}

type Row = {
  id: string;
  law: string;
  kind: string;
  no: number;
  sub: number;
  label: string;
  path: string;
  text: string;
  card: StatuteCard | null;
};

const VERSION = "2000-01-01";

async function saveRows({ db }: Database, rows: Row[]): Promise<[articleId: string, id: string][]> {
  const json = sql`${JSON.stringify(rows)}::jsonb`;
  await sql`insert into law (name, short, kind) select distinct on (r.law) r.law, r.law, r.kind
    from jsonb_to_recordset(${json}) as r(law text, kind text) on conflict do nothing`.execute(db);
  await sql`insert into law_version (law, version) select distinct r.law, ${VERSION}::date
    from jsonb_to_recordset(${json}) as r(law text) on conflict do nothing`.execute(db);
  const { rows: saved } = await sql<{ articleId: string; law: string; no: number; sub: number }>`
    insert into article (version_id, no, sub, label, path, official)
    select v.id, r.no, r.sub, r.label, r.path, r.text from jsonb_to_recordset(${json}) as r(law text, no int, sub int, label text, path text, text text)
    join law_version v on v.law = r.law
    returning id as "articleId", (select law from law_version where id = version_id) as law, no, sub`.execute(db);
  const key = (r: { law: string; no: number; sub: number }) => `${r.law}#${r.no}-${r.sub}`;
  const articleIds = new Map(saved.map((row) => [key(row), row.articleId]));
  const cards = rows.flatMap((row) => (row.card ? [{ ...row.card, articleId: articleIds.get(key(row)) }] : []));
  await sql`insert into card (id, article_id, gist, asks, category, also, causes, time_limits, source, checked)
    select r.id, r."articleId", r.gist, r.asks, r.category, r.also, r.causes, r."timeLimits", r.source, r.checked
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as r(id text, "articleId" bigint, gist text, asks text[], category text, also text[],
      causes text[], "timeLimits" jsonb, source text, checked date)`.execute(db);
  return rows.map((row) => [articleIds.get(key(row))!, row.id]);
}
