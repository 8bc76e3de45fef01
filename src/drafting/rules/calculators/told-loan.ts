/** What a citizen tells of a private loan: principal, interest, the day it was lent, due, and until when it ran. */
import { isoOf, addMonths, dayOf } from "#language/dates-calendar.ts";
import { type DateFind, findDates } from "#language/dates.ts";
import { AMOUNT, AMOUNT_GROUPS, readAmount } from "#language/dates-durations.ts";
import { plain } from "#language/text.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { type Cue, findMoney, pointsAt, sumsTold, theOne } from "./told-money.ts";
import { type ToldRate, toldRate } from "./told-rate.ts";

export const LENDERS = ["个人或者一般单位", "银行、小贷公司等持牌机构"] as const;
export const AGREEMENTS = ["约定了利率", "没有约定利息", "说过要利息，但没说清多少"] as const;

const LOAN = /借|贷款|放贷|高利贷|贷给|^(?!.*(?:货款|工程款|房租|工资|材料款)).*(?:欠条|欠款)/;
const INTEREST = /利息|利率|月息|年息|日息|利钱|[分厘]的?利|高利|连本带利|本息|逾期/;
const LICENSED = /银行|金融借款|金融机构|信用社|信用卡|花呗|借呗|微粒贷|白条|小额?贷款公司|小贷|典当|消费金融|房贷|按揭|网商贷/;
/** A bank's loan is about the ceiling only where somebody asks whether the rate is too high. */
const TOO_HIGH = /太高|过高|很高|合法|合理|违法|犯法|上限|四倍|4倍|最高|超过|有问题|保护/;
const AMONG_PEOPLE =
  /(?:朋友|同学|亲戚|同事|老乡|邻居|熟人|私人|个人|哥|姐|弟|妹|叔|舅|姑|姨|网友|战友|老板|前男友|前女友)[^,。;!?]{0,8}借|借给|借我|向我借|找我借|跟我借|(?:朋友|同学|亲戚|同事|老乡|邻居|私人|个人|老板|他|她)(?:那里?|处)?借|民间借贷|放(?:高利)?贷|高利贷/;

/** The sum that left the lender's hands is the principal (民法典 670); what was deducted first is not. */
const HANDED_OVER: readonly Cue[] = [
  { before: /(?:到手|实际(?:只)?(?:给|转|收|拿|借)[到了我他她]*|只(?:给|转|拿)[到了我他她]*)[^,。;!?还\d]{0,4}$/ },
];
const LENT: readonly Cue[] = [
  { before: /(?:借|贷|借条|借据|本金|转给|转了)[^,。;!?息还\d]{0,12}$/ },
  { before: /(?:从我(?:这里?|手里|手上)?|跟我|向我|找我|问我)[^,。;!?息还\d]{0,4}(?:拿|要|支)(?:走|了)+$/ },
  { before: /借[^。;!?息还\d]{0,10},(?:一共|总共|共|合计|金额(?:是|为)?)$/ },
  { before: /(?<!利息)$/, after: /^(?:现金)?(?:借(?:给|出|走|款|条|据|的|我)|的(?:借条|借款|本金|借据)|本金)/ },
];
const OWED: readonly Cue[] = [{ before: /欠(?!利息)[^,。;!?息还\d]{0,8}$/ }];
const PAID_BACK: readonly Cue[] = [
  {
    before:
      /(?<!没|未|不)(?:还|偿还|归还|给)(?:了|过|给?我)[^,。;!?息\d]{0,4}$|(?:每个?月|每期|分期)还[^,。;!?\d]{0,4}$|(?:已经?|陆续|先后|只)(?:偿|归)?还[^,。;!?息\d]{0,5}$/,
  },
];

const UNPAID = /(?:没|不|未|拒|赖)[^,。;!?利息]{0,5}(?:还|给我|付)|要不回来|要不到|到现在|至今|拖着|拖欠|失联|跑路|拉黑|躲着|赖账|老赖/;
const TERM = new RegExp(`(?:借期|借款期限|期限|为期)(?:是|为|:)?${AMOUNT}(?!了|前)`);
const TERM_AFTER = new RegExp(`${AMOUNT}(?:后|以后|之后|内|之内|以内)(?:就|再|一次性?|连本带利)?(?:归还|还清|还款|还|到期)(?!了)`);

