/* oxlint-disable max-lines -- the one file that knows every room grows with the rooms */
/** The only file that knows every room: binds rooms' ports to the platform, and outcomes to the jobs that follow. */
import type { Config } from "./config.ts";
import type { AnswerBody, CategoryCode, Role } from "./contract.ts";
import { type Outcome, whatFollows } from "./pipeline.ts";
import { openBody, saveBody, sealBody } from "#drafting/body.ts";
import type { Figures } from "#drafting/calculation.ts";
import { checkCitations } from "#drafting/check-citations.ts";
import { composeDraft } from "#drafting/compose-draft.ts";
import { type Guidance, ModelDraft } from "#drafting/draft.ts";
import { type Prompt, fillPrompt } from "#drafting/prompt.ts";
import { recallAnswer, rememberedIn } from "#drafting/recall-answer.ts";
import { listRecheck, settleRecheck } from "#drafting/recheck-answers.ts";
import { listMemory, releaseAnswer, withdrawRelease } from "#drafting/remember-answer.ts";
import { rememberCitations } from "#drafting/remember-citations.ts";
import { recalledSources, retrieveSources } from "#drafting/retrieve-sources.ts";
import { BEFORE_ASKING, type StandingNotice, noticeBoard } from "#drafting/standing-notice.ts";
import { type Writing, openWriting } from "#drafting/writing.ts";
import type { Sheet } from "#delivery/delivery.ts";
import { deliverAnswer } from "#delivery/deliver-answer.ts";
import { openCallback } from "#delivery/open-callback.ts";
import { listCallbacks, mayOpenContact, recordTry, takeCallbackTask } from "#delivery/work-callback.ts";
import { exportAnswer, exportForStaff } from "#delivery/export-answer.ts";
import { readAnswer, showAnswer, showCorrected } from "#delivery/show-answer.ts";
import { borneOut } from "#drafting/rules/gate/borne-out.ts";
import type { SupportJudge } from "#drafting/rules/gate/support.ts";
import { listCalculators, sumsTold, workOut } from "#drafting/work-out-sum.ts";
import { fenced } from "#drafting/rules/model-draft.ts";
import type { Situation } from "#drafting/rules/situation.ts";
import type { Finder } from "#finding/find-law.ts";
import { learnAnswer } from "#finding/learn-answer.ts";
import type { AlertVerbs } from "#http/alerts.ts";
import type { CitizenVerbs } from "#http/citizen.ts";
import type { CallbackVerbs } from "#http/callbacks.ts";
import type { ClerkVerbs } from "#http/clerk.ts";
import type { CorrectionVerbs } from "#http/corrections.ts";
import type { ExportVerbs } from "#http/exports.ts";
import type { GroupVerbs } from "#http/groups.ts";
import type { CardVerbs, LawVerbs } from "#http/law.ts";
import type { LawyerVerbs } from "#http/lawyer.ts";
import type { MemoryVerbs } from "#http/memory.ts";
import type { SupervisorVerbs } from "#http/supervisor.ts";
import type { UndraftedVerbs } from "#http/undrafted.ts";
import type { WritingVerbs } from "#http/writing.ts";
import { addMessage } from "#inquiry/add-message.ts";
import type { Alarm } from "#inquiry/inquiry.ts";
import { listUndrafted, lookAtUndrafted, undraftedOnBoard } from "#inquiry/look-at-undrafted.ts";
import { openContact } from "#inquiry/open-contact.ts";
import { openOriginal } from "#inquiry/open-original.ts";
import { personalIn } from "#inquiry/personal-in.ts";
import { receiveInquiry } from "#inquiry/receive-inquiry.ts";
import { resumeDrafting } from "#inquiry/resume-drafting.ts";
import { findInquiry, showEvents, showInquiry } from "#inquiry/show-inquiry.ts";
import { withdrawInquiry } from "#inquiry/withdraw-inquiry.ts";
import type { Verbs } from "#jobs/all-jobs.ts";
import { ATTEMPTS } from "#jobs/job-names.ts";
import { lawAsOf } from "#law/law-as-of.ts";
import { lookUpArticle } from "#law/look-up-article.ts";
import { listCards, releaseCard, showCard, withdrawCard } from "#law/release-card.ts";
import { partOfArticle } from "#law/rules/part-of-article.ts";
import { articlesOfCards, caseDigests, findArticle, lawNames, recallFound, rivalsOf, searchLaw } from "#law/search-law.ts";
import { showFoundLaw } from "#law/show-found-law.ts";
import { recordAudit, verifyAudit } from "#platform/audit.ts";
import type { Session } from "#platform/auth.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { Jobs } from "#platform/jobs.ts";
import type { Keyring } from "#platform/keyring.ts";
import type { Log } from "#platform/log.ts";
import type { Sample } from "#platform/metrics.ts";
import { type Task, openModel } from "#platform/model.ts";
import { type ModelUse, openModelUse } from "#platform/model-use.ts";
import { ALERTS, type News } from "#platform/news.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { openLedger } from "#platform/spending.ts";
import { openWebhook } from "#platform/webhook.ts";
import { writeWord } from "#platform/word-export.ts";
import { citizenReferrals, decideReferral, findReferral, listReferrals } from "#referral/decide-referral.ts";
import { openReferral } from "#referral/open-referral.ts";
import { assignLead, mergeGroups, splitMember } from "#review/change-group.ts";
import { assignToLawyer, claimDraft, claimNext, releaseDraft } from "#review/claim-draft.ts";
import { correctAnswer, giveUpCorrection } from "#review/correct-answer.ts";
import { approveDraft, escalateDraft, referDraft, returnDraft } from "#review/decide-draft.ts";
import { editDraft } from "#review/edit-draft.ts";
import { labelTriage } from "#review/label-triage.ts";
import type { HeldDraft } from "#review/review.ts";
import { holds } from "#review/rules/holds.ts";
import { showAudit, showBoard } from "#review/show-board.ts";
import { listGroups } from "#review/show-groups.ts";
import { findDraft, showDraft } from "#review/show-draft.ts";
import { listWaiting, queueFor, showHistory, showQueue } from "#review/show-queue.ts";
import { findLawyer, listSeats, setLicence, showMe } from "#seats/open-seat.ts";
import { licenceValid } from "#seats/rules/licence.ts";
import { countTerms, showHotWords } from "#trends/count-terms.ts";
import { acknowledgeAlert, mayOpenWords } from "#triage/acknowledge-alert.ts";
import type { DeskPerson } from "#triage/alert.ts";
import { closeAlert } from "#triage/close-alert.ts";
import { correctedTriage, seatsByCategory, triageAgain } from "#triage/correct-triage.ts";
import { escalateAlert } from "#triage/escalate-alert.ts";
import { ModelOpinion, type SecondReader } from "#triage/opinion.ts";
import { groupMatter } from "#triage/group-matter.ts";
import { pageDuty } from "#triage/page-duty.ts";
import { raiseAlert } from "#triage/raise-alert.ts";
import { reportHarm } from "#triage/report-harm.ts";
import { askSecondOpinion } from "#triage/second-opinion.ts";
import { alertNews, alertsOnBoard, showAlert, showDesk } from "#triage/show-alerts.ts";
import type { Triager } from "#triage/triage-question.ts";

