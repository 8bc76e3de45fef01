/** 工伤保险待遇: 工伤保险条例 33, 35–37, 39, 64. What a province sets itself is named, never worked out. */
import { chineseDay, isoOf, ymd } from "#language/dates-calendar.ts";
import type { Basis, Calculator, Field, Figure, Figures, Inputs, Worked } from "#drafting/calculation.ts";
import { figureOn } from "./figures.ts";
import { choiceOf, dayGiven, numberOf } from "./given-inputs.ts";
import { AVERAGE_WAGE, type Local, REGION, averageWageOf, sayFigure } from "./local-figure.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { GRADES, PENDING, type Grade, KILLED, readWorkInjury } from "./told-injury.ts";

const LAW = "工伤保险条例";
/** 一次性伤残补助金, in months of one's own wage, and 伤残津贴 in percent of it. */
const BY_GRADE: Record<Grade, { months: number; monthly?: number }> = {
  一级: { months: 27, monthly: 90 },
  二级: { months: 25, monthly: 85 },
  三级: { months: 23, monthly: 80 },
  四级: { months: 21, monthly: 75 },
  五级: { months: 18, monthly: 70 },
  六级: { months: 16, monthly: 60 },
  七级: { months: 13 },
  八级: { months: 11 },
  九级: { months: 9 },
  十级: { months: 7 },
};

const OUTCOME: Field & { options: readonly string[] } = {
  key: "outcome",
  ask: "劳动能力鉴定是几级？",
  kind: "choice",
  options: [...GRADES, KILLED, PENDING],
};
const WAGE: Field = {
  key: "monthlyWage",
  ask: "受伤（或者确诊职业病）前十二个月，平均月缴费工资（一般是社保缴费的工资）是多少元？",
  kind: "amount",
  least: 1,
  most: 1_000_000,
};
const DAY: Field = { key: "day", ask: "哪一天受伤的（死亡的，哪一天死亡）？", kind: "day", optional: true };
const LEAVE: Field = { key: "leaveMonths", ask: "停工留薪期有几个月？", kind: "number", least: 0.1, most: 24, optional: true };

export const workInjury: Calculator = {
  name: "work-injury",
  title: "工伤待遇",
  categories: ["labor", "injury"],
  fields: [OUTCOME, WAGE, DAY, LEAVE, REGION, AVERAGE_WAGE],
  read: readWorkInjury,
  work,
};

function work(inputs: Inputs, figures: Figures): Worked | { missing: readonly Field[] } {
  const outcome = choiceOf(inputs, OUTCOME);
  const wage = numberOf(inputs, WAGE);
  const day = dayGiven(inputs, DAY);
  const leave = numberOf(inputs, LEAVE);
  if (outcome === null) return { missing: [OUTCOME, ...(wage === null ? [WAGE] : [])] };
  if (outcome === KILLED) return day ? killed(day.day, wage, inputs, figures) : { missing: [DAY] };
  const missing = [...(wage === null ? [WAGE] : []), ...(outcome === PENDING && leave === null ? [LEAVE] : [])];
  if (wage === null || missing.length > 0) return { missing };
  const average = averageWageOf(inputs, figures.averageWage, day?.iso ?? null);
  if (outcome === PENDING)
    return { result: `停工留薪期工资 ${yuan(wage * leave!)}`, how: `${leaveStep(wage, leave!)}。${UNINSURED}。`, bases: LEAVE_BASES };
  return disabled(outcome as Grade, ownWage(wage, average), wage, leave);
}

const UNINSURED = "单位没有参加工伤保险的，基金该付的也由单位付";
const UNINSURED_BASIS: Basis = { law: LAW, articleNo: "第六十二条", paragraph: 2 };
const LEAVE_BASES: readonly Basis[] = [
  { law: LAW, articleNo: "第三十三条", paragraph: 1 },
  { law: LAW, articleNo: "第三十三条", paragraph: 2 },
];

function leaveStep(wage: number, months: number): string {
  const long = months > 12 ? "；超过十二个月的部分要经市级劳动能力鉴定委员会确认" : "";
  return `停工留薪期内原工资福利待遇不变，由单位按月付：${months}个月 × ${plainNumber(wage)}元 = ${yuan(wage * months)}${long}`;
}

type Own = { wage: number; step: string };

