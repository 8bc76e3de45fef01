/** 未签书面劳动合同的二倍工资: 劳动合同法 82, 实施条例 6 and 7. The first part is the wage itself; this is the second. */
import { chineseDay, dayOf, isoOf } from "#language/dates-calendar.ts";
import { findDates } from "#language/dates.ts";
import { plain } from "#language/text.ts";
import { workingDay } from "#language/working-days.ts";
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { IMPLEMENTATION, LABOUR_CONTRACT_LAW } from "./endings.ts";
import { dayGiven, numberOf } from "./given-inputs.ts";
import { lastDayAfter, lengthBetween } from "./length-of-service.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { EMPLOYED, toldService } from "./told-work.ts";
import { toldMonthlyWage } from "./told-wage.ts";
import { PAID_DAYS } from "./wage-rates.ts";

const WAGE: Field = { key: "monthlyWage", ask: "没签合同的那段时间，每月应发工资是多少元？", kind: "amount", least: 1, most: 1_000_000 };
const START: Field = { key: "start", ask: "哪一天开始在这家单位上班的？", kind: "day" };
const END: Field = {
  key: "end",
  ask: "没有书面合同的最后一天是哪天（补签的前一天，或者离职那天；还在职又没签的，填今天）？",
  kind: "day",
};
const SERVICE: Field = {
  key: "serviceMonths",
  ask: "不知道日期的，没签合同一共工作了多少个月？",
  kind: "number",
  least: 0.1,
  most: 720,
  optional: true,
};
/** From the day after the first month to the day before the first year is full. */
const MOST_MONTHS = 11;

export const noContractPay: Calculator = {
  name: "no-contract-pay",
  title: "没签书面劳动合同的二倍工资",
  categories: ["labor"],
  fields: [WAGE, START, END, SERVICE],
  read,
  work,
};

const UNSIGNED =
  /(?:没|没有|未|不|从没|从来没|一直没|至今未|拒绝|不肯|不愿意?|不给)(?:有|和我|跟我|与我|给我|我们|我|他|她|过)?(?:签|签订|签署|订立|签过|书面)(?:了|过|定)?(?:任何|书面|正式|的|一份|我|我们|入职|什么){0,3}(?:的)?(?:劳动|用工|劳务)?(?:合同|协议)|(?:劳动)?合同(?:也|都|一直|到现在)?(?:没|未)(?:有)?签|没有(?:书面)?劳动合同|无劳动合同|没合同/;
/** A contract that ran out: the month is counted from its end, not from the first day of work. */
const RAN_OUT = /到期[^。!?;]{0,16}(?:没|未|不|没有)(?:有)?(?:再|和我|跟我|给我)?(?:续签|续订|重新签)/;
const DOUBLE = /(?:双倍|二倍|两倍|2倍)(?:的)?工资/;
const NOT_ABOUT = /租房|房东|装修合同|买房|购房|借款合同|离婚|供货|货款/;
const SIGNED_AFTER =
  /^(?:的时候|那天|,|才|公司|单位|老板|厂里?|又|跟我|和我|与我|让我|给我|后来|我|我们){0,4}(?:才)?(?:补签|补订|签了?|签订|签上)(?:了|的)?(?:书面|正式|劳动)*合同/;

function read(words: string, today: string): Inputs | null {
  const text = plain(words);
  const double = DOUBLE.test(text) && !/加班|周末|节假日|年假|年休假|法定/.test(text);
  const ranOut = RAN_OUT.test(text) && /继续|还在|一直/.test(text);
  if ((!UNSIGNED.test(text) && !double && !ranOut) || (!double && !EMPLOYED.test(text)) || NOT_ABOUT.test(text)) return null;
  const wage = toldMonthlyWage(text);
  if (ranOut) return wage === null ? {} : { monthlyWage: wage };
  const signed = signedOn(text, today);
  const service = toldService(text, today);
  // Signed at last: what was worked in all is not what was worked without a contract.
  const span = signed ? { ...(service.start ? { start: service.start } : {}), end: isoOf(dayOf(signed) - 1) } : service;
  return { ...(wage === null ? {} : { monthlyWage: wage }), ...span };
}

function signedOn(text: string, today: string): string | null {
  const find = findDates(text, today).find(({ end, from, to }) => from === to && SIGNED_AFTER.test(text.slice(end, end + 24)));
  return find?.from ?? null;
}

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const wage = numberOf(inputs, WAGE);
  const [start, end, months] = [dayGiven(inputs, START)?.day ?? null, dayGiven(inputs, END)?.day ?? null, numberOf(inputs, SERVICE)];
  const dated = start !== null && end !== null;
  const owed = dated ? (end < start ? null : owedBetween(start, end)) : months === null ? null : owedFor(months);
  const span = dated && owed === null ? [START, END] : [...(start === null ? [START] : []), ...(end === null ? [END] : [])];
  if (wage === null || owed === null) return { missing: [...(wage === null ? [WAGE] : []), ...(owed === null ? span : [])] };
  return owed.months === 0 && owed.workingDays === 0 ? nothingYet(owed) : worked(wage, owed);
}

