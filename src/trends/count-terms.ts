/** Counts an inquiry's redacted terms for the day, its region and its category. */
import { trendTerms } from "#language/trend-words.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { CategoryCode, HotWords } from "../contract.ts";
import type { HotLines } from "#contract/hot-lines.ts";
import { lockSaid, peopleByDay, saveSightings, termCounts } from "./trends.sql.ts";
import { daysUntil, linesOf } from "./rules/lines.ts";
import { HIDDEN_UNDER, rising } from "./rules/rising.ts";

/** Safe to run twice: a sighting is a set member. */
export async function countTerms({ database }: { database: Database }, inquiryId: string): Promise<void> {
  await database.transact("system:trends", async (tx) => {
    const said = await lockSaid(tx, inquiryId);
    if (!said) return;
    const terms = [...new Set(said.texts.flatMap(trendTerms))];
    if (terms.length === 0) return;
    const { category, person } = said;
    await saveSightings(tx, { day: dayInChina(said.receivedAt), region: said.region ?? "", category, terms, person });
  });
}

const PAST_DAYS = 28;
const SHOWN = 100;

export type HotWordQuery = { day: string | null; days: number; region: string | null; category: CategoryCode | null };

export async function showHotWords({ database, clock }: { database: Database; clock: Clock }, query: HotWordQuery): Promise<HotWords> {
  const day = query.day ?? dayInChina(clock());
  const counts = await termCounts(database.db, { ...query, day, pastDays: PAST_DAYS });
  const words = rising(counts, SHOWN).map(({ term, people, usual, rise, region, category }) => ({
    term,
    people,
    usual: Math.round(usual * 100) / 100,
    rise: Math.round(rise * 100) / 100,
    region: region || null,
    category,
  }));
  return { day, region: query.region, category: query.category, hiddenUnder: HIDDEN_UNDER, words };
}

export async function showHotLines(
  { database, clock }: { database: Database; clock: Clock },
  { terms, days }: { terms: string[]; days: number },
): Promise<HotLines> {
  const all = daysUntil(dayInChina(clock()), days);
  const counts = await peopleByDay(database.db, { terms, from: all[0] ?? "", to: all.at(-1) ?? "" });
  return { days: all, hiddenUnder: HIDDEN_UNDER, lines: linesOf(terms, all, counts) };
}