/** @returns null where the words are not about the interest of a loan */
export function toldLoan(words: string, today: string): Inputs | null {
  const text = plain(words);
  if (!LOAN.test(text) || !INTEREST.test(text)) return null;
  const principal = toldPrincipal(text);
  const rate = toldRate(text, principal ?? null);
  const licensed = LICENSED.test(text);
  const amongPeople = AMONG_PEOPLE.test(text);
  if (licensed && !amongPeople && !TOO_HIGH.test(text)) return null;
  const told: Inputs = {
    ...(principal === undefined ? {} : { principal }),
    ...agreed(rate),
    ...(licensed === amongPeople ? {} : { lender: LENDERS[licensed ? 1 : 0] }),
    ...days(text, today),
  };
  return Object.keys(told).length > 0 ? told : null;
}

function agreed(rate: ToldRate | null): Inputs {
  if (!rate) return {};
  if (rate.agreed === "rate") return { agreed: AGREEMENTS[0], rate: rate.yearly };
  return { agreed: rate.agreed === "none" ? AGREEMENTS[1] : AGREEMENTS[2] };
}

/** Where part was paid back, what still bears interest was not told. */
function toldPrincipal(text: string): number | undefined {
  const finds = findMoney(text).filter((find) => !pointsAt(text, find, { after: /^(?:的|多)?利息/ }));
  if (sumsTold(text, PAID_BACK, finds).length > 0) return undefined;
  const handed = sumsTold(text, HANDED_OVER, finds);
  if (handed.length > 0) return theOne(handed);
  const lent = sumsTold(text, LENT, finds);
  return theOne(lent.length > 0 || /本息|连本带利/.test(text) ? lent : sumsTold(text, OWED, finds));
}

const LENT_AFTER = /^,?[^,。;!?还]{0,12}(?:借|出借|转给|转账|打给|打款|放款|立[^,。;!?]{0,2}借|写[^,。;!?]{0,4}借)(?!期)/;
const LENT_BEFORE = /(?:借款(?:日期?|时间)|出借(?:日期?|时间)|借于|借条(?:日期|落款))[^,。;!?]{0,3}$/;
const DUE_AFTER = /^(?:之?前)?[^,。;!?借没不未起]{0,4}(?:归还|还清|偿还|还款|还(?!清|完|款)|到期)(?!了|过|给?我了|的)/;
const DUE_BEFORE = /(?:还款(?:日期?|时间)|到期日?|期限(?:到|至)|借到|约定(?:到)?|说好|借期[^,。;!?]{0,2}[到至])[^,。;!?]{0,4}$/;
const PAID_OFF_AFTER = /^[^,。;!?没不未]{0,4}(?:才|全部?|都|已经?)?(?:还清|还完|全还|结清)了/;

/** Only days told to the day; a month or 去年 leaves open which. */
function days(text: string, today: string): Inputs {
  const exact = findDates(text, today).filter(({ from, to, how }) => from === to && how === "date");
  const made = oneDay(exact, text, LENT_BEFORE, LENT_AFTER);
  const due =
    oneDay(
      exact.filter((find) => find.from !== made),
      text,
      DUE_BEFORE,
      DUE_AFTER,
    ) ?? dueAfterTerm(text, made);
  const paidOff = oneDay(exact, text, /(?!)/, PAID_OFF_AFTER);
  const until = paidOff ?? (UNPAID.test(text) ? today : undefined);
  return { ...(made ? { made } : {}), ...(due ? { due } : {}), ...(until ? { until } : {}) };
}

function oneDay(finds: readonly DateFind[], text: string, before: RegExp, after: RegExp): string | undefined {
  const meant = finds.filter(({ start, end }) => {
    const ahead = text.slice(Math.max(0, start - 16), start);
    return before.test(ahead) || after.test(text.slice(end, end + 20));
  });
  const days = [...new Set(meant.map(({ from }) => from))];
  return days.length === 1 ? days[0] : undefined;
}

/** 借期一年, 半年后还: the due day follows from the day it was lent (民法典 202, 203). */
function dueAfterTerm(text: string, made: string | undefined): string | undefined {
  const match = TERM.exec(text) ?? TERM_AFTER.exec(text);
  const length = match && readAmount(match.slice(1, 1 + AMOUNT_GROUPS));
  if (!made || !length || length.min !== length.max || !Number.isInteger(length.min)) return undefined;
  const from = dayOf(made);
  if (length.unit === "day" || length.unit === "week") return isoOf(from + length.min * (length.unit === "week" ? 7 : 1));
  return isoOf(addMonths(from, length.min * (length.unit === "year" ? 12 : 1)));
}
