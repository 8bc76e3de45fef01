/** The approved answer, unsealed for the citizen whose matter it is. */
import type { Answer, AnswerBody, InquiryView } from "../contract.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Bureau } from "./delivery.ts";
import { type AnswerRow, answerById, correctedAnswers, correctingSince, newestAnswer } from "./delivery.sql.ts";
import { type AnswerDeps, answerLine, approvedBody } from "./open-answer.ts";
import { answerDates } from "./rules/answer-dates.ts";
import { DISCLAIMER, LABEL } from "./rules/answer-sheet.ts";
import { materialsOf } from "./rules/materials.ts";
import { CORRECTING, becauseOf, sayCorrects } from "./rules/say-correction.ts";
import { sayNumber } from "./rules/say-number.ts";
import { sign } from "./rules/sign.ts";

/**
 * @returns null while nothing was delivered, and after the citizen had their data erased
 * @throws when the body is not, byte for byte, the one that was approved
 */
export async function showAnswer(deps: AnswerDeps & { bureau: Bureau }, inquiry: { id: string }): Promise<Answer | null> {
  const row = await newestAnswer(deps.database.db, inquiry.id);
  const answer = row && (await answerOf(deps, row));
  return row && answer && { ...answer, calendar: await calendarOf(deps, row) };
}

async function calendarOf(deps: AnswerDeps, row: AnswerRow): Promise<Answer["calendar"]> {
  const events = answerDates(await answerLine(deps, row), true);
  const withdrawn = events.filter(({ cancelled }) => cancelled).length;
  return events.length === 0 ? null : { days: events.length - withdrawn, withdrawn };
}

/**
 * 已更正的答复: still the citizen's to read, the newest first.
 * @throws as showAnswer
 */
export async function showCorrected(
  deps: AnswerDeps & { bureau: Bureau },
  inquiry: { id: string },
): Promise<Pick<InquiryView, "corrected" | "correcting">> {
  const corrected: InquiryView["corrected"] = [];
  for (const row of await correctedAnswers(deps.database.db, inquiry.id)) {
    const was = await answerOf(deps, row);
    if (was && row.correctedBy) corrected.push({ at: row.correctedBy.at.toISOString(), reason: becauseOf(row.correctedBy.reason), was });
  }
  const since = await correctingSince(deps.database.db, inquiry.id);
  return { corrected, correcting: since && { since: since.toISOString(), says: CORRECTING } };
}

async function answerOf(deps: AnswerDeps & { bureau: Bureau }, row: AnswerRow): Promise<Answer | null> {
  const body = await approvedBody(deps, row);
  if (!body) return null;
  return {
    at: row.at.toISOString(),
    number: sayNumber(row.number),
    label: LABEL,
    lawyer: sign(row.lawyer, deps.bureau.lawyerShown),
    takenOver: row.takenOver,
    body,
    sha256: row.sha256,
    disclaimer: DISCLAIMER,
    corrects: row.corrects && sayCorrects(row.corrects, dayInChina(row.corrects.at)),
    materials: materialsOf(body),
    calendar: null,
  };
}

export type AnswerRead = { at: Date; words: string[]; body: AnswerBody };

/**
 * An answer beside what it answers: the citizen's words as they are stored readable, redacted; never the sealed originals.
 * @returns null where there is no such answer, or its citizen withdrew the matter or had their data erased
 * @throws as showAnswer
 */
export async function readAnswer(deps: AnswerDeps, answerId: string): Promise<AnswerRead | null> {
  const row = await answerById(deps.database.db, answerId);
  const body = row && row.state !== "withdrawn" ? await approvedBody(deps, row) : null;
  return row && body && { at: row.at, words: row.words, body };
}
