/** What every job does, and the model that drafts and reads. */
import type { Config } from "../config.ts";
import type { CategoryCode } from "../contract.ts";
import type { attachmentJobs } from "./for-attachments.ts";
import type { retentionJobs } from "./for-retention.ts";
import type { Desk, Parts } from "./parts.ts";
import { deliverAnswer } from "#delivery/deliver-answer.ts";
import { openCallback } from "#delivery/open-callback.ts";
import { readAnswer } from "#delivery/show-answer.ts";
import { openBody } from "#drafting/body.ts";
import { composeDraft } from "#drafting/compose-draft.ts";
import { type Guidance, ModelDraft } from "#drafting/draft.ts";
import { type Prompt, fillPrompt } from "#drafting/prompt.ts";
import { recallAnswer } from "#drafting/recall-answer.ts";
import { rememberCitations } from "#drafting/remember-citations.ts";
import { retrieveSources } from "#drafting/retrieve-sources.ts";
import { borneOut } from "#drafting/rules/gate/borne-out.ts";
import { fenced } from "#drafting/rules/model-draft.ts";
import { sumsTold } from "#drafting/work-out-sum.ts";
import type { Writing } from "#drafting/writing.ts";
import { learnAnswer } from "#finding/learn-answer.ts";
import { closeUnanswered } from "#inquiry/ask-back.ts";
import { mayLeaveTheHouse } from "#inquiry/give-consent.ts";
import { personalIn } from "#inquiry/personal-in.ts";
import { resumeDrafting } from "#inquiry/resume-drafting.ts";
import type { Verbs } from "#jobs/all-jobs.ts";
import { articlesOfCards, searchLaw } from "#law/search-law.ts";
import { goOnChecking } from "#platform/audit-check.ts";
import { dayInChina } from "#platform/clock.ts";
import { type ModelUse, openModelUse } from "#platform/model-use.ts";
import { type Task, openModel } from "#platform/model.ts";
import { openLedger } from "#platform/spending.ts";
import { tellSupervisors } from "#clocks/tell-supervisors.ts";
import { openWebhook } from "#platform/webhook.ts";
import { escalateConsultation } from "#review/consult-expert.ts";
import { keepEditRead } from "#review/read-edit.ts";
import { openReferral } from "#referral/open-referral.ts";
import { countTerms } from "#trends/count-terms.ts";
import { escalateAlert } from "#triage/escalate-alert.ts";
import { groupMatter } from "#triage/group-matter.ts";
import { ModelOpinion, type SecondReader } from "#triage/opinion.ts";
import { pageDuty } from "#triage/page-duty.ts";
import { askSecondOpinion } from "#triage/second-opinion.ts";