/** `when` tells the stretch in words; `full` where a year without a contract is over. */
type Owed = { months: number; workingDays: number; full: boolean; when: string };

function owedBetween(start: number, end: number): Owed {
  const [first, last] = [lastDayAfter(start, 1) + 1, lastDayAfter(start, 12)];
  const full = end >= last;
  const length = lengthBetween(start, Math.min(end, last))!;
  const when = `从${chineseDay(start)}上班算起，满一个月的次日是${chineseDay(first)}`;
  if (end < first) return { months: 0, workingDays: 0, full, when };
  const until = chineseDay(Math.min(end, last));
  const days = full ? 0 : workingDaysFrom(lastDayAfter(start, length.months) + 1, end);
  return {
    months: full ? MOST_MONTHS : length.months - 1,
    workingDays: days,
    full,
    when: `${when}，算到${until}${full ? "（满一年的前一日，最多算到这天）" : ""}`,
  };
}

/** Told in months only: what is beyond the last full month is left out. */
function owedFor(months: number): Owed {
  const whole = Math.floor(months);
  const beyond = whole < months && whole < 12 ? "；不满一个月的天数没有算进去，请按日期核对" : "";
  return {
    months: Math.max(0, Math.min(whole - 1, MOST_MONTHS)),
    workingDays: 0,
    full: whole >= 12,
    when: `按您说的工作${months}个月，第一个月不算${whole >= 12 ? "，最多算到满一年的前一日" : ""}${beyond}`,
  };
}

function workingDaysFrom(from: number, to: number): number {
  let n = 0;
  for (let day = from; day <= to; day++) if (workingDay(day).working) n++;
  return n;
}

function worked(wage: number, { months, workingDays, full, when }: Owed): Worked {
  // A month of 23 working days is still not more than a month's wage.
  const byDays = toFen((wage / PAID_DAYS) * workingDays);
  const part = Math.min(wage, byDays);
  const sum = toFen(wage * months + part);
  const steps = [
    when,
    `二倍工资里，一倍是本来就该发的工资，另一倍是这里算的${months > 0 ? `：${months}个月 × ${plainNumber(wage)}元 = ${yuan(wage * months)}` : ""}`,
    ...(workingDays > 0
      ? [
          `不满一个月的部分按实际工作日算，按日历有${workingDays}个工作日（不含节假日；您实际上班天数不同的，以实际为准）：${plainNumber(wage)} ÷ ${PAID_DAYS} × ${workingDays} = ${yuan(byDays)}${part < byDays ? `，不超过一个月工资，按${yuan(part)}算` : ""}，合计${yuan(sum)}`,
        ]
      : []),
    ...(full ? ["满一年还没签的，从满一年那天起视为已经订立无固定期限劳动合同，二倍工资不再往后算"] : []),
    "每月工资不同的，按每月应得的工资算。是您自己故意不签的，结果可能不同",
    "申请劳动仲裁的时效是一年，从哪天起算各地做法不同，请尽快申请，并请律师核对",
  ];
  return {
    result: `另付一倍工资 ${yuan(sum)}（原来应发的工资不算在内）`,
    how: `${steps.join("。")}。`,
    bases: basesOf(full, workingDays > 0),
  };
}

function basesOf(full: boolean, part: boolean): Basis[] {
  return [
    { law: LABOUR_CONTRACT_LAW, articleNo: "第八十二条", paragraph: 1 },
    ...(full
      ? [
          { law: IMPLEMENTATION, articleNo: "第七条" },
          { law: LABOUR_CONTRACT_LAW, articleNo: "第十四条", paragraph: 3 },
        ]
      : [{ law: IMPLEMENTATION, articleNo: "第六条" }]),
    ...(part ? [{ law: "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）", articleNo: "第六条" }] : []),
    { law: "中华人民共和国劳动争议调解仲裁法", articleNo: "第二十七条", paragraph: 1 },
  ];
}

function nothingYet({ when }: Owed): Worked {
  return {
    result: "还没有超过一个月，不发生二倍工资",
    how: `${when}。单位应当从用工那天起一个月内签书面合同，超过一个月没签的，才从满一个月的次日起每月付二倍工资。`,
    bases: [
      { law: LABOUR_CONTRACT_LAW, articleNo: "第十条", paragraph: 2 },
      { law: LABOUR_CONTRACT_LAW, articleNo: "第八十二条", paragraph: 1 },
    ],
  };
}
