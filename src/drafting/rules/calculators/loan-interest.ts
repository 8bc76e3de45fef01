/**
 * 民间借贷利息和上限: simple interest, days over 365. Split at 2020-08-20 for older contracts (规定 31); what is above four
 * times the one-year LPR is not protected (规定 25); nothing agreed is no interest, overdue at the LPR (规定 24, 28).
 */
import { chineseDay, dayOf, isoOf } from "#language/dates-calendar.ts";
import type { Basis, Calculator, Field, Figure, Figures, Inputs, Worked } from "#drafting/calculation.ts";
import { figureOn, knownUntil } from "./figures.ts";
import { choiceOf, dayGiven, numberOf } from "./given-inputs.ts";
import { basis } from "./money-laws.ts";
import { percent, plainNumber, toFen, yuan } from "./money.ts";
import { AGREEMENTS, LENDERS, toldLoan } from "./told-loan.ts";

const PRINCIPAL: Field = { key: "principal", ask: "还没有归还的借款本金是多少元？", kind: "amount", least: 1, most: 1e11 };
const AGREED = { key: "agreed", ask: "利息是怎么约定的？", kind: "choice", options: AGREEMENTS } as const satisfies Field;
const RATE: Field = {
  key: "rate",
  ask: "约定的年利率是百分之几？（月息2分就是年利率24%）",
  kind: "number",
  least: 0.01,
  most: 2000,
  optional: true,
};
const MADE: Field = { key: "made", ask: "钱是哪一天借出的？", kind: "day" };
const DUE: Field = { key: "due", ask: "约定哪一天还？", kind: "day", optional: true };
const UNTIL: Field = { key: "until", ask: "利息算到哪一天？（还清或者起诉的那天）", kind: "day", optional: true };
const SUIT: Field = { key: "suit", ask: "哪一天起诉？（2020年8月20日以前的借款要用到）", kind: "day", optional: true };
const LENDER = { key: "lender", ask: "钱是谁借出的？", kind: "choice", options: LENDERS, optional: true } as const satisfies Field;

const SPLIT = dayOf("2020-08-20");
/** The 2015 rules' ceiling for what courts enforce; their text is not at hand, so `how` says that it is to be checked. */
const OLD_CEILING = 24;
const OLD_RULES_FROM = dayOf("2015-09-01");

export const loanInterest: Calculator = {
  name: "loan-interest",
  title: "民间借贷利息和上限",
  categories: ["debt", "contract", "company", "procedure", "other"],
  fields: [PRINCIPAL, AGREED, RATE, MADE, DUE, UNTIL, SUIT, LENDER],
  read: toldLoan,
  work,
};

type Loan = { principal: number; made: Day; due: Day | null; until: Day | null; suit: Day | null; rate: number };
type Day = { iso: string; day: number };
/** One stretch of days at one rate. */
type Part = { sum: number; step: string };

function work(inputs: Inputs, figures: Figures): Worked | { missing: readonly Field[] } {
  if (choiceOf(inputs, LENDER) === LENDERS[1]) return licensed();
  const principal = numberOf(inputs, PRINCIPAL);
  const rate = numberOf(inputs, RATE);
  const agreed = choiceOf(inputs, AGREED) ?? (rate === null ? null : AGREEMENTS[0]);
  const made = dayGiven(inputs, MADE);
  const due = dayGiven(inputs, DUE);
  const until = dayGiven(inputs, UNTIL);
  if (principal === null || agreed === null)
    return { missing: [...(principal === null ? [PRINCIPAL] : []), ...(agreed === null ? [AGREED] : [])] };
  if (agreed !== AGREEMENTS[0]) return withoutRate(principal, agreed === AGREEMENTS[2], due, until, figures);
  if (rate === null || made === null) return { missing: [...(rate === null ? [RATE] : []), ...(made === null ? [MADE] : [])] };
  if (until ? until.day <= made.day : made.day < SPLIT) return { missing: [UNTIL] };
  return withRate({ principal, rate, made, due, until, suit: dayGiven(inputs, SUIT) }, figures);
}

