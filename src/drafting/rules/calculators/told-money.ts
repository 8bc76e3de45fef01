/**
 * Sums of money as citizens write them: 5万, 3w, 十二万元, 两千块, 1万2, 八千一个月. A sum told loosely (5万多, 两三万,
 * 3000-5000) is found without a value, so that nobody works with a figure that was not told.
 */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";

/**
 * `start` and `end` are offsets into the text; `yuan` is null where the sum is vague; `bare` where neither 元 nor 万 says
 * that it is money, so that only the words around it can.
 */
export type MoneyFind = { start: number; end: number; yuan: number | null; bare: boolean };

const CURRENCY = "元|块钱|块|圆|人民币|rmb";
const VAGUE = "[多几来余]";
const ONE = "[一二两三四五六七八九]";
const MEASURE = "[年月日号天个岁次人期笔张家口分厘成倍周级点%％条套]";
/** 9块9, 两块五毛. */
const TENTHS = `(?:(?<=块)(\\d|${ONE})(?!\\d|${MEASURE}|[斤瓶盒只件袋台部包份万千百])(?:毛|角)?)?`;
const ARABIC = new RegExp(
  `(?<![\\d.a-z第])([¥￥])?(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+(?:\\.\\d+)?)(?!\\d)(${VAGUE})?` +
    `(?:([万亿千百w]|k(?![a-z]))(${VAGUE})?(?:零?(\\d{1,4}|${ONE})(?!${MEASURE}|[\\d.])([千百])?(?:零?(\\d{1,3}|${ONE})(?!${MEASURE}|[\\d.])(百)?)?)?)?` +
    `(${VAGUE})?(${CURRENCY})?${TENTHS}`,
  "g",
);
const CHINESE = new RegExp(
  `(?<!第|[${NUMERAL_CHARS}])([几数]?[十百千万]?[${NUMERAL_CHARS}]*[百千万亿][${NUMERAL_CHARS}]*|[${NUMERAL_CHARS}]+(?=${VAGUE}?(?:${CURRENCY})))(${VAGUE}[万千百]?)?(${CURRENCY})?${TENTHS}`,
  "g",
);
/** 3万公里, 五千人, 一万步: counted, but not money; 两块地 likewise. */
const NOT_MONEY =
  /^(?:公里|里|米|平|亩|字|步|斤|吨|股|票|粉|户|名|辆|台|头|只|位|瓦|毫|度|人|个|次|年|月(?!薪)|天|日|号|岁|分之|%|件|家|条|张|倍|级|点|小时|层|楼|室|栋|秒|升|克|厘|[-/.]\d)/;
const NOT_COINS = /^(?:地|田|砖|石|玉|肉|表|板|屏|布|牌|腕)/;

/** Every sum in the text by place. The text is best passed through `plain` of text.ts first. */
export function findMoney(text: string): MoneyFind[] {
  const found = [...text.matchAll(ARABIC)].flatMap((match) => arabic(match, text));
  const chinese = [...text.matchAll(CHINESE)].flatMap((match) => inChinese(match, text));
  const all = [...found, ...chinese.filter((c) => found.every((a) => c.end <= a.start || c.start >= a.end))];
  return withoutRanges(
    all.sort((a, b) => a.start - b.start),
    text,
  );
}

function arabic(match: RegExpExecArray, text: string): MoneyFind[] {
  const [whole, sign, number, vague, unit, vagueUnit, second, secondUnit, third, thirdUnit, vagueEnd, currency, tenths] = match;
  const end = match.index + whole.length;
  if (isCounted(text.slice(end), currency)) return [];
  const bare = !sign && !currency && (unit === undefined || unit === "百");
  if (bare && !unit && (number!.replace(/[,.]/g, "").length > 8 || Number(number!.replace(/,/g, "")) < 100)) return [];
  const scale = unit ? scaleOf(unit) : 1;
  const head = Number(number!.replace(/,/g, "")) * scale;
  const tail = rest(second, secondUnit, scale) + rest(third, thirdUnit, scaleOf(secondUnit ?? "百")) + tenthsOf(tenths);
  const yuan = vague || vagueUnit || vagueEnd ? null : head + tail;
  return [{ start: match.index, end, yuan: yuan === null ? null : Math.round(yuan * 100) / 100, bare }];
}

