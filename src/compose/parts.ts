/** What the doors bring, and the ports that several audiences share. */
import type { Config } from "../config.ts";
import type { AnswerBody } from "../contract.ts";
import { type Outcome, whatFollows } from "../pipeline.ts";
import { consentPort } from "./for-consent.ts";
import { keptTerms } from "./for-retention.ts";
import type { Sheet } from "#delivery/delivery.ts";
import type { Promises } from "#clocks/clock.ts";
import { speakingBeside } from "#delivery/speak-answer.ts";
import { openBody, saveBody, sealBody } from "#drafting/body.ts";
import type { Figures } from "#drafting/calculation.ts";
import { checkCitations } from "#drafting/check-citations.ts";
import type { Guidance } from "#drafting/draft.ts";
import type { Prompt } from "#drafting/prompt.ts";
import { rememberedIn } from "#drafting/recall-answer.ts";
import { recalledSources } from "#drafting/retrieve-sources.ts";
import type { GateJudge } from "#drafting/rules/gate/ground.ts";
import type { Situation } from "#drafting/rules/situation.ts";
import { type StandingNotice, noticeBoard } from "#drafting/standing-notice.ts";
import { workOut } from "#drafting/work-out-sum.ts";
import type { Scan } from "#attachment/attachment.ts";
import type { Finder } from "#finding/find-law.ts";
import type { Alarm } from "#inquiry/inquiry.ts";
import { ATTEMPTS } from "#jobs/job-names.ts";
import { lawAsOf } from "#law/law-as-of.ts";
import { partOfArticle } from "#law/rules/part-of-article.ts";
import { caseDigests, findArticle, lawNames, recallFound, rivalsOf } from "#law/search-law.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { DeskNews } from "#platform/desk-news.ts";
import type { Jobs } from "#platform/jobs.ts";
import type { Keyring } from "#platform/keyring.ts";
import type { Log } from "#platform/log.ts";
import type { News } from "#platform/news.ts";
import type { ObjectStore } from "#platform/object-store.ts";
import { isRefusal } from "#platform/refusal.ts";
import { waitingBeside } from "./for-waiting.ts";
import { writeWord } from "#platform/word-export.ts";
import { mayBeGiven } from "#seats/change-duty.ts";
import { licenceValid } from "#seats/rules/licence.ts";
import { correctedTriage, seatsByCategory } from "#triage/correct-triage.ts";
import { raiseAlert } from "#triage/raise-alert.ts";
import type { Triager } from "#triage/triage-question.ts";

/** What the doors bring: opened resources and the texts the service was shipped with. */
export type Parts = {
  config: Config;
  database: Database;
  jobs: Jobs;
  keyring: Keyring;
  /** Where attachments are kept, and what looks for viruses; null where there is none. */
  files: { store: ObjectStore | null; scan: Scan | null };
  news: News;
  deskNews: DeskNews;
  clock: Clock;
  log: Log;
  finder: Finder;
  triager: Triager;
  judge: GateJudge;
  figures: Figures;
  notices: StandingNotice[];
  promises: Promises;
  guidance: Guidance[];
  draftPrompts: Record<Situation, Prompt>;
  triagePrompt: Prompt;
};

/** What the citizen's API alone needs; a door that serves only citizens brings no more. */
export type CitizenParts = Pick<Parts, "config" | "database" | "jobs" | "keyring" | "files" | "news" | "clock" | "notices" | "triager">;

/** The ports that several audiences share. */
export function bind({ config, database, jobs, keyring, clock, notices, triager }: CitizenParts) {
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
    giving: config,
    consult: { ...config.consult, riskMinutes: config.riskMinutes },
    knownArticleDays: config.knownArticleDays,
    secondReadingPercent: config.secondReadingPercent,
    openBody,
    sealBody,
    saveBody,
    licenceValid,
    mayBeGiven,
    next,
    notice: noticeBoard(notices),
    seatsOf: seatsByCategory,
    corrected: correctedTriage,
    alarm,
    waitingBeside: waitingBeside({ database }),
    speakingBeside: (inquiryId: string, viewer: string) => speakingBeside({ database, clock }, inquiryId, viewer),
    recalled: (inquiryId: string, round: number) => recalledSources({ database, recall }, inquiryId, round),
    remembered: (body: AnswerBody) => rememberedIn(database, body, dayInChina(clock())),
  };
  const kept = keptTerms({ database, clock });
  const answers = {
    database,
    keyring,
    openBody,
    bureau: { name: config.bureauName, lawyerShown: config.lawyerShown, producerCode: config.aigcProducerCode },
    writeWord: (sheet: Sheet) => writeWord(sheet, { AIGC: sheet.aigc }),
  };
  return { law, recall, next, review, triage, alarm, answers, kept, consent: consentPort(config, review.notice, kept.told) };
}

export type Bound = ReturnType<typeof bind>;

type Check = (body: AnswerBody, told?: readonly string[]) => ReturnType<typeof checkCitations>;

/** What staff work with: the citation gate besides. */
export type Desk = Bound & { review: { check: Check } };

/** The citation gate over the library. */
export function checking({ database, clock, finder, judge, figures }: Parts): Check {
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
  return (body, told) => checkCitations(deps, body, told ?? null);
}
