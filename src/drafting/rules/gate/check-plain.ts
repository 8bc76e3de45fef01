/**
 * 简明版: says in simpler words what the answer says, and nothing besides. A number, a day, a law or a promise that the
 * answer does not have blocks the approval, as does a duty turned round.
 */
import type { AnswerBody, Finding } from "#contract.ts";
import { numbersIn } from "#drafting/rules/numbers.ts";
import { NUMERAL_CHARS, articleNumber, parseNumeral } from "#language/numerals.ts";
import { sentences } from "./check-numbers.ts";
import { blocks } from "./finding.ts";
import { promisesIn } from "./promises.ts";
import { turnsHoldingRound } from "./turned/turned-round.ts";
import { moneyTold } from "./worked-amounts.ts";

/** @param laws names and short names that are known, to read those without 《》 */
export function checkPlain(body: AnswerBody, { laws }: { laws: ReadonlySet<string> }): Finding[] {
  if (body.plain === null) return [];
  const said = halfWidth(body.plain.text);
  const answer = textOf(body);
  return [
    ...beyond("numbers", "数字", [...strangeNumbers(withoutDays(said), withoutDays(answer)), ...strangeDigits(said, answer)]),
    ...beyond("days", "日期", [...strangeDays(said, answer), ...strangeMoments(said, answer)]),
    ...beyond("law", "法律、条文", [...strangeLaws(said, answer, laws), ...strangeArticles(said, answer)]),
    ...beyond(
      "promise",
      "保证",
      promisesIn(said).filter((promise) => !answer.includes(promise)),
    ),
    ...turnedRound(said, body),
  ];
}

function beyond(what: string, name: string, strange: readonly string[]): Finding[] {
  if (strange.length === 0) return [];
  return [blocks("plain-beyond", `plain.${what}`, `简明版里有正文没有的${name}：${[...new Set(strange)].join("、")}`)];
}

/** All that the answer says, its citations by name, its last days as people write them. */
function textOf(body: AnswerBody): string {
  const cited = [
    ...body.law.flatMap(({ citations }) => citations),
    ...body.calculations.flatMap(({ citations }) => citations),
    ...body.timeLimits.map(({ citation }) => citation),
  ];
  const all = [
    body.understood,
    body.shortAnswer,
    ...body.law.flatMap(({ claim, cases, about }) => [about, claim, ...cases.flatMap(({ title, holds }) => [title, holds])]),
    ...body.calculations.flatMap(({ what, result, how }) => [what, result, how]),
    ...body.steps.flatMap((step) => [step.do, step.where, ...step.papers]),
    ...body.timeLimits.flatMap(({ what, limit, lastDay }) => [what, limit, lastDay && writtenDay(lastDay)]),
    ...body.help.flatMap(({ who, why }) => [who, why]),
    ...body.unknowns,
    ...cited.flatMap(({ law, articleNo, quote }) => [law, articleNo, quote]),
    body.governingDay && writtenDay(body.governingDay),
  ];
  return halfWidth(all.filter(Boolean).join("\n"));
}

/** Digits alone: commas and brackets of Chinese text end clauses here. */
const halfWidth = (text: string): string => text.replace(/[０-９％]/gu, (sign) => sign.normalize("NFKC"));

function writtenDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

const DIGITS = `(?:[0-9]{1,4}|[${NUMERAL_CHARS}]{1,4})`;
const DAY = new RegExp(`(?:(${DIGITS})年)?(${DIGITS})月(${DIGITS})[日号]`, "gu");

const withoutDays = (text: string): string => text.replace(DAY, "，");

function strangeNumbers(said: string, answer: string): string[] {
  const known = new Set([...numbersIn(answer), ...moneyTold(answer).map((yuan) => `${yuan}元`)]);
  return numbersIn(said).filter((number) => !known.has(number));
}

/** 1. and 第2步 count the plain version's own lines. */
const COUNTED_LINE = /^\s*[0-9]{1,2}\s*[.、)]|第[0-9]{1,2}步/gmu;
const FIGURE = /[0-9]+(?:[.,][0-9]+)*/gu;
/** Copies, tries, people: numbers without a legal unit count too. 一 of 一份 says no number. */
const COUNTED = new RegExp(`([${NUMERAL_CHARS}]+)(?=[份次人张笔名级套页倍家])`, "gu");

