/** 经济补偿（N）和违法解除的赔偿金（2N）: 劳动合同法 46–48, 87, 97. */
import { addMonths, chineseDay, dayOf, isoOf } from "#language/dates-calendar.ts";
import { plain } from "#language/text.ts";
import type { Basis, Calculator, Field, Figures, Inputs, Worked } from "#drafting/calculation.ts";
import { ENDINGS, type Ending, IMPLEMENTATION, LABOUR_CONTRACT_LAW, toldEnding, toldSentAway } from "./endings.ts";
import { choiceOf, dayGiven, numberOf } from "./given-inputs.ts";
import { type Length, lastDayAfter, lengthBetween, lengthOfMonths, monthsOfPay, sayLength } from "./length-of-service.ts";
import { AVERAGE_WAGE, REGION, averageWageOf, localFigure } from "./local-figure.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { JOB, toldService } from "./told-work.ts";
import { toldMonthlyWage } from "./told-wage.ts";

const ENDING: Field & { options: readonly string[] } = {
  key: "ending",
  ask: "劳动关系是怎么结束的？",
  kind: "choice",
  options: ENDINGS.map(({ option }) => option),
};
const WAGE: Field = {
  key: "monthlyWage",
  ask: "离职前十二个月，平均每月应发工资（税前，含奖金、津贴、补贴）是多少元？",
  kind: "amount",
  least: 1,
  most: 1_000_000,
};
const START: Field = { key: "start", ask: "哪一天开始在这家单位上班的？", kind: "day" };
const END: Field = { key: "end", ask: "劳动关系哪一天结束的（最后一天）？", kind: "day" };
const SERVICE: Field = {
  key: "serviceMonths",
  ask: "不知道日期的，在这家单位一共工作了多少个月？",
  kind: "number",
  least: 0.1,
  most: 720,
  optional: true,
};

/** 劳动合同法 came into force; for N the years count from then on (第九十七条第三款), for 2N from the first day of work. */
const IN_FORCE = dayOf("2008-01-01");
const MOST_YEARS = 12;

export const severance: Calculator = {
  name: "severance",
  title: "经济补偿和违法解除赔偿金",
  categories: ["labor"],
  fields: [ENDING, WAGE, START, END, SERVICE, REGION, AVERAGE_WAGE],
  read,
  work,
};

/** Of these words alone it is clear that they are about a job. */
const OF_A_JOB = /经济补偿|n\+1|劳动合同/;
const ABOUT =
  /经济补偿|补偿金|(?:离职|辞退|裁员)补偿|n\+1?|2n|双倍赔偿|(?:离职|辞职|到期|解除|终止)[^。!?;]{0,30}(?:补偿|赔偿|赔多少|赔我|赔几|补多少)|(?:补偿|赔偿|赔多少|赔几个月)[^。!?;]{0,30}(?:离职|辞职|解除|到期)|被迫(?:离职|辞职)/;
const NOT_ABOUT =
  /竞业|拆迁|征收|征地|离婚|交通事故|物业(?:费|合同)|租赁合同|租房|房东|买卖合同|购房|买房|装修合同|加盟|代理商|承包合同|货款|供应商|开除(?:党籍|学籍)|学校开除|被学校/;

function read(words: string, today: string): Inputs | null {
  const text = plain(words);
  if (!(ABOUT.test(text) || toldSentAway(text)) || !(JOB.test(text) || OF_A_JOB.test(text)) || NOT_ABOUT.test(text)) return null;
  const wage = toldMonthlyWage(text);
  const ending = toldEnding(text);
  return { ...(ending ? { ending: ending.option } : {}), ...(wage === null ? {} : { monthlyWage: wage }), ...toldService(text, today) };
}

/** Days are day numbers, null where unknown, `dated` where both were told. `counted` is what N counts, `all` what 2N counts. */
type Service = { start: number | null; end: number | null; dated: boolean; all: Length; counted: Length };

function work(inputs: Inputs, figures: Figures): Worked | { missing: readonly Field[] } {
  const ending = ENDINGS.find(({ option }) => option === choiceOf(inputs, ENDING));
  if (ending?.owed === "none") return { result: "按这种情况，没有经济补偿", how: `${ending.because}。`, bases: ending.bases };
  const wage = numberOf(inputs, WAGE);
  const service = serviceOf(inputs);
  const missing = [...(ending ? [] : [ENDING]), ...(wage === null ? [WAGE] : []), ...("missing" in service ? service.missing : [])];
  if (!ending || wage === null || "missing" in service) return { missing };
  return workedFor(ending, payFor(wage, service, inputs, figures), service);
}

function serviceOf(inputs: Inputs): Service | { missing: Field[] } {
  const [start, end, months] = [dayGiven(inputs, START)?.day ?? null, dayGiven(inputs, END)?.day ?? null, numberOf(inputs, SERVICE)];
  if (start !== null && end !== null) return between(start, end, true) ?? { missing: [START, END] };
  if (months === null) return { missing: [...(start === null ? [START] : []), ...(end === null ? [END] : [])] };
  const all = lengthOfMonths(months);
  if (start !== null) return between(start, lastDayAfter(start, all.months) + all.days, false) ?? { missing: [END] };
  if (end !== null) return between(addMonths(end + 1, -all.months) - all.days, end, false) ?? { missing: [START] };
  return { start, end, dated: false, all, counted: all };
}

