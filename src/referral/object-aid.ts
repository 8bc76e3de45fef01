/** 异议: the clerk records that a refusal of aid, or its end, is objected to, and later what the justice department decided. */
import type { z } from "zod";
import type { ReferralView } from "../contract.ts";
import type { ObjectRequest, SettleObjectionRequest } from "#contract/aid.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { lockReferral } from "./appointments.sql.ts";
import { findReferral, referralView } from "./decide-referral.ts";
import { insertObjection, saveOutcome } from "./objections.sql.ts";
import type { Referral } from "./referral.ts";
import { referralById } from "./referral.sql.ts";
import { mayObject, maySettle } from "./rules/object.ts";

type Deps = { database: Database; clock: Clock };

export function objectAid(deps: Deps, clerk: string, id: string, said: z.output<typeof ObjectRequest>): Promise<ReferralView | Refusal> {
  return recorded(deps, clerk, id, async (tx, referral, at) => {
    const { state, stateAt, objections } = referral;
    const day = mayObject({ state, decidedOn: dayInChina(stateAt), objections }, said, dayInChina(at));
    if (isRefusal(day)) return day;
    await insertObjection(tx, { ...said, referralId: id, decidedOn: day, by: clerk, at });
    return null;
  });
}

export function settleObjection(
  deps: Deps,
  clerk: string,
  id: string,
  said: z.output<typeof SettleObjectionRequest>,
): Promise<ReferralView | Refusal> {
  return recorded(deps, clerk, id, async (tx, { objections }, at) => {
    const open = objections.find(({ outcome }) => outcome === null);
    const no = maySettle(open, said, dayInChina(at));
    if (no || !open) return no;
    const reference = said.outcome === "withdrawn" ? null : said.reference;
    await saveOutcome(tx, open.id, { ...said, reference, by: clerk, at });
    return null;
  });
}

type Record = (tx: Tx, referral: Referral, at: Date) => Promise<null | Refusal>;

/** With the matter locked, so that two clerks do not record the same. */
async function recorded(deps: Deps, clerk: string, id: string, record: Record): Promise<ReferralView | Refusal> {
  const found = await findReferral(deps, id);
  if (isRefusal(found)) return found;
  const refused = await deps.database.transact(`staff:${clerk}`, async (tx) => {
    await lockReferral(tx, id);
    return record(tx, (await referralById(tx, id)) ?? found, deps.clock());
  });
  if (refused) return refused;
  const now = await findReferral(deps, id);
  return isRefusal(now) ? now : referralView(now);
}
