/** 转给值班律师: while a caller waits, the draft is put on the page of a lawyer who is there and has a hand free. */
import type { Database, Tx } from "#platform/database.ts";
import { tellDesk } from "#platform/desk-news.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { GivingConfig } from "./assignment.ts";
import { standReady } from "./claim.sql.ts";
import { draftOnDesk, freeLawyer, isFree, offerDraft } from "./free-lawyer.sql.ts";

type Deps = { database: Database; clock: () => Date; giving: GivingConfig };

export async function handToDuty({ database, clock, giving }: Deps, staffId: string, inquiryId: string): Promise<null | Refusal> {
  return database.transact(`staff:${staffId}`, async (tx) => {
    const now = clock();
    const draft = await draftOnDesk(tx, inquiryId);
    if (draft?.state === "claimed") return refuse("wrong-state", "已经有律师在办");
    if (!draft) return refuse("wrong-state", "草稿还没有写好，请稍候再转");
    const lawyerId = await firstFree(tx, draft.id, now);
    if (!lawyerId) return refuse("wrong-state", "现在没有空闲的值班律师。这件咨询已经在排队，会有律师办理");
    const until = new Date(now.getTime() + giving.offerSeconds * 1000);
    if (!(await offerDraft(tx, draft.id, lawyerId, { until, at: now }))) return refuse("wrong-state", "已经有律师在办");
    await standReady(tx, lawyerId, null);
    await tellDesk(tx, "given", lawyerId, draft.id);
    return null;
  });
}

async function firstFree(tx: Tx, draftId: string, now: Date): Promise<string | null> {
  const tried: string[] = [];
  for (;;) {
    const lawyerId = await freeLawyer(tx, draftId, now, tried);
    if (lawyerId === null || (await isFree(tx, draftId, lawyerId, now))) return lawyerId;
    tried.push(lawyerId);
  }
}

/** Whether a draft of this matter waits for a lawyer, or is with one. */
export async function whereOnDesk({ database }: Pick<Deps, "database">, inquiryId: string): Promise<"waiting" | "claimed" | null> {
  return (await draftOnDesk(database.db, inquiryId))?.state ?? null;
}
