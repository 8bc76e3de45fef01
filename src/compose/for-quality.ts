/** The verbs against rubber-stamping: articles on screen, second readings, figures. */
import { elseNotFound } from "./for-practice.ts";
import type { Desk, Parts } from "./parts.ts";
import type { QualityVerbs } from "#http/quality.ts";
import { isRefusal } from "#platform/refusal.ts";
import { correctAnswer } from "#review/correct-answer.ts";
import { findPractice } from "#review/practise.ts";
import { markShown } from "#review/read-articles.ts";
import type { HeldDraft } from "#review/review.ts";
import { listSecondReadings, settleSecondReading, takeSecondReading } from "#review/second-reading.ts";
import { bodyOf, findDraft } from "#review/show-draft.ts";
import { showMyFigures, showQuality } from "#review/show-quality.ts";
import { findLawyer } from "#seats/open-seat.ts";

export function forQuality({ config, database, clock, keyring }: Parts, { review }: Desk): QualityVerbs {
  const { knownArticleDays, practiceRate, secondReadingPercent } = config;
  const marking = { ...review, citedIn: async (draft: HeldDraft) => (await review.check(await bodyOf(review, draft))).cited };
  const second = {
    database,
    keyring,
    clock,
    licenceValid: review.licenceValid,
    correct: async (lawyer: Parameters<typeof takeSecondReading>[1], draftId: string, request: Parameters<typeof correctAnswer>[3]) => {
      const draft = await findDraft({ database }, draftId);
      return isRefusal(draft) ? draft : correctAnswer(review, { id: lawyer.id, lawyer }, draft, request);
    },
  };
  return {
    rules: { knownArticleDays, practiceRate, secondReadingPercent },
    lawyer: (id) => findLawyer({ database }, id),
    articlesShown: async (lawyerId, draftId, keys) => {
      const draft = await elseNotFound(await findDraft({ database }, draftId), () => findPractice({ database }, draftId));
      return isRefusal(draft) ? draft : markShown(marking, lawyerId, draft, keys);
    },
    secondReadings: (lawyer) => listSecondReadings(second, lawyer),
    take: (lawyer, id) => takeSecondReading(second, lawyer, id),
    settle: (lawyer, id, verdict) => settleSecondReading(second, lawyer, id, verdict),
    myFigures: (id, days) => showMyFigures({ database, clock }, id, days),
    quality: (days) => showQuality({ database, clock }, days),
  };
}
