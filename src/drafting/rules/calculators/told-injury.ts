/** What a citizen tells of an injury at work: its grade as assessed, its day, the wage. A grade that is hoped for is none. */
import { findDates } from "#language/dates.ts";
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { plain } from "#language/text.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { toldMonthlyWage } from "./told-wage.ts";

export const GRADES = ["一级", "二级", "三级", "四级", "五级", "六级", "七级", "八级", "九级", "十级"] as const;
export type Grade = (typeof GRADES)[number];
export const KILLED = "因工死亡";
export const PENDING = "还没有评定等级（停工留薪期内）";

const ABOUT = /工伤|工亡|职业病|尘肺|因工(?:受伤|死亡|负伤|致残)|劳动能力鉴定|停工留薪/;
const NOT_ABOUT = /不(?:是|算|属于|构成)工伤/;
const GRADE = /(?<![\d第零一二三四五六七八九十百])(10|[1-9]|[一二三四五六七八九十])级/g;
const ANOTHER_GRADE =
  /(?:轻伤|轻微伤|重伤|精神|智力|视力|听力|肢体残疾|残疾证|护理|依赖|风险|台风|英语|职称|技工|电工|焊工|电焊|行政|医院)$/;
const SUPPOSED =
  /(?:能(?:不能|否)?|可以|可否|是不是|会不会|(?<!委员)会|估计|可能|大概|应该|至少|如果|要是|假如|够不够|够|算不算|算|想|最少|最高|差不多|大约|听说|说是|还是|或者?|到底是?)(?:能)?(?:评|鉴定|定|构成|达|划)?(?:上|得上|到|为|个|成|定)?(?:是|有|几级)?(?:工伤|伤残)?(?:等级)?$/;
const OPEN_AFTER = /^(?:伤残|工伤)?(?:还是|或|左右|以上|以下|到|至|-|、)|^大?风|^(?:医院|甲等|伤残)?(?:医院|甲等)/;
const DIED =
  /工亡|因工死亡|工伤死亡|(?:工地|上班|单位|厂里?|车间|公司|工作|岗位|干活|下班)[^。!?;]{0,24}(?:去世|死亡|死了|身亡|猝死|抢救无效|遇难|没了命|当场死)/;
const NOT_DIED = /(?:没|差点|险些|险)[^,。!?]{0,3}死/;
const NOT_ASSESSED = /停工留薪|(?:还没|没有?|未)(?:有)?(?:做|评|申请|进行)?(?:伤残|劳动能力)?(?:鉴定|评级|评残|定级)/;
const LEAVE = new RegExp(
  `停工留薪(?:期)?(?:是|为|有|定了|确定为?|给了?|批了?|共|一共|,|:){0,3}(\\d{1,2}|[${NUMERAL_CHARS}]{1,3})个月(?!多|左右|前|后|内)`,
);
const HURT =
  /^(?:的时候|那天|,|我|他|在[^,。!?;]{1,14}|因[^,。!?;]{1,10}|上班|下班|干活|工作|被[^,。!?;]{1,8}|手|脚|腿|腰|期间|中|时|发生|不小心|从[^,。!?;]{1,10}){0,6}(?:受伤|受的伤|出事|出了?工伤|工伤|摔|砸|压|夹|烫|轧|绞|断|事故|骨折|确诊)/;
const DEATH =
  /^(?:的时候|那天|,|我|他|她|爸|妈|老公|丈夫|父亲|弟弟|哥哥|在[^,。!?;]{1,14}|因[^,。!?;]{1,10}|上班|下班|干活|工作|突发[^,。!?;]{1,6}|抢救无效|时|发生[^,。!?;]{1,8}){0,6}(?:去世|死亡|死了|身亡|猝死|遇难|没了|走了|工亡)/;

/** See Calculator.read. */
export function readWorkInjury(words: string, today: string): Inputs | null {
  const text = plain(words);
  if (!ABOUT.test(text) || NOT_ABOUT.test(text)) return null;
  const wage = toldMonthlyWage(text);
  const outcome = outcomeTold(text);
  const day = dayTold(text, today, outcome === KILLED ? DEATH : HURT);
  const leave = LEAVE.exec(text);
  const months = leave && parseNumeral(leave[1]!);
  return {
    ...(outcome ? { outcome } : {}),
    ...(wage === null ? {} : { monthlyWage: wage }),
    ...(day ? { day } : {}),
    ...(months ? { leaveMonths: months } : {}),
  };
}

function outcomeTold(text: string): string | null {
  const died = DIED.test(text) && !NOT_DIED.test(text);
  const graded = [...text.matchAll(GRADE)].flatMap((match) => gradeAt(text, match));
  const grades = [...new Set(graded)];
  if (died) return grades.length === 0 ? KILLED : null;
  if (grades.length === 1) return grades[0]!;
  return grades.length === 0 && graded.length === 0 && NOT_ASSESSED.test(text) && !/\d级|[一二三四五六七八九十]级/.test(text)
    ? PENDING
    : null;
}

function gradeAt(text: string, match: RegExpExecArray): Grade[] {
  const before = text.slice(Math.max(0, match.index - 10), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
  if (ANOTHER_GRADE.test(before) || SUPPOSED.test(before) || OPEN_AFTER.test(after)) return [];
  const grade = GRADES[parseNumeral(match[1]!)! - 1];
  return grade ? [grade] : [];
}

function dayTold(text: string, today: string, event: RegExp): string | null {
  const days = findDates(text, today)
    .filter(({ end, from, to }) => from === to && from <= today && event.test(text.slice(end, end + 40)))
    .map(({ from }) => from);
  return new Set(days).size === 1 ? days[0]! : null;
}
