/**
 * Signs that someone's safety is at stake now or again and again. Recall comes first: a false alarm costs a look, a
 * missed one can cost a life. What is plainly over, or only asks about a sentence, is kept out by `unless`.
 */
import { CHILD_SIGNS } from "./signs-child.ts";
import { CONFINEMENT_SIGNS } from "./signs-confinement.ts";
import { DESPERATE_SIGNS } from "./signs-desperate.ts";
import { DONE_SIGNS } from "./signs-done.ts";
import { FAMILY_SIGNS } from "./signs-family.ts";
import { COERCED_SIGNS } from "./signs-coerced.ts";
import { FAREWELL_SIGNS } from "./signs-farewell.ts";
import { HELD_SIGNS } from "./signs-held.ts";
import { HOME_SIGNS } from "./signs-home.ts";
import { HURT_SIGNS } from "./signs-hurt.ts";
import { IMPLIED_SIGNS } from "./signs-implied.ts";
import { INTENT_SIGNS } from "./signs-intent.ts";
import { PERIL_SIGNS } from "./signs-peril.ts";
import { SELF_HARM_SIGNS } from "./signs-self-harm.ts";
import { STALKING_SIGNS } from "./signs-stalking.ts";
import { THREAT_SIGNS } from "./signs-threat.ts";
import { VIOLENCE_SIGNS } from "./signs-violence.ts";
import { VULNERABLE_SIGNS } from "./signs-vulnerable.ts";
import { any, type Sign } from "#triage/rules/sign.ts";

export type DangerKind =
  | "self-harm"
  | "desperate"
  | "family-violence"
  | "violence"
  | "threat"
  | "confinement"
  | "minor"
  | "elder"
  | "missing";

const SIGNS: readonly Sign<DangerKind>[] = [
  ...SELF_HARM_SIGNS,
  ...FAREWELL_SIGNS,
  ...DESPERATE_SIGNS,
  ...DONE_SIGNS,
  ...FAMILY_SIGNS,
  ...HOME_SIGNS,
  ...VIOLENCE_SIGNS,
  ...PERIL_SIGNS,
  ...THREAT_SIGNS,
  ...STALKING_SIGNS,
  ...CONFINEMENT_SIGNS,
  ...HELD_SIGNS,
  ...VULNERABLE_SIGNS,
  ...CHILD_SIGNS,
  ...HURT_SIGNS,
  ...COERCED_SIGNS,
  ...INTENT_SIGNS,
  ...IMPLIED_SIGNS,
];

/** Still going on or feared, whatever else the text says. */
const STILL =
  "现在(?!想|问|要|电话|是|派)|还在|又|昨|今天|今晚|今早|今儿|刚|天天|每天|每晚|最近|这几天|一直|至今|怕|不敢|跟踪|经常|还要|再来|还来|救|躲|快来|想死|不想活|我死|我走";
/** Fiction, news, a lesson or a bet: nobody is in danger. Words of supposing are left out, for the desperate suppose too. */
const TALK =
  "小说|剧本|短剧|拍戏|歌词|写的歌|cos|道具|抬杠|群里聊|课上|法条|辩论|专业的学生|法考|司考|论文|新闻里|电视上|看电视|纯好奇|普法|规章|家委会|打游戏|没发生过?(?!实际|伤害|什么|危险)|凶宅|上一个租客|先打听一下|(?:假如|假设).{0,10}(?:有人|租客|顾客|员工)|什么时候算既遂|(?:罪|案).{0,10}(?:刑期|既遂|未遂|连买主)";
/** Years ago and, in so short a text, nothing since. */
const LONG_AGO =
  "[一二三四五六七八九十两几多半\\d]年前|当年|前年|小时候|早年|那会儿|生前|19\\d\\d年|(?:小学|初中|高中|大学|读书|上学|年轻)(?:的?时候|时|那会|那几年)|(?:三|两|几|多|\\d)年多了";

/** What was years ago and is said to be done with. */
const DONE_WITH = "早(?:就|已经?)?(?:离|没|断|好|不来往|没来往|过去)|(?:没|不|断)(?:了|有|再)?(?:来往|联系)(?!.{0,4}(?:方式|不上))";
/** A question about the law in which nobody in particular appears. */
const NOBODY =
  "我|俺|咱|他(?!人)|她|你|老公|丈夫|老婆|媳妇|孩子|儿子|女儿|[爸妈爹娘哥姐弟妹]|男友|女友|朋友|邻居|老板|有人|昨|今天|现在(?!叫)|刚|已经";
const ON_THE_LAW =
  "犯法|违法|犯罪|判刑|判几年|判多|刑期|罪名|什么罪|罪.{0,8}(?:区别|区分|区分|哪个|最低|最高|标准)|区别|认定标准|的标准|哪一条|哪条法|算不算|是什么意思|啥意思|立案标准|多少钱立案|构成要件";

/** Matches a question in which nobody is in danger now, whatever else it says. */
export const NO_DANGER_NOW = `^(?=.{0,30}$)(?!.*(?:${NOBODY})).*(?:${ON_THE_LAW})|^(?=.{0,64}$)(?=.*(?:${LONG_AGO})).*(?:${DONE_WITH})|^(?!.*(?:${STILL})).*(?:${TALK})|^(?=.{0,64}$)(?!.*(?:${STILL})).*(?:${LONG_AGO})`;

/** All signs of danger. None counts in what is only talked about or is long over. */
export const DANGER_SIGNS: readonly Sign<DangerKind>[] = SIGNS.map((sign) => ({
  ...sign,
  unless: sign.unless ? any(sign.unless.source, NO_DANGER_NOW) : any(NO_DANGER_NOW),
}));
