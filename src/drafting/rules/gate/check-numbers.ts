/** Periods, amounts and shares must stand in an article that is cited for them; the citizen's own, in what they told. */
import type { AnswerBody, Citation, Finding } from "#contract.ts";
import type { Cited } from "#drafting/draft.ts";
import { numbersIn } from "#drafting/rules/numbers.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { moneyTold, workedAmounts } from "./worked-amounts.ts";

type Look = Ground["look"];

export function checkNumbers(body: AnswerBody, { look, partOf }: Pick<Ground, "look" | "partOf">): Finding[] {
  const own = ownNumbers(body);
  const named = (citation: Citation) => narrowed(look(citation), citation, partOf);
  return [
    ...body.law.flatMap((claim, i) => inClaim(claim.claim, claim.citations.map(named), own, body.understood, `law[${i}]`)),
    ...body.timeLimits.flatMap(({ limit, citation }, i) => inLimit(limit, named(citation), `timeLimits[${i}]`)),
    ...inShortAnswer(body, look, own),
  ];
}

/** Where a 款 is named, the number must stand there: another may have it for something else. A 项 goes with its lead-in. */
function narrowed(cited: Cited, { paragraph }: Citation, partOf: Ground["partOf"]): Cited {
  const { article } = cited;
  if (!article?.official || paragraph === null) return cited;
  const text = partOf(article.text, paragraph, null);
  return text === null ? cited : { ...cited, article: { ...article, text, timeLimits: [] } };
}

/** Numbers that the citizen told and that were worked out from them. */
export function ownNumbers(body: AnswerBody): ReadonlySet<string> {
  const told = moneyTold(body.understood).map((yuan) => `${yuan}元`); // 18万货款
  return new Set([...told, ...[body.understood, ...body.calculations.flatMap(({ result, how }) => [result, how])].flatMap(numbersIn)]);
}

const textsOf = (cited: readonly Cited[]) => cited.flatMap(({ article }) => (article ? [article.text] : []));

export function citedNumbers(cited: readonly Cited[]): Set<string> {
  const texts = cited.flatMap(({ article }) => (article ? [article.text, ...article.timeLimits.map((t) => `${t.amount}${t.unit}`)] : []));
  return new Set(texts.flatMap(numbersIn));
}

/** 每日, 按月 are told as 一天, 一个月; 一个月内 is a period, which they do not bear out. */
export function ratesOf(cited: readonly Cited[], sentence: string): string[] {
  const periods = new Set(Array.from(sentence.matchAll(PERIOD), ([, number = ""]) => number).flatMap(numbersIn));
  return textsOf(cited)
    .flatMap(rates)
    .filter((number) => !periods.has(number));
}

const PERIOD = new RegExp(`([1一]个?[年月日天])(?:(?:以|之)?内|之?后|以上|以下|期限|届满|期满)`, "gu");

function rates(text: string): string[] {
  return [
    ...(/每[日天]|按[日天]|次日|当[日天]/.test(text) ? ["1日"] : []),
    ...(/每个?月|按月|次月|当月|月工资/.test(text) ? ["1月"] : []),
    ...(/每年|按年|年度|次年|一周年/.test(text) ? ["1年"] : []),
  ];
}

/** 最高不超过八十万元, 一百万元以内. */
const BOUND = /(?:[最至][高多低少]|不(?:超过|低于|少于))[^，。；]{0,12}|[^，。；]{1,12}(?:以[内上下]|封顶)/gu;

/** A number of the citizen's own stands only in a sentence about them: 您工作满三年. */
function inClaim(claim: string, cited: Cited[], own: ReadonlySet<string>, told: string, place: string): Finding[] {
  if (cited.every(({ article }) => article === null)) return []; // already blocked for its citations
  const worked = workedAmounts(sentences(claim), told, textsOf(cited));
  const stated = [...citedNumbers(cited), ...worked];
  const strange = sentences(claim).flatMap((sentence) => {
    const known = new Set([...stated, ...ratesOf(cited, sentence)]);
    // 您可以在三年内申请 says what the law is, however long they worked.
    const aboutThem = /[您你]/.test(sentence) && !/以?内|时效|期限|届满/.test(sentence);
    // Money that they told is theirs, however the sentence is put; but not where it is said to be the law's bound.
    const bounds = new Set((sentence.match(BOUND) ?? []).flatMap(numbersIn));
    const theirs = (number: string) => own.has(number) && (aboutThem || (number.endsWith("元") && !bounds.has(number)));
    return numbersIn(sentence).filter((number) => !known.has(number) && !theirs(number));
  });
  return say(strange, place, "所引条文中没有这些数字", cited);
}

function inLimit(limit: string, cited: Cited, place: string): Finding[] {
  if (cited.article === null) return [];
  const known = new Set([...citedNumbers([cited]), ...ratesOf([cited], limit)]);
  return say(
    numbersIn(limit).filter((number) => !known.has(number)),
    place,
    "所引条文中没有这些数字",
    [cited],
  );
}

/** The short answer may repeat what the law section cites and what the citizen said; no other period or sum. */
function inShortAnswer(body: AnswerBody, look: Look, own: ReadonlySet<string>): Finding[] {
  const cited = allCited(body).map(look);
  // What is reckoned in a claim may be said again.
  const worked = workedAmounts(
    [...body.law.flatMap(({ claim }) => sentences(claim)), ...sentences(body.shortAnswer)],
    body.understood,
    textsOf(cited),
  );
  const known = new Set([...citedNumbers(cited), ...worked, ...own]);
  const strange = sentences(body.shortAnswer).flatMap((sentence) => {
    const rated = new Set(ratesOf(cited, sentence));
    return numbersIn(sentence).filter((number) => !known.has(number) && !rated.has(number));
  });
  return say(strange, "shortAnswer", "所引条文和群众的话里都没有这些数字", []);
}

export function allCited(body: AnswerBody): Citation[] {
  return [...body.law, ...body.calculations].flatMap((each) => each.citations).concat(body.timeLimits.map((limit) => limit.citation));
}

function say(strange: string[], place: string, what: string, cited: readonly Cited[]): Finding[] {
  if (strange.length === 0) return [];
  const article = cited.find((each) => each.article !== null)?.article ?? null;
  return [blocks("number-not-in-article", place, `${what}：${[...new Set(strange)].join("、")}`, article)];
}

export function sentences(text: string): string[] {
  return text.split(/(?<=[。；;！!？?\n])/).filter((each) => each.trim().length > 0);
}