/** 3万2 is 32,000, 3万2千 as well, 3万2500 is 32,500. */
function rest(digits: string | undefined, unit: string | undefined, above: number): number {
  if (!digits) return 0;
  const n = parseNumeral(digits) ?? 0;
  if (unit) return n * scaleOf(unit);
  return digits.length === 1 ? (n * above) / 10 : n;
}

function tenthsOf(digit: string | undefined): number {
  return digit ? (parseNumeral(digit) ?? 0) / 10 : 0;
}

function scaleOf(unit: string): number {
  return { 亿: 1e8, 万: 1e4, w: 1e4, 千: 1000, k: 1000 }[unit] ?? 100;
}

function inChinese(match: RegExpExecArray, text: string): MoneyFind[] {
  const [whole, run, vague, currency, tenths] = match;
  let end = match.index + whole.length;
  let digits = run!;
  // 八千一个月, 十万三分利: the last digit counts what follows.
  if (
    !vague &&
    !currency &&
    new RegExp(`^${MEASURE}`).test(text.slice(end)) &&
    new RegExp(`[千万百${ONE.slice(1, -1)}]${ONE}$`).test(digits)
  ) {
    digits = digits.slice(0, -1);
    end -= 1;
  }
  if (isCounted(text.slice(end), currency)) return [];
  if (!currency && !/[万亿千百]/.test(digits)) return [];
  const coins = vague || /[几数]|^[百千万亿]/.test(digits) ? null : parseNumeral(digits);
  return [{ start: match.index, end, yuan: coins === null ? null : coins + tenthsOf(tenths), bare: !currency && !/[万亿千]/.test(digits) }];
}

function isCounted(after: string, currency: string | undefined): boolean {
  if (currency) return currency === "块" && NOT_COINS.test(after);
  return NOT_MONEY.test(after);
}

/** 3000-5000, 两万到三万: neither end was told as the sum. */
function withoutRanges(finds: readonly MoneyFind[], text: string): MoneyFind[] {
  const joined = (a: MoneyFind | undefined, b: MoneyFind | undefined) =>
    a && b && /^(?:-|~|—|–|至|到|、|或者?|还是)+$/.test(text.slice(a.end, b.start));
  return finds.map((find, i) =>
    joined(finds[i - 1], find) || joined(find, finds[i + 1]) || headOfRange(text, find) || isBound(text, find)
      ? { ...find, yuan: null }
      : find,
  );
}

/** 2到3万: the 2 is too small to be found as money. */
function headOfRange(text: string, { start }: MoneyFind): boolean {
  return new RegExp(`(?:\\d|${ONE})(?:-|~|—|到|至)$`).test(text.slice(Math.max(0, start - 4), start));
}

/** 5千出头, 不到三万: a bound is not the sum. */
function isBound(text: string, { start, end }: MoneyFind): boolean {
  return (
    /^(?:出头|以上|往上|以下|不到|以内)/.test(text.slice(end, end + 3)) ||
    /(?:不到|超过|将近|接近|至少|起码|不足|少于)$/.test(text.slice(Math.max(0, start - 3), start))
  );
}

/** What must stand around a sum for it to be the one meant. */
export type Cue = {
  /** Tested on the 24 characters before it, back to the sentence's start; end it with $. */
  before?: RegExp;
  /** Tested on the 16 characters after it; begin it with ^. */
  after?: RegExp;
};

/** The distinct sums that any of the cues points at; `null` among them stands for a vague one. */
export function sumsTold(text: string, cues: readonly Cue[], finds = findMoney(text)): (number | null)[] {
  const meant = finds.filter((find) => cues.some((cue) => pointsAt(text, find, cue)));
  return [...new Set(meant.map(({ yuan }) => yuan))];
}

export function pointsAt(text: string, { start, end }: { start: number; end: number }, { before, after }: Cue): boolean {
  const ahead = text.slice(Math.max(0, start - 24), start).replace(/^.*[。!?;\n]/s, "");
  return (before?.test(ahead) ?? true) && (after?.test(text.slice(end, end + 16)) ?? true);
}

/** The one sum told; undefined where there is none, several, or a vague one. */
export function theOne(sums: readonly (number | null)[]): number | undefined {
  return sums.length === 1 && sums[0] !== null ? sums[0] : undefined;
}
