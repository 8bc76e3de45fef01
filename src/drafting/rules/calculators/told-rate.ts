/** What was agreed about interest, as citizens tell it: 月息2分, 一分五的利, 年利率24%, 每月1000利息, 没写利息. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { type MoneyFind, findMoney, pointsAt } from "./told-money.ts";

/** `yearly` in percent a year; `unclear`: interest was spoken of, but not how much. */
export type ToldRate = { agreed: "none" } | { agreed: "unclear" } | { agreed: "rate"; yearly: number };

const N = `\\d+(?:\\.\\d+)?|[${NUMERAL_CHARS}]{1,3}(?:点[${NUMERAL_CHARS}])?`;
const FEN = new RegExp(`(?<![\\d.])(${N})分(?:之)?(?:(\\d|[一二两三四五六七八九])(?![个年月天日次%点万千百十])厘?|(半))?`, "g");
const LI = new RegExp(`(?<![\\d.分])(${N})厘`, "g");
const PERCENT = new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)(?:%|个点)|百分之(${N})|(\\d+|[一二两三四五六七八九])个点`, "g");
const SMALL_PARTS = new RegExp(`(万|千)分之(${N})`, "g");

const INTEREST_BEFORE = /(?:息|利率|利钱|利|年化率?|月化)[^,。;!?]{0,6}$/;
const INTEREST_AFTER = /^[的个]?(?:一?个?[年月日天])?的?(?:利|息)/;
/** Overdue interest, a penalty and a lawful ceiling are told as rates, too. */
const OTHER_RATE = /(?:逾期|违约金|滞纳金|罚息|超过|高于|不得|上限|最高|保护|规定|法律|lpr|税|提成|工资|手续费)[^,。;!?]{0,10}$/;

const UNCLEAR =
  /(?:利息|利率)[^,。;!?]{0,4}(?:没|未)(?:有)?(?:说|写|讲|约定|谈|定)(?:清|明|好|具体|是?多少|几分|怎么)|(?:没|未)(?:有)?(?:说|写|讲|约定|谈|定)(?:清|明确?)?楚?[^,。;!?]{0,3}利[息率](?:是|要|给|算)?(?:多少|几|怎么)|(?:说|写|约定|答应)[^,。;!?没]{0,6}利息[^。;!?]{0,5}(?:没|未)(?:有)?(?:说|写|讲|约定|定)|利息[^,。;!?]{0,3}(?:不明|不清)/;
const NONE =
  /(?:没|未|不)(?:有)?(?:约定|说好?|写|讲|谈|提|要|算|收|定|商量|说过|提过)(?:过|好|到|明)?[^,。;!?]{0,3}利[息率]|(?:没|无)(?:有)?利息|无息|免息|不(?:带|含|计|要|收)利?息|利息[^,。;!?]{0,3}(?:没|未)(?:有)?(?:约定|说|写|讲|谈|提)(?:过|到)?(?=[,。;!?]|$|怎|能|可|还|吗|的)/;
const NO_MORE_PAID = /(?:没|未|不)(?:有)?(?:给|付|还|支付)[^,。;!?]{0,4}利息/;

/**
 * Only where one rate was told for a named period; 分 and 厘 without one are months', as lending among people has it.
 * @param principal 元, to turn 每月1000利息 into a rate; null leaves such sums unread
 */
export function toldRate(text: string, principal: number | null): ToldRate | null {
  const rates = [...new Set([...spoken(text, FEN, readFen), ...spoken(text, LI, readLi), ...percents(text), ...sums(text, principal)])];
  if (rates.length === 1) return { agreed: "rate", yearly: rates[0]! };
  if (rates.length > 1) return null;
  if (UNCLEAR.test(text)) return { agreed: "unclear" };
  return NONE.test(text.replace(NO_MORE_PAID, "")) ? { agreed: "none" } : null;
}

type Period = "year" | "month" | "day";
const PER_YEAR: Record<Period, number> = { year: 1, month: 12, day: 365 };

/** One 分 is a hundredth of the principal a month, a tenth of it a year (年息一分). */
function spoken(text: string, pattern: RegExp, fen: (match: RegExpExecArray) => number | null): number[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { before, after } = around(text, match);
    if (OTHER_RATE.test(before) || !(INTEREST_BEFORE.test(before) || INTEREST_AFTER.test(after))) return [];
    const n = fen(match);
    if (n === null || n <= 0 || n > 30) return [];
    return [tidy(periodOf(before, after) === "year" ? n * 10 : n * 12)];
  });
}

function readFen([whole, n, tenth, half]: RegExpExecArray): number | null {
  if (whole.includes("之")) return null;
  const fen = numeral(n);
  return fen === null ? null : fen + (half ? 0.5 : tenth ? numeral(tenth)! / 10 : 0);
}

function readLi([, n]: RegExpExecArray): number | null {
  const li = numeral(n);
  return li === null ? null : li / 10;
}

function percents(text: string): number[] {
  const parts = [...text.matchAll(SMALL_PARTS)].map((match) => ({
    match,
    value: (numeral(match[2]) ?? 0) / (match[1] === "万" ? 100 : 10),
  }));
  const hundredths = [...text.matchAll(PERCENT)].map((match) => ({ match, value: numeral(match[1] ?? match[2] ?? match[3]) ?? 0 }));
  return [...parts, ...hundredths].flatMap(({ match, value }) => {
    const { before, after } = around(text, match);
    const period = periodOf(before, after);
    if (OTHER_RATE.test(before) || !(INTEREST_BEFORE.test(before) || INTEREST_AFTER.test(after)) || !period || value <= 0) return [];
    return [tidy(value * PER_YEAR[period])];
  });
}

/** 每月给1000块利息, 一年利息6000: a rate once the principal is known. */
function sums(text: string, principal: number | null): number[] {
  if (!principal) return [];
  return findMoney(text).flatMap((find: MoneyFind) => {
    const month = pointsAt(text, find, {
      before: /(?:每个?月|一个?月|月)[^,。;!?还]{0,8}利息[^,。;!?\d欠]{0,4}$|利息[^,。;!?\d欠]{0,4}(?:每个?月|一个?月)[^,。;!?]{0,3}$/,
    });
    const monthAfter = pointsAt(text, find, { before: /(?:每个?月|一个?月)[^,。;!?还欠]{0,5}$/, after: /^的?利息/ });
    const year = pointsAt(text, find, {
      before: /(?:每年|一年)[^,。;!?还]{0,6}利息[^,。;!?\d欠]{0,4}$|利息[^,。;!?\d欠]{0,4}(?:每年|一年)[^,。;!?]{0,3}$/,
    });
    const yearAfter = pointsAt(text, find, { before: /(?:每年|一年)[^,。;!?还欠]{0,5}$/, after: /^的?利息/ });
    if (find.yuan === null || find.yuan >= principal || !(month || monthAfter || year || yearAfter)) return [];
    return [tidy((find.yuan / principal) * 100 * (month || monthAfter ? 12 : 1))];
  });
}

function around(text: string, match: RegExpExecArray): { before: string; after: string } {
  const end = match.index + match[0].length;
  return { before: text.slice(Math.max(0, match.index - 14), match.index), after: text.slice(end, end + 8) };
}

/** The nearest word for a period: 月利率2%, 2%的月息, 利息2%一个月, 每天万分之五. */
function periodOf(before: string, after: string): Period | null {
  const ahead = /(年|月|日|天)(?!底|初|前|后|\d)[^,。;!?年月日天\d]{0,7}$/.exec(before)?.[1];
  const behind = /^[的/]?(?:每|一)?个?(年|月|日|天)/.exec(after)?.[1];
  const word = ahead ?? behind;
  if (!word) return null;
  return word === "年" ? "year" : word === "月" ? "month" : "day";
}

function numeral(text: string | undefined): number | null {
  if (text === undefined) return null;
  const [head, tail] = text.split("点") as [string, string | undefined];
  const whole = parseNumeral(head);
  if (whole === null || !tail) return whole;
  return whole + (parseNumeral(tail) ?? 0) / 10;
}

function tidy(rate: number): number {
  return Math.round(rate * 1e4) / 1e4;
}
