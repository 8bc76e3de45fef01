/** A lawyer's decisions on a draft they hold: approve, return, escalate, refer. */
import type { ApproveRequest, ReturnRequest } from "../contract.ts";
import type { z } from "zod";
import { recordAudit } from "#platform/audit.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { readingOf } from "./read-articles.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { openCorrection } from "./correction.sql.ts";
import type { ConsultTimes } from "./consultation.ts";
import { opinionMissing } from "./opinion-missing.ts";
import type { HeldDraft, ReviewOutcome } from "./review.ts";
import { elseRecused } from "./recused.ts";
import { draftById, insertQuestion, insertReview, leaveReview, lockDraft, sendToExpert, setDraftState } from "./review.sql.ts";
import { mayApprove, usedOverrides } from "./rules/approve.ts";
import { refuseUnread } from "./rules/articles-read.ts";
import { holds } from "./rules/holds.ts";
import { changesSomething } from "./rules/may-correct.ts";
import { withPick } from "./rules/pick-of-question.ts";
import { type SamplingDeps, drawSecondReading } from "./second-reading.ts";
import { type ShowDeps, bodyOf, checkText, showDraft } from "./show-draft.ts";

export type DecideDeps = ShowDeps &
  SamplingDeps & {
    consult: ConsultTimes;
    licenceValid: (lawyer: Lawyer, day: string) => boolean;
    next: (tx: Tx, outcome: ReviewOutcome) => Promise<void>;
  };

/** SQLSTATE that the database's own licence rule raises (migrations/0006). */
const LICENCE_NOT_VALID = "WF006";

/**
 * Towards the citizen, in the transaction of the approval: asked before that is written.
 * @returns what is done once it is written, or why it cannot go this way
 */
export type Handing = (tx: Tx, draft: HeldDraft) => Promise<((at: Date) => Promise<void>) | Refusal>;

/** A job delivers it. */
const byJob =
  ({ next }: Pick<DecideDeps, "next">): Handing =>
  async (tx, { id, inquiryId }) =>
  () =>
    next(tx, { kind: "approved", draftId: id, inquiryId });

/** The gate runs before the transaction; inside it the hash proves that the body is still the one that was checked. */
export async function approveDraft(
  deps: DecideDeps,
  lawyer: Lawyer,
  draft: HeldDraft,
  approval: z.output<typeof ApproveRequest>,
  handing: Handing = byJob(deps),
): Promise<HeldDraft | Refusal> {
  const now = deps.clock();
  const body = await bodyOf(deps, draft);
  const { findings, cited } = await checkText(deps, draft, body);
  const signer = { id: lawyer.id, licenceValid: deps.licenceValid(lawyer, dayInChina(now)) };
  const decided = deciding(deps, lawyer.id, draft.id, async (tx, locked) => {
    const sameBody = { ...approval, sha256: locked.sha256 === draft.sha256 ? approval.sha256 : "" };
    const refused = mayApprove(locked, sameBody, signer, findings, now);
    if (refused) return refused;
    const missing = await opinionMissing(deps, tx, locked, body, lawyer);
    if (missing) return missing;
    const correction = await openCorrection(tx, locked.inquiryId);
    const nothing = correction && changesSomething(locked.sha256, correction.unchanged);
    if (nothing) return nothing;
    const articles = await readingOf(deps, tx, cited, { lawyerId: lawyer.id, draftId: locked.id });
    const unread = refuseUnread(articles);
    if (unread) return unread;
    const hand = await handing(tx, locked);
    if (isRefusal(hand)) return hand;
    const reviewId = crypto.randomUUID();
    await insertReview(tx, {
      id: reviewId,
      draftId: locked.id,
      bodyId: locked.bodyId,
      lawyerId: lawyer.id,
      decision: locked.version === 1 ? "approve" : "edit-approve",
      reasons: correction ? [correction.reason] : [],
      note: "",
      overrides: usedOverrides(findings, approval.overrides),
      articles: articles.map(({ key }) => key),
      at: now,
    });
    await drawSecondReading(deps, tx, reviewId, now);
    await setDraftState(tx, locked.id, "approved");
    await hand(now);
    return locked;
  });
  const outcome = await decided.catch((error: unknown) => {
    if ((error as { code?: string }).code !== LICENCE_NOT_VALID) throw error;
    return refuse("licence-not-valid", "执业证目前无效，不能审核通过");
  });
  return "refused" in outcome && outcome.refused === "draft-changed" ? withCurrent(deps, lawyer.id, draft.id, outcome) : outcome;
}

