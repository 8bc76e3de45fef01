/** 口头送达: an approved answer is read out to who asked by telephone or at the counter, and that is on record. */
import type { TakenDown, ToldRequest } from "#contract/intake.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { insertTry, lockCallback } from "./callback.sql.ts";
import { correctingSince, newestAnswer } from "./delivery.sql.ts";
import { insertTold, toldOf } from "./told.sql.ts";
import { aboutTry } from "./work-callback.ts";

type Deps = { database: Database; clock: Clock; keyring: Keyring };
/** `call`: the call-back on which it is read out. */
type Telling = Pick<ToldRequest, "sha256" | "understood" | "wantsPaper" | "confirmed"> &
  ({ proof: "code" | "in-hand" } | { proof: "call"; call: string });

/** Whether the caller was proven is for the room that holds the code to say, before this is called. */
export async function tellAnswer(deps: Deps, staffId: string, inquiryId: string, told: Telling): Promise<null | Refusal> {
  if (told.proof === "call" && !told.confirmed) return refuse("invalid", "打过去的电话，先核对接电话的是咨询人本人，再读答复");
  return deps.database.transact(`staff:${staffId}`, async (tx) => {
    const answer = await newestAnswer(tx, inquiryId);
    if (!answer) return refuse("wrong-state", "还没有律师审核通过的答复，不能读给群众听");
    if (await correctingSince(tx, inquiryId)) return refuse("wrong-state", "这份答复正在更正，请先不要读给群众听");
    if (answer.sha256 !== told.sha256) return refuse("wrong-state", "答复有更新，请刷新后把新的读给群众听");
    const { proof, understood, wantsPaper } = told;
    const at = deps.clock();
    await insertTold(tx, { id: crypto.randomUUID(), answerId: answer.id, by: staffId, at, proof, understood, wantsPaper });
    if (told.proof === "call") await callReached(deps, tx, told.call, { by: staffId, at, understood });
    return null;
  });
}

/** The call ends with it: what came of it is that the answer was read out. */
async function callReached(
  { keyring }: Deps,
  tx: Tx,
  id: string,
  { by, at, understood }: { by: string; at: Date; understood: boolean },
): Promise<void> {
  const task = await lockCallback(tx, id);
  if (!task?.dataKey) throw new Error(`call ${id} has nobody to tell`);
  const n = task.tries.length + 1;
  const vault = await openVault(keyring, task.citizenId, task.dataKey);
  const note = await vault.sealText(understood ? "已读出答复，群众听明白了" : "已读出答复，群众没有听明白", aboutTry(id, n));
  await insertTry(tx, { taskId: id, n, reached: true, note, by, at });
}

export async function showTold({ database }: Pick<Deps, "database">, inquiryId: string): Promise<TakenDown["told"]> {
  return (await toldOf(database.db, inquiryId)).map(({ by, at, how, understood, wantsPaper }) => ({
    by,
    at: at.toISOString(),
    how,
    understood,
    wantsPaper,
  }));
}
