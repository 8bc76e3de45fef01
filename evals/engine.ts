/** What the search engines of a comparison have in common. */
import { type WordModel, bagOf } from "#language/word-model.ts";
import { telling } from "#finding/rules/lexical.ts";
import { plainLawName } from "#finding/rules/place.ts";
import type { Weights } from "../src/shipped-finder.node.ts";
import type { PoolItem } from "../src/training/pool.node.ts";

export const ENGINES = [
  "ours-embedded",
  "ours-postgres",
  "minisearch",
  "orama",
  "langchain-bm25",
  "postgres-ts_rank",
  "postgres-ts_rank_cd",
] as const;
export type EngineName = (typeof ENGINES)[number];

export type Engine = {
  /** @returns ids of the pool, the best first */
  search: (question: string, limit: number) => Promise<string[]>;
  /** What lies in the database, bytes; null for an engine that lies in memory. */
  stored: () => Promise<number | null>;
  close: () => Promise<void>;
};

export type EngineSettings = {
  pool: AsyncIterable<PoolItem>;
  /** Whose word cut every engine is given, so that only the engines differ. */
  weights: Weights;
  databaseUrl: string | undefined;
};

/** The text that our index takes of an article: every engine gets the same. */
export function textOf({ law, chapter, text }: PoolItem): string {
  return `${plainLawName(law ?? "")} ${chapter ?? ""} ${text}`;
}

/** Words that say something of the matter, with their repetitions: in a text these count. */
export function wordsOf(model: WordModel, text: string): string[] {
  return telling(model, text);
}

/** Each word once: none of the engines weighs a question's repetitions, and each would look twice. */
export function askedWords(model: WordModel, question: string): string[] {
  return [...new Set(telling(model, question))];
}

/** Whether our model knows a single word of it: without one there is no vector to look for. */
export function readable(model: WordModel, question: string): boolean {
  return bagOf(model, question).words.length > 0;
}