/** Back to drafting, or back to the citizen with a question. */
export async function returnDraft(
  deps: DecideDeps,
  lawyer: Lawyer,
  draftId: string,
  r: z.output<typeof ReturnRequest>,
): Promise<HeldDraft | Refusal> {
  return deciding(deps, lawyer.id, draftId, async (tx, draft) => {
    const now = deps.clock();
    const asks = r.questions.length > 0;
    if (asks && !deps.licenceValid(lawyer, dayInChina(now))) return refuse("licence-not-valid", "执业证目前无效，不能向群众提问");
    await insertReview(tx, { ...record(draft, lawyer.id, now), decision: "return", reasons: r.reasons, note: r.note });
    await setDraftState(tx, draft.id, "returned");
    if (asks)
      await insertQuestion(
        tx,
        draft.inquiryId,
        r.questions.map((q, i) => ({ key: `q${i + 1}`, ...withPick(typeof q === "string" ? { ask: q, options: [] } : q) })),
        now,
      );
    await leaveReview(tx, draft.inquiryId, asks ? "needs_facts" : "drafting", asks ? "律师需要补充事实" : "律师要求重新起草", now);
    const { inquiryId } = draft;
    const goesOn = draft.urgency !== "none" || (await openCorrection(tx, inquiryId)) !== null;
    await deps.next(tx, asks ? { kind: "asked-citizen", inquiryId, goesOn } : { kind: "returned", inquiryId });
    return draft;
  });
}

/** To an expert seat, with its reason. */
export async function escalateDraft(deps: DecideDeps, lawyer: Lawyer, draftId: string, reason: string): Promise<HeldDraft | Refusal> {
  return deciding(deps, lawyer.id, draftId, async (tx, draft) => {
    if (draft.seatClass === "expert") return refuse("wrong-state", "这份草稿已经在专家坐席");
    await insertReview(tx, { ...record(draft, lawyer.id, deps.clock()), decision: "escalate", note: reason });
    await sendToExpert(tx, draft.id);
    return draft;
  });
}

/** Opens a legal-aid referral beside the review, which goes on. */
export async function referDraft(deps: DecideDeps, lawyer: Lawyer, draftId: string): Promise<HeldDraft | Refusal> {
  return deciding(deps, lawyer.id, draftId, async (tx, draft) => {
    await recordAudit(tx, "refer", "draft", draft.id); // the job that opens it acts for the system
    await deps.next(tx, { kind: "referred", inquiryId: draft.inquiryId });
    return draft;
  });
}

function record(draft: HeldDraft, lawyerId: string, at: Date) {
  return {
    id: crypto.randomUUID(),
    draftId: draft.id,
    bodyId: draft.bodyId,
    lawyerId,
    reasons: [],
    note: "",
    overrides: [],
    articles: null,
    at,
  };
}

/** Locks the draft, and goes on only while this lawyer holds it. @param before locks what comes before the draft in order */
export async function deciding(
  deps: Pick<DecideDeps, "database" | "clock">,
  lawyerId: string,
  draftId: string,
  decide: (tx: Tx, draft: HeldDraft) => Promise<HeldDraft | Refusal>,
  before: (tx: Tx) => Promise<void> = async () => {},
): Promise<HeldDraft | Refusal> {
  const decided = deps.database.transact(`staff:${lawyerId}`, async (tx) => {
    await before(tx);
    const draft = await lockDraft(tx, draftId);
    if (!draft) return refuse("not-found", "没有找到这份草稿");
    return holds(draft, lawyerId, deps.clock()) ?? decide(tx, draft);
  });
  return elseRecused(decided);
}

async function withCurrent(deps: DecideDeps, viewer: string, draftId: string, refusal: Refusal): Promise<Refusal> {
  const current = await draftById(deps.database.db, draftId);
  return current ? { ...refusal, current: await showDraft(deps, current, viewer) } : refusal;
}
