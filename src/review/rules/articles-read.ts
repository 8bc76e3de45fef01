/** 先读后批: an approval needs each cited article to have been on this lawyer's screen. */
import type { ReadArticle } from "#contract/reading.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";

/** @returns null where every one was on screen */
export function refuseUnread(cited: readonly ReadArticle[]): null | Refusal {
  const unread = cited.filter(({ at }) => at === null);
  if (unread.length === 0) return null;
  return refuse("articles-unread", `还有 ${unread.length} 条引用的法条没有看过，看过再通过`, {
    errors: unread.map(({ key, short, articleNo }) => ({ field: key, message: `《${short}》${articleNo}` })),
  });
}

/**
 * What must be read, once each, in the answer's order. An article of which nothing is held has no text to show: whoever
 * lets such a citation pass writes a reason for the gate instead.
 */
export function articlesToRead<A extends { articleId: string; text: string }>(cited: readonly { article: A | null }[]): A[] {
  const held = cited.flatMap(({ article }) => (article && article.text.trim() !== "" ? [article] : []));
  return [...new Map(held.map((article) => [article.articleId, article])).values()];
}

/** Since when a reading on another draft counts. */
export function knownSince(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
