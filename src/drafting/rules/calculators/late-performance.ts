/** 迟延履行利息, the doubled part: 0.0175 % a day of the unpaid judgment debt (民事诉讼法 264 and the 2014 interpretation, 1 to 3). */
import { chineseDay, dayOf } from "#language/dates-calendar.ts";
import type { Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { dayGiven, numberOf } from "./given-inputs.ts";
import { basis } from "./money-laws.ts";
import { plainNumber, toFen, yuan } from "./money.ts";
import { toldJudgment } from "./told-judgment.ts";

const OWED: Field = {
  key: "owed",
  ask: "判决书上要付、还没有付的钱（不算判决里的利息）是多少元？",
  kind: "amount",
  least: 0.01,
  most: 1e12,
};
const DUE: Field = { key: "due", ask: "判决书要求最迟哪一天付？（没写的，填判决生效那天）", kind: "day" };
const UNTIL: Field = { key: "until", ask: "算到哪一天？（付清的那天）", kind: "day" };

export const latePerformance: Calculator = {
  name: "late-performance",
  title: "迟延履行期间的加倍利息",
  categories: ["procedure", "debt", "contract", "family", "labor", "other"],
  fields: [OWED, DUE, UNTIL],
  read: toldJudgment,
  work,
};

/** In force from 2014-08-01; what fell before follows the rules of that time (解释 7). */
const IN_FORCE = dayOf("2014-08-01");

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const owed = numberOf(inputs, OWED);
  const due = dayGiven(inputs, DUE);
  const until = dayGiven(inputs, UNTIL);
  const missing = [...(owed === null ? [OWED] : []), ...(due ? [] : [DUE]), ...(until ? [] : [UNTIL])];
  if (owed === null || !due || !until) return { missing };
  if (until.day <= Math.max(due.day, IN_FORCE)) return { missing: [UNTIL] };
  const from = Math.max(due.day, IN_FORCE);
  const days = until.day - from;
  const sum = toFen((owed * 1.75 * days) / 10_000);
  const before = due.day < IN_FORCE ? `${chineseDay(IN_FORCE)}以前的部分按当时的规定，没有算。` : "";
  return {
    result: `加倍部分的利息算到${chineseDay(until.day)}是${yuan(sum)}`,
    how: `判决要求的期限过了还不付的，每天按没付的钱的万分之1.75加算利息。${chineseDay(from)}到${chineseDay(until.day)}共${days}天：${plainNumber(owed)} × 0.000175 × ${days} = ${yuan(sum)}。${before}判决里写明的利息另外算，不能把它再放进来加倍。中间付过一部分的，要分段算。不是因为对方申请而中止、暂缓执行的那段时间不算。`,
    bases: [basis("procedure", "第二百六十四条"), basis("delay", "第一条", 3), basis("delay", "第二条"), basis("delay", "第三条", 1)],
  };
}