/** Telephone numbers, copies: figures that numbersIn does not read. */
function strangeDigits(said: string, answer: string): string[] {
  const known = new Set(valuesIn(answer));
  const bare = withoutDays(said).replace(COUNTED_LINE, "");
  const counted = Array.from(bare.matchAll(COUNTED), ([, numeral = ""]) => numeral).filter((numeral) => (parseNumeral(numeral) ?? 0) > 1);
  const units = new Set(numbersIn(bare).map((number) => Number.parseFloat(number)));
  return [...(bare.match(FIGURE) ?? []), ...counted].filter((figure) => {
    const value = valueOf(figure);
    return value !== null && !known.has(value) && !units.has(value);
  });
}

function valuesIn(text: string): number[] {
  const written = [...(text.match(FIGURE) ?? []), ...(text.match(new RegExp(`[${NUMERAL_CHARS}]+`, "gu")) ?? [])];
  return [...written.flatMap((figure) => valueOf(figure) ?? []), ...numbersIn(text).map((number) => Number.parseFloat(number))];
}

const valueOf = (figure: string): number | null => (/^[0-9]/.test(figure) ? Number(figure.replaceAll(",", "")) : parseNumeral(figure));

/** 12月31日 is that day of any year that the answer names it in. */
function strangeDays(said: string, answer: string): string[] {
  const known = Array.from(answer.matchAll(DAY), dayIn);
  return Array.from(said.matchAll(DAY)).flatMap((found) => {
    const day = dayIn(found);
    const same = known.some((k) => k.month === day.month && k.date === day.date && (day.year === null || k.year === day.year));
    return same ? [] : [found[0]];
  });
}

function dayIn([, year, month = "", date = ""]: RegExpMatchArray) {
  const read = (numeral: string) => parseNumeral(numeral);
  return { year: year === undefined ? null : read(year), month: read(month), date: read(date) };
}

/** 下周一之前, 月底前, 年内: a day as well, however it is told. */
const MOMENT =
  /(?:今天|明天|后天|大后天|[本这下](?:个)?(?:周|星期|礼拜)[一二三四五六日天末]?|(?:周|星期|礼拜)[一二三四五六日天末]|[本这下](?:个)?月底?|月底|年底|月初|年初|今年|明年|春节|国庆)(?:之前|以前|前|之内|以内|内|截止)/gu;

const strangeMoments = (said: string, answer: string): string[] => (said.match(MOMENT) ?? []).filter((moment) => !answer.includes(moment));

const STATE = "中华人民共和国";
const BRACKETED = /《([^《》]{2,60})》/gu;
/** What a law's name ends with; the bare word is none. */
const LAW_NAME = /.(?:法|法典|条例|规定|解释|办法|细则|规则|决定)$/u;
const NO_NAME = new Set(["办法", "规定", "司法", "违法", "合法", "方法"]);

function strangeLaws(said: string, answer: string, laws: ReadonlySet<string>): string[] {
  const bracketed = Array.from(said.matchAll(BRACKETED), ([, law = ""]) => law);
  const bare = [...laws].filter((law) => !NO_NAME.has(law) && LAW_NAME.test(law) && said.includes(law));
  const strange = [...new Set([...bracketed, ...bare])].filter((law) => !answer.includes(law.replace(STATE, "")));
  // 合同法 is not said where 劳动合同法 is.
  return strange.filter((law) => !strange.some((other) => other !== law && other.includes(law)));
}

const ARTICLE = new RegExp(`第[0-9${NUMERAL_CHARS}]+条(?:之[${NUMERAL_CHARS}]+)?`, "gu");

function strangeArticles(said: string, answer: string): string[] {
  const key = (text: string) => JSON.stringify(articleNumber(text));
  const known = new Set((answer.match(ARTICLE) ?? []).map(key));
  return (said.match(ARTICLE) ?? []).filter((article) => !known.has(key(article)));
}

/** 对方不赔的，去起诉 says no duty: what is only supposed is left out. */
const SUPPOSED = /(?:如果|要是|假如|万一|若)[^，。；]*|[^，。；]*(?:的话|的)(?=，)/gu;

function turnedRound(said: string, body: AnswerBody): Finding[] {
  const told = [body.shortAnswer, ...body.law.map(({ claim }) => claim)].join("\n").replace(SUPPOSED, "");
  const round = sentences(said.replace(SUPPOSED, "")).find((sentence) => turnsHoldingRound(sentence, told));
  return round === undefined ? [] : [blocks("plain-beyond", "plain.sense", `简明版的这一句与正文说的正相反：“${round.trim()}”`)];
}
