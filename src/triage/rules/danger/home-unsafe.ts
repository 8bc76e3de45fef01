/**
 * 联系是否安全: whether violence or control at home may be in play, in danger or not. Wider than the signs of danger: what
 * is long over, only feared or only hinted at is enough to ask before anybody calls. A question too many harms nobody.
 */
import { plain } from "#language/text.ts";
import { BLOW, CLOSE_KIN, HIT_PERSON, KIN, PARTNER } from "./words.ts";

const HOME = `(?:${PARTNER}|${KIN}|${CLOSE_KIN}|离婚|分手|家里|婚姻|同居|抚养)`;
/** Said of whomever, these are of a home. */
const NAMED = /家暴|家庭暴力|施暴|人身安全保护(?:令|裁定)|保护令|冷暴力|精神控制|pua|性侵|强奸|猥亵|家里人?打/;
/** Blows and fear, where somebody of the home is named. */
const BLOWS = new RegExp(
  `${HOME}.{0,60}(?:${HIT_PERSON}|${BLOW}|虐待|打骂|动粗|推搡|摔东西|砸东西)|(?:${HIT_PERSON}|${BLOW}|虐待|打骂|被打|挨打).{0,60}${HOME}`,
);
const CONTROL = new RegExp(
  `${HOME}.{0,60}(?:不(?:让|准|许)(?:我|她|俺).{0,6}(?:出门|出去|回家|上班|见|联系)|(?:查|看|翻|监控|定位)(?:我|她).{0,4}(?:手机|微信|行踪)|跟踪|威胁|恐吓|扬言|要杀|弄死|锁(?:门|在|着|起来)|没收.{0,4}(?:手机|身份证)|逼我|强迫我)`,
);
const FEAR =
  /(?:怕|不敢让|不能让|别让|不要让|不想让)(?:他|她|老公|丈夫|老婆|家里|婆家|对方|前夫).{0,6}(?:知道|发现|看到|听到|听见|找到)|(?:偷偷|悄悄)(?:地)?(?:问|咨询)|不敢(?:回家|离婚|报警)|怕(?:他|她)(?:打|报复|伤害|找)/;

/** 打我电话 is no blow, and a sum is no quarrel. */
const NO_BLOW = /打(?:我|他|她)?(?:的)?(?:电话|官司|欠条|借条|钱|款|工)/g;

export function homeMayBeUnsafe(question: string): boolean {
  const text = plain(question).replaceAll(NO_BLOW, "");
  return NAMED.test(text) || BLOWS.test(text) || CONTROL.test(text) || FEAR.test(text);
}
