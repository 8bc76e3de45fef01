import { sql } from "kysely";
import { type ArticleNumber, articleNumber } from "#language/numerals.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { CaseDigest, StatuteCard } from "./law.ts";

// Many rows travel as one JSON parameter: one statement is one round trip, and one freeze of the embedded database.
const json = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`;

/** The corpus is checked before it is loaded, so an unreadable number here is a broken release. */
function numberOf(label: string): ArticleNumber {
  const number = articleNumber(label);
  if (!number) throw new Error(`not an article number: ${label}`);
  return number;
}

export async function saveStatutes(tx: Tx, cards: StatuteCard[]): Promise<void> {
  const rows = cards.map((card) => ({ ...card, ...numberOf(card.articleNo) }));
  await sql`insert into law (name, short, kind)
    select distinct on (r.law) r.law, r.short, r.kind from jsonb_to_recordset(${json(rows)}) as r(law text, short text, kind text)
    on conflict (name) do update set short = excluded.short, kind = excluded.kind`.execute(tx);
  // An amended law's card names the first day of the law, which says nothing of this version's.
  await sql`insert into law_version as v (law, version, effective, in_force_from)
    select distinct on (r.law, r.version) r.law, r.version, r.effective, case when r.effective >= r.version then r.effective end
    from jsonb_to_recordset(${json(rows)}) as r(law text, version date, effective date)
    on conflict (law, version) do update set effective = excluded.effective,
      in_force_from = coalesce(v.in_force_from, excluded.in_force_from)`.execute(tx);
  await sql`insert into article (version_id, no, sub, label)
    select v.id, r.no, r.sub, r."articleNo"
    from jsonb_to_recordset(${json(rows)}) as r(law text, version date, no int, sub int, "articleNo" text)
    join law_version v on v.law = r.law and v.version = r.version
    on conflict (version_id, no, sub) do nothing`.execute(tx);
  await sql`delete from card where id <> all (${cards.map((card) => card.id)})`.execute(tx);
  await sql`insert into card (id, article_id, gist, asks, category, also, causes, time_limits, source, checked)
    select r.id, a.id, r.gist, r.asks, r.category, r.also, r.causes, r."timeLimits", r.source, r.checked
    from jsonb_to_recordset(${json(rows)}) as r(id text, law text, version date, no int, sub int, gist text, asks text[],
      category text, also text[], causes text[], "timeLimits" jsonb, source text, checked date)
    join law_version v on v.law = r.law and v.version = r.version
    join article a on a.version_id = v.id and a.no = r.no and a.sub = r.sub
    on conflict (id) do update set article_id = excluded.article_id, gist = excluded.gist, asks = excluded.asks,
      category = excluded.category, also = excluded.also, causes = excluded.causes,
      time_limits = excluded.time_limits, source = excluded.source, checked = excluded.checked`.execute(tx);
}

/** @param today a case stands beside the article of the newest version that has begun by then */
export async function saveCases(tx: Tx, cases: CaseDigest[], today: string): Promise<void> {
  await sql`delete from law_case where id <> all (${cases.map((c) => c.id)})`.execute(tx);
  await sql`insert into law_case (id, title, level, issuer, published, category, also, facts, holding, asks, source)
    select r.id, r.title, r.level, r.issuer, r.published, r.category, r.also, r.facts, r.holding, r.asks, r.source
    from jsonb_to_recordset(${json(cases)}) as r(id text, title text, level text, issuer text, published date,
      category text, also text[], facts text, holding text, asks text[], source text)
    on conflict (id) do update set title = excluded.title, level = excluded.level, issuer = excluded.issuer,
      published = excluded.published, category = excluded.category, also = excluded.also, facts = excluded.facts,
      holding = excluded.holding, asks = excluded.asks, source = excluded.source`.execute(tx);
  const applied = cases.flatMap((c) => c.articles.map((a) => ({ case: c.id, law: a.law, ...numberOf(a.articleNo) })));
  await sql`delete from case_article`.execute(tx);
  await sql`insert into case_article (case_id, article_id)
    select distinct on (r.case, r.law, r.no, r.sub) r.case, a.id
    from jsonb_to_recordset(${json(applied)}) as r("case" text, law text, no int, sub int)
    join law_version v on v.law = r.law join article a on a.version_id = v.id and a.no = r.no and a.sub = r.sub
    order by r.case, r.law, r.no, r.sub, (coalesce(v.in_force_from, v.version) <= ${today}) desc, v.version desc
    on conflict do nothing`.execute(tx);
}

export async function corpusFingerprint(db: Reader): Promise<string | null> {
  const { rows } = await sql<{ fingerprint: string }>`select fingerprint from corpus_loaded`.execute(db);
  return rows[0]?.fingerprint ?? null;
}

export async function recordCorpus(tx: Tx, fingerprint: string, now: Date): Promise<void> {
  await sql`insert into corpus_loaded (fingerprint, loaded_at) values (${fingerprint}, ${now})
    on conflict (one) do update set fingerprint = excluded.fingerprint, loaded_at = excluded.loaded_at`.execute(tx);
}
