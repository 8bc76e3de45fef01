/** Numbers that carry law: an amount with its unit, in one form however it was written. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";

const UNIT_NAMES: Record<string, string> = {
  年: "年",
  周年: "年",
  周岁: "岁",
  岁: "岁",
  个月: "月",
  月: "月",
  工作日: "工作日",
  个工作日: "工作日",
  日: "日",
  天: "日",
  小时: "小时",
  倍: "倍",
  平方米: "平方米",
  米: "米",
  公里: "公里",
  元: "元",
  万元: "万元",
  亿元: "亿元",
  "%": "%",
  year: "年",
  month: "月",
  day: "日",
  workday: "工作日",
  hour: "小时",
};
const UNITS = Object.keys(UNIT_NAMES)
  .sort((a, b) => b.length - a.length)
  .join("|");
const NUMERAL = `[${NUMERAL_CHARS}0-9]`;
const AMOUNT = new RegExp(`([0-9][0-9.,]*|[${NUMERAL_CHARS}]+)\\s*(${UNITS})`, "g");
/** 百分之二十至三十, 万分之一点七五, 三分之二. */
const SHARE = new RegExp(
  `([百千万]|${NUMERAL}+)分之(${NUMERAL}+(?:[.点]${NUMERAL}+)?)(?:[至到—~-](${NUMERAL}+)(?!${NUMERAL}*(?:年|月|日|天|倍|元|个)))?`,
  "g",
);
const TENTHS = new RegExp(`(${NUMERAL})成(?![为立本就年员交绩人])`, "g");
/** 九级伤残, 一至四级伤残. */
const GRADE = new RegExp(`(${NUMERAL}+)级(?=(?:[至到、和及]${NUMERAL}+级)?(?:伤残|残疾))|(?<=[鉴评]定?[成为]|伤残)(${NUMERAL}+)级`, "g");
/** 三至五年, 7-15日: the first end has the unit of the second. */
const RANGE = new RegExp(
  `(?<![第分之0-9.${NUMERAL_CHARS}])([0-9][0-9.]*|${NUMERAL}+)[至到—～~-]((?:[0-9][0-9.]*|${NUMERAL}+)\\s*(${UNITS}))`,
  "g",
);
const NUMBER = `(?:[0-9][0-9.,]*|[${NUMERAL_CHARS}]+)`;
/** 两周, 三个星期. */
const WEEKS = new RegExp(`(${NUMBER})(?:周(?![岁年末边一二三四五六日天期])|个?星期(?![一二三四五六日天末]))`, "g");
/** 一年半 and 一个半月 are one length each. */
const AND_HALF = new RegExp(`(${NUMBER})(年半|个半月)`, "g");
/** 三千块, 5万块钱; and 三万, where nothing but money can be meant. */
const SPOKEN_MONEY = new RegExp(
  `(${NUMBER})(?:块钱|(?<=[0-9十百千万])块(?![地田牌砖石区头儿])|(?<=万)(?=[，。；、！？）\n]|$|的(?!确)|左右|以[上下]))`,
  "g",
);
/** 记12分, 扣满9分: points of a driver's licence; 达到十分严重 is a saying. */
const POINTS = new RegExp(`(?<=[记扣](?:满|了|到|够)?|记分[^，。；]{0,3}|(?:满|达到)(?!十分))(${NUMBER})分(?![之钟钱])`, "g");
/** 两名以上执法人员, 至少三个人: so many at least or at most; two people of a story are no such number. */
const HEADS = new RegExp(
  `(?<=(?:至少|最少|不得?少于|最多|不得?超过)[^，。；]{0,3})(?<!第)(${NUMBER})(?:名|位|个?人)|(?<!第)(${NUMBER})(?:名|位|个?人)以[上下](?![述列])`,
  "g",
);
/** 三次以上, 以二次为限, 最多两次; once is said in too many ways. */
const TIMES =
  /(?<![第0-9一二三四五六七八九十百千])([二两三四五六七八九十]|[2-9]|1[0-9])次(?:以[上下](?![诉述列])|为限)|(?:只能|最多|不得?超过|限于?)[^，。；一二两三四五六七八九十]{0,6}([二两三四五六七八九2-9])次/g;
/** 第二天, 第三年: one of a row, and no length. */
const ORDINAL = new RegExp(`第${NUMERAL}+个?(?:工作日|天|日|年|月)`, "g");
/** 2021年1月1日: a day, not a period of 2021 years. */
const CALENDAR = new RegExp(`((?:19|20)[0-9]{2}|[一二][${NUMERAL_CHARS}]{3})年(?:(${NUMERAL}{1,3})月(?:(${NUMERAL}{1,3})日)?)?`, "g");

