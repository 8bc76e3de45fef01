/** What a citizen tells of child support: the paying parent's income, how many children, how old. */
import { findDates } from "#language/dates.ts";
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { plain } from "#language/text.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { type MoneyFind, findMoney, pointsAt, theOne } from "./told-money.ts";

const ABOUT =
  /(?<!社会)抚养费|抚养金|抚育费|(?:孩子|小孩|儿子|女儿|娃|宝宝)[^。!?;]{0,8}(?:生活费|养育费)|生活费[^。!?;]{0,8}(?:孩子|小孩|儿子|女儿|娃)/;

const INCOME_BEFORE =
  /(?:工资|收入|月薪|月入|年薪|薪水|底薪|提成|挣|赚|每个?月有?|一个?月(?:有|能|就|才|大概|差不多)*|月)(?:有|到|拿|是|能|就|才|到手|大概|大约|约|差不多|只有|税后|税前|也|都|固定|了|:)*$/;
const INCOME_AFTER = /^(?:块钱?|元)?(?:左右)?(?:一个?月|每个?月|\/月|的?(?:工资|月薪|收入|薪水))/;
/** Whether the name may be changed, or how to enforce: nobody asks for the amount. */
const HOW_MUCH =
  /多少|怎么算|如何计算|怎么计算|怎么定|怎么给|怎么付|怎么分|标准|比例|几成|合适|合理|太高|过高|太少|太低|增加|减少|降低|涨|高了|低了|几岁|18岁|十八/;
/** What is paid, asked or owed for the child is no income. */
const NOT_INCOME = /(?:抚养费|抚育费|生活费|学费|给|付|出|补课费|要求|要|房贷|车贷|还|房租|判|花)[^,。;!?收工薪挣赚入]{0,8}$/;
const FOR_THE_CHILD = /^(?:块钱?|元)?(?:左右)?的?(?:抚养费|抚育费|生活费|学费)/;
const YEARLY = /年(?:薪|收入|入|挣|赚)[^,。;!?月]{0,6}$|一年(?:能|大概|差不多|就|才)?(?:挣|赚|收入|有)[^,。;!?月]{0,4}$/;

const OTHERS =
  "他|她|对方|男方|女方|前夫|前妻|老公|老婆|丈夫|妻子|爱人|孩子?爸爸?|孩子?妈妈?|孩子?父亲|孩子?母亲|孩子他爸|孩子他妈|娃他爸|娃他妈|爸爸|妈妈";
const PERSON = new RegExp(`${OTHERS}|我(?!(?:的)?(?:${OTHERS})|们)|本人`, "g");
/** Who the child lives with pays nothing; the other one does. */
const WITH_ME =
  /(?:孩子|小孩|儿子|女儿|娃|宝宝|抚养权)[^。!?;]{0,16}(?:跟(?:着)?我|归我|由我|判给(?:了)?我|在我这|我(?:来|在|自己|一个人)?(?:带|养|抚养))|我(?:一个人|自己|独自)?(?:带|养|抚养)(?:着)?(?:两个|2个|三个|一个|俩)?(?:孩子|小孩|儿子|女儿|娃)/;
const WITH_OTHER = new RegExp(
  `(?:孩子|小孩|儿子|女儿|娃|宝宝|抚养权)[^。!?;]{0,16}(?:(?:跟(?:着)?|归|由|判给(?:了)?|在)(?:${OTHERS})|(?:${OTHERS})(?:来|在|自己|一个人)?(?:带|养|抚养))`,
);
const I_PAY =
  /我(?:每个?月)?(?:要|该|应该|得|需要|必须|应当|最少|最多)?(?:给|付|出|支付|承担|负担)(?:她|他|对方|孩子|前妻|前夫)?[^。!?;,]{0,4}(?:多少|几成)?[^。!?;,]{0,4}(?:抚养费|抚育费|生活费)|抚养费[^。!?;]{0,4}我(?:要|该|应该|得|需要)(?:给|付|出)/;
const THEY_PAY = new RegExp(
  `(?:${OTHERS})(?:每个?月)?(?:要|该|应该|得|需要|必须|应当|最少|最多)?(?:给|付|出|支付|承担|负担)(?:我|孩子)?[^。!?;,]{0,4}(?:多少|几成)?[^。!?;,]{0,4}(?:抚养费|抚育费|生活费)|(?<!我)(?:不给|不付|不出|拒付)(?:孩子|我)?[^。!?;,]{0,4}(?:抚养费|抚育费)|(?:问|跟|找|让|要|向)(?:${OTHERS})[^。!?;,]{0,8}(?:抚养费|抚育费)|(?<!我)(?:要|讨)(?:多少|到|回)?(?:抚养费|抚育费)|(?:抚养费|抚育费)[^。!?;,]{0,2}能要`,
);

/** @returns null where the words are not about support for a child */
export function toldChildSupport(words: string, today: string): Inputs | null {
  const text = plain(words);
  if (!ABOUT.test(text)) return null;
  const income = payersIncome(text);
  const children = toldChildren(text);
  const single = children === undefined || children === 1;
  const age = single ? toldAge(text) : undefined;
  if (income === undefined && !HOW_MUCH.test(text) && (age ?? 0) < 18) return null;
  const birth = single ? toldBirth(text, today) : undefined;
  return {
    ...(income === undefined ? {} : { income }),
    ...(children === undefined ? {} : { children }),
    ...(age === undefined ? {} : { age }),
    ...(birth === undefined ? {} : { birth }),
  };
}

type Earned = { whose: "me" | "other" | null; monthly: number | null };

