/** 提前通知和代通知金: who must give notice of how long, and when a month's pay stands in for it (劳动合同法 37, 38, 40, 41). */
import { chineseDay } from "#language/dates-calendar.ts";
import { findDates } from "#language/dates.ts";
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { plain } from "#language/text.ts";
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { IMPLEMENTATION, LABOUR_CONTRACT_LAW, toldEnding } from "./endings.ts";
import { choiceOf, dayGiven, numberOf } from "./given-inputs.ts";
import { yuan } from "./money.ts";
import { JOB } from "./told-work.ts";
import { toldMonthlyWage } from "./told-wage.ts";

/** `days`: notice that the worker gives. `pay`: always owed unless notice was given; perhaps: only for the reasons of 第四十条. */
type Situation = { option: string; pay: "owed" | "perhaps" | "none"; days?: 30 | 3; says: string; bases: readonly Basis[] };

const clause = (articleNo: string, rest: Omit<Basis, "law" | "articleNo"> = {}): Basis => ({
  law: LABOUR_CONTRACT_LAW,
  articleNo,
  ...rest,
});
const LAST_MONTH: Basis = { law: IMPLEMENTATION, articleNo: "第二十条" };

const SITUATIONS = {
  unfit: {
    option: "医疗期满、不能胜任或者客观情况重大变化，单位解除",
    pay: "owed",
    says: "单位因这三种情况解除合同，要么提前三十日书面通知，要么另付一个月工资；经济补偿另算",
    bases: [clause("第四十条"), LAST_MONTH],
  },
  unclear: {
    option: "被单位辞退，理由还不清楚",
    pay: "perhaps",
    says: "只有医疗期满、不能胜任、客观情况重大变化这三种理由的解除，没有提前三十日书面通知的才另付一个月工资；违法解除的，按赔偿金（2N）算",
    bases: [clause("第四十条"), LAST_MONTH, clause("第八十七条")],
  },
  probation: {
    option: "试用期内被单位辞退",
    pay: "none",
    says: "单位要证明您不符合录用条件并说明理由，才可以在试用期内解除；这时法律没有规定提前三十日通知或者代通知金。证明不了的，是违法解除，按赔偿金（2N）算",
    bases: [clause("第三十九条", { item: 1 }), clause("第八十七条")],
  },
  unlawful: {
    option: "单位违法解除",
    pay: "none",
    says: "违法解除的，法律规定的是赔偿金（2N），没有规定另加代通知金",
    bases: [clause("第四十八条"), clause("第八十七条")],
  },
  misconduct: {
    option: "单位以严重违纪等过错为由解除",
    pay: "none",
    says: "过错属实的，单位可以不提前通知，也没有代通知金；不属实的，是违法解除，按赔偿金（2N）算",
    bases: [clause("第三十九条"), clause("第八十七条")],
  },
  layoff: {
    option: "经济性裁员",
    pay: "none",
    says: "裁员要提前三十日向工会或者全体职工说明情况；法律没有规定用一个月工资代替，但要付经济补偿",
    bases: [clause("第四十一条", { paragraph: 1 }), clause("第四十六条", { item: 4 })],
  },
  agreed: {
    option: "双方协商一致解除",
    pay: "none",
    says: "协商解除没有法定的提前通知期，也没有法定的代通知金，以协议写的为准；单位提出的，要付经济补偿",
    bases: [clause("第四十六条", { item: 2 })],
  },
  expired: {
    option: "合同到期，单位不续签",
    pay: "none",
    says: "合同到期终止，国家法律没有规定代通知金，单位不续签的要付经济补偿；有的地方另有到期提前通知的规定，请按当地规定核对",
    bases: [clause("第四十四条", { item: 1 }), clause("第四十六条", { item: 5 })],
  },
  forced: {
    option: "欠薪、不缴社保等，本人被迫辞职",
    pay: "none",
    says: "单位欠薪、不依法缴社会保险费等，您可以据此解除合同；被强迫劳动、被强令冒险作业的，可以立即走，不用事先告知。建议书面写明理由、留好送达凭证",
    bases: [clause("第三十八条")],
  },
  resigned: {
    option: "本人辞职（已经转正）",
    pay: "none",
    days: 30,
    says: "自己辞职，提前三十日书面通知单位就可以，不需要单位批准",
    bases: [clause("第三十七条")],
  },
  resignedOnProbation: {
    option: "本人辞职（还在试用期）",
    pay: "none",
    days: 3,
    says: "试用期内自己辞职，提前三日通知单位就可以，不需要单位批准",
    bases: [clause("第三十七条")],
  },
} as const satisfies Record<string, Situation>;
const ALL: readonly Situation[] = Object.values(SITUATIONS);