export function forJobs(
  { config, database, clock, keyring, log, finder, figures, guidance, draftPrompts, triagePrompt }: Parts,
  { law, recall, next, review, triage, alarm, answers }: Desk,
  use: ModelUse | null,
  writing: Writing,
): Omit<Verbs, keyof ReturnType<typeof attachmentJobs> | keyof ReturnType<typeof retentionJobs>> {
  const { danger, clocks } = config.secrets.webhooks;
  const post = danger && openWebhook({ ...danger, clock });
  const reader = use && secondReader(config, use, triagePrompt);
  const doubting = { database, clock, log, reader, doubt: config.triageDoubt, notice: review.notice, alarm, next };
  const model = use && config.llm && openModel(config.llm, use, DRAFTING);
  const guidanceOf = new Map(guidance.map((g) => [g.category, g]));
  const drafting = {
    database,
    clock,
    keyring,
    log,
    next,
    recall,
    articlesOfCards: (ids: string[]) => articlesOfCards(law, ids),
    triage,
    sums: (words: string, categories: CategoryCode[], region: string | null) =>
      sumsTold(figures, { words, today: dayInChina(clock()), categories, region }),
    remembered: (words: string[], category: CategoryCode) =>
      recallAnswer({ database, vectorOf: finder.vectorOf }, words, category, dayInChina(clock())),
    personal: (inquiryId: string, texts: string[]) => personalIn({ database, keyring }, inquiryId, texts),
    mayLeave: (inquiryId: string) => mayLeaveTheHouse(database.db, inquiryId),
    model: model && { model: { name: model.name, draft: model.ask }, prompts: draftPrompts, writing },
    guidance: (category: string) => guidanceOf.get(category) ?? guidanceOf.get("other") ?? NO_GUIDANCE,
  };
  const answered = async (answerId: string) => {
    const answer = await readAnswer({ database, keyring, openBody }, answerId);
    if (!answer) return null;
    const { findings, cited } = await review.check(answer.body);
    return { question: answer.words.join("\n"), articles: borneOut(answer.body, findings, cited) };
  };
  return {
    countTerms: (id) => countTerms({ database }, id),
    openReferral: (id) => openReferral({ database, clock }, id, "triage"),
    referMatter: (id) => openReferral({ database, clock }, id, "lawyer"),
    askSecondOpinion: (id) => askSecondOpinion({ ...doubting, mayLeave: drafting.mayLeave }, id),
    retrieveSources: (id) =>
      retrieveSources({ database, clock, next, triage, search: (query) => searchLaw({ ...law, find: finder.find }, query) }, id),
    composeDraft: (id) => composeDraft(drafting, id),
    resumeDrafting: (id) => resumeDrafting({ database, clock, next }, id),
    deliverAnswer: (id) => deliverAnswer({ database, clock, next }, id),
    escalateAlert: (id, step) => escalateAlert({ database, clock, ackSeconds: config.dangerAckSeconds, next }, id, step),
    closeUnanswered: (id) => closeUnanswered({ database, clock, next, askBackDays: config.askBackDays }, id),
    escalateConsultation: (id, step) => escalateConsultation(review, id, step),
    groupMatter: (id) => groupMatter({ database, clock }, id),
    tellSupervisors: (told) => tellSupervisors({ post: clocks && openWebhook({ ...clocks, clock }) }, told),
    verifyAudit: (id) => goOnChecking({ database, clock, next }, id),
    pageDuty: (id, step, again) => pageDuty({ database, post }, id, step, again),
    openCallback: (id) => openCallback({ database, clock }, id, "correction"),
    readEdit: (id) => keepEditRead(review, id),
    learnFromAnswer: (id) => learnAnswer({ database, clock, vectorOf: finder.vectorOf, answered }, id),
    rememberCitations: (id) =>
      rememberCitations({ database, clock, read: (answerId) => readAnswer(answers, answerId), check: review.check }, id),
  };
}

export function modelUse({ config: { llm }, database, clock }: Parts): ModelUse | null {
  return llm && openModelUse({ ledger: openLedger(database, clock), clock }, llm);
}

export const DRAFTING: Task<ModelDraft> = { name: "draft_answer", step: "draft", schema: ModelDraft, retries: 1, repairs: true };

const READING: Task<ModelOpinion> = { name: "triage_classify", step: "triage", schema: ModelOpinion, retries: 0, repairs: false };

/** The model that drafts reads doubtful questions too: one try, within its own short limit, since the citizen waits. */
function secondReader({ llm, triageTimeoutMs }: Config, use: ModelUse, prompt: Prompt): SecondReader | null {
  if (!llm) return null;
  const model = openModel({ ...llm, timeoutMs: triageTimeoutMs }, use, READING);
  return {
    name: model.name,
    prompt: `${prompt.name}@${prompt.hash.slice(0, 12)}`,
    read: (words) => model.ask(fillPrompt(prompt, { question: fenced(words) })),
  };
}

const NO_GUIDANCE: Guidance = { category: "other", name: "法律", steps: [], help: [], unknowns: [], limits: [], topics: [] };
