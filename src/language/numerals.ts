/**
 * Chinese numerals as statutes and citizens write them: 一百三十三, 两千, 〇, 廿, ２０, 1.5万.
 */
const DIGITS = new Map<string, number>([
  ..."零一二三四五六七八九".split("").map((c, i): [string, number] => [c, i]),
  ..."壹贰叁肆伍陆柒捌玖".split("").map((c, i): [string, number] => [c, i + 1]),
  ["〇", 0],
  ["○", 0],
  ["两", 2],
  ["俩", 2],
  ["仨", 3],
]);
const TENS = new Map([
  ["廿", 20],
  ["卅", 30],
  ["卌", 40],
]);
const UNITS = new Map([
  ["十", 10],
  ["拾", 10],
  ["百", 100],
  ["佰", 100],
  ["千", 1000],
  ["仟", 1000],
]);
const SECTIONS = new Map([
  ["万", 10_000],
  ["萬", 10_000],
  ["亿", 100_000_000],
  ["億", 100_000_000],
]);

/** Characters that a Chinese numeral is written with, for use inside a character class. */
export const NUMERAL_CHARS = "零〇○一二三四五六七八九十百千万亿两廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟萬億";

/** Reads one numeral, Arabic (also full-width, with thousands commas or 万/亿) or Chinese; null when it is none. */
export function parseNumeral(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[\s,]/g, "");
  const arabic = /^(\d+(?:\.\d+)?)([百千万亿]*)$/.exec(plain);
  if (arabic) return [...arabic[2]!].reduce((n, unit) => n * scale(unit), Number(arabic[1]));
  const chars = [...plain];
  if (chars.length === 0) return null;
  if (chars.every((c) => DIGITS.has(c))) return Number(chars.map((c) => DIGITS.get(c)).join(""));
  return parseChinese(chars);
}

function scale(unit: string): number {
  return UNITS.get(unit) ?? SECTIONS.get(unit) ?? 1;
}

/** 万 and 亿 multiply all that stands before them in their section, 十百千 only the digit before. */
function parseChinese(chars: readonly string[]): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 1;
  for (const c of chars) {
    const d = DIGITS.get(c);
    const unit = UNITS.get(c);
    const big = SECTIONS.get(c);
    if (d !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = d;
      if (d === 0) lastUnit = 1;
    } else if (TENS.has(c)) {
      section += TENS.get(c)!;
      lastUnit = 10;
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else if (big !== undefined) {
      const before = section + (digit ?? 0);
      total = big > 10_000 ? (total + before) * big : total + before * big;
      section = 0;
      digit = null;
      lastUnit = big;
    } else return null;
  }
  return total + section + (digit ?? 0) * (digit !== null && lastUnit >= 100 ? lastUnit / 10 : 1);
}

const SMALL = "零一二三四五六七八九";
const PLACES = ["", "十", "百", "千"];

/** 133 → 一百三十三, the way article numbers are printed (10 is 十, 110 is 一百一十). Whole numbers under 100 million. */
export function formatNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 100_000_000) throw new RangeError(`no numeral for ${n}`);
  if (n === 0) return "零";
  const high = Math.floor(n / 10_000);
  const low = n % 10_000;
  const gap = high > 0 && low > 0 && low < 1000 ? "零" : "";
  const words = (high > 0 ? `${fourDigits(high)}万` : "") + gap + (low > 0 ? fourDigits(low) : "");
  return words.replace(/^一十/, "十");
}

function fourDigits(n: number): string {
  let words = "";
  let skipped = false;
  for (let place = 3; place >= 0; place--) {
    const d = Math.floor(n / 10 ** place) % 10;
    if (d === 0) {
      skipped = words !== "";
      continue;
    }
    words += (skipped ? "零" : "") + SMALL[d] + PLACES[place];
    skipped = false;
  }
  return words;
}

/** Article number: `sub` is the n of 之n, and 0 for an article that was not inserted after another. */
export type ArticleNumber = { no: number; sub: number };
/** 第十条第二款第（三）项: what is not named is null. */
export type Provision = { article: ArticleNumber; paragraph: number | null; item: number | null };

const N = `[0-9０-９${NUMERAL_CHARS}]+`;
const ARTICLE = new RegExp(`第?\\s*(${N})\\s*条(?:\\s*之\\s*(${N}))?`);
const PARAGRAPH = new RegExp(`第\\s*(${N})\\s*款`);
const ITEM = new RegExp(`第?\\s*[（(]?\\s*(${N})\\s*[）)]?\\s*项`);

/** No law has so many; a longer number is a slip, or somebody trying what happens. */
export const LAST_ARTICLE = 9999;

/** The first article number in the text; `第一百三十三条之一` → {no: 133, sub: 1}. */
export function articleNumber(text: string): ArticleNumber | null {
  const found = ARTICLE.exec(text);
  const no = found && parseNumeral(found[1]!);
  if (!found || !no || no > LAST_ARTICLE) return null;
  return { no, sub: found[2] ? (parseNumeral(found[2]) ?? 0) : 0 };
}

export function formatArticleNumber({ no, sub }: ArticleNumber): string {
  return `第${formatNumeral(no)}条${sub > 0 ? `之${formatNumeral(sub)}` : ""}`;
}

export function paragraphNumber(text: string): number | null {
  const found = PARAGRAPH.exec(text);
  return found && parseNumeral(found[1]!);
}

export function formatParagraphNumber(n: number): string {
  return `第${formatNumeral(n)}款`;
}

export function itemNumber(text: string): number | null {
  const found = ITEM.exec(text);
  return found && parseNumeral(found[1]!);
}

export function formatItemNumber(n: number): string {
  return `第（${formatNumeral(n)}）项`;
}

/** Reads 条, 款 and 项 of one reference; null when it names no article. */
export function provision(text: string): Provision | null {
  const article = articleNumber(text);
  return article && { article, paragraph: paragraphNumber(text), item: itemNumber(text) };
}

export function formatProvision({ article, paragraph, item }: Provision): string {
  return (
    formatArticleNumber(article) +
    (paragraph === null ? "" : formatParagraphNumber(paragraph)) +
    (item === null ? "" : formatItemNumber(item))
  );
}
