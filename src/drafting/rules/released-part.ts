/**
 * Whether a text may be shown to other people than the one it was written for. It holds only facts of everybody's: what
 * the law says, and nothing that one person told. Each refusal names what it saw.
 */
import { organisationsIn } from "#language/organisations.ts";
import { placeholdersIn } from "#language/placeholders.ts";
import { provincesAndCities } from "#language/regions.ts";
import { numbersIn } from "./numbers.ts";

/** `words`: the asker's, redacted; `articles`: the texts that the release cites. */
export type Against = { words: string; articles: readonly string[] };

/** Names, numbers of telephones and the like, found by the room that redacts. */
export type Personal = { kind: string; value: string };

const PERSONAL: Record<string, string> = {
  name: "姓名",
  phone: "电话号码",
  id: "身份证号",
  "bank-card": "银行卡号",
  plate: "车牌号",
  email: "邮箱",
  address: "地址",
  "wechat-qq": "微信、QQ 号",
};

const N = "[0-9〇零一二三四五六七八九十]";
const DAY = new RegExp(`(?:${N}{2,4}年(?:${N}{1,3}月(?:${N}{1,3}[日号])?|[初底末])|${N}{1,3}月${N}{1,3}[日号]|(?:19|20)[0-9]{2}年)`, "gu");
const TOLD_DAY = /昨天|前天|上周|上个?月|去年|前年|上星期/gu;
const SUM = /[0-9〇零一二两三四五六七八九十百千万亿.,]+\s*(?:多)?\s*(?:万元|元|块钱?|万块)/gu;

/** @returns what of one person it still holds, in words; empty where it may be released */
export function personIn(text: string, personal: readonly Personal[], against: Against): string[] {
  return [
    ...placeholdersIn(text).map((one) => `“${one}”是代称，请改成一般的说法`),
    ...personalIn(personal, against.articles),
    ...daysIn(text, against.articles).map((one) => `“${one}”是具体日期`),
    ...sumsIn(text, against.articles).map((one) => `“${one}”是金额，所引条文里没有`),
    ...ownFigures(text, against).map((one) => `“${one}”是群众自己的数字`),
    ...namedIn(text, against.words).map((one) => `“${one}”是群众说到的单位或者地方`),
  ];
}

/** The rule on names hears some in ordinary words (关爱); what the law itself says is nobody's. */
function personalIn(personal: readonly Personal[], articles: readonly string[]): string[] {
  const strange = personal.filter(({ value }) => !articles.some((article) => article.includes(value)));
  return strange.map(({ kind, value }) => `“${value}”像是${PERSONAL[kind] ?? "个人信息"}`);
}

const distinct = (found: Iterable<RegExpMatchArray>): string[] => [...new Set(Array.from(found, ([one]) => one))];

function daysIn(text: string, articles: readonly string[]): string[] {
  const days = distinct(text.matchAll(DAY)).filter((day) => !articles.some((article) => article.includes(day)));
  return [...days, ...distinct(text.matchAll(TOLD_DAY))];
}

/** A sum that the law itself names is the law's. */
function sumsIn(text: string, articles: readonly string[]): string[] {
  const known = new Set(articles.flatMap(numbersIn));
  return distinct(text.matchAll(SUM)).filter((sum) => {
    const figures = numbersIn(sum.replace(/万块/u, "万元").replace(/块钱?/u, "元"));
    return figures.length === 0 || figures.some((figure) => !known.has(figure));
  });
}

/** 双倍工资 and 退一赔三 are what people call a rule, not what happened to them; sums are looked at by themselves. */
const NOBODYS = /[倍元]$/u;

function ownFigures(text: string, { words, articles }: Against): string[] {
  const known = new Set(articles.flatMap(numbersIn));
  const told = new Set(numbersIn(words));
  return numbersIn(text).filter((figure) => told.has(figure) && !known.has(figure) && !NOBODYS.test(figure));
}

const PLACES: readonly string[] = provincesAndCities().map(({ name }) => name.replace(/(?:特别行政区|[市省])$/u, ""));

/** A body or a place that both speak of is the asker's. */
function namedIn(text: string, words: string): string[] {
  const told = organisationsIn(words);
  const bodies = told.filter(({ core }) => text.includes(core)).map(({ core }) => core);
  const places = PLACES.filter((place) => place.length >= 2 && words.includes(place) && text.includes(place));
  return [...new Set([...bodies, ...places])];
}
