import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";

const ShownRow = z.object({ article: z.string(), at: z.date() });

/** When these articles were last on this lawyer's screen: on this draft, or on any since that instant. */
export async function articlesShown(
  db: Reader,
  lawyerId: string,
  articles: string[],
  { draftId, since }: { draftId: string; since: Date },
): Promise<Map<string, Date>> {
  const { rows } = await sql`select article, max(at) as at from article_shown
    where lawyer_id = ${lawyerId} and article = any(${articles}) and (draft_id = ${draftId} or at > ${since})
    group by article`.execute(db);
  return new Map(rows.map((row) => ShownRow.parse(row)).map(({ article, at }) => [article, at]));
}

export async function insertShown(tx: Tx, s: { lawyerId: string; articles: string[]; draftId: string; at: Date }): Promise<void> {
  await sql`insert into article_shown (lawyer_id, article, draft_id, at)
    select ${s.lawyerId}, a, ${s.draftId}, ${s.at} from unnest(${s.articles}::text[]) a
    on conflict do nothing`.execute(tx);
}
