import { sql } from "kysely";
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { TimeLimit } from "./law.ts";

/** What was released of `w` (a row of `releasable`): see rules/released.ts. */
export const ReleaseColumns = {
  released: z.boolean(),
  withdrawn: z.boolean(),
  sample: z.boolean(),
  earlier: z.boolean(),
};
export const releaseTables = sql`left join card_release r on r.card = w.id and r.sha256 = w.sha256
  left join lawyer n on n.staff_id = r.released_by`;
export const releaseColumns = sql`(r.card is not null and r.withdrawn_at is null) as released,
  (r.withdrawn_at is not null) as withdrawn, coalesce(n.sample, false) as sample,
  exists (select 1 from card_release o where o.card = w.id and o.sha256 <> w.sha256 and o.withdrawn_at is null) as earlier`;

const Named = z.object({
  id: z.string(),
  kind: z.enum(["card", "case"]),
  law: z.string(),
  short: z.string(),
  label: z.string(),
  category: CategoryCode,
});
const ListedRow = Named.extend({ sha256: z.string().nullable() });
export type ListedRow = z.infer<typeof ListedRow>;

/** Everything that can be released, law by law in its own order; hashed only where somebody ever released it. */
export async function everyReleasable(db: Reader): Promise<ListedRow[]> {
  const { rows } = await sql`select w.id, w.kind, w.law, w.short, w.label, w.category,
      case when w.id in (select card from card_release) then w.sha256 end as sha256
    from releasable w order by (w.kind = 'case'), w.short, w.no, w.sub, w.id`.execute(db);
  return rows.map((row) => ListedRow.parse(row));
}

const ReleaseRow = z.object({ card: z.string(), sha256: z.string(), withdrawn: z.boolean(), sample: z.boolean() });

export async function everyRelease(db: Reader): Promise<z.infer<typeof ReleaseRow>[]> {
  const { rows } = await sql`select r.card, r.sha256, r.withdrawn_at is not null as withdrawn, coalesce(n.sample, false) as sample
    from card_release r left join lawyer n on n.staff_id = r.released_by`.execute(db);
  return rows.map((row) => ReleaseRow.parse(row));
}

/** Ids of what has the text in its words or its name. */
export async function releasableWith(db: Reader, text: string): Promise<string[]> {
  const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<{ id: string }>`select w.id from releasable w
    where w.words like ${like} or w.label like ${like} or w.law like ${like} or w.id like ${like}`.execute(db);
  return rows.map(({ id }) => id);
}

const CardRow = Named.extend({
  ...ReleaseColumns,
  sha256: z.string(),
  words: z.string(),
  articleId: z.string().nullable(),
  asks: z.array(z.string()),
  timeLimits: z.array(TimeLimit),
  source: z.string(),
  checked: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  withdrawnAt: z.date().nullable(),
});
export type CardRow = z.infer<typeof CardRow>;

export async function releasableById(db: Reader, id: string): Promise<CardRow | null> {
  const { rows } = await sql`select w.id, w.kind, w.law, w.short, w.label, w.category, w.sha256, w.words, ${releaseColumns},
      w.article_id as "articleId", coalesce(c.asks, k.asks) as asks, coalesce(c.time_limits, '[]') as "timeLimits",
      coalesce(c.source, k.source) as source, c.checked::text as checked,
      s.name as "decidedBy", r.released_at as "decidedAt", r.withdrawn_at as "withdrawnAt"
    from releasable w ${releaseTables} left join staff s on s.id = r.released_by
    left join card c on c.id = w.id left join law_case k on k.id = w.id where w.id = ${id}`.execute(db);
  return rows[0] ? CardRow.parse(rows[0]) : null;
}

/** Two decisions on one card come one after the other. */
export async function lockReleasable(tx: Tx, id: string): Promise<CardRow | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 20261122))`.execute(tx);
  return releasableById(tx, id);
}

export async function saveRelease(tx: Tx, release: { card: string; sha256: string; by: string; at: Date }): Promise<void> {
  await sql`insert into card_release (card, sha256, released_by, released_at)
    values (${release.card}, ${release.sha256}, ${release.by}, ${release.at})
    on conflict (card, sha256) do update
      set released_by = excluded.released_by, released_at = excluded.released_at, withdrawn_at = null`.execute(tx);
}

/** Of these words and of earlier ones alike: nothing of a withdrawn card may come back by itself. */
export async function withdrawReleases(tx: Tx, card: string, at: Date): Promise<number> {
  const { rows } = await sql`update card_release set withdrawn_at = ${at} where card = ${card} and withdrawn_at is null
    returning sha256`.execute(tx);
  return rows.length;
}

/** In the demo a card that nobody released is shown all the same; withdrawing it there needs a row to say so. */
export async function saveWithdrawn(tx: Tx, release: { card: string; sha256: string; by: string; at: Date }): Promise<void> {
  await saveRelease(tx, release);
  await withdrawReleases(tx, release.card, release.at);
}