function withRate(loan: Loan, figures: Figures): Worked {
  const old = loan.made.day < SPLIT;
  if (old && loan.until!.day <= SPLIT) return underOldRules(loan);
  const measured = old ? (loan.suit ?? loan.until!) : loan.made;
  const lpr = figureOn(figures.lprOneYear, "000000", measured.iso);
  const bases = [basis("lending", "第二十五条", 1), ...(old ? [basis("lending", "第三十一条", 2)] : []), basis("civil", "第六百八十条", 1)];
  if (!lpr) return noLpr(measured, bases);
  const cap = toFen(lpr.amount * 4);
  const rate = Math.min(loan.rate, cap);
  const which = !old ? "借款时" : loan.suit ? "起诉时" : "还不知道哪天起诉，先用算到的这一天";
  const ceiling = `${which}（${chineseDay(measured.day)}）一年期LPR是${percent(lpr.amount)}${perhapsNewer(lpr, measured, figures)}，四倍是${percent(cap)}`;
  const chosen =
    loan.rate > cap
      ? `约定的年利率${percent(loan.rate)}超过上限，超过的部分不受保护，按${percent(cap)}算`
      : `约定的年利率${percent(loan.rate)}没有超过上限，按约定算`;
  if (!loan.until) {
    const year = toFen((loan.principal * rate) / 100);
    const how = `${ceiling}。${chosen}。一年的利息：${plainNumber(loan.principal)} × ${percent(rate)} = ${yuan(year)}。${caveats(loan, figures)}`;
    return {
      result: `年利率最高按${percent(rate)}算，${yuan(loan.principal)}本金一年的利息是${yuan(year)}`,
      how,
      bases: withOverdue(loan, bases),
    };
  }
  const parts = old ? oldParts(loan, rate) : [part(loan.principal, rate, loan.made.day, loan.until.day)];
  const sum = toFen(parts.reduce((total, { sum }) => total + sum, 0));
  const added = parts.length > 1 ? `合计${yuan(sum)}。` : "";
  return {
    result: interestUntil(loan.until, sum, loan.principal),
    how: `${old ? oldRule(loan) : ""}${ceiling}。${chosen}。${parts.map(({ step }) => `${step}。`).join("")}${added}${caveats(loan, figures)}`,
    bases: withOverdue(loan, bases),
  };
}

/** Until 2020-08-19 as the rules of that time had it, from 2020-08-20 on under today's ceiling at the day of suit. */
function oldParts(loan: Loan, rate: number): Part[] {
  const end = loan.until!.day;
  const early = part(loan.principal, Math.min(loan.rate, OLD_CEILING), loan.made.day, Math.min(end, SPLIT));
  return end > SPLIT ? [early, part(loan.principal, rate, SPLIT, end)] : [early];
}

function underOldRules(loan: Loan): Worked {
  const [{ sum, step }] = oldParts(loan, 0) as [Part];
  return {
    result: interestUntil(loan.until!, sum, loan.principal),
    how: `${oldRule(loan)}${step}。已经付过的利息要减去。一年按365天算。`,
    bases: [basis("lending", "第三十一条", 2)],
  };
}

function interestUntil(until: Day, sum: number, principal: number): string {
  return `算到${chineseDay(until.day)}，可以主张的利息最多是${yuan(sum)}（本金${yuan(principal)}另算）`;
}

function oldRule({ made, rate }: Loan): string {
  const older = made.day < OLD_RULES_FROM ? "2015年9月1日以前的借款当时还有更早的规定，要由律师核对。" : "";
  return `借款在2020年8月20日以前，利息分两段算：到2020年8月19日为止，可以请求按当时的规定算，年利率${percent(OLD_CEILING)}以内的受保护（2015年规定第二十六条，此数待核对）${rate > OLD_CEILING ? `，所以按${percent(OLD_CEILING)}算` : ""}；从2020年8月20日起，按起诉时一年期LPR的四倍封顶。${older}`;
}

/** The first day counts, the last does not. */
function part(principal: number, rate: number, from: number, to: number): Part {
  const sum = toFen((principal * rate * (to - from)) / 36_500);
  const step = `${chineseDay(from)}到${chineseDay(to)}共${to - from}天：${plainNumber(principal)} × ${percent(rate)} × ${to - from} ÷ 365 = ${yuan(sum)}`;
  return { sum, step };
}

