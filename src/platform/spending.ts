/** What the model has cost today, kept in the database so that a restart does not open the purse again. */
import { sql } from "kysely";
import { z } from "zod";
import { type Clock, dayInChina } from "./clock.ts";
import type { Database } from "./database.ts";
import type { Tokens } from "./model-failure.ts";

/** Per million tokens, in the bureau's own currency. */
export type Prices = { in: number; out: number };
/** Per calendar day in China; null is no limit. */
export type DayLimits = { budget: number | null; tokens: number | null };
export type Spent = { tokens: number; cost: number };

export function costOf(prices: Prices | null, { prompt, completion }: Tokens): number {
  return prices ? (prompt * prices.in + completion * prices.out) / 1_000_000 : 0;
}

/** Calls under way are not counted yet: the last ones of a day may pass the limit by what so many at once can cost. */
export function isSpent({ budget, tokens }: DayLimits, spent: Spent): boolean {
  return (budget !== null && spent.cost >= budget) || (tokens !== null && spent.tokens >= tokens);
}

export type Ledger = {
  today: () => Promise<Spent>;
  add: (step: string, tokens: Tokens, cost: number) => Promise<void>;
};

const SpentRow = z.object({ tokens: z.number(), cost: z.number() });

export function openLedger(database: Database, clock: Clock): Ledger {
  return {
    today: async () => {
      const { rows } = await sql`
        select coalesce(sum(prompt_tokens + completion_tokens), 0)::float8 as tokens, coalesce(sum(cost), 0)::float8 as cost
        from model_spending where day = ${dayInChina(clock())}`.execute(database.db);
      return SpentRow.parse(rows[0]);
    },
    add: async (step, { prompt, completion }, cost) => {
      await sql`
        insert into model_spending as s (day, step, calls, prompt_tokens, completion_tokens, cost)
        values (${dayInChina(clock())}, ${step}, 1, ${prompt}, ${completion}, ${cost})
        on conflict (day, step) do update set calls = s.calls + 1, prompt_tokens = s.prompt_tokens + excluded.prompt_tokens,
          completion_tokens = s.completion_tokens + excluded.completion_tokens, cost = s.cost + excluded.cost`.execute(database.db);
    },
  };
}
