/** Identity numbers, bank cards, telephones, plates, e-mail, WeChat and QQ, also in full-width digits and groups. */
import type { RedactionKind, Span } from "./redaction.ts";

const D = "[0-9０-９]";
const SPOKEN = "〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖";
const SPOKEN_VALUE = "0001234567891123456789";
const GROUP = new RegExp(`${D}+[XxＸｘ叉]?|[${SPOKEN}]+[XxＸｘ叉]?`, "g");
const BETWEEN = /^(?:[ \u3000\-－—–·.．_]| - )$/;
/** Line breaks, commas and words (前面…后面…): only what a check digit or a word before bears out is then a number. */
const LOOSELY_BETWEEN =
  /^[\s\-－—–·.．_/|~～+*，,、；;：:。（）()]{0,3}(?:(?:然后|接着|接下来|再来|中间|后面|最后|末尾|前面|后边|后)(?:再?是|的是|为|[一二三四五六七八]位是?|几位是?)?|横?杠|空格|点)?[\s，,：:是]{0,2}$/;
const MOST_GROUPS = 19;

/** Numbers of things, not of people: an order number may pass the Luhn test by chance. */
const NUMBER_OF_A_THING =
  /(?:订单|运单|快递单|物流单|流水|单号|案号|编号|合同号?|发票号?|交易号|凭证号?|批号|备案号|统一社会信用代码|信用代码)[^0-9０-９]{0,6}$/;
const NUMBER_OF_A_CARD =
  /(?:卡号|银行卡|工资卡|社保卡|医保卡|储蓄卡|信用卡|借记卡|收款卡|账号|帐号|账户|帐户|存折|尾号不是)[^0-9０-９]{0,8}$/;
const NUMBER_OF_A_PERSON = /(?:身份证|证件号|身份号码|公民身份|证号)[^0-9０-９]{0,10}$/;

const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".split(" "),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function numberSpans(text: string): Span[] {
  return [...groupedNumbers(text), ...matches(text)];
}

type Group = { start: number; end: number; text: string; spoken: boolean };

/** Joins groups that something small divides (138 1234 5678) and takes the longest join that is a number of a person. */
function groupedNumbers(text: string): Span[] {
  const groups: Group[] = [...text.matchAll(GROUP)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: plainDigits(m[0]),
    spoken: SPOKEN.includes(m[0][0]!),
  }));
  const spans: Span[] = [];
  for (let i = 0; i < groups.length; i++) {
    const found = longestJoin(text, groups, i);
    if (!found) continue;
    spans.push(found.span);
    i = found.last;
  }
  return spans;
}

function longestJoin(text: string, groups: readonly Group[], first: number): { span: Span; last: number } | null {
  const { start } = groups[first]!;
  const before = text.slice(Math.max(0, start - 16), start);
  let joined = "";
  let loose = false;
  let best: { span: Span; last: number } | null = null;
  for (let j = first; j < groups.length && j < first + MOST_GROUPS && joined.length < 21; j++) {
    const between = j > first ? text.slice(groups[j - 1]!.end, groups[j]!.start) : " ";
    loose ||= !BETWEEN.test(between);
    if (loose && !LOOSELY_BETWEEN.test(between)) break;
    joined += groups[j]!.text;
    const kind = loose ? looseKindOf(joined, before) : kindOf(joined, before);
    if (kind) best = { span: { kind, start, end: withoutX(groups[j]!, joined, kind) }, last: j };
    else if (!best && !loose && j === first && groups[j]!.spoken) best = spokenPrefix(groups[j]!, j);
  }
  return best;
}

/** 一三八零零一三五七二四一直打: the last 一 is the next word's. */
function spokenPrefix({ text, start }: Group, last: number): { span: Span; last: number } | null {
  if (isIdNumber(text.slice(0, 18))) return { span: { kind: "id", start, end: start + 18 }, last };
  return text.length < 14 && isMobile(text.slice(0, 11)) ? { span: { kind: "phone", start, end: start + 11 }, last } : null;
}

/** @returns half-width digits for full-width and Chinese ones (一三八, 壹叁捌, 幺), X for 叉 */
export function plainDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/g, (c) => SPOKEN_VALUE[SPOKEN.indexOf(c)]!)
    .replace(/叉/g, "X")
    .toUpperCase();
}

/** An X after anything but an identity number is the next word. */
function withoutX(last: Group, joined: string, kind: RedactionKind): number {
  return joined.endsWith("X") && kind !== "id" ? last.end - 1 : last.end;
}

function looseKindOf(joined: string, before: string): RedactionKind | null {
  if (isIdNumber(joined)) return "id";
  if (NUMBER_OF_A_PERSON.test(before) && looksLikeId(joined)) return "id";
  const digits = joined.replace(/X$/, "");
  if (isMobile(digits) && /(?:电话|手机|号码|联系|致电|回电|短信|微信)[^0-9０-９]{0,8}$/.test(before)) return "phone";
  return isBankCard(digits) && NUMBER_OF_A_CARD.test(before) ? "bank-card" : null;
}

