/** 口述答复: the answer is delivered and on record as said, in the transaction of its approval. */
import type { Said, SpeakingBeside, ToldNote } from "#contract/speaking.ts";
import { recordAudit } from "#platform/audit.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { callbackById, holdCallback, insertTry, lockCallback } from "./callback.sql.ts";
import type { Caller } from "./callback.ts";
import { deliverIn } from "./deliver-answer.ts";
import type { DeliveryOutcome } from "./delivery.ts";
import { tellSpoken } from "./rules/say-told.ts";
import { type Reachable, maySpeak, mayReadToldNote, waysToSpeak } from "./rules/speak-answer.ts";
import { takeCallback } from "./rules/work-callback.ts";
import { aboutTry } from "./work-callback.ts";
import { besideWhom, insertTold, reachOf, toldNote, toldOf } from "./told.sql.ts";

export type SpeakDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  next: (tx: Tx, outcome: DeliveryOutcome) => Promise<void>;
  /** From the inquiry room: a line in the citizen's thread. */
  say: (tx: Tx, inquiryId: string, text: string, at: Date) => Promise<void>;
};
/** What came of the call, on its own record. */
const CALL_NOTE = "律师在这次电话里口头答复，经过见草稿页的口述记录。";

type Draft = { id: string; inquiryId: string; citizenId: string; dataKey: Uint8Array | null };

/**
 * Asked before the approval is written, under the lock of its matter and its draft.
 * @returns what is done once it is written, or why this person cannot be spoken to
 */
export async function speakAnswer(
  deps: SpeakDeps,
  tx: Tx,
  who: Caller,
  draft: Draft,
  said: Said,
): Promise<((at: Date) => Promise<void>) | Refusal> {
  const may = maySpeak(await reachable(tx, draft.inquiryId, "lock"), said, who, dayInChina(deps.clock()));
  if (isRefusal(may)) return may;
  if (draft.dataKey === null) return refuse("wrong-state", "这条咨询的内容已经删除");
  const vault = await openVault(deps.keyring, draft.citizenId, draft.dataKey);
  const id = crypto.randomUUID();
  const note = said.note === "" ? null : await vault.sealText(said.note, about(id));
  const { call } = may;
  const callNote = call && (await vault.sealText(CALL_NOTE, aboutTry(call.id, call.n)));
  return async (at) => {
    const delivered = await deliverIn(tx, draft.id, at);
    if (!delivered) throw new Error(`draft ${draft.id} was approved and is not there to be delivered`);
    const { answerId, inquiryId } = delivered;
    if (call?.take) await holdCallback(tx, call.id, who.id, at);
    await insertTold(tx, { id, answerId, by: who.id, at, proof: "spoken", ...said, note });
    if (call) await insertTry(tx, { taskId: call.id, n: call.n, reached: true, note: callNote, by: who.id, at });
    await deps.say(tx, inquiryId, tellSpoken({ at, how: said.how }), at);
    // A correction that was said needs no call that says it again.
    await deps.next(tx, { kind: "delivered", answerId, inquiryId });
  };
}

async function reachable(db: Reader | Tx, inquiryId: string, how: "look" | "lock"): Promise<Reachable> {
  const { channel, standing, callId } = await reachOf(db, inquiryId);
  if (callId === null) return { channel, standing, call: null };
  return { channel, standing, call: how === "lock" ? await lockCallback(db as Tx, callId) : await callbackById(db, callId) };
}

/** Beside a draft: whether anybody is there to be spoken to, and what was told before. */
export async function speakingBeside(
  { database, clock }: Pick<SpeakDeps, "database" | "clock">,
  inquiryId: string,
  viewer: string,
): Promise<SpeakingBeside> {
  const matter = await reachable(database.db, inquiryId, "look");
  const { call } = matter;
  const { heldBy, role } = await besideWhom(database.db, inquiryId, viewer, clock());
  const who = { id: viewer, role };
  const told = await toldOf(database.db, inquiryId);
  return {
    ways: waysToSpeak(matter),
    call: call?.wanted
      ? {
          id: call.id,
          wanted: call.wanted,
          holder: call.holder,
          mine: call.heldBy === who.id,
          mayTake: takeCallback(call, who, dayInChina(clock())) === "take",
        }
      : null,
    told: told.map(({ byId, hasNote, at, ...one }) => ({
      ...one,
      at: at.toISOString(),
      mayReadNote: mayReadToldNote({ hasNote, byId, heldBy }, who),
    })),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_NOTE = refuse("not-found", "没有找到这条记录");

/** What the person asked in reply; each opening is recorded, and stands among those that the citizen sees. */
export async function openToldNote(
  { database, clock, keyring }: Pick<SpeakDeps, "database" | "clock" | "keyring">,
  who: Caller,
  id: string,
): Promise<ToldNote | Refusal> {
  if (!UUID.test(id)) return NO_NOTE;
  return database.transact(`staff:${who.id}`, async (tx) => {
    const kept = await toldNote(tx, id, clock());
    if (!kept?.note || !kept.dataKey) return NO_NOTE;
    if (!mayReadToldNote({ ...kept, hasNote: true }, who)) return refuse("not-allowed", "这条记录由口述的律师、在办的律师和主管查看");
    const vault = await openVault(keyring, kept.citizenId, kept.dataKey);
    const note = await vault.openText(kept.note, about(id));
    await recordAudit(tx, "open-told-note", "inquiry", kept.inquiryId);
    return { note };
  });
}

const about = (id: string) => `told:${id}`;
