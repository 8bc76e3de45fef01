/** 随到随派: who pressed next while nothing was there is handed the next draft that comes, at once. */
import type { Database } from "#platform/database.ts";
import { tellDesk } from "#platform/desk-news.ts";
import type { Given } from "#contract/assignment.ts";
import { type GivingConfig, givingTimes } from "./assignment.ts";
import {
  claimNextDraft,
  holdingCount,
  lockDesk,
  nextToBeOffered,
  offeredTo,
  readySince,
  returnExpired,
  standReady,
  stillReady,
} from "./claim.sql.ts";

type MatchDeps = { database: Database; clock: () => Date; giving: GivingConfig };

/** Hands over until nobody waits, or nothing does. @returns how many drafts were handed over */
export async function matchWaiting(deps: MatchDeps): Promise<number> {
  const tried: string[] = [];
  for (let given = 0; ; given++) {
    if (!(await offerNext(deps, tried))) return given;
  }
}

/** One lawyer a transaction: an offer that was made stands, whatever comes of the next. */
async function offerNext({ database, clock, giving }: MatchDeps, tried: string[]): Promise<boolean> {
  return database.transact("system:assignment", async (tx) => {
    const now = clock();
    const times = givingTimes(giving, now);
    await returnExpired(tx, now);
    for (;;) {
      const lawyer = await nextToBeOffered(tx, times, tried);
      if (!lawyer) return false;
      tried.push(lawyer.id);
      await lockDesk(tx, lawyer.id);
      if (!(await stillReady(tx, lawyer.id)) || (await holdingCount(tx, lawyer.id, now)) >= lawyer.capacity) continue;
      const until = new Date(now.getTime() + giving.offerSeconds * 1000);
      const id = await claimNextDraft(tx, lawyer, times, { until, offeredAt: now });
      if (id === null) continue; // somebody else was quicker
      await standReady(tx, lawyer.id, null);
      await tellDesk(tx, "given", lawyer.id, id);
      return true;
    }
  });
}

/** What this lawyer waits for, and what they were handed. */
export async function showGiven({ database, clock }: Pick<MatchDeps, "database" | "clock">, lawyerId: string): Promise<Given> {
  const offer = await offeredTo(database.db, lawyerId, clock());
  const since = await readySince(database.db, lawyerId);
  return {
    readySince: since?.toISOString() ?? null,
    offer: offer && { draftId: offer.draftId, until: offer.until.toISOString() },
  };
}

export async function stopWaiting({ database }: Pick<MatchDeps, "database">, lawyerId: string): Promise<void> {
  await database.transact(`staff:${lawyerId}`, (tx) => standReady(tx, lawyerId, null));
}

/** For what no commit tells: offers that ran out. */
const EVERY_MS = 10_000;

/**
 * Matches whenever the database says that a draft came or a lawyer waits (0024_assignment.sql), one match after the other.
 * @returns stops it, and waits for a match under way
 */
export async function keepMatching(deps: MatchDeps, onError: (error: unknown) => void): Promise<() => Promise<void>> {
  let under: Promise<void> | null = null;
  let again = false;
  const match = () => {
    again = under !== null;
    under ??= matchWaiting(deps)
      .then(() => undefined, onError)
      .then(() => {
        under = null;
        if (again) match();
      });
  };
  const deaf = await deps.database.listen("match", match, match);
  const timer = setInterval(match, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await deaf();
    again = false;
    await under;
  };
}
