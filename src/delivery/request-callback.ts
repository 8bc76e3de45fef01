/** 请人回电: a citizen who waits leaves a number and a time, and somebody calls. */
import type { z } from "zod";
import type { InquiryState } from "../contract.ts";
import type { CallAsked, CallWanted } from "#contract/waiting.ts";
import type { CallRequest } from "#contract/waiting-requests.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { insertRequested, lockForCall, openRequest, saveContact } from "./callback.sql.ts";
import { refuseRequest } from "./rules/request-call.ts";
import { dueOn } from "./rules/work-callback.ts";

export type RequestDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  /** From the inquiry room, under the inquiry's lock: whether this key was used before, and keeping it. */
  once: (tx: Tx, about: string, key: string, said: unknown) => Promise<Once>;
};
type Once = { earlier: "same" | "other" | null; keep: (at: Date) => Promise<unknown> };
type Matter = { id: string; citizenId: string; state: InquiryState; dataKey: Uint8Array | null };

/** One call is open at a time: asked again meanwhile, only the number is new. @param key an Idempotency-Key */
export async function requestCallback(
  { database, clock, keyring, once }: RequestDeps,
  { id, citizenId, dataKey }: Matter,
  { number, wanted }: z.output<typeof CallRequest>,
  key: string | null,
): Promise<null | Refusal> {
  if (dataKey === null) return refuse("wrong-state", "这条咨询的内容已经删除");
  const vault = await openVault(keyring, citizenId, dataKey);
  return database.transact(`citizen:${citizenId}`, async (tx) => {
    const matter = await lockForCall(tx, id);
    if (!matter) return refuse("not-found", "没有找到这条咨询");
    const kept = key === null ? null : await once(tx, `callback:${id}`, key, { number, wanted });
    if (kept?.earlier === "same") return null;
    if (kept?.earlier === "other") return refuse("key-reused", "这个 Idempotency-Key 已经用过");
    const open = await openRequest(tx, id);
    const refused = refuseRequest({ ...matter, requests: matter.requests - (open ? 1 : 0) }, number !== undefined);
    if (refused) return refused;
    const at = clock();
    if (number !== undefined) {
      await saveContact(tx, id, await vault.sealText(number, `contact:${id}`), await keyring.index(`contact:${number}`));
    }
    if (!open) await openRequested(tx, id, wanted, at);
    await kept?.keep(at);
    return null;
  });
}

/** With the question itself: where no call is safe none is opened, and the question is received all the same. */
export async function openAlong(tx: Tx, inquiryId: string, wanted: CallWanted, at: Date): Promise<void> {
  const matter = await lockForCall(tx, inquiryId);
  if (matter && refuseRequest(matter, true) === null) await openRequested(tx, inquiryId, wanted, at);
}

async function openRequested(tx: Tx, inquiryId: string, wanted: CallWanted, at: Date): Promise<void> {
  await insertRequested(tx, { id: crypto.randomUUID(), inquiryId, wanted, at, dueOn: dueOn(dayInChina(at)) });
}

export async function callAskedOf({ database: { db } }: Pick<RequestDeps, "database">, inquiryId: string): Promise<CallAsked | null> {
  const open = await openRequest(db, inquiryId);
  return open && { wanted: open.wanted, by: open.dueOn };
}
