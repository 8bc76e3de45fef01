/** The citizen's verbs, bound to their ports. */
import type { Bound, CitizenParts } from "./parts.ts";
import { promisedTo } from "#clocks/show-clocks.ts";
import { exportAnswer } from "#delivery/export-answer.ts";
import { showAnswer, showCorrected } from "#delivery/show-answer.ts";
import { complain, rateAnswer, showFeedback } from "#delivery/give-feedback.ts";
import { BEFORE_ASKING } from "#drafting/standing-notice.ts";
import type { CitizenVerbs } from "#http/citizen.ts";
import type { FeedbackVerbs } from "#http/feedback.ts";
import { addMessage } from "#inquiry/add-message.ts";
import { onceOnly } from "#inquiry/answer-once.ts";
import { receiveInquiry } from "#inquiry/receive-inquiry.ts";
import { redactWords } from "#inquiry/redact-words.ts";
import { findInquiry, showEvents, showInquiry } from "#inquiry/show-inquiry.ts";
import { withdrawInquiry } from "#inquiry/withdraw-inquiry.ts";
import { dayInChina } from "#platform/clock.ts";
import { citizenReferrals } from "#referral/decide-referral.ts";
import { queueFor } from "#review/show-queue.ts";
import { triageAgain } from "#triage/correct-triage.ts";

export function forCitizens(
  { database, clock, keyring, news }: CitizenParts,
  { next, review, triage, alarm, answers }: Bound,
): CitizenVerbs & FeedbackVerbs {
  const again = (words: string[], before: unknown) => triageAgain({ triage, today: dayInChina(clock()) }, words, before);
  const inquiry = { database, clock, keyring, triage, notice: review.notice, alarm, next };
  const redact = (id: string, text: string) => redactWords({ database, keyring }, id, text);
  const feedback = { database, clock, keyring, redact, once: onceOnly };
  const show = {
    database,
    notice: review.notice,
    answerOf: (i: Parameters<typeof showAnswer>[1]) => showAnswer(answers, i),
    correctedOf: (i: Parameters<typeof showCorrected>[1]) => showCorrected(answers, i),
    queueOf: (i: Parameters<typeof queueFor>[1]) => queueFor({ database }, i),
    referralsOf: (id: string) => citizenReferrals({ database }, id),
    promisedTo: (id: string) => promisedTo({ database }, id),
    feedbackOf: (i: Parameters<typeof showFeedback>[1]) => showFeedback(feedback, i),
  };
  return {
    beforeAsking: () => BEFORE_ASKING.flatMap((code) => review.notice(code) ?? []),
    receive: (ask, asker) => receiveInquiry(inquiry, ask, asker),
    find: (id, token) => findInquiry({ database }, id, token),
    show: (i) => showInquiry(show, i),
    events: (id, after) => showEvents({ database }, id, after),
    news: (id, waitMs, signal) => news.wait(id, waitMs, signal),
    say: (i, text, key) => addMessage({ ...inquiry, triage: again }, i, text, key),
    rate: (i, rated) => rateAnswer(feedback, i, rated),
    complain: (i, said, key) => complain(feedback, i, said, key),
    withdraw: (i) => withdrawInquiry({ database, clock }, i),
    export: (i, format) => exportAnswer(answers, i.id, format),
  };
}