/** With two incomes told, or one whose owner is not the one who pays, it must be clear who pays. */
function payersIncome(text: string): number | undefined {
  const finds = findMoney(text);
  const earned = finds
    .filter((find) => isIncome(text, find))
    .map((find): Earned => ({ whose: owner(text, find.start), monthly: monthly(text, find) }));
  const payer = payerOf(text);
  const of = (who: Earned["whose"]) => theOne([...new Set(earned.filter(({ whose }) => whose === who).map(({ monthly }) => monthly))]);
  if (payer) return of(payer) ?? (earned.every(({ whose }) => whose === null) ? of(null) : undefined);
  return earned.some(({ whose }) => whose !== "other") ? undefined : of("other");
}

function isIncome(text: string, find: MoneyFind): boolean {
  if (pointsAt(text, find, { before: NOT_INCOME }) || pointsAt(text, find, { after: FOR_THE_CHILD })) return false;
  return (
    pointsAt(text, find, { before: INCOME_BEFORE }) ||
    pointsAt(text, find, { after: INCOME_AFTER }) ||
    pointsAt(text, find, { before: YEARLY })
  );
}

function monthly(text: string, find: MoneyFind): number | null {
  if (find.yuan === null) return null;
  const year = pointsAt(text, find, { before: YEARLY }) || pointsAt(text, find, { after: /^(?:左右)?(?:一年|每年|\/年|的?年薪)/ });
  return year ? Math.round((find.yuan / 12) * 100) / 100 : find.yuan;
}

/** The person named last before the sum, in its sentence. */
function owner(text: string, start: number): Earned["whose"] {
  const sentence = text.slice(0, start).replace(/^.*[。!?;]/s, "");
  const last = [...sentence.matchAll(PERSON)].at(-1)?.[0];
  if (!last) return null;
  return last === "我" || last === "本人" ? "me" : "other";
}

function payerOf(text: string): "me" | "other" | null {
  const me = WITH_OTHER.test(text) || I_PAY.test(text);
  const other = WITH_ME.test(text) || THEY_PAY.test(text);
  return me === other ? null : me ? "me" : "other";
}

const COUNT = new RegExp(
  `(\\d|[${NUMERAL_CHARS}俩仨]{1,2})(?:个|名|位)?(?:未成年|小|亲生|婚生)?的?(?:孩子|小孩|娃|子女|儿女|宝宝|儿子|女儿|男孩|女孩|闺女)|(?:孩子|小孩|娃|子女)(?:有)?(\\d|[${NUMERAL_CHARS}俩仨])(?:个|名)`,
  "g",
);
const PAIR =
  /(?:一|1)(?:个)?(?:儿子?|男孩?)[^。!?;]{0,3}(?:一|1)(?:个)?(?:女儿?|女孩?|闺女)|(?:一|1)(?:个)?(?:女儿?|女孩?|闺女)[^。!?;]{0,3}(?:一|1)(?:个)?(?:儿子?|男孩?)|一儿一女|一男一女|一子一女|儿女双全|龙凤胎|双胞胎|双胎|大宝[^。!?;]{0,20}(?:二宝|小宝)|老大[^。!?;]{0,20}老二(?![^。]{0,20}老三)/;
const EACH_ONE = /(?:她|他|对方|我|各|每人|一人)(?:各)?(?:带|养|抚养|跟|归)(?:着)?一个|一人(?:带|养)?一个/;

/** Children that each parent takes one of are not counted: who pays for how many was not told. */
function toldChildren(text: string): number | undefined {
  if (EACH_ONE.test(text)) return undefined;
  if (PAIR.test(text)) return 2;
  const counts = [...text.matchAll(COUNT)]
    .map((match) => parseNumeral(match[1] ?? match[2]!))
    .filter((n) => n !== null && n >= 1 && n <= 10);
  const distinct = [...new Set(counts)];
  return distinct.length === 1 ? distinct[0]! : undefined;
}

const AGE = new RegExp(`(?<![\\d.${NUMERAL_CHARS}])(\\d{1,2}|[${NUMERAL_CHARS}]{1,3})(?:周)?岁(半|多)?`, "g");
const CHILD_NEAR = /(?:孩子|小孩|儿子|女儿|娃|宝宝|闺女|男孩|女孩|小朋友)(?!他|她|妈|爸)[^。!?;]{0,10}$/;
const CHILD_AFTER = /^的?(?:孩子|小孩|儿子|女儿|娃|宝宝|闺女|男孩|女孩)/;

function toldAge(text: string): number | undefined {
  const ages = [...text.matchAll(AGE)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
    if (
      !(CHILD_NEAR.test(before) || CHILD_AFTER.test(after)) ||
      /(?:到|至|满|付到|养到)$/.test(before) ||
      /^(?:之?前|以前|为止|时|的时候|那年)/.test(after)
    )
      return [];
    return [parseNumeral(match[1]!) ?? -1];
  });
  const distinct = [...new Set(ages)].filter((age) => age >= 0);
  return distinct.length === 1 ? distinct[0] : undefined;
}

function toldBirth(text: string, today: string): string | undefined {
  const born = findDates(text, today).filter(
    ({ start, end, from, to }) =>
      from === to &&
      (/^(?:出生|生的?(?!活|病|效)|生日)/.test(text.slice(end, end + 4)) ||
        /(?:出生(?:日期|于|在)?|生于|生日(?:是)?)[^,。;!?]{0,2}$/.test(text.slice(Math.max(0, start - 8), start))),
  );
  return born.length === 1 ? born[0]!.from : undefined;
}
