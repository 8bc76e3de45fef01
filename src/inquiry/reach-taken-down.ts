/** Back to a matter that was taken down: whoever just wrote it, and afterwards whoever is told the caller's code, or has them on a call. Recorded. */
import type { Proof } from "#contract/intake.ts";
import { recordAudit } from "#platform/audit.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Inquiry } from "./inquiry.ts";
import { inquiryById } from "./inquiry.sql.ts";
import { readCode, sayCode, tailOf } from "./rules/spoken-code.ts";
import { codesSince, inHandSince, isCall, isInHand, mayTryCode, wrongSince } from "./rules/take-down.ts";
import { type TakenRow, countWrongCodes, insertWrongCode, takenByCall, takenByCode, takenInHand } from "./taken-down.sql.ts";

export type ReachDeps = { database: Database; clock: Clock; keyring: Keyring };
export type Reached = { inquiry: Inquiry; taken: TakenRow; code: string | null };

/** What the staff member is about to do. */
export type Reaching = "see" | "add" | "tell" | "hand-over" | "safety" | "withdraw";

const GONE = refuse("not-found", "没有找到这件咨询，可能已经撤回，或者离开超过半小时；请问群众要查询码");
const NOT_HELD = refuse("not-found", "这通电话不在您手上，或者已经办结；请回到回访任务里看");
const WRONG = refuse("not-found", "查询码或者电话尾号不对，请再问一次");

/** Wrong code and wrong number are told apart by nobody. */
export async function reachTakenDown(deps: ReachDeps, staffId: string, proof: Proof, what: Reaching): Promise<Reached | Refusal> {
  return deps.database.transact(`staff:${staffId}`, async (tx) => {
    const now = deps.clock();
    const taken = await takenBy(deps, tx, staffId, proof, now);
    if (isRefusal(taken)) return taken;
    const inquiry = await inquiryById(tx, taken.inquiryId);
    if (!inquiry?.dataKey || inquiry.state === "withdrawn") return GONE;
    // The page of who is writing looks again by itself: that is one look, recorded as the taking down.
    if (!isInHand(proof) || what !== "see") await recordAudit(tx, "reach-taken-down", "inquiry", inquiry.id, { what });
    const vault = await openVault(deps.keyring, inquiry.citizenId, inquiry.dataKey);
    const code = isInHand(proof) ? sayCode(await vault.openText(taken.code, `spoken-code:${inquiry.id}`)) : null;
    return { inquiry, taken, code };
  });
}

/** As it stands after something was done. @throws where the inquiry is gone: rows of inquiries stay */
export async function lookAgain({ database }: Pick<ReachDeps, "database">, reached: Reached): Promise<Reached> {
  const inquiry = await inquiryById(database.db, reached.inquiry.id);
  if (!inquiry) throw new Error(`inquiry ${reached.inquiry.id} is gone`);
  return { ...reached, inquiry };
}

async function takenBy(deps: ReachDeps, tx: Tx, staffId: string, proof: Proof, now: Date): Promise<TakenRow | Refusal> {
  if (isInHand(proof)) return (await takenInHand(tx, proof.id, staffId, inHandSince(now))) ?? GONE;
  if (isCall(proof)) return (await takenByCall(tx, proof.call, staffId)) ?? NOT_HELD;
  return byCode(deps, tx, staffId, proof, now);
}

async function byCode(
  { keyring }: ReachDeps,
  tx: Tx,
  staffId: string,
  said: { code: string; tail: string },
  now: Date,
): Promise<TakenRow | Refusal> {
  const refused = mayTryCode(await countWrongCodes(tx, staffId, wrongSince(now)));
  if (refused) return refused;
  const code = readCode(said.code);
  const taken = code && (await takenByCode(tx, await keyring.index(`spoken-code:${code}`), codesSince(now)));
  if (taken && (await tailFits(keyring, await inquiryById(tx, taken.inquiryId), said.tail))) return taken;
  await insertWrongCode(tx, staffId, now);
  return WRONG;
}

/** Where a number was left, its last four digits are asked for besides: a slip of paper with the code is not enough. */
async function tailFits(keyring: Keyring, inquiry: Inquiry | null, said: string): Promise<boolean> {
  if (!inquiry?.dataKey) return false;
  if (inquiry.contact === null) return true;
  const vault = await openVault(keyring, inquiry.citizenId, inquiry.dataKey);
  const tail = tailOf(await vault.openText(inquiry.contact, `contact:${inquiry.id}`));
  return tail === null || tailOf(said) === tail;
}
