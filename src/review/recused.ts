/** 回避: who is barred from a matter neither takes anything of it nor reads in it. */
import type { Reader } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { isBarred } from "./pass.sql.ts";

const RECUSED = refuse("recused", "您或者您所在的律所已经回避这件咨询，或者办理过对方的咨询");

/** What the database raises where somebody barred would come to hold a draft (migrations/0024). */
const HELD_BY_BARRED = "WF024";

/** @returns null where this lawyer may; also for whoever is no lawyer */
export async function refuseBarred(db: Reader, inquiryId: string, lawyerId: string): Promise<null | Refusal> {
  return (await isBarred(db, inquiryId, lawyerId)) ? RECUSED : null;
}

/** A withdrawal may be recorded between the look and the claim: then the database refuses. */
export async function elseRecused<T>(work: Promise<T>): Promise<T | Refusal> {
  return work.catch((error: unknown) => {
    if ((error as { code?: string }).code !== HELD_BY_BARRED) throw error;
    return RECUSED;
  });
}
