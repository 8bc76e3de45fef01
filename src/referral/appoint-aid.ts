/** 指派: the clerk records whom the agency appointed; the clock of three days ends with it, and the citizen is told who it is. */
import type { z } from "zod";
import type { ReferralView } from "../contract.ts";
import type { AppointRequest } from "#contract/aid.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { insertAppointment, lockReferral } from "./appointments.sql.ts";
import { findReferral, referralView } from "./decide-referral.ts";
import { referralById } from "./referral.sql.ts";
import { mayAppoint } from "./rules/appoint.ts";

type Deps = { database: Database; clock: Clock };

export async function appointAid(
  deps: Deps,
  clerk: string,
  id: string,
  said: z.output<typeof AppointRequest>,
): Promise<ReferralView | Refusal> {
  const found = await findReferral(deps, id);
  if (isRefusal(found)) return found;
  const at = deps.clock();
  const refused = await deps.database.transact(`staff:${clerk}`, async (tx) => {
    await lockReferral(tx, id);
    const referral = (await referralById(tx, id)) ?? found;
    const { state, appointments } = referral;
    const granted = { state, decidedOn: dayInChina(referral.stateAt), appointed: appointments.length };
    const no = mayAppoint(granted, said, dayInChina(at));
    if (no) return no;
    const because = appointments.length > 0 ? said.because : null;
    await insertAppointment(tx, { ...said, referralId: id, because, by: clerk, at });
    return null;
  });
  if (refused) return refused;
  const now = await findReferral(deps, id);
  return isRefusal(now) ? now : referralView(now);
}