const GIVEN = "提前三十日以上书面通知了";
const NOT_GIVEN = "没有提前三十日书面通知";
const SITUATION: Field & { options: readonly string[] } = {
  key: "situation",
  ask: "劳动关系是怎么结束的？",
  kind: "choice",
  options: ALL.map(({ option }) => option),
};
const WAGE: Field = { key: "lastMonthWage", ask: "解除前上一个月的工资是多少元？", kind: "amount", least: 1, most: 1_000_000 };
const NOTICE: Field & { options: readonly string[] } = {
  key: "notice",
  ask: "单位提前三十日书面通知了吗？",
  kind: "choice",
  options: [GIVEN, NOT_GIVEN],
  optional: true,
};
const HANDED_IN: Field = { key: "handedIn", ask: "哪一天交的辞职通知？", kind: "day", optional: true };

export const noticePay: Calculator = {
  name: "notice-pay",
  title: "提前通知和代通知金",
  categories: ["labor"],
  fields: [SITUATION, WAGE, NOTICE, HANDED_IN],
  read,
  work,
};

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const situation = ALL.find(({ option }) => option === choiceOf(inputs, SITUATION));
  if (!situation) return { missing: [SITUATION] };
  if (situation.days) return leaving(situation.says, situation.days, situation.bases, inputs);
  if (situation.pay === "none") return { result: "没有法定的代通知金", how: `${situation.says}。`, bases: situation.bases };
  if (choiceOf(inputs, NOTICE) === GIVEN) {
    return { result: "单位已经提前三十日书面通知，不用另付一个月工资", how: `${situation.says}。`, bases: situation.bases };
  }
  const wage = numberOf(inputs, WAGE);
  if (wage === null) return { missing: [WAGE] };
  const sure = situation.pay === "owed" && choiceOf(inputs, NOTICE) === NOT_GIVEN;
  const only = situation.pay === "perhaps" ? "属于这三种理由、又没有提前三十日书面通知的" : "没有提前三十日书面通知的";
  return {
    result: sure ? `代通知金 ${yuan(wage)}` : `${only}：代通知金 ${yuan(wage)}`,
    how: `${situation.says}。代通知金按上一个月的工资标准算，就是${yuan(wage)}。`,
    bases: situation.bases,
  };
}

function leaving(says: string, days: 30 | 3, bases: readonly Basis[], inputs: Inputs): Worked {
  const handedIn = dayGiven(inputs, HANDED_IN);
  const law = days === 30 ? "三十日" : "三日";
  if (!handedIn) return { result: `提前${law}通知单位，期满可以走`, how: `${says}。从通知送到单位那天的第二天起数${law}。`, bases };
  const last = chineseDay(handedIn.day + days);
  return {
    result: `${last}通知期满`,
    how: `${says}。${chineseDay(handedIn.day)}交通知，当天不算，从第二天起数${law}，到${last}满。`,
    bases,
  };
}

const ABOUT =
  /代通知金|提前(?:一个月|30天|三十天|30日|三十日|三天|3天|三日|3日)|n\+1|提前[^,。!?;]{0,8}(?:通知|告知|打招呼|说|申请|提出|提)|(?:没|没有|未|不)(?:有)?提前|(?:辞职|离职|辞工)[^。!?;]{0,14}(?:提前|几天|多少天|多久|天才能走|个月才能走|不批|不同意|不让走|随时)|提前[^。!?;]{0,10}(?:辞职|离职|辞工)|试用期[^。!?;]{0,16}(?:辞职|离职|辞工|走人|不干|几天)|通知期|离职通知/;