/** 第六十四条第二款: held between 60 % and 300 % of the local average. */
function ownWage(wage: number, average: Local | null): Own {
  if (!average) {
    const step =
      "本人工资按缴费工资算，这里没有查到当地职工平均工资，没有核对上下限：高于它300%的按300%算，低于60%的按60%算，请按当地公布的数字核对";
    return { wage, step };
  }
  const [low, high] = [toFen(average.amount * 0.6), toFen(average.amount * 3)];
  if (wage > high) return { wage: high, step: `本人工资${yuan(wage)}高于当地职工平均工资${average.from}的300%，按${yuan(high)}算` };
  if (wage < low) return { wage: low, step: `本人工资${yuan(wage)}低于当地职工平均工资${average.from}的60%，按${yuan(low)}算` };
  return { wage, step: `本人工资${yuan(wage)}在当地职工平均工资${average.from}的60%到300%之间` };
}

function disabled(grade: Grade, own: Own, told: number, leave: number | null): Worked {
  const { months, monthly } = BY_GRADE[grade];
  const lump = toFen(own.wage * months);
  const article = months > 18 ? "第三十五条" : months > 13 ? "第三十六条" : "第三十七条";
  const paid = monthly === undefined ? null : toFen((own.wage * monthly) / 100);
  const steps = [
    own.step,
    `一次性伤残补助金：${grade}是${months}个月，${months} × ${plainNumber(own.wage)}元 = ${yuan(lump)}`,
    ...(paid === null
      ? []
      : [
          `${article === "第三十五条" ? "每月伤残津贴" : "单位难以安排工作的，每月伤残津贴"}：${plainNumber(own.wage)} × ${monthly}% = ${yuan(paid)}，低于当地最低工资的补足差额`,
        ]),
    ...(leave === null ? [] : [leaveStep(told, leave)]),
    ...(article === "第三十五条"
      ? []
      : [
          `${article === "第三十六条" ? "您自己提出解除" : "合同到期终止或者您自己提出解除"}劳动关系的，另有一次性工伤医疗补助金和一次性伤残就业补助金，数额由各省规定，请按当地规定核对`,
        ]),
    "医疗费、住院伙食补助等另算",
    UNINSURED,
  ];
  const result = `一次性伤残补助金 ${yuan(lump)}${paid === null ? "" : `；伤残津贴每月 ${yuan(paid)}${article === "第三十五条" ? "" : "（难以安排工作的）"}`}`;
  return {
    result,
    how: `${steps.join("。")}。`,
    bases: [
      { law: LAW, articleNo: article },
      { law: LAW, articleNo: "第六十四条", paragraph: 2 },
      ...(leave === null ? [] : LEAVE_BASES),
      UNINSURED_BASIS,
    ],
  };
}

function killed(day: number, wage: number | null, inputs: Inputs, figures: Figures): Worked {
  const income = incomeBefore(figures.urbanIncome, day);
  const average = averageWageOf(inputs, figures.averageWage, isoOf(day));
  const grant = income && toFen(income.amount * 20);
  const year = ymd(day).y - 1;
  const steps = [
    grant && income
      ? `一次性工亡补助金是${year}年全国城镇居民人均可支配收入${sayFigure(income)}的20倍：${plainNumber(income.amount)} × 20 = ${yuan(grant)}`
      : `${chineseDay(day)}死亡的，一次性工亡补助金按${year}年全国城镇居民人均可支配收入的20倍算；这里没有那一年的数字，请按国家统计局公布的数字算`,
    average
      ? `丧葬补助金是6个月的当地上年度职工月平均工资${average.from}：${plainNumber(average.amount)} × 6 = ${yuan(average.amount * 6)}`
      : "丧葬补助金是6个月的统筹地区上年度职工月平均工资，这里没有查到当地的数字",
    `供养亲属抚恤金每月：配偶40%，其他亲属每人30%，孤寡老人或者孤儿再加10%，都按死者本人工资${wage === null ? "" : `（${yuan(wage)}，配偶每月${yuan(wage * 0.4)}）`}算，加起来不超过本人工资；只给由他供养、没有劳动能力的亲属`,
    UNINSURED,
  ];
  const funeral = average ? `；丧葬补助金 ${yuan(average.amount * 6)}` : "";
  return {
    result: `${grant === null ? `一次性工亡补助金为${year}年全国城镇居民人均可支配收入的20倍` : `一次性工亡补助金 ${yuan(grant)}`}${funeral}`,
    how: `${steps.join("。")}。`,
    bases: [1, 2, 3].map((item): Basis => ({ law: LAW, articleNo: "第三十九条", paragraph: 1, item })).concat(UNINSURED_BASIS),
  };
}

/** The income of the year before is in force from 1 January; an older figure is another year's. */
function incomeBefore(table: readonly Figure[], day: number): Figure | null {
  const figure = figureOn(table, "000000", isoOf(day));
  return figure && figure.from.slice(0, 4) === isoOf(day).slice(0, 4) ? figure : null;
}
