/** 期限进日历: which days an answer puts into a calendar, and what is said of them there. */
import type { AnswerBody } from "#contract.ts";
import type { AnswerNumber } from "../delivery.ts";
import { DISCLAIMER, LABEL } from "./answer-sheet.ts";
import type { DayEvent } from "./calendar-file.ts";
import { sayCitation } from "./say-citation.ts";
import { sayNumber } from "./say-number.ts";

/** One answer of a line of corrections. */
export type DatedAnswer = { sha256: string; number: AnswerNumber; body: Pick<AnswerBody, "timeLimits"> };

/** Names no matter: a calendar is seen by whoever picks up the phone. */
const DISCREET = "日程提醒";
const DISCREET_CANCELLED = "日程已取消";

/**
 * Only days that the lawyer approved. An event is named by the first answer of the line and the limit's place in it, so that
 * a correction's file replaces what the corrected one brought, and takes back the days that are no more.
 * @param line the newest answer first, then the one that it corrects, and so on
 */
export function answerDates(line: readonly DatedAnswer[], discreet: boolean): DayEvent[] {
  const [newest, first] = [line[0], line.at(-1)];
  if (!newest || !first) return [];
  const most = Math.max(...line.map(({ body }) => body.timeLimits.length));
  return Array.from({ length: most }, (_, at) => at).flatMap((at): DayEvent[] => {
    const about = { uid: `${first.sha256.slice(0, 40)}-${at}`, sequence: line.length - 1 };
    const limit = newest.body.timeLimits[at];
    if (limit && limit.lastDay !== null)
      return [{ ...about, day: limit.lastDay, cancelled: false, ...told(limit, newest.number, discreet) }];
    const was = line.map(({ body }) => body.timeLimits[at]).find((each) => each !== undefined && each.lastDay !== null);
    if (!was || was.lastDay === null) return [];
    const summary = discreet ? DISCREET_CANCELLED : `已作废：${was.what}`;
    return [{ ...about, day: was.lastDay, cancelled: true, summary, description: "" }];
  });
}

type Limit = AnswerBody["timeLimits"][number];

function told({ what, limit, citation }: Limit, number: AnswerNumber, discreet: boolean): Pick<DayEvent, "summary" | "description"> {
  if (discreet) return { summary: DISCREET, description: "" };
  return {
    summary: `最后一天：${what}`,
    description: [
      `${what}：${limit}`,
      `依据：${sayCitation(citation)}`,
      `日期由审核律师确定，见${sayNumber(number)}（${LABEL}）。`,
      DISCLAIMER,
    ].join("\n"),
  };
}
