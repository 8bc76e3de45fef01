/** Our search over a pool: loaded, indexed and asked through the code that the service runs. */
import { readWeights } from "../src/shipped-finder.node.ts";
import { type PoolItem, loadPool, shippedCards } from "../src/training/pool.node.ts";
import { openFinder } from "#finding/find-law.ts";
import { indexLaw } from "#finding/index-law.ts";
import type { Weights } from "../src/shipped-finder.node.ts";
import { CannotStart } from "#cli/command.node.ts";
import { type Throwaway, throwawayDatabase } from "./throwaway.node.ts";

/** The day on which every measurement takes place: what is law must not change between two runs. */
export const ON_DAY = "2026-11-21";
export const clock = () => new Date(`${ON_DAY}T01:00:00Z`);

export type PoolSearch = {
  database: Throwaway;
  weights: Weights;
  /** The pool's ids. */
  ids: ReadonlySet<string>;
  /** @returns ids of the pool, the best first */
  search: (question: string, limit: number) => Promise<string[]>;
  close: () => Promise<void>;
};

export type PoolSettings = {
  pool: AsyncIterable<PoolItem>;
  weights: Weights;
  /** Whether our cards join the articles they speak of, as they do in the service. */
  cards: boolean;
  databaseUrl?: string | undefined;
};

/** Ready to be asked when it returns: the index is built and what is kept in memory is read. */
export async function openPoolSearch({ pool, weights, cards, databaseUrl }: PoolSettings): Promise<PoolSearch> {
  const database = await throwawayDatabase(databaseUrl);
  try {
    const idOf = await loadPool(database, pool, cards ? shippedCards() : []);
    await indexLaw({ database, clock, model: weights.model });
    const { find } = openFinder({ database, clock, ...weights });
    const search = async (question: string, limit: number) => {
      const { articles } = await find({ text: question, category: null, articles: limit, cases: 0 });
      return articles.map((article) => idOf.get(article.id)!);
    };
    await search(READS_THE_TABLES, 1);
    return { database, weights, ids: new Set(idOf.values()), search, close: database.close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const READS_THE_TABLES = "公司不发工资怎么办";

/** @throws CannotStart where the folder holds no weights that this build can read */
export function weightsIn(folder: string): Weights {
  try {
    return readWeights(folder);
  } catch (error) {
    throw new CannotStart(`--weights: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Megabytes (10⁶ bytes) at the most so far, of the whole process. */
export function peakMb(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
