/** 会商: whether an opinion stands between a draft and its approval. */
import type { AnswerBody, CategoryCode } from "../contract.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { TriageRecord } from "#triage/triage.ts";
import type { ConsultTimes } from "./consultation.ts";
import { consultationsOf, matterToConsult } from "./consultation.sql.ts";
import type { HeldDraft } from "./review.ts";
import { type ConsultDemand, consultationDemanded, stillDemanded } from "./rules/consultation-needed.ts";

type Deps = { consult: ConsultTimes };

/** What rules demand of this body and no opinion covers. An expert at the desk needs nobody's. */
export async function demandedOf(
  { consult }: Deps,
  db: Reader,
  draft: Pick<HeldDraft, "inquiryId" | "category">,
  body: AnswerBody,
  signer: Pick<Lawyer, "seatClasses"> | null,
): Promise<ConsultDemand[]> {
  if (signer?.seatClasses.includes("expert")) return [];
  const { words, triage, group, covered } = await matterToConsult(db, draft.inquiryId);
  const parsed = TriageRecord.safeParse(triage);
  const categories: CategoryCode[] = [draft.category, ...(parsed.success && parsed.data.second ? [parsed.data.second] : [])];
  const told = [...words, ...body.calculations.map(({ result }) => result)];
  return stillDemanded(consultationDemanded({ words: told, categories, group }, consult.aboveYuan), covered);
}

/** @returns null where nothing stands between this draft and its approval */
export async function opinionMissing(deps: Deps, tx: Tx, draft: HeldDraft, body: AnswerBody, signer: Lawyer): Promise<null | Refusal> {
  const open = (await consultationsOf(tx, draft.inquiryId)).some((c) => c.draftId === draft.id && c.settledAt === null);
  if (open) return refuse("consultation-needed", "会商还没有意见，先等专家答复");
  const demanded = await demandedOf(deps, tx, draft, body, signer);
  if (demanded.length === 0) return null;
  const says = demanded.map(({ because }) => because).join("；");
  return refuse("consultation-needed", `${says}。通过之前要请专家会商`, {
    errors: demanded.map(({ code, because }) => ({ field: code, message: because })),
  });
}
