/** What of the law a draft cites was on a lawyer's screen. */
import type { ReadArticle } from "../contract/reading.ts";
import type { Cited } from "#drafting/draft.ts";
import type { Database, Reader } from "#platform/database.ts";
import { sha256Hex } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { articlesShown, insertShown } from "./reading.sql.ts";
import type { HeldDraft } from "./review.ts";
import { articlesToRead, knownSince } from "./rules/articles-read.ts";
import { holds } from "./rules/holds.ts";

/** `knownArticleDays`: for so long an article that was read on another draft need not be shown again. */
export type ReadDeps = { clock: () => Date; knownArticleDays: number };

type On = { lawyerId: string; draftId: string };

/** @param cited from the citation gate; @returns each article once, in the answer's order */
export async function readingOf(deps: ReadDeps, db: Reader, cited: Cited[], { lawyerId, draftId }: On): Promise<ReadArticle[]> {
  const named = await Promise.all(
    articlesToRead(cited).map(async ({ articleId, law, short, articleNo, text }) => ({
      key: `${articleId} ${(await sha256Hex(text)).slice(0, 16)}`,
      law,
      short,
      articleNo,
    })),
  );
  const since = knownSince(deps.clock(), deps.knownArticleDays);
  const shown = await articlesShown(
    db,
    lawyerId,
    named.map(({ key }) => key),
    { draftId, since },
  );
  return named.map((article) => ({ ...article, at: shown.get(article.key)?.toISOString() ?? null }));
}

type MarkDeps = ReadDeps & { database: Database; citedIn: (draft: HeldDraft) => Promise<Cited[]> };

/** The browser tells what was on screen; only what this draft cites is recorded, for who holds it. */
export async function markShown(deps: MarkDeps, lawyerId: string, draft: HeldDraft, keys: string[]): Promise<ReadArticle[] | Refusal> {
  const refused = holds(draft, lawyerId, deps.clock());
  if (refused) return refused;
  const on = { lawyerId, draftId: draft.id };
  const cited = await deps.citedIn(draft);
  const due = await readingOf(deps, deps.database.db, cited, on);
  const shown = due.filter(({ key }) => keys.includes(key)).map(({ key }) => key);
  if (shown.length === 0) return refuse("invalid", "这份草稿没有引用这些法条");
  const at = deps.clock();
  await deps.database.transact(`staff:${lawyerId}`, (tx) => insertShown(tx, { ...on, articles: shown, at }));
  return readingOf(deps, deps.database.db, cited, on);
}
