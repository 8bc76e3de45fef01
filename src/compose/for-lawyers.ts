/** The reviewing lawyer's verbs, bound to their ports. */
import type { Role } from "../contract.ts";
import type { Desk, Parts } from "./parts.ts";
import { openToldNote, speakAnswer } from "#delivery/speak-answer.ts";
import { listCalculators, workOut } from "#drafting/work-out-sum.ts";
import type { CorrectionVerbs } from "#http/corrections.ts";
import type { LawyerVerbs } from "#http/lawyer.ts";
import { openOriginal } from "#inquiry/open-original.ts";
import { sayInThread } from "#inquiry/say-in-thread.ts";
import { redact } from "#inquiry/rules/redact.ts";
import { dayInChina } from "#platform/clock.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { claimDraft, claimNext } from "#review/claim-draft.ts";
import { correctAnswer, giveUpCorrection } from "#review/correct-answer.ts";
import { approveDraft, escalateDraft, referDraft, returnDraft } from "#review/decide-draft.ts";
import { editDraft } from "#review/edit-draft.ts";
import { labelTriage } from "#review/label-triage.ts";
import type { HeldDraft } from "#review/review.ts";
import { holds } from "#review/rules/holds.ts";
import { checkText, findDraft, readDraft, showDraft } from "#review/show-draft.ts";
import { passDraft } from "#review/pass-draft.ts";
import { showHistory, showQueue } from "#review/show-queue.ts";
import { findLawyer } from "#seats/open-seat.ts";

export function forLawyers({ database, keyring, clock, figures }: Parts, { review, next }: Desk): LawyerVerbs {
  const speaking = { database, clock, keyring, next, say: sayInThread };
  return {
    lawyer: (id) => findLawyer({ database }, id),
    queue: (lawyer) => showQueue({ database, clock }, lawyer),
    next: (lawyer) => claimNext(review, lawyer),
    find: (id) => findDraft({ database }, id),
    read: (id, viewer) => readDraft({ database, clock }, id, viewer),
    show: (draft, viewer) => showDraft(review, draft, viewer),
    claim: (lawyer, id) => claimDraft(review, lawyer, id),
    release: (lawyerId, id, pass) => passDraft({ ...review, redact: (text) => redact(text).text }, lawyerId, id, pass),
    edit: (lawyerId, draft, edit) => editDraft(review, lawyerId, draft, edit),
    check: (draft, body) => checkText(review, draft, body),
    calculators: listCalculators,
    calculate: (name, inputs) => workOut(figures, name, inputs),
    approve: (lawyer, draft, approval) => approveDraft(review, lawyer, draft, approval),
    speak: (lawyer, draft, { sha256, overrides, ...said }) =>
      approveDraft(review, lawyer, draft, { sha256, overrides }, async (tx, locked) => {
        // Whoever signs oversees nobody's calls.
        const spoken = await speakAnswer(speaking, tx, { id: lawyer.id, role: "lawyer" }, locked, said);
        if (isRefusal(spoken)) return spoken;
        return async (at) => {
          await spoken(at);
          await next(tx, { kind: "spoken", draftId: locked.id });
        };
      }),
    toldNote: (staff, id) => openToldNote(speaking, staff, id),
    return: (lawyer, id, request) => returnDraft(review, lawyer, id, request),
    escalate: (lawyer, id, reason) => escalateDraft(review, lawyer, id, reason),
    refer: (lawyer, id) => referDraft(review, lawyer, id),
    label: (lawyer, id, correction) => labelTriage(review, lawyer, id, correction),
    original: async (lawyer, draft) => {
      const refused = holds(draft, lawyer.id, clock());
      if (refused) return refused;
      if (!review.licenceValid(lawyer, dayInChina(clock()))) return NO_LICENCE;
      return openOriginal({ database, keyring }, draft.inquiryId, lawyer.id, "draft");
    },
    history: (id, before) => showHistory({ database }, id, before),
  };
}

const NO_LICENCE = refuse("licence-not-valid", "执业证目前无效，不能查看原话");

export function forCorrectors({ database }: Parts, { review }: Desk): CorrectionVerbs {
  const shown = async (draft: HeldDraft | Refusal, viewer: string) => (isRefusal(draft) ? draft : showDraft(review, draft, viewer));
  return {
    correct: async ({ id, role }, draftId, request) => {
      const lawyer = oversees(role) ? null : await findLawyer({ database }, id);
      if (!lawyer && !oversees(role)) return refuse("not-allowed", "您没有登记执业证");
      const draft = await findDraft({ database }, draftId);
      return isRefusal(draft) ? draft : shown(await correctAnswer(review, { id, lawyer }, draft, request), id);
    },
    giveUp: async ({ id, role }, draftId, request) => {
      const draft = await findDraft({ database }, draftId);
      if (isRefusal(draft)) return draft;
      const given = await giveUpCorrection(review, { id, oversees: oversees(role) }, draft, request);
      return isRefusal(given) ? given : shown(await findDraft({ database }, draftId), id);
    },
  };
}

const oversees = (role: Role): boolean => role === "supervisor" || role === "admin";
