/** 口头送达: an approved answer is read out to who asked by telephone or at the counter, and that is on record. */
import type { TakenDown, ToldRequest } from "#contract/intake.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { correctingSince, newestAnswer } from "./delivery.sql.ts";
import { insertTold, toldOf } from "./told.sql.ts";

type Deps = { database: Database; clock: Clock };
type Telling = Pick<ToldRequest, "sha256" | "understood" | "wantsPaper"> & { proof: "code" | "in-hand" };

/** Whether the caller was proven is for the room that holds the code to say, before this is called. */
export async function tellAnswer({ database, clock }: Deps, staffId: string, inquiryId: string, told: Telling): Promise<null | Refusal> {
  return database.transact(`staff:${staffId}`, async (tx) => {
    const answer = await newestAnswer(tx, inquiryId);
    if (!answer) return refuse("wrong-state", "还没有律师审核通过的答复，不能读给群众听");
    if (await correctingSince(tx, inquiryId)) return refuse("wrong-state", "这份答复正在更正，请先不要读给群众听");
    if (answer.sha256 !== told.sha256) return refuse("wrong-state", "答复有更新，请刷新后把新的读给群众听");
    const { proof, understood, wantsPaper } = told;
    await insertTold(tx, { id: crypto.randomUUID(), answerId: answer.id, by: staffId, at: clock(), proof, understood, wantsPaper });
    return null;
  });
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
