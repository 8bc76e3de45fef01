/** 月工资: what a citizen says to earn in a month. Sums owed, deducted, paid for rent or earned by another are no wage. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { plain } from "#language/text.ts";

const ARABIC = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
/** 8,000 · 6.5k · 1.2万 · 4千5 · 八千五百. */
const SUM = `((?:${ARABIC})(?:[kw]|[百千万](?:\\d(?:[百千]\\d?)?)?)?|[${NUMERAL_CHARS}]{2,9})`;
const UNIT = "(?:元人民币|块钱|元钱|元|块|圆|rmb)?";
const MONTHLY = "(?:每个月|每月|一个月|1个月|个月|\\/月|一月|月)";
/** Not a point but a range, or not by the month. */
const NO_MONTH_AFTER = new RegExp(
  `^(?:[多几余来]|[\\d.]|${UNIT}(?:[-~—–至到](?!手|账|帐|现在|目前|今)|多|以上|以下|不到|(?:一|每|1|\\/)?(?:天|日|小时|个小时|时|次|单|件|吨|方|平|班|趟|节|课时|周|星期|年)(?!终|底)))`,
);

const WAGE =
  "(?:月薪|月工资|月收入|月均工资|月平均工资|平均月工资|平均工资|应发工资|实发工资|合同工资|工资标准|工资待遇|工资|薪水|薪资|薪酬)";
const KEY = `((?:转正[后之以]*|税前|税后|到手|正式)?(?:的)?(?:(?:每个?月|一个月|1个月|(?<!个)月)(?:的)?)?(?<!个|[\\d半几两二三四五六七八九十]月)${WAGE}|(?:税前|税后|到手|应发|实发|转正[后之以]*))`;
const BETWEEN =
  "(?:是|为|有|大概|大约|约|差不多|平均|税前|税后|到手|转正后|每个?月|一个月|能拿到?|拿到?|都|就|才|只有|也就|按|:|在|写的|开的?|给的?|发的?|定的|说好的?|说好|谈好的?|的|我|应发|实发|统一|固定|[加带含连](?:上)?(?:提成|绩效|奖金|补贴|全勤)){0,4}";
const ASK = new RegExp(`${KEY}${BETWEEN}${SUM}`, "g");
const EARNED =
  "(?:能|可以|就|才|只|也|都|他们|公司|老板|厂里|单位|给我们?|打卡|卡里|大概|大约|差不多|平均|基本|固定|税前|税后){0,3}(?:拿|挣|赚|开|发|打|给|到手|到账|入账|收入|工资|领|得)(?:我|到手|到|的?是|的|有|大概|大约|差不多|工资|税前|税后){0,3}";
const MONTH_EARNED = new RegExp(`(?:每个月|每月|一个月|1个月|(?<!个)月)(?:的)?${EARNED}${SUM}`, "g");
const MONTH_BARE = new RegExp(`(?:每个月|每月|一个月|1个月)(?:大概|大约|差不多|是|就)?${SUM}(?!个|天|号|日|人|%|份|次|小时|时)`, "g");
const SUM_MONTH = new RegExp(
  `(?<![\\d.,第${NUMERAL_CHARS}])${SUM}${UNIT}(?:左右|的|钱)?(?:一个月|1个月|每个月|每月|一月|\\/月|月薪|的月薪|的?月工资)(?!前|后|内|以内|之内|没|不|的租|租|利息|房)`,
  "g",
);
const YEARLY = new RegExp(`年薪${BETWEEN}${SUM}`, "g");

/** In the same clause before it: another matter, another person, a total. */
const NO_WAGE_BEFORE =
  /欠|拖|扣|押|差|少|追|讨|索|要回|赔|补(?!习|课)|罚|退|最低|社会|社平|当地|上年|全市|全省|职工|同事|新来|他|她|老公|老婆|丈夫|妻子|对方|别人|孩子|爸|妈|(?:[\d两二三四五六七八九十半几]个?月|[天年])的?$|试用期?|实习|病假|加班|底薪|产假|停工|生活费|租|贷|物业|社保|公积金|抚养|赡养|利息|还款|费|补贴|津贴|绩效|提成|奖金|(?:不|没|未)(?:满|到|足)|低于|高于|超过|从$|涨|降|一共|总共|共计|合计|借|投|存|交|房|按揭|花|买|打给|转给|缴/;
const NO_WAGE_AFTER =
  /^(?:的|左右)?(?:房租|租金|生活费|抚养费|赡养费|补贴|补助|津贴|利息|月供|房贷|车贷|社保|公积金|押金|赔偿|补偿|加班费|提成|罚款|绩效|奖金|违约金|\S{0,2}费|的?保底|底薪|的?试用)/;
const LEAST = 300;
const MOST = 1_000_000;

type Told = { amount: number; gross: boolean };

/** 元 a month; null where nothing is told, or several sums are and none of them is named as the one before tax. */
export function toldMonthlyWage(words: string): number | null {
  const text = plain(words);
  const told = [...wages(text, ASK, 2, 1), ...wages(text, MONTH_EARNED, 1), ...wages(text, MONTH_BARE, 1), ...wages(text, SUM_MONTH, 1)];
  const yearly = [...wages(text, YEARLY, 1, undefined, 12)];
  const gross = told.filter((wage) => wage.gross);
  return only(gross.length > 0 ? gross : told.length > 0 ? told : yearly);
}

function* wages(text: string, pattern: RegExp, group: number, key?: number, share = 1): Generator<Told> {
  for (const match of text.matchAll(pattern)) {
    const before = clauseBefore(text, match.index);
    const after = text.slice(match.index + match[0].length);
    const month = new RegExp(`^${UNIT}(?:左右)?${MONTHLY}`).test(after);
    if (NO_WAGE_BEFORE.test(before) || (share === 1 && !month && NO_MONTH_AFTER.test(after))) continue;
    if (NO_WAGE_AFTER.test(after.replace(new RegExp(`^${UNIT}`), ""))) continue;
    const amount = readSum(match[group]!);
    if (amount === null || amount / share < LEAST || amount / share > MOST) continue;
    yield { amount: Math.round((amount / share) * 100) / 100, gross: key !== undefined && /税前|应发/.test(match[0]) };
  }
}

function only(told: readonly Told[]): number | null {
  const amounts = [...new Set(told.map((wage) => wage.amount))];
  return amounts.length === 1 ? amounts[0]! : null;
}

/** What stands before a place in its clause, at most twelve characters. */
export function clauseBefore(text: string, at: number): string {
  return /[^,。!?;:，！？；、]*$/.exec(text.slice(Math.max(0, at - 12), at))![0];
}

/** 4千5 is 4500, 8k is 8000, 五六千 is no number. */
function readSum(text: string): number | null {
  const words = text.replace("k", "千").replace("w", "万");
  if (/千.*千|百.*百|万.*万/.test(words)) return null;
  const mixed = /^\d+[百千万]\d/.test(words) ? words.replace(/\d/g, (d) => "零一二三四五六七八九"[Number(d)]!) : words;
  return parseNumeral(mixed);
}