/** What the doors bring: opened resources and the texts the service was shipped with. */
export type Parts = {
  config: Config;
  database: Database;
  jobs: Jobs;
  keyring: Keyring;
  news: News;
  clock: Clock;
  log: Log;
  finder: Finder;
  triager: Triager;
  judge: SupportJudge;
  figures: Figures;
  notices: StandingNotice[];
  guidance: Guidance[];
  draftPrompts: Record<Situation, Prompt>;
  triagePrompt: Prompt;
};

/** What the citizen's API alone needs; a door that serves only citizens brings no more. */
export type CitizenParts = Pick<Parts, "config" | "database" | "jobs" | "keyring" | "news" | "clock" | "notices" | "triager">;

export type Service = {
  citizen: CitizenVerbs;
  law: LawVerbs;
  lawyer: LawyerVerbs;
  exports: ExportVerbs;
  cards: CardVerbs;
  memory: MemoryVerbs;
  clerk: ClerkVerbs;
  alerts: AlertVerbs;
  groups: GroupVerbs;
  undrafted: UndraftedVerbs;
  corrections: CorrectionVerbs;
  callbacks: CallbackVerbs;
  supervisor: SupervisorVerbs;
  writing: WritingVerbs;
  /** What the model endpoint was used for; empty where none is configured. */
  modelSamples: () => Promise<Sample[]>;
  jobs: Verbs;
};