function between(start: number, end: number, dated: boolean): Service | null {
  const all = lengthBetween(start, end);
  const counted = all && (start < IN_FORCE ? (lengthBetween(IN_FORCE, end) ?? { months: 0, days: 0 }) : all);
  return all && counted && { start, end, dated, all, counted };
}

/** The monthly base after floor and cap, whether the cap of years holds, and the steps that led there. */
type Pay = { base: number; capped: boolean; steps: string[]; bases: Basis[] };

function payFor(wage: number, { end }: Service, inputs: Inputs, figures: Figures): Pay {
  const day = end === null ? null : isoOf(end);
  const average = averageWageOf(inputs, figures.averageWage, day);
  const lowest = localFigure(inputs, figures.minimumWage, day);
  const paragraph = (n: number): Basis => ({ law: LABOUR_CONTRACT_LAW, articleNo: "第四十七条", paragraph: n });
  if (average && wage > average.amount * 3) {
    const base = toFen(average.amount * 3);
    const step = `月工资${yuan(wage)}高于当地上年度职工月平均工资${average.from}的三倍，按三倍${yuan(base)}算，年限最多算十二年`;
    return { base, capped: true, steps: [step], bases: [paragraph(2)] };
  }
  if (lowest && wage < lowest.amount) {
    const step = `月工资低于当地最低工资标准${lowest.from}，按最低工资标准算`;
    return { base: lowest.amount, capped: false, steps: [step], bases: [{ law: IMPLEMENTATION, articleNo: "第二十七条" }] };
  }
  const step = average
    ? `月工资没有超过当地上年度职工月平均工资${average.from}的三倍，不封顶`
    : "这里没有查到当地上年度职工月平均工资，没有核对封顶：月工资高于它三倍的，只按三倍算，年限最多算十二年，请按用人单位所在市公布的数字核对";
  return { base: wage, capped: false, steps: [step], bases: average ? [] : [paragraph(2)] };
}

function workedFor(ending: Ending, pay: Pay, service: Service): Worked {
  const single = stepsOf(service.counted, pay, 1);
  const double = stepsOf(service.all, pay, 2);
  const early = service.start !== null && service.start < IN_FORCE;
  const steps = [
    ...(service.dated
      ? [`从${chineseDay(service.start!)}到${chineseDay(service.end!)}，首尾两天都算，工作${sayLength(service.all)}`]
      : [`按您说的，工作${sayLength(service.all)}；实际天数更多的，结果可能更高`]),
    "月工资要用离职前十二个月平均的应得工资（税前，含奖金、津贴、补贴）；和这里的数不一样的，按它重算",
    ...pay.steps,
    ...(ending.owed === "2N"
      ? []
      : [...(early ? [beforeTheLaw(service)] : []), `${ending.owed === "N" ? "" : "经济补偿（N）："}${single.step}`]),
    ...(ending.owed === "N" ? [] : [`${early ? "赔偿金从开始上班那天算起；" : ""}赔偿金（2N）：${double.step}`]),
    ending.because,
  ];
  const bases: Basis[] = [
    { law: LABOUR_CONTRACT_LAW, articleNo: "第四十七条", paragraph: 1 },
    { law: LABOUR_CONTRACT_LAW, articleNo: "第四十七条", paragraph: 3 },
    ...ending.bases,
    ...pay.bases,
    ...(early && ending.owed !== "2N" ? [{ law: LABOUR_CONTRACT_LAW, articleNo: "第九十七条", paragraph: 3 }] : []),
  ];
  return { result: resultOf(ending, single.sum, double.sum), how: `${steps.join("。")}。`, bases };
}

function resultOf({ owed, option }: Ending, single: number, double: number): string {
  if (owed === "N") return `经济补偿 ${yuan(single)}`;
  if (owed === "2N") return `违法解除的赔偿金 ${yuan(double)}`;
  const lawful = option.includes("过错") ? "过错属实的，没有经济补偿" : `合法解除、应付经济补偿的：${yuan(single)}`;
  return `${lawful}；违法解除的：赔偿金 ${yuan(double)}`;
}

/** 满3年算3个月；余下7个月满半年，算1个月；共4个月。4 × 8,000元 = 32,000元. */
function stepsOf(length: Length, pay: Pay, times: 1 | 2): { sum: number; step: string } {
  const full = monthsOfPay(length);
  const months = pay.capped ? Math.min(full, MOST_YEARS) : full;
  const years = Math.floor(length.months / 12);
  const rest: Length = { months: length.months % 12, days: length.days };
  const broken = full - years;
  const count = [
    ...(years > 0 ? [`满${years}年算${years}个月`] : []),
    ...(broken === 1 ? [`余下${sayLength(rest)}，满半年不满一年，按一年算1个月`] : []),
    ...(broken === 0.5 ? [`${years > 0 ? "余下" : ""}${sayLength(rest)}，不满半年，算半个月`] : []),
    `共${plainMonths(full)}个月${months < full ? `，最多算${months}个月` : ""}`,
  ].join("，");
  const sum = toFen(months * pay.base * times);
  return { sum, step: `${count}；${plainMonths(months)} × ${plainNumber(pay.base)}元${times === 2 ? " × 2" : ""} = ${yuan(sum)}` };
}

function plainMonths(n: number): string {
  return String(n);
}

function beforeTheLaw({ start, counted }: Service): string {
  return `劳动合同法2008年1月1日起施行，经济补偿从那天起算，是${sayLength(counted)}；${chineseDay(start!)}到2007年底那一段按当时的规定另算，这里没有算进去，请律师核对`;
}
