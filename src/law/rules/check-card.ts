/**
 * What makes a card wrong: by itself, and against the official text where that is at hand. Deterministic, in words
 * for whoever writes cards.
 */
import { type ArticleNumber, articleNumber, formatArticleNumber } from "#language/numerals.ts";
import type { StatuteCard, TimeLimit } from "../law.ts";
import { type ReadAmounts, amountsIn, knownAmounts, strangeNumbers, strangeProvisions } from "./card-numbers.ts";
import { sharedRuns } from "./shared-runs.ts";

/** The version of a law that is law today; its articles by `articleKey`. */
export type OfficialLaw = {
  version: string;
  effective: string | null;
  articles: ReadonlyMap<string, { label: string; text: string }>;
  /** Numbers of days that this law counts as working days though it writes 日. */
  workdays: readonly number[];
};

export function articleKey({ no, sub }: ArticleNumber): string {
  return `${no}.${sub}`;
}

/** 民法典-1079, 刑法-133之一 */
export function cardId(short: string, { no, sub }: ArticleNumber): string {
  return `${short}-${no}${formatArticleNumber({ no: 1, sub }).slice("第一条".length)}`;
}

/** @returns the law's short name and the article's number of an id as `cardId` writes it, whether or not the article has a card */
export function readCardId(id: string): { short: string; number: ArticleNumber } | null {
  const found = /^(.+)-(\d+)((?:之.+)?)$/u.exec(id);
  const number = found && articleNumber(`第${found[2]}条${found[3]}`);
  return number && { short: found[1]!, number };
}

/** @returns what is wrong with the card by itself */
export function checkCard(card: StatuteCard): string[] {
  const number = articleNumber(card.articleNo);
  if (!number) return [`articleNo ${card.articleNo} is no article number`];
  const [label, id] = [formatArticleNumber(number), cardId(card.short, number)];
  return [
    ...(card.articleNo === label ? [] : [`articleNo ${card.articleNo} is written ${label}`]),
    ...(card.id === id ? [] : [`id ${card.id} should be ${id}`]),
    ...(card.effective !== null && card.effective > card.checked ? [`was not law when it was checked: effective ${card.effective}`] : []),
    ...twins(card.asks).map((ask) => `asks says 「${ask}」 twice`),
    ...twins([card.category, ...card.also]).map((code) => `category ${code} is named twice`),
    ...twins(card.timeLimits.map((limit) => JSON.stringify(limit))).map((limit) => `timeLimits says ${limit} twice`),
  ];
}

/** @returns time limits whose number stands neither in the gist nor in the official text */
export function strangeLimits(card: StatuteCard, law: OfficialLaw | null, readAmounts: ReadAmounts): string[] {
  const said = amountsIn(card.gist, readAmounts);
  // Without the law's own definition the gist must say it: 5日（工作日）.
  const inGist = card.gist.includes("工作日")
    ? [...said, ...said.filter((a) => a.endsWith("日")).map((a) => a.replace(/(?:工作)?日$/, "工作日"))]
    : said;
  const inArticle = law ? knownAmounts(textOf(card, law) ?? "", readAmounts, law.workdays) : [];
  const known = new Set([...inGist, ...inArticle]);
  return card.timeLimits
    .filter((limit) => amountsIn(`${limit.amount}${limit.unit}`, readAmounts).some((amount) => !known.has(amount)))
    .map((limit) => `timeLimits: ${spoken(limit)} stands neither in the gist nor in the article`);
}

/** @returns what the card says otherwise than the law in force */
export function checkAgainstLaw(card: StatuteCard, law: OfficialLaw, readAmounts: ReadAmounts): string[] {
  const text = textOf(card, law);
  if (text === null) return [`${card.law} of ${law.version} has no ${card.articleNo}`];
  return [
    ...(card.version === law.version ? [] : [`version is ${card.version}, that in force is ${law.version}`]),
    ...(card.effective === law.effective ? [] : [`effective is ${card.effective}, the data says ${law.effective}`]),
    ...strangeNumbers(card.gist, text, readAmounts, law.workdays).map((n) => `the gist says ${n}, the article does not`),
    ...strangeProvisions(card.gist, card.articleNo, text).map((name) => `the gist names ${name}, the article does not`),
    ...calendarDays(card, law, text, readAmounts),
    ...sharedRuns(card.gist, text).map((run) => `the gist copies the article: 「${run}」`),
  ];
}

/** Where the law counts 五日 in working days, a card that leaves it at days sends a citizen there too early or too late. */
function calendarDays(card: StatuteCard, law: OfficialLaw, text: string, readAmounts: ReadAmounts): string[] {
  const counted = law.workdays.filter((n) => amountsIn(text, readAmounts).includes(`${n}日`));
  const said = amountsIn(card.gist, readAmounts);
  const silent = card.gist.includes("工作日") ? [] : counted.filter((n) => said.includes(`${n}日`));
  return [
    ...silent.map((n) => `the gist says ${n}日 and not that this law counts them as 工作日`),
    ...card.timeLimits
      .filter(({ amount, unit }) => unit === "day" && counted.includes(amount))
      .map((l) => `timeLimits: ${spoken(l)}: this law counts them as workday`),
  ];
}

function textOf(card: StatuteCard, law: OfficialLaw): string | null {
  const number = articleNumber(card.articleNo);
  return (number && law.articles.get(articleKey(number))?.text) ?? null;
}

function spoken({ right, amount, unit }: TimeLimit): string {
  return `${amount} ${unit} for 「${right}」`;
}

function twins<T>(values: T[]): T[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}
