/** Words that an extractive draft must not answer like any question: another language, nothing but distress, a forged paper. */

export type NotPlain = "other-language" | "distress" | "forgery";

const HAN = /\p{Script=Han}/gu;
const LETTER = /\p{L}/gu;
/** English and Uyghur names in a Chinese question are common; a question without Chinese is not one we can read. */
const LEAST_HAN = 0.2;

/** 伪造、倒签、做一份假的: the paper itself is what is asked for. */
const FORGES =
  /(?:伪造|假造|造一?[份张个]假|做一?[份张个]假|弄一?[份张个]假|编一?[份张个]假|代?写一?[份张个]假|倒签|补签.{0,6}(?:日期|时间).{0,4}(?:提前|往前)|p一?[份张个]|P图|ps一?[份张个]|模仿.{0,6}(?:签名|签字|笔迹)).{0,24}/iu;
const FALSE_PAPER = /假(?:的)?(?:合同|借条|欠条|证明|证据|收入证明|病历|诊断|发票|流水|签名|印章|公章|聊天记录|离婚协议|遗嘱|工资条|考勤)/u;
const ASKS_FOR =
  /帮我|给我|教我|怎么(?:做|弄|写|造|编|伪造|倒签)|能不能(?:帮|做|弄|写)|可以(?:帮我|做|弄)|代(?:写|做|办)|想(?:做|弄|造|编|伪造|倒签)/u;
/** Somebody else did it, or is said to have: that is a question. */
const BY_OTHERS =
  /(?:对方|他|她|公司|单位|老板|别人|被告|原告|房东|前夫|前妻|弟弟|哥哥|儿子|女儿|有人|银行|中介).{0,12}(?:伪造|假|模仿|倒签)|被.{0,8}(?:伪造|冒)|是不是(?:伪造|假)|发现.{0,10}(?:伪造|假)|鉴定|举报|怎么(?:证明|认定)|犯法吗|违法吗|什么罪|判几年/u;

export function notPlain(text: string): NotPlain | null {
  const letters = text.match(LETTER)?.length ?? 0;
  if (letters >= 12 && (text.match(HAN)?.length ?? 0) / letters < LEAST_HAN) return "other-language";
  if (asksForgery(text)) return "forgery";
  return isDistress(text) ? "distress" : null;
}

function asksForgery(text: string): boolean {
  if (BY_OTHERS.test(text)) return false;
  return (FORGES.test(text) || FALSE_PAPER.test(text)) && ASKS_FOR.test(text);
}

const FEELING =
  /难受|难过|崩溃|受不了|委屈|绝望|气死|好气|愤怒|烦死|活着(?:真|好)?累|心累|没意思|好累|太累|痛苦|伤心|哭|无助|天理|没天理|憋屈|想不通|欺负人|倒霉|命苦|寒心/u;
/** Anything that happened: money, papers, a court, a place of work, a marriage, a house, an injury. */
const MATTER =
  /钱|工资|合同|公司|单位|老板|工伤|离婚|结婚|孩子|抚养|房|租|贷|借|欠|赔|法院|起诉|判|警|报案|派出所|伤|打|骂|车|撞|货|买|卖|退|骗|证|遗产|继承|土地|拆迁|仲裁|律师|公证|罚|保险|医院|手术|股|税|商标|邻居|狗|怀孕|社保|辞/u;

function isDistress(text: string): boolean {
  return FEELING.test(text) && !MATTER.test(text);
}