export function compose(parts: Parts): Service {
  const shared = bind(parts);
  const bound: Desk = { ...shared, review: { ...shared.review, check: checking(parts) } };
  const writing = openWriting(parts.clock);
  const use = modelUse(parts);
  return {
    citizen: forCitizens(parts, bound),
    law: forReaders(parts),
    lawyer: forLawyers(parts, bound),
    exports: { export: (staff, draft, format) => exportForStaff(bound.answers, staff, draft, format) },
    cards: forReleases(parts),
    memory: forMemory(parts, bound),
    clerk: forClerks(parts),
    alerts: forDangerDesk(parts, bound),
    groups: forGroups(parts),
    undrafted: forLookers(parts, bound),
    corrections: forCorrectors(parts, bound),
    callbacks: forCallers(parts),
    supervisor: forSupervisors(parts),
    writing,
    modelSamples: () => use?.samples() ?? Promise.resolve([]),
    jobs: forJobs(parts, bound, use, writing),
  };
}

export function composeCitizen(parts: CitizenParts): CitizenVerbs {
  return forCitizens(parts, bind(parts));
}

type Bound = ReturnType<typeof bind>;
type Check = (body: AnswerBody) => ReturnType<typeof checkCitations>;
/** What staff work with: the citation gate besides. */
type Desk = Bound & { review: { check: Check } };

/** The citation gate over the library. */
function checking({ database, clock, finder, judge, figures }: Parts): Check {
  const law = { database, clock };
  const deps: Parameters<typeof checkCitations>[0] = {
    today: () => dayInChina(clock()),
    findArticle: (name, no, day) => findArticle(law, name, no, day),
    lawAsOf: (citation, day) => lawAsOf(law, citation, day),
    lawNames: () => lawNames(law),
    rivals: (articleId, said) => rivalsOf({ database, nearest: finder.nearestInLaw }, articleId, said),
    cases: () => caseDigests(law),
    partOf: (official, paragraph, item) => partOfArticle(official, paragraph, item)?.text ?? null,
    judge,
    workOut: (name, inputs) => {
      const worked = workOut(figures, name, inputs);
      return isRefusal(worked) ? null : worked;
    },
  };
  return (body) => checkCitations(deps, body);
}

/** The ports that several audiences share. */
function bind({ config, database, jobs, keyring, clock, notices, triager }: CitizenParts) {
  const law = { database, clock };
  const recall = (refs: Parameters<typeof recallFound>[1]) => recallFound(law, refs);
  const times = { ...config, doubt: config.llm && config.triageDoubt };
  const next = async (tx: Tx, outcome: Outcome) => {
    for (const { job, payload, inSeconds } of whatFollows(outcome, times)) {
      await jobs.enqueue(tx, job, payload, { attempts: ATTEMPTS[job], ...(inSeconds === undefined ? {} : { inSeconds }) });
    }
  };
  const triage = (text: string) => triager(text, dayInChina(clock()));
  const alarm = (tx: Tx, said: Alarm) => raiseAlert({ ackSeconds: config.dangerAckSeconds, triage, next }, tx, said);
  const review = {
    database,
    keyring,
    clock,
    leaseMinutes: config.leaseMinutes,
    openBody,
    sealBody,
    saveBody,
    licenceValid,
    next,
    notice: noticeBoard(notices),
    seatsOf: seatsByCategory,
    corrected: correctedTriage,
    alarm,
    recalled: (inquiryId: string, round: number) => recalledSources({ database, recall }, inquiryId, round),
    remembered: (body: AnswerBody) => rememberedIn(database, body, dayInChina(clock())),
  };
  const answers = {
    database,
    keyring,
    openBody,
    bureau: { name: config.bureauName, lawyerShown: config.lawyerShown, producerCode: config.aigcProducerCode },
    writeWord: (sheet: Sheet) => writeWord(sheet, { AIGC: sheet.aigc }),
  };
  return { law, recall, next, review, triage, alarm, answers };
}

