/** 现在联系您安全吗: what the citizen says of it, what staff see of it, and the danger desk's leave while nobody has said. */
import type { z } from "zod";
import type { Role } from "../contract.ts";
import { ContactDetails, type ContactBeside, type ContactSafety } from "#contract/waiting.ts";
import type { ContactSafetyRequest } from "#contract/waiting-requests.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { onceOnly } from "./answer-once.ts";
import {
  contactStanding,
  holdsAlert,
  insertLeave,
  insertSafety,
  isAsked,
  lastLeave,
  lastSafety,
  lockMattersOf,
  standingSafety,
} from "./contact-safety.sql.ts";
import type { Inquiry } from "./inquiry.ts";
import { lockInquiry, tellMessage } from "./inquiry.sql.ts";
import { isOpenQuestion, mayCall, mayDecide } from "./rules/contact-safety.ts";

export type SafetyDeps = { database: Database; clock: Clock; keyring: Keyring };
export type Deciding = { id: string; role: Role };

const MOST = 50;
const about = (inquiryId: string, n: number) => `contact-safety:${inquiryId}:${n}`;
const oversees = (role: Role): boolean => role === "supervisor" || role === "admin";

type Said = z.output<typeof ContactSafetyRequest>;

/**
 * May be said again at any time; the newest word counts.
 * @param key an Idempotency-Key: the same one again changes nothing
 * @param heardBy whoever of staff writes it down; null where the citizen does
 */
export async function sayContactSafety(
  { database, clock, keyring }: SafetyDeps,
  { id, citizenId, dataKey }: Inquiry,
  { calls, ...details }: Said,
  key: string | null,
  heardBy: string | null = null,
): Promise<null | Refusal> {
  if (dataKey === null) return refuse("wrong-state", "这条咨询的内容已经删除");
  const vault = await openVault(keyring, citizenId, dataKey);
  return database.transact(heardBy === null ? `citizen:${citizenId}` : `staff:${heardBy}`, async (tx) => {
    await lockMattersOf(tx, citizenId);
    const locked = await lockInquiry(tx, id);
    if (!locked || locked.state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回");
    const once = key === null ? null : await onceOnly(tx, `contact-safety:${id}`, key, { calls, ...details });
    if (once?.earlier === "same") return null;
    if (once?.earlier === "other") return refuse("key-reused", "这个 Idempotency-Key 已经用过");
    const before = await lastSafety(tx, id);
    const n = (before?.n ?? 0) + 1;
    if (n > MOST) return refuse("wrong-state", "改的次数太多了，请拨打12348");
    const at = clock();
    await insertSafety(tx, { inquiryId: id, n, calls, sealed: await vault.sealText(JSON.stringify(details), about(id, n)), at, heardBy });
    await tellMessage(tx, id, at);
    await once?.keep(at);
    return null;
  });
}

/** Said in the breath that tells the matter itself: the first word of it. */
export async function hearContactSafety(
  tx: Tx,
  vault: Vault,
  { inquiryId, heardBy, at, said: { calls, ...details } }: { inquiryId: string; heardBy: string; at: Date; said: Said },
): Promise<void> {
  await insertSafety(tx, {
    inquiryId,
    n: 1,
    calls,
    sealed: await vault.sealText(JSON.stringify(details), about(inquiryId, 1)),
    at,
    heardBy,
  });
}

/**
 * What was said is told of this matter alone; what is asked, of the person: a question that is open in one matter is asked
 * in all. Null where nobody asks and nothing was said.
 */
export async function contactAskedOf({ database: { db } }: Pick<SafetyDeps, "database">, inquiryId: string): Promise<ContactSafety | null> {
  if (isOpenQuestion(await contactStanding(db, inquiryId))) return { said: null };
  const said = await lastSafety(db, inquiryId);
  return said || (await isAsked(db, inquiryId)) ? { said: said?.calls ?? null } : null;
}

/** For whoever would call or write. @param viewer who looks; null where nobody decides */
export async function contactBeside(
  { database: { db } }: Pick<SafetyDeps, "database">,
  inquiryId: string,
  viewer: Deciding,
): Promise<ContactBeside | null> {
  const standing = await contactStanding(db, inquiryId);
  if (standing === "free") return null;
  const leave = await lastLeave(db, inquiryId);
  const heard = isOpenQuestion(standing) ? null : ((await standingSafety(db, inquiryId))?.heard ?? null);
  const by = { holdsAlert: await holdsAlert(db, inquiryId, viewer.id), oversees: oversees(viewer.role) };
  return {
    standing,
    mayCall: mayCall(standing),
    leave: leave && { by: leave.by, at: leave.at.toISOString() },
    heardBy: heard,
    mayDecide: mayDecide(standing, by),
  };
}

/** Opened only where the opening of what it comes with is recorded. */
export async function openDetails(db: Reader, vault: Vault, inquiryId: string): Promise<ContactDetails | null> {
  const said = await standingSafety(db, inquiryId);
  return said && ContactDetails.parse(JSON.parse(await vault.openText(said.sealed, about(said.inquiryId, said.n))));
}

/** 决定可以打电话: while the citizen has not answered. */
export async function allowCall(
  { database, clock, keyring }: SafetyDeps,
  by: Deciding,
  inquiryId: string,
  reason: string,
): Promise<null | Refusal> {
  return database.transact(`staff:${by.id}`, async (tx) => {
    const inquiry = await lockInquiry(tx, inquiryId);
    if (!inquiry) return refuse("not-found", "没有找到这条咨询");
    if (inquiry.dataKey === null) return refuse("wrong-state", "这条咨询的内容已经删除");
    const standing = await contactStanding(tx, inquiryId);
    if (standing !== "unanswered") return refuse("wrong-state", "现在不需要这个决定，请刷新");
    if (!mayDecide(standing, { holdsAlert: await holdsAlert(tx, inquiryId, by.id), oversees: oversees(by.role) })) {
      return refuse("not-allowed", "由处理这条警报的同事或者主管决定");
    }
    const vault = await openVault(keyring, inquiry.citizenId, inquiry.dataKey);
    const at = clock();
    await insertLeave(tx, {
      inquiryId,
      by: by.id,
      sealed: await vault.sealText(reason, `contact-leave:${inquiryId}:${at.toISOString()}`),
      at,
    });
    return null;
  });
}
