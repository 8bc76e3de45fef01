/** The numbers a card says, held against those its article says. A wrong number is worse than no card. */
import { NUMERAL_CHARS, articleNumber, formatArticleNumber, parseNumeral } from "#language/numerals.ts";

/** The port to the citation gate's reading of amounts, so that cards and drafts are held to the same one. */
export type ReadAmounts = (text: string) => string[];

const CHINESE = `[${NUMERAL_CHARS}]+`;
const NUMERAL = `(?:[0-9][0-9.,]*[百千万亿]*|${CHINESE})`;
const UNIT = "(?:个月|个?工作日|周岁|小时|万元|[年月日天岁倍元%])";

const ENUMERATORS = /[①-⑳]|[（(][0-9]+[)）]/g;
const PROVISION = new RegExp(`第${NUMERAL}(?:条(?:之${CHINESE})?|[款项章编节])`, "g");
const RANGE = new RegExp(`(${NUMERAL})[至到、~-](?=${NUMERAL}(${UNIT}))`, "g");
const SHARES = new RegExp(`百分之(${NUMERAL})[至到、](?=${NUMERAL})(?!${NUMERAL}${UNIT})`, "g");
const HALVES = new RegExp(`(${NUMERAL})年半`, "g");
const THAT_DAY = /[那这某同哪][一1][天日]/g;

/** What is read is normalised first: no enumerators, no article numbers, 半年 as 6个月, 三至五年 as 3年 and 5年. */
function normal(text: string): string {
  return text
    .replace(ENUMERATORS, "、")
    .normalize("NFKC")
    .replace(PROVISION, "、")
    .replace(THAT_DAY, "、")
    .replace(HALVES, (_, years: string) => `${(parseNumeral(years) ?? 0) * 12 + 6}个月`)
    .replace(/半年/g, "6个月")
    .replace(SHARES, (_, first: string) => `百分之${first}、百分之`)
    .replace(RANGE, (_, first: string, unit: string) => `${first}${unit}、`);
}

/** @returns amounts with their unit, in the gate's form: `30日`, `6月`, `80%` */
export function amountsIn(text: string, readAmounts: ReadAmounts): string[] {
  return readAmounts(normal(text));
}

/**
 * Amounts, shares, and Arabic figures without a unit of law (10人, 2次) must stand in the article. Chinese numerals
 * without one (一方, 第三人) carry no law.
 * @param workdays the numbers of days that this law counts as working days
 */
export function strangeNumbers(gist: string, article: string, readAmounts: ReadAmounts, workdays: readonly number[] = []): string[] {
  const known = new Set(knownAmounts(article, readAmounts, workdays));
  const amounts = amountsIn(gist, readAmounts).filter((amount) => !known.has(amount));
  const figures = new Set(numerals(normal(article), new RegExp(NUMERAL, "g")));
  const bare = numerals(normal(gist), /[0-9][0-9.,]*[百千万亿]*/g).filter((n) => !figures.has(n));
  const shares = fractionsIn(gist).filter((share) => !fractionsIn(article).includes(share));
  const named = amounts.map((amount) => Number.parseFloat(amount));
  return [...new Set([...amounts, ...bare.filter((n) => !named.includes(n)).map(String), ...shares])];
}

/** Where the law says that 五日 means working days, both forms say what it says. */
export function knownAmounts(text: string, readAmounts: ReadAmounts, workdays: readonly number[]): string[] {
  const amounts = amountsIn(text, readAmounts);
  return [...amounts, ...workdays.filter((n) => amounts.includes(`${n}日`)).map((n) => `${n}工作日`)];
}

/** 本法中“二日”“三日”的规定是指工作日 → [2, 3] */
export function workdaysOf(articles: Iterable<string>): number[] {
  const sentences = [...articles].flatMap((text) => text.split(/[。；\n]/)).filter((sentence) => sentence.includes("是指工作日"));
  const named = sentences.flatMap((sentence) =>
    Array.from(sentence.matchAll(new RegExp(`“(${NUMERAL})日”`, "g")), (m) => parseNumeral(m[1] ?? "")),
  );
  return [...new Set(named.filter((n) => n !== null))];
}

/** A card may point at another article, paragraph or item only where its own article does. */
export function strangeProvisions(gist: string, own: string, article: string): string[] {
  const known = new Set([own, ...provisionsIn(article)]);
  return provisionsIn(gist).filter((name) => !known.has(name));
}

function provisionsIn(text: string): string[] {
  const plain = text.normalize("NFKC");
  const articles = Array.from(plain.matchAll(new RegExp(`第${NUMERAL}条(?:之${CHINESE})?`, "g")), (m) => articleNumber(m[0])).filter(
    (n) => n !== null,
  );
  const parts = plain.matchAll(new RegExp(`第[(]?(${NUMERAL})[)]?([款项])`, "g"));
  return [...articles.map(formatArticleNumber), ...Array.from(parts, ([, n, kind]) => `第${parseNumeral(n ?? "")}${kind}`)];
}

function fractionsIn(text: string): string[] {
  const plain = normal(text).replaceAll("百分之", "");
  const found = plain.matchAll(new RegExp(`(${NUMERAL})分之(${NUMERAL})|([0-9]+)/([0-9]+)`, "g"));
  return Array.from(found, ([, below, above, high, low]) => `${parseNumeral(above ?? high ?? "")}/${parseNumeral(below ?? low ?? "")}`);
}

function numerals(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), (m) => parseNumeral(m[0].replace(/[.,]+$/, ""))).filter((n) => n !== null);
}