function forCitizens({ database, clock, keyring, news }: CitizenParts, { next, review, triage, alarm, answers }: Bound): CitizenVerbs {
  const again = (words: string[], before: unknown) => triageAgain({ triage, today: dayInChina(clock()) }, words, before);
  const inquiry = { database, clock, keyring, triage, notice: review.notice, alarm, next };
  const show = {
    database,
    notice: review.notice,
    answerOf: (i: Parameters<typeof showAnswer>[1]) => showAnswer(answers, i),
    correctedOf: (i: Parameters<typeof showCorrected>[1]) => showCorrected(answers, i),
    queueOf: (i: Parameters<typeof queueFor>[1]) => queueFor({ database }, i),
    referralsOf: (id: string) => citizenReferrals({ database }, id),
  };
  return {
    beforeAsking: () => BEFORE_ASKING.flatMap((code) => review.notice(code) ?? []),
    receive: (ask, asker) => receiveInquiry(inquiry, ask, asker),
    find: (id, token) => findInquiry({ database }, id, token),
    show: (i) => showInquiry(show, i),
    events: (id, after) => showEvents({ database }, id, after),
    news: (id, waitMs, signal) => news.wait(id, waitMs, signal),
    say: (i, text, key) => addMessage({ ...inquiry, triage: again }, i, text, key),
    withdraw: (i) => withdrawInquiry({ database, clock }, i),
    export: (i, format) => exportAnswer(answers, i.id, format),
  };
}

function forLawyers({ database, keyring, clock, figures }: Parts, { review }: Desk): LawyerVerbs {
  return {
    lawyer: (id) => findLawyer({ database }, id),
    queue: (lawyer) => showQueue({ database, clock }, lawyer),
    next: (lawyer) => claimNext(review, lawyer),
    find: (id) => findDraft({ database }, id),
    show: (draft, viewer) => showDraft(review, draft, viewer),
    claim: (lawyer, id) => claimDraft(review, lawyer, id),
    release: (lawyerId, id) => releaseDraft(review, lawyerId, id),
    edit: (lawyerId, draft, edit) => editDraft(review, lawyerId, draft, edit),
    check: (body) => review.check(body),
    calculators: listCalculators,
    calculate: (name, inputs) => workOut(figures, name, inputs),
    approve: (lawyer, draft, approval) => approveDraft(review, lawyer, draft, approval),
    return: (lawyer, id, request) => returnDraft(review, lawyer, id, request),
    escalate: (lawyer, id, reason) => escalateDraft(review, lawyer, id, reason),
    refer: (lawyer, id) => referDraft(review, lawyer, id),
    label: (lawyer, id, correction) => labelTriage(review, lawyer, id, correction),
    original: async (lawyer, draft) => holds(draft, lawyer.id, clock()) ?? openOriginal({ database, keyring }, draft.inquiryId, lawyer.id),
    history: (id) => showHistory({ database }, id),
  };
}

