/** The periods as they stand: loaded at the start, told to citizens, changed by administrators from the next day on. */
import type { RetentionKind, TermChange } from "#contract/retention.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Kept, ShippedRetention, Term } from "./retention.ts";
import { insertShipped, insertTerm, lockTerms, termsOf, withdrawTerm } from "./retention.sql.ts";
import { comingTerm, dayAfter, keptOn, mayChangeTerm, termOn } from "./rules/retention.ts";

export type TermDeps = { database: Database; clock: Clock; shipped: ShippedRetention };

export type KeptTerms = {
  /** What citizens are told today. As it ships, until it was first read. */
  told: () => Kept;
  /** Reads the periods anew: another process may have changed them. */
  refresh: () => Promise<void>;
};

export function openKeptTerms({ database, clock, shipped }: TermDeps): KeptTerms {
  let terms: Term[] = [];
  return {
    told: () => keptOn(shipped.terms, terms, dayInChina(clock())),
    refresh: async () => {
      terms = await termsOf(database.db);
    },
  };
}

/** May run again at any time. What was kept before there were periods gets its thirty days like everything. */
export async function loadTerms({ database, clock, shipped }: TermDeps): Promise<void> {
  const now = clock();
  const today = dayInChina(now);
  await database.transact("system:retention", async (tx) => {
    await lockTerms(tx);
    await insertShipped(tx, shipped.terms, today < shipped.from ? shipped.from : today, now);
  });
}

/** From tomorrow on; what was to come of the same kind is taken back with it. */
export async function changeTerm(deps: TermDeps, by: string, kind: RetentionKind, wanted: TermChange): Promise<null | Refusal> {
  const { database, clock, shipped } = deps;
  const term = shipped.terms.find((one) => one.kind === kind);
  if (!term) return refuse("not-found", "没有这一类期限");
  await loadTerms(deps);
  const at = clock();
  const today = dayInChina(at);
  return database.transact(`staff:${by}`, async (tx) => {
    await lockTerms(tx);
    const terms = await termsOf(tx);
    const stands = termOn(terms, kind, today) ?? term;
    const editions = new Set(terms.map(({ fromDay }) => fromDay)).size;
    const refusal = mayChangeTerm({ ...term, unit: stands.unit }, stands.amount, wanted.amount, editions);
    if (refusal) return refusal;
    const coming = comingTerm(terms, kind, today);
    if (coming) await withdrawTerm(tx, coming.id, at);
    const { unit } = stands;
    await insertTerm(tx, { id: crypto.randomUUID(), kind, fromDay: dayAfter(today), unit, ...wanted, setBy: by, at });
    return null;
  });
}

/** A period that has not begun is taken back: what stands goes on. */
export async function takeBackTerm({ database, clock }: TermDeps, by: string, kind: RetentionKind): Promise<null | Refusal> {
  const at = clock();
  return database.transact(`staff:${by}`, async (tx) => {
    await lockTerms(tx);
    const coming = comingTerm(await termsOf(tx), kind, dayInChina(at));
    if (!coming) return refuse("wrong-state", "没有等着生效的改动");
    await withdrawTerm(tx, coming.id, at);
    return null;
  });
}
