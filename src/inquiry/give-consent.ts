/** 事后征得同意: words of danger were kept at once; consent is asked afterwards, given or declined. */
import type { ConsentSaid, MatterConsent } from "#contract/consent.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { consentsOf, forgetParties, insertConsent, insertDeclined } from "./consent.sql.ts";
import type { Inquiry } from "./inquiry.ts";
import { lockInquiry, moveInquiry, raiseNotices, tellMessage, withdrawDrafts, withdrawReferrals } from "./inquiry.sql.ts";
import { standsOf } from "./rules/consent.ts";

export type ConsentDeps = {
  database: Database;
  clock: Clock;
  /** The version of the privacy text as it stands. */
  version: () => number;
  /** The standing notice of what is kept after a refusal. */
  declined: { code: string; version: number };
};

const DECLINED = "群众没有同意，只留给值班人员";

/** @returns null where the matter came another way, or from before consent was kept */
export async function consentOf(db: Reader, inquiryId: string): Promise<MatterConsent | null> {
  const kept = await consentsOf(db, inquiryId);
  const last = kept.find(({ basis }) => basis !== "emergency") ?? kept.at(-1);
  return last ? { basis: last.basis, stands: standsOf(kept, last.declined) } : null;
}

/** Words outside the house only where that was agreed to: in an emergency they stay inside. */
export async function mayLeaveTheHouse(db: Reader, inquiryId: string): Promise<boolean> {
  const consent = await consentOf(db, inquiryId);
  return consent === null || consent.stands === "given";
}

/** @param said null declines. The same once more changes nothing. */
export async function giveConsent(deps: ConsentDeps, inquiry: Inquiry, said: ConsentSaid | null): Promise<null | Refusal> {
  return deps.database.transact(`citizen:${inquiry.citizenId}`, async (tx) => {
    const locked = await lockInquiry(tx, inquiry.id);
    if (!locked || locked.state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回");
    const consent = await consentOf(tx, inquiry.id);
    if (!consent) return refuse("wrong-state", "这条咨询不需要在这里同意");
    if (said === null) return decline(deps, tx, locked, consent.stands);
    if (consent.stands === "declined") return refuse("wrong-state", "您没有同意，这条咨询已经停下，想继续请重新提问");
    if (consent.stands === "given") return null;
    if (said.version !== deps.version()) return refuse("invalid", "告知的内容有更新，请刷新页面后再看一遍");
    if (said.by === "alone" && consent.stands === "child") return null;
    const basis = said.by === "alone" ? "emergency" : said.by === "guardian" ? "guardian" : "consent";
    await insertConsent(tx, inquiry.id, { basis, version: said.version, child: said.by === "alone" }, deps.clock());
    return null;
  });
}

/** What the danger desk works with stays; drafting, referrals and the index of parties end. */
async function decline(deps: ConsentDeps, tx: Tx, inquiry: Inquiry, stands: MatterConsent["stands"]): Promise<null | Refusal> {
  if (stands === "declined") return null;
  if (stands === "given") return refuse("wrong-state", "您已经同意过；想停下请用“撤回”");
  const now = deps.clock();
  await withdrawDrafts(tx, inquiry.id);
  await withdrawReferrals(tx, inquiry.id, now);
  await forgetParties(tx, inquiry.id);
  if (inquiry.state !== "closed") await moveInquiry(tx, inquiry.id, [inquiry.state], "closed", now, { because: DECLINED });
  await insertDeclined(tx, inquiry.id, deps.version(), now);
  await raiseNotices(tx, inquiry.id, [deps.declined], now);
  await tellMessage(tx, inquiry.id, now);
  return null;
}