/** The LPR comes out every month: a day well after the last entry may have a newer one. */
function perhapsNewer({ from }: Figure, { day }: Day, { lprOneYear }: Figures): string {
  return from === knownUntil(lprOneYear) && day - dayOf(from) > 31
    ? `（表里最新的，${chineseDay(dayOf(from))}公布，后来有没有变要查）`
    : "";
}

function withOverdue({ due, until }: Loan, bases: Basis[]): Basis[] {
  const overdue = due && until && until.day > due.day ? [basis("lending", "第二十八条", 2, 2)] : [];
  return [...bases, ...overdue, basis("lending", "第二十九条")];
}

function caveats({ due, until }: Loan, figures: Figures): string {
  const overdue = due && until && until.day > due.day ? `${chineseDay(due.day)}到期后没有另外约定逾期利率的，照借期内的利率算；` : "";
  return `${overdue}另有违约金等费用的，加起来也不能超过上限。已经付过的利息要减去。${lprNote(figures)}`;
}

/** Nothing agreed, or not clearly: no interest for the term; what is overdue, at the LPR of the day it fell overdue. */
function withoutRate(principal: number, unclear: boolean, due: Day | null, until: Day | null, figures: Figures): Worked {
  const says = unclear ? "利息说得不清楚，双方都是个人的，视为没有利息" : "没有约定利息，借期内视为没有利息";
  const others = unclear ? "不都是个人的，由法院按交易习惯、当地做法等来定。" : "";
  const bases = unclear
    ? [basis("civil", "第六百八十条", 3), basis("lending", "第二十四条", 2)]
    : [basis("civil", "第六百八十条", 2), basis("lending", "第二十四条", 1)];
  if (!due || !until || until.day <= due.day) {
    const open = due ? "还没有到约定的还款日，或者不知道算到哪一天" : "不知道约定的还款日";
    return {
      result: `${says}；逾期的利息现在算不出`,
      how: `${says}。${others}过了还款日还不还的，可以从逾期那天起按一年期LPR要利息；${open}，这一部分没有算。`,
      bases,
    };
  }
  const lpr = figureOn(figures.lprOneYear, "000000", isoAfter(due));
  const all = [...bases, basis("lending", "第二十八条", 2, 1)];
  if (!lpr) return noLpr(due, all);
  const { sum, step } = part(principal, lpr.amount, due.day, until.day);
  return {
    result: `${says}；逾期的利息算到${chineseDay(until.day)}是${yuan(sum)}`,
    how: `${says}。${others}${chineseDay(due.day)}到期没有还，从逾期起可以按当时一年期LPR ${percent(lpr.amount)}${perhapsNewer(lpr, due, figures)}要利息：${step}。另外约定了逾期利率的，按约定，最高不超过借款时一年期LPR的四倍。${lprNote(figures)}`,
    bases: all,
  };
}

function isoAfter({ day }: Day): string {
  return isoOf(day + 1);
}

function licensed(): Worked {
  return {
    result: "银行、小贷公司等持牌机构放的贷款，不适用民间借贷的利率上限",
    how: "“一年期LPR的四倍”只管民间借贷。经金融监管部门批准放贷的机构（银行、小额贷款公司、典当行等）的贷款，利息按贷款合同和金融监管的规定算，这里不算。",
    bases: [basis("lending", "第一条", 2)],
  };
}

function noLpr({ day }: Day, bases: readonly Basis[]): Worked {
  return {
    result: "表里没有这一天的一年期LPR，现在算不出金额",
    how: `要用${chineseDay(day)}前后的一年期LPR。LPR从2019年8月20日起才每月公布；更早的日子，或者表里还没有录入的，由律师查明后再算。`,
    bases,
  };
}

function lprNote({ lprOneYear }: Figures): string {
  const last = knownUntil(lprOneYear);
  const unchecked = lprOneYear.some(({ checked }) => !checked) ? "，还没有核对" : "";
  return last === null
    ? ""
    : `一年按365天算；LPR收录到${chineseDay(dayOf(last))}公布的为止${unchecked}，请对照全国银行间同业拆借中心公布的数字。`;
}
