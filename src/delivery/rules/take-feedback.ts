/** 评价与投诉: when an answer may be rated, what follows a bad rating, and what the citizen is told. */
import type { InquiryState } from "#contract.ts";
import type { ComplaintAbout } from "#contract/feedback.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { sayDay } from "./say-day.ts";

const CHANGEABLE_MS = 7 * 86_400_000;
const DISSATISFIED = 2;
const OPEN_COMPLAINTS = 3;

export const isDissatisfied = (stars: number): boolean => stars <= DISSATISFIED;

export const changeableUntil = (ratedAt: Date): Date => new Date(ratedAt.getTime() + CHANGEABLE_MS);

/** @param answerAt null while nothing was answered; `ratedAt` null while it is not rated */
export function mayRate(state: InquiryState, answerAt: Date | null, ratedAt: Date | null, now: Date): null | Refusal {
  if (state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回");
  if (answerAt === null) return refuse("wrong-state", "还没有答复，收到答复以后再评价");
  if (ratedAt !== null && now > changeableUntil(ratedAt)) return refuse("wrong-state", "评价已经超过七天，不能再改；仍不满意可以投诉");
  return null;
}

/** Nobody is asked for a rating while the next answer is prepared; one that was on its way is taken all the same. */
export const asksRating = (state: InquiryState): boolean => state === "answered" || state === "closed";

export function mayComplain(state: InquiryState, open: number): null | Refusal {
  if (state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回");
  return open < OPEN_COMPLAINTS ? null : refuse("at-capacity", "已有三件投诉正在处理，请等候答复，或者拨打 12348");
}

/** @param called whether there is a number to call @param reviewedBy day in China, null where no promise is made */
export function sayRated(stars: number, called: boolean, reviewedBy: string | null): string {
  if (!isDissatisfied(stars)) return "谢谢您的评价。";
  const when = reviewedBy === null ? "" : `，预计${sayDay(reviewedBy)}前完成`;
  return `对不起，没有帮到您。另一位律师会重新查看这份答复${when}${called ? "；工作人员会给您打电话" : "；您没有留电话，结果会显示在这里"}。`;
}

/** How somebody behaved, and what they gave away, is the supervisor's alone (as in migrations/0027). */
export const isReadAgain = (about: ComplaintAbout): boolean => about !== "conduct" && about !== "privacy";

/** What happens next with a complaint, at once and until it is settled. */
export function sayComplaint(
  c: { settled: boolean; readAgain: boolean; petition: boolean; toldAt: Date | null },
  answerBy: string | null,
): string {
  if (c.settled) return "投诉已经处理，答复如下。";
  const first = "投诉已登记，由负责监督的工作人员处理";
  const second = c.readAgain ? "，另一位律师会重新查看答复" : "";
  const route = c.petition ? "。已按信访事项受理" : "";
  return `${first}${second}${route}${answerBy === null ? "" : `。预计${sayDay(answerBy)}前答复您`}。处理结果会显示在这里。`;
}

/** What whoever calls is to say. */
export const TELL: Record<string, string> = {
  requested: "您在咨询页面请我们给您回电。请问现在说话方便吗？您想问什么？",
  dissatisfied: "您对我们的答复评价为不满意，想听听哪里没有解决。另一位律师正在重新查看，有结果会告诉您。",
  complaint: "您的投诉已经登记，想核实一下情况。处理结果会书面显示在您的咨询页面。",
  untold:
    "这里是公共法律服务热线。请问您最近是不是咨询过一件事？方便说话的话，请您先说说问的是什么。（核对是本人以后再读答复；不是本人，不要说是什么事。）",
  apology: "经另一位律师复查，之前的服务没有做好，向您道歉，并说明答复的意思和接下来可以怎么办。",
};
