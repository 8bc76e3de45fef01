/**
 * Whether there is anything to draft. A thin, angry or misspelt question is still a legal question: only what is
 * plainly none is refused, never when someone may be in danger.
 */
import { codePoints, plain } from "#language/text.ts";
import type { NoDraft } from "../triage.ts";
import type { CategoryChoice } from "./field/category.ts";

const INSULT =
  /(?:操|草|日|干)你(?:妈|大爷|全家|祖宗)|你妈(?:的|逼|死)|他妈的?|妈的|傻(?:逼|b|x|叉|比)|煞笔|沙雕|脑残|狗日的|王八蛋|滚(?:蛋|开|你)|垃圾(?:东西|平台|网站|软件|客服|律师)|就是垃圾|去死吧你?|fuck|shit|bitch|nmsl|cnm|sb$/;
const CHATTER =
  /(?:讲|说|来)(?:个|一个|段).{0,3}(?:笑话|故事)|写(?:一?首|个|一?篇).{0,6}(?:诗|歌|作文|小说|情书|代码|程序|文案)|天气(?:怎么样|如何|预报|好)|(?:唱|点)(?:首|一首)歌|你(?:是|叫)(?:谁|什么|机器人|人工智能|ai)|你(?:几岁|吃了|在干嘛|会什么|喜欢)|(?:推荐|介绍).{0,6}(?:电影|餐厅|美食|股票|小说|游戏|音乐|手机)|(?:红烧|清蒸|怎么做|做法).{0,6}(?:肉|鱼|菜|饭|蛋糕|面)|翻译(?:一下|成)|(?:数学|物理|化学|英语)(?:题|作业)|星座|算命|占卜|塔罗|运势|彩票号码|中奖号码|双色球.{0,4}(?:预测|号)|\d+\s*[+*x×/÷-]\s*\d+\s*(?:=|等于)|几点了|今天(?:星期几|几号)|减肥(?:方法|食谱)|游戏攻略|python|javascript|sql语句/;
const TEST =
  /^(?:测试|test(?:ing)?|asdf\w*|qwer\w*|abc\w{0,4}|\d{1,6}|([\p{L}\d])\1{2,}|[\p{P}\p{S}\p{Emoji_Presentation}\s]+)[\p{P}\s]*$/u;
/** 转人工 is always one word away. */
const WISHES_A_PERSON = /转?人工(?!智能)|真人|活人|(?:找|要|叫|换)(?:个|一个|位)?(?:律师|人来)/;
/** Something was taken, broken or disputed: no small talk, whatever it is about. */
const LOSS = /扣(?:了)?(?:我|费|钱)|退(?:款|费|钱|货)|赔|骗|合同|协议|违法|犯法|起诉|告他|冒用|盗用|侵权|维权|投诉|纠纷|不一致/;
/** Words a citizen may open with before asking. */
const GREETING = /^(?:你好|您好|在吗|在么|有人吗|律师在吗|请问|我想咨询|咨询一下|问一下|想问个?事?|喂)/;
const LONGEST_INSULT = 40;
/** One strong word of a field outweighs a phrase of small talk. */
const CLEARLY_LEGAL = 4;

export function whyNoDraft(question: string, choice: CategoryChoice): NoDraft | null {
  const text = plain(question);
  if (WISHES_A_PERSON.test(text)) return null;
  if (TEST.test(text)) return { code: "not-legal", because: "没有写出要咨询的事情" };
  const legal = choice.category === "other" ? 0 : choice.weight;
  if (CHATTER.test(text) && legal < CLEARLY_LEGAL && !LOSS.test(text)) return { code: "not-legal", because: "问的不是法律上的事情" };
  if (pointsSomewhere(choice)) return null;
  if (GREETING.test(text)) return null;
  if (INSULT.test(text) && codePoints(text) <= LONGEST_INSULT) return { code: "abuse", because: "只有辱骂，没有要咨询的事情" };
  return gibberish(text) ? { code: "not-legal", because: "看不出要咨询的事情" } : null;
}

/** Any word of any field speaks for a legal question. */
function pointsSomewhere(choice: CategoryChoice): boolean {
  return choice.category !== "other" || choice.second !== null;
}

/** Long and almost the same few characters over and over. */
function gibberish(text: string): boolean {
  const chars = [...text.replace(/[\s\p{P}\p{S}]/gu, "")];
  if (chars.length === 0) return true;
  return chars.length >= 12 && new Set(chars).size <= chars.length / 4;
}
