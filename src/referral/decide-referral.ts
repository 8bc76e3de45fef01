/** An intake clerk accepts, returns, grants or refuses; the citizen sees each step. */
import type { CitizenReferral, ReferralDecision, ReferralView } from "../contract.ts";
import type { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Referral } from "./referral.ts";
import { moveReferral, referralById, referralList, referralsOf } from "./referral.sql.ts";
import { SAYS, decide, dueAfterAcceptance, saysAppointed } from "./rules/decide.ts";
import { refusalOrderedRight, saysObjection } from "./rules/object.ts";

type Deps = { database: Database; clock: Clock };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHOWN = 200;

export async function findReferral({ database }: Pick<Deps, "database">, id: string): Promise<Referral | Refusal> {
  const referral = UUID.test(id) ? await referralById(database.db, id) : null;
  return referral ?? refuse("not-found", "没有找到这件转办");
}

/** @returns the inquiry whose words and files the clerks may open now: one that is accepted and not yet decided */
export async function mayOpenReferred({ database }: Pick<Deps, "database">, id: string): Promise<string | Refusal> {
  const referral = await findReferral({ database }, id);
  if (isRefusal(referral)) return referral;
  return referral.state === "accepted" ? referral.inquiryId : refuse("wrong-state", "受理之后才能查看原文和附件");
}

export async function decideReferral(
  deps: Deps,
  clerk: string,
  id: string,
  d: z.output<typeof ReferralDecision>,
): Promise<ReferralView | Refusal> {
  const referral = await findReferral(deps, id);
  if (isRefusal(referral)) return referral;
  const to = decide(referral.state, d.decision, refusalOrderedRight(referral.objections));
  if (isRefusal(to)) return to;
  const at = deps.clock();
  const more = { reason: d.reason || null, dueAt: to === "accepted" ? dueAfterAcceptance(at) : null, at };
  const moved = await deps.database.transact(`staff:${clerk}`, (tx) => moveReferral(tx, id, referral.state, to, more));
  if (!moved) return refuse("wrong-state", "另一位受理人员已经处理了这件转办");
  const now = await findReferral(deps, id);
  return isRefusal(now) ? now : referralView(now);
}

export async function listReferrals({ database }: Pick<Deps, "database">): Promise<ReferralView[]> {
  return (await referralList(database.db, SHOWN)).map(referralView);
}

export async function citizenReferrals({ database }: Pick<Deps, "database">, inquiryId: string): Promise<CitizenReferral[]> {
  const all = await referralsOf(database.db, inquiryId);
  return all.map((r) => ({ id: r.id, to: "legal_aid", state: r.state, says: said(r), updatedAt: r.stateAt.toISOString() }));
}

/** The clerk's reason is told with the decision: 法律援助法 43 has refusals explained. An objection is told in its place. */
function said({ state, reason, appointments, objections }: Referral): string {
  const now = appointments.at(-1);
  const objected = objections.findLast(({ outcome }) => outcome !== "withdrawn");
  const overtaken = state === "granted" && objected?.against === "refusal";
  if (objected && !overtaken) return saysObjection(objected);
  if (state === "granted" && now) return saysAppointed(now);
  return reason ? `${SAYS[state]}理由：${reason}` : SAYS[state];
}

export function referralView(r: Referral): ReferralView {
  const { id, inquiryId, state, category, urgency, region, question, because, reason, hasContact } = r;
  const appointments = r.appointments.map((a) => ({ ...a, recordedAt: a.recordedAt.toISOString() }));
  const objections = r.objections.map(({ id: _, ...o }) => ({
    ...o,
    recordedAt: o.recordedAt.toISOString(),
    dueAt: o.dueAt?.toISOString() ?? null,
  }));
  return {
    id,
    inquiryId,
    to: "legal_aid",
    state,
    openedAt: r.openedAt.toISOString(),
    dueAt: r.dueAt?.toISOString() ?? null,
    updatedAt: r.stateAt.toISOString(),
    category,
    urgency,
    region,
    question,
    because,
    reason,
    hasContact,
    appointBy: r.appointBy?.toISOString() ?? null,
    appointments,
    objections,
  };
}
