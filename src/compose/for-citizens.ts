/** The citizen's verbs, bound to their ports. */
import { forAttachers } from "./for-attachments.ts";
import { forConsent } from "./for-consent.ts";
import { callAlong, forWaiting, waitingOf } from "./for-waiting.ts";
import { type Guard, forGuard } from "./for-guard.ts";
import { forMine } from "./for-mine.ts";
import type { Bound, CitizenParts } from "./parts.ts";
import { showAttachments } from "#attachment/show-attachments.ts";
import { promisedTo } from "#clocks/show-clocks.ts";
import { exportAnswer } from "#delivery/export-answer.ts";
import { exportDates } from "#delivery/export-dates.ts";
import { showAnswer, showCorrected } from "#delivery/show-answer.ts";
import { complain, rateAnswer, showFeedback } from "#delivery/give-feedback.ts";
import { BEFORE_ASKING } from "#drafting/standing-notice.ts";
import type { AttachmentVerbs } from "#http/attachments.ts";
import type { CitizenVerbs } from "#http/citizen.ts";
import type { ConsentVerbs } from "#http/consent.ts";
import type { FeedbackVerbs } from "#http/feedback.ts";
import type { WaitingVerbs } from "#http/waiting.ts";
import type { MineVerbs } from "#http/mine.ts";
import { addMessage } from "#inquiry/add-message.ts";
import { onceOnly } from "#inquiry/answer-once.ts";
import { contactAskedOf } from "#inquiry/contact-safety.ts";
import { receiveInquiry } from "#inquiry/receive-inquiry.ts";
import { redactWords } from "#inquiry/redact-words.ts";
import { findInquiry, showEarlier, showEvents, showInquiry } from "#inquiry/show-inquiry.ts";
import { withdrawInquiry } from "#inquiry/withdraw-inquiry.ts";
import { dayInChina } from "#platform/clock.ts";
import { citizenReferrals } from "#referral/decide-referral.ts";
import { queueFor } from "#review/show-queue.ts";
import { triageAgain } from "#triage/correct-triage.ts";

export function forCitizens(
  parts: CitizenParts,
  bound: Bound,
): CitizenVerbs & AttachmentVerbs & FeedbackVerbs & ConsentVerbs & WaitingVerbs & { guard: Guard; mine: MineVerbs } {
  const { database, clock, keyring, news } = parts;
  const { next, review, triage, alarm, answers, consent } = bound;
  const guard = forGuard(parts, { triage, notice: review.notice });
  const again = (words: string[], before: unknown) => triageAgain({ triage, today: dayInChina(clock()) }, words, before);
  const inquiry = { database, clock, keyring, triage, notice: review.notice, alarm, next, consent };
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
    waitingOf: waitingOf(parts),
    attachmentsOf: (id: string) => showAttachments({ database }, id),
  };
  return {
    beforeAsking: () => BEFORE_ASKING.flatMap((code) => review.notice(code) ?? []),
    guard,
    ...forWaiting(parts, bound),
    ...forConsent(parts, { consent, review }),
    ...forMine(parts),
    ...forAttachers(parts, bound),
    receive: (ask, asker) => receiveInquiry({ ...inquiry, admit: guard.ask, ...callAlong(parts, ask) }, ask, asker),
    find: (id, token) => findInquiry({ database }, id, token),
    show: (i) => showInquiry(show, i),
    events: (id, after) => showEvents({ database }, id, after),
    news: (id, waitMs, signal) => news.wait(id, waitMs, signal),
    say: async (i, text, key, caller) =>
      (caller && (await guard.message(i, text, key, caller))) ?? addMessage({ ...inquiry, triage: again }, i, text, key),
    earlier: (i, before) => showEarlier({ database }, i, before),
    rate: (i, rated) => rateAnswer(feedback, i, rated),
    complain: (i, said, key) => complain(feedback, i, said, key),
    withdraw: (i) => withdrawInquiry({ database, clock }, i),
    export: (i, format) => exportAnswer(answers, i.id, format),
    dates: async (i, discreet) => exportDates(answers, i.id, discreet ?? (await contactAskedOf({ database }, i.id)) !== null),
  };
}
