/** STARD's training questions as cases: its articles are those of mid-2023, so each is looked for in today's law. */
import { join } from "node:path";
import { z } from "zod";
import { characterPairs } from "#language/word-model.ts";
import { lawKey } from "#law/rules/law-name.ts";
import { readJsonlFile } from "#platform/shipped.node.ts";
import type { DraftCase } from "./score-drafts.ts";

const Question = z.object({ query_id: z.union([z.string(), z.number()]), question: z.string(), gold_ids: z.array(z.string()) });
const PoolArticle = z.object({ id: z.string(), law: z.string(), article_no: z.string(), text: z.string() });

export type Place = { law: string; articleNo: string; text: string };
export type Mapped = { cases: DraftCase[]; same: number; moved: number; lost: number };

/** Shares of character pairs: from here on it is the same article, changed a little. */
const SAME = 0.6;
/** Another number must speak for itself more clearly. */
const MOVED = 0.75;

/**
 * @param today the articles that are law today, by their law's key (law/rules/law-name.ts)
 * @returns the cases with the articles that could be found again; a question of which none could be is left out
 */
export function stardCases(dataDir: string, today: ReadonlyMap<string, readonly Place[]>): Mapped {
  const pool = new Map(readJsonlFile(join(dataDir, "stard/corpus.jsonl"), PoolArticle).map((article) => [article.id, article]));
  const counts = { same: 0, moved: 0, lost: 0 };
  const cases = readJsonlFile(join(dataDir, "stard/queries.train.jsonl"), Question).flatMap(({ query_id, question, gold_ids }) => {
    const articles = gold_ids.flatMap((id) => {
      const old = pool.get(id);
      const found = old && mapped(old, today.get(lawKey(old.law)) ?? []);
      counts[found?.how ?? "lost"] += 1;
      return found ? [{ law: found.place.law, article_no: found.place.articleNo }] : [];
    });
    return articles.length > 0 ? [{ id: String(query_id), question, articles }] : [];
  });
  return { cases, ...counts };
}

function mapped(old: z.infer<typeof PoolArticle>, places: readonly Place[]): { place: Place; how: "same" | "moved" } | null {
  const own = new Set(characterPairs(old.text));
  const likeness = (place: Place) => {
    const other = new Set(characterPairs(place.text));
    const shared = [...own].filter((pair) => other.has(pair)).length;
    return shared / Math.max(1, Math.min(own.size, other.size));
  };
  const same = places.find((place) => place.articleNo === old.article_no);
  if (same && likeness(same) >= SAME) return { place: same, how: "same" };
  const best = places.reduce<{ place: Place; like: number } | null>((most, place) => {
    const like = likeness(place);
    return most === null || like > most.like ? { place, like } : most;
  }, null);
  return best && best.like >= MOVED ? { place: best.place, how: "moved" } : null;
}
