/** 回访任务: the list of calls, who makes one, and what came of it. */
import type { z } from "zod";
import type { Callback, CallbackList, CallbackTry } from "../contract.ts";
import type { ContactBeside } from "#contract/waiting.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { CallbackRow, Caller } from "./callback.ts";
import { callbackById, holdCallback, insertTry, lateCallbacks, lockCallback, openCallbacks, settledCallbacks } from "./callback.sql.ts";
import { tellOnPhone } from "./rules/say-correction.ts";
import { TELL } from "./rules/take-feedback.ts";
import { isLate, mayCall, mayReadNote, mayReadWords, takeCallback } from "./rules/work-callback.ts";

export type CallbackDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  /** From the inquiry room: whether it is safe to call, as this person sees it. */
  contactOf: (inquiryId: string, who: Caller) => Promise<ContactBeside | null>;
};

const OPEN_SHOWN = 200;
const SETTLED_SHOWN = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_TASK = refuse("not-found", "没有找到这项回访");

export async function listCallbacks(deps: CallbackDeps, who: Caller): Promise<CallbackList> {
  const { db } = deps.database;
  const shown = (rows: CallbackRow[]) => Promise.all(rows.map((row) => viewOf(deps, row, who)));
  return {
    open: await shown(await openCallbacks(db, OPEN_SHOWN)),
    settled: await shown(await settledCallbacks(db, SETTLED_SHOWN)),
    late: await lateCallbacks(db, dayInChina(deps.clock())),
  };
}

/** Taking what one holds already changes nothing. */
export async function takeCallbackTask(deps: CallbackDeps, who: Caller, id: string): Promise<Callback | Refusal> {
  return changing(deps, who, id, async (tx, task) => {
    const taking = takeCallback(task, who, dayInChina(deps.clock()));
    if (isRefusal(taking)) return taking;
    if (taking === "take") await holdCallback(tx, id, who.id, deps.clock());
    return null;
  });
}

/** @returns the inquiry whose number this person may open now */
export async function mayOpenContact({ database }: Pick<CallbackDeps, "database">, who: Caller, id: string): Promise<string | Refusal> {
  const task = UUID.test(id) ? await callbackById(database.db, id) : null;
  return task ? (mayCall(task, who) ?? task.inquiryId) : NO_TASK;
}

/** One call. Whom it reached ends the task, and so does the third that reached nobody. */
export async function recordTry(
  deps: CallbackDeps,
  who: Caller,
  id: string,
  { reached, note }: z.output<typeof CallbackTry>,
): Promise<Callback | Refusal> {
  return changing(deps, who, id, async (tx, task) => {
    const refused = mayCall(task, who);
    if (refused) return refused;
    const n = task.tries.length + 1;
    const vault = task.dataKey && (await openVault(deps.keyring, task.citizenId, task.dataKey));
    const sealed = vault && note !== "" ? await vault.sealText(note, aboutTry(id, n)) : null;
    await insertTry(tx, { taskId: id, n, reached, note: sealed, by: who.id, at: deps.clock() });
    return null;
  });
}

/** SQLSTATE that the database raises where it is not known to be safe to call (migrations/0037). */
const UNSAFE = "WF037";

/** One call as it stands, for whoever decided something about it. */
export async function showCallback(deps: CallbackDeps, who: Caller, id: string): Promise<Callback | Refusal> {
  const row = UUID.test(id) ? await callbackById(deps.database.db, id) : null;
  return row ? viewOf(deps, row, who) : NO_TASK;
}

async function changing(
  deps: CallbackDeps,
  who: Caller,
  id: string,
  change: (tx: Tx, task: CallbackRow) => Promise<null | Refusal>,
): Promise<Callback | Refusal> {
  if (!UUID.test(id)) return NO_TASK;
  const changed = deps.database.transact(`staff:${who.id}`, async (tx) => {
    const task = await lockCallback(tx, id);
    if (!task) return NO_TASK;
    return (await change(tx, task)) ?? (await callbackById(tx, id)) ?? NO_TASK;
  });
  const row = await changed.catch((error: unknown) => {
    if ((error as { code?: string }).code !== UNSAFE) throw error;
    return refuse("contact-unsafe", "现在不能打：先看联系安全的提示");
  });
  return isRefusal(row) ? row : viewOf(deps, row, who);
}

/** What a note of a try is sealed under. */
export const aboutTry = (id: string, n: number) => `callback:${id}:${n}`;

async function viewOf({ keyring, clock, contactOf }: CallbackDeps, row: CallbackRow, who: Caller): Promise<Callback> {
  const today = dayInChina(clock());
  const { id, inquiryId, kind, state, dueOn, category, channel, draftId, corrected } = row;
  return {
    id,
    inquiryId,
    kind,
    state,
    dueOn,
    category,
    channel,
    excerpt: row.excerpt === "" || mayReadWords(row, who) ? row.excerpt : null,
    draftId,
    wanted: row.wanted,
    contactSafety: row.state === "open" ? await contactOf(inquiryId, who) : null,
    tell: TELL[kind] ?? (corrected ? tellOnPhone(corrected.reason, dayInChina(corrected.at)) : ""),
    madeAt: row.madeAt.toISOString(),
    late: isLate(row, today),
    heldBy: row.holder,
    mine: row.heldBy === who.id,
    mayTake: takeCallback(row, who, today) === "take",
    tries: await triesOf(keyring, row, who),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

async function triesOf(keyring: Keyring, row: CallbackRow, who: Caller): Promise<Callback["tries"]> {
  const readable = row.tries.some((t) => t.note && mayReadNote(row, t.byId, who));
  const vault = readable && row.dataKey ? await openVault(keyring, row.citizenId, row.dataKey) : null;
  return Promise.all(
    row.tries.map(async ({ n, at, by, byId, reached, note }) => ({
      at: at.toISOString(),
      by,
      reached,
      note: vault && note && mayReadNote(row, byId, who) ? await vault.openText(note, aboutTry(row.id, n)) : "",
    })),
  );
}
