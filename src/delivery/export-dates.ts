/** 期限进日历: the last days that the lawyer approved, for the citizen whose matter it is. */
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { DatesFile } from "./delivery.ts";
import { correctingSince, newestAnswer } from "./delivery.sql.ts";
import { type AnswerDeps, answerLine } from "./open-answer.ts";
import { answerDates } from "./rules/answer-dates.ts";
import { calendarFile } from "./rules/calendar-file.ts";
import { CORRECTING } from "./rules/say-correction.ts";
import { fileName } from "./rules/say-number.ts";

/**
 * The newest answer's; none leaves the house while it is being corrected, since a day in a calendar is acted on.
 * @param discreet names no matter, neither in the file nor in its name
 * @throws when a body is not, byte for byte, the one that was approved
 */
export async function exportDates(deps: AnswerDeps, inquiryId: string, discreet: boolean): Promise<DatesFile | Refusal> {
  const { db } = deps.database;
  if (await correctingSince(db, inquiryId)) return refuse("wrong-state", CORRECTING);
  const row = await newestAnswer(db, inquiryId);
  if (!row) return refuse("not-found", "还没有可以下载的答复");
  if (row.state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回");
  const line = await answerLine(deps, row);
  if (line.length === 0) return refuse("wrong-state", "答复已经删除");
  const events = answerDates(line, discreet);
  if (events.length === 0) return refuse("wrong-state", "这份答复没有律师定下的日期，没有可以放进日历的");
  const name = discreet ? "日程.ics" : `${fileName(row.number)}-期限.ics`;
  return { name, text: calendarFile(events, row.at) };
}