function kindOf(joined: string, before: string): RedactionKind | null {
  const digits = joined.replace(/X$/, "");
  if (isIdNumber(joined) || (NUMBER_OF_A_PERSON.test(before) && /^\d{14,17}[\dX]$/.test(joined))) return "id";
  if (looksLikeId(joined) && !NUMBER_OF_A_THING.test(before)) return "id";
  if (isMobile(digits)) return "phone";
  if (NUMBER_OF_A_CARD.test(before) && /^\d{12,19}$/.test(digits)) return "bank-card";
  if (isBankCard(digits) && !NUMBER_OF_A_THING.test(before)) return "bank-card";
  return null;
}

/** Eighteen digits whose check digit is right (GB 11643). */
export function isIdNumber(number: string): boolean {
  if (!looksLikeId(number) || number.length !== 18) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return "10X98765432"[sum % 11] === number[17];
}

/** Place and day are possible: a mistyped identity number is still one. */
function looksLikeId(number: string): boolean {
  const parts = /^(\d{2})\d{4}(?:(?:18|19|20)(\d{2})(\d{2})(\d{2})\d{3}[\dX]|(\d{2})(\d{2})(\d{2})\d{3})$/.exec(number);
  if (!parts || !PROVINCES.has(parts[1]!)) return false;
  const month = Number(parts[3] ?? parts[6]);
  const day = Number(parts[4] ?? parts[7]);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function isMobile(digits: string): boolean {
  return /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits);
}

/** Luhn over 15 to 19 digits of an issuer that exists. */
export function isBankCard(digits: string): boolean {
  if (!/^[34569]\d{14,18}$/.test(digits)) return false;
  let sum = 0;
  [...digits].toReversed().forEach((c, i) => {
    const n = Number(c) * (i % 2 === 1 ? 2 : 1);
    sum += n > 9 ? n - 9 : n;
  });
  return sum % 10 === 0;
}

type Recogniser = { kind: RedactionKind; pattern: RegExp; group: number };

const RECOGNISERS: readonly Recogniser[] = [
  {
    kind: "email",
    pattern:
      /[A-Za-z0-9０-９Ａ-Ｚａ-ｚ][A-Za-z0-9０-９Ａ-Ｚａ-ｚ._%+-]*[@＠][A-Za-z0-9０-９Ａ-Ｚａ-ｚ-]+(?:[.．][A-Za-z0-9Ａ-Ｚａ-ｚ-]+)+/g,
    group: 0,
  },
  {
    kind: "phone",
    pattern: new RegExp(`(?<!${D})[（(]?[0０]${D}{2,3}[）)]?[-－—–\\s]?${D}{7,8}(?:[-－—转]${D}{1,6})?(?!${D})`, "g"),
    group: 0,
  },
  {
    kind: "phone",
    pattern: new RegExp(
      `(?:电话|座机|固话|拨打|致电|[Tt][Ee][Ll])[^0-9０-９，。,]{0,4}(${D}{7,8}|${D}{3,4}[-－ ]${D}{4})(?!${D}|元|块|万)`,
      "g",
    ),
    group: 1,
  },
  {
    kind: "plate",
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-HJ-NP-Za-hj-np-zＡ-ＨＪ-ＮＰ-Ｚ][·•．.\-\s]?(?=[A-Za-zＡ-Ｚ]{0,3}[0-9０-９])(?:[A-HJ-NP-Za-hj-np-zＡ-Ｚ0-9０-９]{4}[挂学警港澳领试超]|[A-HJ-NP-Za-hj-np-zＡ-Ｚ0-9０-９]{5,6})(?![A-Za-z0-9０-９])/g,
    group: 0,
  },
  { kind: "plate", pattern: /使[0-9０-９]{6}(?![0-9０-９])/g, group: 0 },
  {
    kind: "wechat-qq",
    pattern:
      /(?:微\s?信|薇信|威信|[Ww]e[Cc]hat|[Ww]ei[Xx]in|[Ww][Xx]|[Vv][Xx]|[Vv]信)(?:号码?|账号|帐号|[Ii][Dd])?\s*(?:[:：=是为叫]|加我?)\s*([A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9])/g,
    group: 1,
  },
  {
    kind: "wechat-qq",
    pattern:
      /(?:微\s?信|薇信|威信|[Ww]e[Cc]hat|[Ww]ei[Xx]in|[Ww][Xx]|[Vv][Xx]|[Vv]信)(?:号码?|账号|帐号|[Ii][Dd])?\s*((?=[A-Za-z_-]*[0-9])[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9])/g,
    group: 1,
  },
  {
    kind: "wechat-qq",
    pattern: /(?:微信|薇信|[Vv][Xx]|[Ww][Xx])(?:号码?|账号|帐号)\s*[:：=是为叫]?\s*([0-9０-９]{5,11})(?![0-9０-９元块万])/g,
    group: 1,
  },
  {
    kind: "wechat-qq",
    pattern: /(?:[QqＱｑ]{2}|扣扣|企鹅)(?:号码?|群号?|账号|帐号)?\s*[:：=是为]?\s*([1-9１-９][0-9０-９]{4,10})(?![0-9０-９元块万个条@＠])/g,
    group: 1,
  },
];

function matches(text: string): Span[] {
  return RECOGNISERS.flatMap(({ kind, pattern, group }) =>
    [...text.matchAll(pattern)].map((m) => {
      const start = m.index + m[0].lastIndexOf(m[group]!);
      return { kind, start, end: start + m[group]!.length };
    }),
  );
}