/** Only here does the demo become a leave to show cards that no real lawyer released (law/rules/released.ts). */
function forReaders({ config, database, clock, finder, triager }: Parts): LawVerbs {
  const lookUp = { database, clock, demo: config.demo };
  const categoryOf = (text: string) => {
    const { category } = triager(text, dayInChina(clock()));
    return category === "other" ? null : category;
  };
  return {
    search: (asking, staff) =>
      showFoundLaw({ ...lookUp, search: (query) => searchLaw({ database, clock, find: finder.find }, query), categoryOf }, asking, staff),
    article: (asked, staff) => lookUpArticle(lookUp, asked, staff),
  };
}

function forReleases({ config, database, clock }: Parts): CardVerbs {
  const deps = { database, clock, demo: config.demo, licenceValid };
  return {
    lawyer: (id) => findLawyer({ database }, id),
    cards: (wanted) => listCards(deps, wanted),
    card: (id) => showCard(deps, id),
    release: (lawyer, id, request) => releaseCard(deps, lawyer, id, request),
    withdraw: (lawyer, id) => withdrawCard(deps, lawyer, id),
  };
}

function forMemory({ database, clock, keyring }: Parts, { review, answers }: Desk): MemoryVerbs {
  const deps = {
    database,
    clock,
    licenceValid,
    read: (answerId: string) => readAnswer(answers, answerId),
    personal: (inquiryId: string, texts: string[]) => personalIn({ database, keyring }, inquiryId, texts),
    check: review.check,
  };
  return {
    lawyer: (id) => findLawyer({ database }, id),
    list: (wanted) => listMemory(deps, wanted),
    release: (lawyer, draft, request) => releaseAnswer(deps, lawyer, draft, request),
    withdraw: (lawyer, id, reason) => withdrawRelease(deps, lawyer, id, reason),
    rechecks: (viewer) => listRecheck(deps, viewer),
    settle: (lawyer, answer, request) => settleRecheck(deps, lawyer, answer, request),
  };
}

function forClerks({ database, keyring, clock }: Parts): ClerkVerbs {
  return {
    list: () => listReferrals({ database }),
    decide: (clerk, id, decision) => decideReferral({ database, clock }, clerk, id, decision),
    original: async (clerk, id) => {
      const referral = await findReferral({ database }, id);
      if (isRefusal(referral)) return referral;
      if (referral.state !== "accepted") return refuse("wrong-state", "受理之后才能查看原文");
      return openOriginal({ database, keyring }, referral.inquiryId, clerk);
    },
  };
}

function forDangerDesk({ database, keyring, clock, news }: Parts, { review }: Desk): AlertVerbs {
  const desk = { database, keyring, clock, notice: review.notice };
  const atDesk = async ({ id, role }: Session): Promise<DeskPerson> => {
    const lawyer = await findLawyer({ database }, id);
    return { id, role, licensed: lawyer !== null && licenceValid(lawyer, dayInChina(clock())) };
  };
  return {
    desk: async (staff) => showDesk(desk, await atDesk(staff)),
    show: async (staff, id) => showAlert(desk, await atDesk(staff), id),
    acknowledge: async (staff, id) => acknowledgeAlert(desk, await atDesk(staff), id),
    report: async (staff, id, report, key) => reportHarm(desk, await atDesk(staff), id, report, key),
    close: async (staff, id, ending) => closeAlert(desk, await atDesk(staff), id, ending),
    original: async (staff, id) => {
      const inquiryId = await mayOpenWords(desk, await atDesk(staff), id);
      return isRefusal(inquiryId) ? inquiryId : openOriginal({ database, keyring }, inquiryId, staff.id);
    },
    look: () => alertNews({ database }),
    news: (waitMs, signal) => news.wait(ALERTS, waitMs, signal),
  };
}

function forGroups({ database, clock }: Parts): GroupVerbs {
  return {
    list: () => listGroups({ database }),
    assignLead: (by, group, lawyer) => assignLead({ database, clock }, by, group, lawyer),
    split: (by, group, inquiry) => splitMember({ database, clock }, by, group, inquiry),
    merge: (by, from, into) => mergeGroups({ database, clock }, by, from, into),
  };
}

