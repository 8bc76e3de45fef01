/** 时限: a time limit as data. Which words raise it, which event starts it, how it is counted, what may be said of it. */
import type { CategoryCode } from "#contract.ts";
import type { LimitArticle, LimitKind } from "#triage/deadline.ts";
import type { EventId } from "./time-limit-events.ts";

export type Unit = "hour" | "day" | "working-day" | "month" | "year";
export type Length = { amount: number; unit: Unit };

/** 计算规则: what the law of the field says of its days; shared by the limits of the field. */
export type Counting = {
  kind: LimitKind;
  dayRule: string;
  /** Whether a last day on a holiday moves to the next working day. */
  moves: boolean;
  maySay: string;
};

/**
 * When a limit is at stake: `when` must be found, `and` too (or the category be one of `orCategories`: where it stays
 * open which court judged, each of the possible limits is raised), `unless` not; one of `categories` where named.
 */
type Raised = {
  when: RegExp;
  and?: RegExp;
  orCategories?: readonly CategoryCode[];
  unless?: RegExp;
  categories?: readonly CategoryCode[];
};

/** An event that starts the clock; `laterDays`: the law's own starting day can lie so many days after it. */
type Start = EventId | { event: EventId; laterDays: number };

export type TimeLimit = {
  id: string;
  matter: string;
  toDo: string;
  length: Length;
  /** A first stretch that must have passed before `length` begins (冷静期, 履行法定职责的期限). */
  after?: Length;
  /** Counted from, in the law's words. */
  counted: string;
  /** In order of preference. */
  starts: readonly Start[];
  counting: Counting;
  articles: readonly LimitArticle[];
  cap?: string;
  note?: string;
  raised: Raised;
  /** Words that raise it so clearly that the missing day is asked for. */
  clear: RegExp;
  missing: string;
  /** A demand, a promise or a part payment starts it anew (民法典 195). */
  restarts?: true;
};

export function article(law: string, articleNo: string): LimitArticle {
  return { law, articleNo };
}

/** 民法典 and the other laws by the names that the official texts carry. */
export const LAWS = {
  civil: "中华人民共和国民法典",
  civilProcedure: "中华人民共和国民事诉讼法",
  criminalProcedure: "中华人民共和国刑事诉讼法",
  adminProcedure: "中华人民共和国行政诉讼法",
  adminProcedureNotes: "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
  reconsideration: "中华人民共和国行政复议法",
  penalty: "中华人民共和国行政处罚法",
  stateCompensation: "中华人民共和国国家赔偿法",
  petitions: "信访工作条例",
  labourArbitration: "中华人民共和国劳动争议调解仲裁法",
  labourInspection: "劳动保障监察条例",
  workInjury: "工伤保险条例",
  workInjuryCases: "最高人民法院关于审理工伤保险行政案件若干问题的规定",
  arbitration: "中华人民共和国仲裁法",
  insurance: "中华人民共和国保险法",
  product: "中华人民共和国产品质量法",
  consumer: "中华人民共和国消费者权益保护法",
  medicalDisputes: "医疗纠纷预防和处理条例",
  housing: "最高人民法院关于审理商品房买卖合同纠纷案件适用法律若干问题的解释",
  familyNotes: "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
  violence: "中华人民共和国反家庭暴力法",
  traffic: "道路交通事故处理程序规定",
  patent: "中华人民共和国专利法",
  publicServants: "中华人民共和国公务员法",
  policeCases: "公安机关办理刑事案件程序规定",
} as const;
