/** Coming back on another device: a token of its own for each, by a link or by a pick-up code 取件码 that can be said or typed. */
import type { LetIn, MyKeys, PickupCode } from "#contract/mine.ts";
import { recordAudit } from "#platform/audit.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, newSecret, sha256 } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import {
  codeOfCitizen,
  countWrongPickups,
  dropCode,
  endOldestTokens,
  endOtherTokens,
  holdCitizen,
  holderOf,
  insertToken,
  insertWrongPickup,
  otherTokens,
  renewCode,
  saveCode,
  takeCode,
} from "./citizen-token.sql.ts";
import type { Mine } from "./find-citizen.ts";
import { newestOf } from "./my-inquiries.sql.ts";
import {
  PICKUP_CODES,
  codeUntil,
  mayTryPickup,
  pickupCode,
  readPickupCode,
  sayPickupCode,
  wrongPickupsSince,
} from "./rules/pickup-code.ts";

export type ComeBackDeps = { database: Database; clock: Clock; keyring: Keyring };

/** A household's devices and some links in drawers; beyond that the one used longest ago is shut out. */
const MOST_DEVICES = 20;

const SLIP = refuse("invalid", "取件码是 12 个数字，请对照检查一下，有一位可能抄错了");
const WRONG = refuse("not-found", "没有这个取件码，或者已经过期、作废");

const ERASED = refuse("not-signed-in", "查询凭证无效");

/** @returns a token for a link: the device that makes it keeps its own */
export async function makeLink({ database, clock }: ComeBackDeps, { citizenId }: Mine): Promise<LetIn | Refusal> {
  const now = clock();
  return database.transact(`citizen:${citizenId}`, async (tx) => ((await holdCitizen(tx, citizenId)) ? letIn(tx, citizenId, now) : ERASED));
}

/** @param citizenId whose row is held */
async function letIn(tx: Tx, citizenId: string, now: Date): Promise<LetIn> {
  const token = newSecret("wt_");
  await endOldestTokens(tx, citizenId, MOST_DEVICES - 1);
  await insertToken(tx, { hash: await sha256(token), citizenId, at: now, day: dayInChina(now) });
  return { token, id: await newestOf(tx, citizenId) };
}

/** The one before, if there was one, opens nothing any more. */
export async function makePickupCode({ database, clock, keyring }: ComeBackDeps, { citizenId }: Mine): Promise<PickupCode | Refusal> {
  const now = clock();
  const until = codeUntil(now);
  return database.transact(`citizen:${citizenId}`, async (tx) => {
    if (!(await holdCitizen(tx, citizenId))) return ERASED;
    for (;;) {
      const code = pickupCode(randomBelow(PICKUP_CODES));
      const index = await keyring.index(`pickup-code:${code}`);
      if (await saveCode(tx, { citizenId, index, at: now, until })) return { code: sayPickupCode(code), until: until.toISOString() };
    }
  });
}

/** 2^64 is 184 million times as much: no digit is told from another. */
function randomBelow(bound: bigint): bigint {
  return (crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n) % bound;
}

export async function renewPickupCode({ database, clock }: ComeBackDeps, { citizenId }: Mine): Promise<null | Refusal> {
  const now = clock();
  const renewed = await database.transact(`citizen:${citizenId}`, (tx) => renewCode(tx, citizenId, now, codeUntil(now)));
  return renewed ? null : refuse("not-found", "没有有效的取件码，请生成一个新的");
}

export async function endPickupCode({ database }: ComeBackDeps, { citizenId }: Mine): Promise<void> {
  await database.transact(`citizen:${citizenId}`, (tx) => dropCode(tx, citizenId));
}

/**
 * Whoever has the code opens all matters of its citizen, with a token of this device's own.
 * @param network whose wrong tries are counted, by its keyed hash; a slip that the check digit finds is no try
 */
export async function pickUp({ database, clock, keyring }: ComeBackDeps, typed: string, network: string): Promise<LetIn | Refusal> {
  const code = readPickupCode(typed);
  if (code === null) return SLIP;
  const now = clock();
  const since = wrongPickupsSince(now);
  const by = await keyring.index(`network:${network}:${dayInChina(now)}`);
  const index = await keyring.index(`pickup-code:${code}`);
  return database.transact("system:pick-up", async (tx) => {
    const refused = mayTryPickup(await countWrongPickups(tx, by, since));
    if (refused) return refused;
    const citizenId = await holderOf(tx, index, now);
    if (citizenId !== null && (await holdCitizen(tx, citizenId)) && (await takeCode(tx, index, now)) === citizenId) {
      await recordAudit(tx, "pick-up", "citizen", citizenId);
      return letIn(tx, citizenId, now);
    }
    await insertWrongPickup(tx, by, now, since);
    return WRONG;
  });
}

export async function showKeys({ database, clock }: ComeBackDeps, { citizenId, tokenHash }: Mine): Promise<MyKeys> {
  const code = await codeOfCitizen(database.db, citizenId, clock());
  const { others, usedOn } = await otherTokens(database.db, citizenId, tokenHash);
  return {
    code: code && { until: code.until.toISOString(), usedAt: code.usedAt?.toISOString() ?? null },
    others,
    othersUsedOn: usedOn,
  };
}

/** The code goes with them: whoever was let in by it would only come again. */
export async function endOtherDevices({ database }: ComeBackDeps, { citizenId, tokenHash }: Mine): Promise<void> {
  const nobodys = crypto.getRandomValues(new Uint8Array(32));
  await database.transact(`citizen:${citizenId}`, async (tx) => {
    if (!(await holdCitizen(tx, citizenId))) return;
    await endOtherTokens(tx, citizenId, tokenHash, nobodys);
    await dropCode(tx, citizenId);
  });
}