function forLookers({ database, clock }: Parts, { next }: Desk): UndraftedVerbs {
  return {
    list: () => listUndrafted({ database, clock }),
    look: (by, inquiry, verdict) => lookAtUndrafted({ database, clock, next }, by, inquiry, verdict),
  };
}

const oversees = (role: Role): boolean => role === "supervisor" || role === "admin";

function forCorrectors({ database }: Parts, { review }: Desk): CorrectionVerbs {
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

function forCallers({ database, keyring, clock }: Parts): CallbackVerbs {
  const deps = { database, keyring, clock };
  return {
    list: (staff) => listCallbacks(deps, staff),
    take: (staff, id) => takeCallbackTask(deps, staff, id),
    contact: async (staff, id) => {
      const inquiryId = await mayOpenContact(deps, staff, id);
      return isRefusal(inquiryId) ? inquiryId : openContact(deps, inquiryId, staff.id);
    },
    tried: (staff, id, call) => recordTry(deps, staff, id, call),
  };
}

function forSupervisors({ config, database, clock, jobs }: Parts): SupervisorVerbs {
  const stuck = async () => (await jobs.stuck()).map((job) => ({ ...job, failedAt: job.failedAt?.toISOString() ?? null }));
  return {
    me: (person) => showMe({ database, clock, demo: config.demo }, person),
    board: () =>
      showBoard({
        database,
        clock,
        seats: (now) => listSeats({ database }, now),
        stuck,
        alerts: () => alertsOnBoard({ database, clock }),
        undrafted: () => undraftedOnBoard({ database, clock }),
      }),
    waiting: () => listWaiting({ database }),
    assign: (by, draftId, lawyerId) => assignToLawyer({ database }, by, draftId, lawyerId),
    retryJob: async (by, name, id) => {
      if (!(name in ATTEMPTS)) return false;
      return database.transact(`staff:${by}`, async (tx) => {
        const retried = await jobs.retry(tx, name, id);
        if (retried) await recordAudit(tx, "retry-job", "job", id, { name });
        return retried;
      });
    },
    setLicence: (by, lawyerId, status) => setLicence({ database }, by, lawyerId, status),
    hotWords: (query) => showHotWords({ database, clock }, query),
    audit: (before) => showAudit({ database }, before),
    verifyAudit: () => verifyAudit(database),
  };
}

function forJobs(
  { config, database, clock, keyring, log, finder, figures, guidance, draftPrompts, triagePrompt }: Parts,
  { law, recall, next, review, triage, alarm, answers }: Desk,
  use: ModelUse | null,
  writing: Writing,
): Verbs {
  const webhook = config.secrets.dangerWebhookUrl;
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
    askSecondOpinion: (id) => askSecondOpinion(doubting, id),
    retrieveSources: (id) =>
      retrieveSources({ database, clock, next, triage, search: (query) => searchLaw({ ...law, find: finder.find }, query) }, id),
    composeDraft: (id) => composeDraft(drafting, id),
    resumeDrafting: (id) => resumeDrafting({ database, clock, next }, id),
    deliverAnswer: (id) => deliverAnswer({ database, clock, next }, id),
    escalateAlert: (id, step) => escalateAlert({ database, clock, ackSeconds: config.dangerAckSeconds, next }, id, step),
    groupMatter: (id) => groupMatter({ database, clock }, id),
    pageDuty: (id, step, again) => pageDuty({ database, post: webhook === null ? null : openWebhook(webhook) }, id, step, again),
    openCallback: (id) => openCallback({ database, clock }, id, "correction"),
    learnFromAnswer: (id) => learnAnswer({ database, clock, vectorOf: finder.vectorOf, answered }, id),
    rememberCitations: (id) => rememberCitations({ database, clock, read: (answerId) => readAnswer(answers, answerId) }, id),
  };
}

function modelUse({ config: { llm }, database, clock }: Parts): ModelUse | null {
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
