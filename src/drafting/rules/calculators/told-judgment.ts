/** What a citizen tells of a judgment that was not paid in time: the sum, the last day, until when. */
import { findDates } from "#language/dates.ts";
import { plain } from "#language/text.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { type Cue, sumsTold, theOne } from "./told-money.ts";

const DECIDED = /判决|判了|法院判|判他|判对方|判她|胜诉|赢了官司|调解书|裁决书|生效(?:法律)?文书/;
const ABOUT = /迟延履行|延迟履行|加倍|双倍利息|滞纳金|利息|罚息/;

const OWED: readonly Cue[] = [
  {
    before:
      /判(?:决|令)?(?:书|生效)?(?:他|她|对方|被告|公司|老板|我|要求|要|应当|应该|得|支付|还|给|付|赔偿?|归还|偿还|返还|我们?|结果|是|:|了|本金|货款|借款|工资|钱)*$/,
  },
  {
    before:
      /(?:调解书|裁决书|判决书)(?:上|里)?(?:写明?|确定|要求|说|约定)?(?:他|她|对方|被告|公司|老板)?(?:要|应当|应该)?(?:支付|还|给|付|赔偿?|归还|偿还|返还)(?:我)?(?:本金|货款|借款|工资)?$/,
  },
  {
    before:
      /判[^。!?;]{0,24}(?:付|还|赔偿?|支付|偿还|给付|返还)(?:给)?我?(?:工程款|货款|借款|本金|工资|欠款|赔偿金|货钱|款|钱|人民币|共|合计|:)*$/,
  },
];
const DUE_AFTER =
  /^(?:之?前|以前)(?:要|应当|必须|就)?[^,。;!?没不未]{0,4}(?:还清|还|付清|付|支付|履行|给|归还|偿还)(?!了|过)|^(?:到期|期满|履行期(?:限)?届满)/;
const DUE_BEFORE = /(?:履行期限?|付款期限|最迟|最晚|期限)[^,。;!?]{0,4}$/;
const UNPAID = /(?:没|不|未|拒)[^,。;!?]{0,5}(?:还|给|付|履行|执行)|老赖|到现在|至今|拖着/;
const PART_PAID = /(?:已经?|只|先后|陆续)(?:还|付|给|执行)(?:了|到|回)/;

/** @returns null where the words are not about interest on an unpaid judgment */
export function toldJudgment(words: string, today: string): Inputs | null {
  const text = plain(words);
  if (!DECIDED.test(text) || !ABOUT.test(text)) return null;
  const owed = PART_PAID.test(text) ? undefined : theOne(sumsTold(text, OWED));
  const dues = findDates(text, today)
    .filter(
      ({ start, end, from, to }) =>
        from === to && (DUE_AFTER.test(text.slice(end, end + 14)) || DUE_BEFORE.test(text.slice(Math.max(0, start - 10), start))),
    )
    .map(({ from }) => from);
  const due = new Set(dues).size === 1 ? dues[0] : undefined;
  return { ...(owed === undefined ? {} : { owed }), ...(due ? { due } : {}), ...(UNPAID.test(text) ? { until: today } : {}) };
}
