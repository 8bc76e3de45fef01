/** 跳过 and 回避: a lawyer hands a draft back, with the reason on record. */
import type { PassRequest, RecuseRequest } from "#contract/assignment.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { deciding } from "./decide-draft.ts";
import { giveBack, insertPass, insertRecusal } from "./pass.sql.ts";

export type PassDeps = {
  database: Database;
  clock: () => Date;
  /** From the inquiry room: what is kept readable names nobody. */
  redact: (text: string) => string;
};

const LONGEST = 200;

/** The draft keeps its place, and is not given to this lawyer again; at the end of a shift it may be. */
export async function passDraft(deps: PassDeps, lawyerId: string, draftId: string, pass: PassRequest): Promise<null | Refusal> {
  const outcome = await deciding(deps, lawyerId, draftId, async (tx, draft) => {
    const note = deps.redact(pass.note).slice(0, LONGEST);
    await insertPass(tx, { draftId, lawyerId, reason: pass.reason, note, at: deps.clock() });
    await giveBack(tx, draftId, lawyerId, pass.reason === "shift-over");
    return draft;
  });
  return isRefusal(outcome) ? outcome : null;
}

/** This lawyer, or with `firm` all of theirs, is given nothing of this inquiry any more. */
export async function recuseFrom(deps: PassDeps, lawyer: Lawyer, draftId: string, recusal: RecuseRequest): Promise<null | Refusal> {
  const outcome = await deciding(deps, lawyer.id, draftId, async (tx, draft) => {
    const { reason, firm } = recusal;
    await giveBack(tx, draftId, lawyer.id, false);
    const note = deps.redact(recusal.note).slice(0, LONGEST);
    await insertRecusal(tx, {
      inquiryId: draft.inquiryId,
      lawyerId: lawyer.id,
      firm: firm ? lawyer.firm : null,
      reason,
      note,
      at: deps.clock(),
    });
    return draft;
  });
  return isRefusal(outcome) ? outcome : null;
}
