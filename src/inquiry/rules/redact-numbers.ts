/** Identity numbers, bank cards, telephones, plates, e-mail, WeChat and QQ, also in full-width digits and groups. */
import type { RedactionKind, Span } from "./redaction.ts";

const D = "[0-9０-９]";
const GROUP = new RegExp(`${D}+[XxＸｘ]?`, "g");
const BETWEEN = /^[ \u3000\-－—–·.]$/;
const MOST_GROUPS = 7;

/** Numbers of things, not of people: an order number may pass the Luhn test by chance. */
const NUMBER_OF_A_THING =
  /(?:订单|运单|快递单|物流单|流水|单号|案号|编号|合同号?|发票号?|交易号|凭证号?|批号|备案号|统一社会信用代码|信用代码)[^0-9０-９]{0,6}$/;
const NUMBER_OF_A_CARD = /(?:卡号|银行卡|工资卡|社保卡|医保卡|储蓄卡|信用卡|借记卡|账号|帐号|账户|帐户|存折|尾号不是)[^0-9０-９]{0,8}$/;
const NUMBER_OF_A_PERSON = /(?:身份证|证件号|身份号码|公民身份)[^0-9０-９]{0,10}$/;

const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".split(" "),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function numberSpans(text: string): Span[] {
  return [...groupedNumbers(text), ...matches(text)];
}

type Group = { start: number; end: number; text: string };

/** Joins groups that one separator divides (138 1234 5678) and takes the longest join that is a number of a person. */
function groupedNumbers(text: string): Span[] {
  const groups: Group[] = [...text.matchAll(GROUP)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[0].normalize("NFKC").toUpperCase(),
  }));
  const spans: Span[] = [];
  for (let i = 0; i < groups.length; i++) {
    const before = text.slice(Math.max(0, groups[i]!.start - 16), groups[i]!.start);
    let joined = "";
    let best: Span | null = null;
    let bestAt = i;
    for (let j = i; j < groups.length && j < i + MOST_GROUPS; j++) {
      if (j > i && !BETWEEN.test(text.slice(groups[j - 1]!.end, groups[j]!.start))) break;
      joined += groups[j]!.text;
      const kind = kindOf(joined, before);
      if (kind) {
        best = { kind, start: groups[i]!.start, end: withoutX(groups[j]!, joined, kind) };
        bestAt = j;
      }
    }
    if (best) {
      spans.push(best);
      i = bestAt;
    }
  }
  return spans;
}

/** An X after anything but an identity number is the next word. */
function withoutX(last: Group, joined: string, kind: RedactionKind): number {
  return joined.endsWith("X") && kind !== "id" ? last.end - 1 : last.end;
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
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-zＡ-ＨＪ-ＮＰ-Ｚ][·•．.\-\s]?(?=[A-Za-zＡ-Ｚ]{0,3}[0-9０-９])(?:[A-HJ-NP-Za-hj-np-zＡ-Ｚ0-9０-９]{4}[挂学警港澳领试超]|[A-HJ-NP-Za-hj-np-zＡ-Ｚ0-9０-９]{5,6})(?![A-Za-z0-9０-９])/g,
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