/**
 * 三十日, 30 天 and 30日 are all `30日`; 百分之八十 and 八成 are `80%`; 一万元 is `10000元`; 三分之二 is `2/3`; 万分之五 is
 * `5/10000`; 半年 is `6月`; 过半数 is `1/2`; a day of the calendar is `2021-1-1`.
 */
export function numbersIn(text: string): string[] {
  const days: string[] = [];
  const plain = text
    .replace(/[①-⑳]/g, "、") // ③5日 would become 35日
    .normalize("NFKC")
    .replace(ORDINAL, "，")
    .replace(AND_HALF, (_, n: string, what: string) => ` ${inHalves(n, what)}，`)
    .replace(WEEKS, (_, n: string) => ` ${(parseNumeral(n) ?? 0) * 7}日`)
    .replace(/半个月/g, "15日")
    .replace(SPOKEN_MONEY, "$1元")
    .replace(RANGE, "$1$3，$2")
    .replace(CALENDAR, (_, ...parts: (string | undefined)[]) => {
      days.push(
        parts
          .slice(0, 3)
          .flatMap((part) => (part === undefined ? [] : [String(parseNumeral(part) ?? part)]))
          .join("-"),
      );
      return "，";
    });
  const found = [
    ...days,
    ...Array.from(plain.matchAll(AMOUNT), (m) => amount(m[1] ?? "", UNIT_NAMES[m[2] ?? ""] ?? "")),
    ...Array.from(plain.matchAll(SHARE), ([, of = "", first = "", second]) => [
      share(of, first),
      second === undefined ? null : share(of, second),
    ]).flat(),
    ...Array.from(plain.matchAll(TENTHS), (m) => amount(`${parseNumeral(m[1] ?? "") ?? ""}0`, "%")),
    ...Array.from(plain.matchAll(GRADE), (m) => amount(m[1] ?? m[2] ?? "", "级")),
    ...Array.from(plain.matchAll(POINTS), (m) => amount(m[1] ?? "", "分")),
    ...Array.from(plain.matchAll(HEADS), (m) => amount(m[1] ?? m[2] ?? "", "人")),
    ...Array.from(plain.matchAll(TIMES), (m) => amount(m[1] ?? m[2] ?? "", "次")),
    ...Array.from(plain.matchAll(/半年/g), () => "6月"),
    ...Array.from(plain.matchAll(/双倍/g), () => "2倍"),
    ...Array.from(plain.matchAll(/过半数|半数以上/g), () => "1/2"),
  ];
  return [...new Set(found.filter((n) => n !== null))];
}

function inHalves(numeral: string, what: string): string {
  const n = parseNumeral(numeral) ?? 0;
  return what === "年半" ? `${n * 12 + 6}月` : `${n * 30 + 15}日`;
}

const WHOLES: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000 };

function share(of: string, part: string): string | null {
  const whole = WHOLES[of] ?? parseNumeral(of);
  const value = decimal(part);
  if (whole === null || value === null) return null;
  return whole === 100 ? `${value}%` : `${value}/${whole}`;
}

/** 一点七五 is 1.75. */
function decimal(numeral: string): number | null {
  const [whole = "", ...rest] = numeral.split(/[.点]/);
  const value = parseNumeral(whole);
  const digits = [...(rest[0] ?? "")].map((digit) => parseNumeral(digit));
  if (value === null || digits.includes(null)) return null;
  return Number(`${value}.${digits.join("") || "0"}`);
}

function amount(numeral: string, unit: string): string | null {
  const value = parseNumeral(numeral);
  if (value === null) return null;
  const inYuan: Record<string, number> = { 万元: 10_000, 亿元: 100_000_000 };
  return inYuan[unit] === undefined ? `${value}${unit}` : `${value * inYuan[unit]}元`;
}

/**
 * Letter for letter, white space aside, and whole clauses: 可以解除 cut out of 不可以解除 would be true letter by letter.
 * @param official with its line ends, which end clauses too
 */
export function quotesWholeClauses(quote: string, official: string): boolean {
  const said = quote.replace(/\s+/g, "");
  const lines = official.split("\n").map((line) => line.replace(/\s+/g, ""));
  const text = lines.join("");
  const ends = new Set([0]);
  lines.reduce((at, line) => (ends.add(at + line.length), at + line.length), 0);
  for (const mark of text.matchAll(/[，,。；;：:、！？!?（）()“”《》]/gu)) ends.add(mark.index).add(mark.index + 1);
  if (said === "") return false;
  for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + 1)) {
    if (ends.has(at) && ends.has(at + said.length)) return true;
  }
  return false;
}

/** Letter for letter, white space aside. */
export function sameText(quote: string, official: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, "");
  return bare(quote).length > 0 && bare(official).includes(bare(quote));
}
