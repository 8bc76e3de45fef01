/** A supervisor says why a promise broke, or extends a statutory clock as far as its article lets them. */
import type { z } from "zod";
import type { BreakReasonRequest, ClockView, ExtendRequest } from "#contract/clocks.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { ClockRow } from "./clock.ts";
import { clockById, extendClock, lockClock, saveReason } from "./clocks.sql.ts";
import { mayExtend, mayGiveReason } from "./rules/account-for.ts";
import { viewOf } from "./show-clocks.ts";

type Deps = { database: Database; clock: Clock };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_CLOCK = refuse("not-found", "没有找到这个时限");

export function giveReason(deps: Deps, by: string, id: string, said: z.output<typeof BreakReasonRequest>): Promise<ClockView | Refusal> {
  return changing(deps, by, id, async (tx, clock, at) => {
    const brokenAt = mayGiveReason(clock, at);
    if (isRefusal(brokenAt)) return brokenAt;
    await saveReason(tx, id, { ...said, by, at, brokenAt });
    return null;
  });
}

/** The reason is kept with the clock; the article wants the asker told of it, which is the supervisor's to do. */
export function extend(
  deps: Deps,
  by: string,
  id: string,
  { days, because }: z.output<typeof ExtendRequest>,
): Promise<ClockView | Refusal> {
  return changing(deps, by, id, async (tx, clock, at) => {
    const refused = mayExtend(clock, days, at);
    if (refused) return refused;
    await extendClock(tx, id, { days, because, at });
    return null;
  });
}

async function changing(
  { database, clock }: Deps,
  by: string,
  id: string,
  change: (tx: Tx, row: ClockRow & { open: boolean }, at: Date) => Promise<null | Refusal>,
): Promise<ClockView | Refusal> {
  if (!UUID.test(id)) return NO_CLOCK;
  const at = clock();
  return database.transact(`staff:${by}`, async (tx) => {
    const row = await lockClock(tx, id);
    if (!row) return NO_CLOCK;
    const refused = await change(tx, row, at);
    const now = refused ? null : await clockById(tx, id);
    return refused ?? (now ? viewOf(now, at) : NO_CLOCK);
  });
}