const NOT_ABOUT = /房东|租房|退租|租期|还款|贷款|装修|仲裁员|缺席|学校|老师请假|提前还款|提前退休|提前放/;
const ON_PROBATION = /试用期|没转正|未转正|还没转正|没有转正/;
const PAST_PROBATION = /(?:已经?|都)转正|转正(?:了|后)|过了试用期|试用期(?:已经?|早就?|都)?(?:过了|满|结束)/;
const ANY_RESIGNING =
  /(?:想|要|准备|打算|提出?了?|提了|交了?|写了?|申请|办|递)[^,。!?;]{0,6}(?:辞职|离职|辞工)|(?:辞职|离职|辞工)(?:信|书|申请|报告|要|需要|必须|得|的话|,|单位|公司|老板|几天|不批|不让)|不想干|不干了/;
const HANDED =
  /^(?:就|我|已经|,|号|那天|向(?:公司|单位|老板|领导)|给(?:公司|单位|老板|领导|人事)|跟(?:公司|单位|老板|领导)|书面|以?书面(?:形式)?|口头){0,4}(?:提出?了?|提交了?|交了?|递交了?|递了?|写了?|发了?|提的|交的)(?:的|辞职|离职|辞工|书面){1,3}/;

function read(words: string, today: string): Inputs | null {
  const text = plain(words);
  if (!ABOUT.test(text) || !(JOB.test(text) || /辞职|辞工/.test(text)) || NOT_ABOUT.test(text)) return null;
  const situation = situationTold(text);
  const wage = toldMonthlyWage(text);
  const handedIn = situation?.days
    ? findDates(text, today).find(({ end, from, to }) => from === to && HANDED.test(text.slice(end, end + 24)))?.from
    : undefined;
  const notice = situation && !situation.days ? noticeTold(text) : null;
  return {
    ...(situation ? { situation: situation.option } : {}),
    ...(wage === null ? {} : { lastMonthWage: wage }),
    ...(notice ? { notice } : {}),
    ...(handedIn ? { handedIn } : {}),
  };
}

const BY_ENDING: Record<string, Situation> = {
  单位违法解除或者终止: SITUATIONS.unlawful,
  "欠薪、不缴社保等，本人被迫辞职": SITUATIONS.forced,
  "单位提出、双方协商一致解除": SITUATIONS.agreed,
  "医疗期满、不能胜任或者客观情况重大变化，单位解除": SITUATIONS.unfit,
  经济性裁员: SITUATIONS.layoff,
  "合同到期，单位不续签或者降低条件续签": SITUATIONS.expired,
  单位以严重违纪等过错为由解除: SITUATIONS.misconduct,
};

function situationTold(text: string): Situation | null {
  const ending = toldEnding(text);
  const probation = ON_PROBATION.test(text) && !PAST_PROBATION.test(text);
  const known = ending && BY_ENDING[ending.option];
  if (known) return known;
  if (ending?.option.startsWith("被单位辞退")) return probation ? SITUATIONS.probation : SITUATIONS.unclear;
  if (!ANY_RESIGNING.test(text) && ending?.option !== "本人因个人原因辞职") return null;
  if (probation) return SITUATIONS.resignedOnProbation;
  // Whether the trial is over is told, or is clear from the notice that the employer itself asks for.
  return PAST_PROBATION.test(text) || /提前(?:一个月|30天|三十天|30日|三十日)/.test(text) ? SITUATIONS.resigned : null;
}

function noticeTold(text: string): string | null {
  const days = new RegExp(`提前(?:了)?(\\d+|[${NUMERAL_CHARS}]+)(?:天|日)[^,。!?;]{0,6}(?:书面)?(?:通知|告诉|告知)`).exec(text);
  const n = days && parseNumeral(days[1]!);
  if (
    /(?:没|没有|未|也没|并未|不)(?:有)?提前|突然|没打招呼|(?:当天|当场|立刻|立即|马上)[^,。!?;]{0,6}(?:走|离开|辞退|解除|开除)/.test(text)
  )
    return NOT_GIVEN;
  return n !== null && n < 30 ? NOT_GIVEN : /提前(?:了)?(?:一个月|30天|三十天|30日|三十日)书面通知(?:了|我)/.test(text) ? GIVEN : null;
}
