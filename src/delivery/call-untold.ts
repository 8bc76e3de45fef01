/** 待告知: approved answers that nobody has read out yet; whoever takes one has its call, and reads it out there. */
import type { Callback } from "../contract.ts";
import type { UntoldList } from "#contract/untold.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Caller } from "./callback.ts";
import { makeCallback } from "./open-callback.ts";
import { untoldSince, waitsFor } from "./rules/untold.ts";
import { countUntold, untoldAnswers, untoldById, untoldCall } from "./untold.sql.ts";
import { type CallbackDeps, takeCallbackTask } from "./work-callback.ts";

type Deps = Pick<CallbackDeps, "database" | "clock">;

const SHOWN = 100;
const COUNTED = 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function listUntold({ database: { db }, clock }: Deps, who: Pick<Caller, "id">): Promise<UntoldList> {
  const since = untoldSince(clock());
  const rows = await untoldAnswers(db, since, SHOWN);
  return {
    all: rows.length < SHOWN ? rows.length : await countUntold(db, since, COUNTED),
    items: rows.map((row) => {
      const { answerId, category, channel, approvedAt, call } = row;
      const open = call?.state === "open" ? call : null;
      const callId = open?.heldBy === who.id ? open.id : null;
      return {
        answerId,
        category,
        channel,
        approvedAt: approvedAt.toISOString(),
        waits: waitsFor(row),
        callId,
        holder: open?.holder ?? null,
      };
    }),
  };
}

export function untoldNow({ database, clock }: Deps): Promise<number> {
  return countUntold(database.db, untoldSince(clock()), COUNTED);
}

/** Makes the call-back where there is none yet, and takes it: one press, whoever presses first. */
export async function callUntold(deps: CallbackDeps, who: Caller, answerId: string): Promise<Callback | Refusal> {
  const since = untoldSince(deps.clock());
  const waits = UUID.test(answerId) && (await untoldById(deps.database.db, since, answerId));
  if (!waits) return refuse("not-found", "这份答复已经有人告知，或者群众自己看过了");
  await deps.database.transact(`staff:${who.id}`, (tx) => makeCallback(tx, answerId, "untold", deps.clock()));
  const task = await untoldCall(deps.database.db, answerId);
  return task ? takeCallbackTask(deps, who, task) : refuse("wrong-state", "没有可以打的电话，或者已经打过三次：等群众来电时凭查询码告知");
}
