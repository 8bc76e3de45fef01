/** What a seat lawyer should not answer alone: large sums, many people, foreign elements, several fields at once. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { codePoints, plain } from "#language/text.ts";
import type { CategoryChoice } from "./category.ts";

const LARGE_SUM = 5_000_000;
const MANY_PEOPLE = 20;
const LONG_STORY = 200;
/** Below this the two best fields are about level. */
const LEVEL = 0.78;

/** 800万元, 1.2亿, 一亿二千万: what is counted must be money. */
const SUM = new RegExp(
  `((?:\\d+(?:\\.\\d+)?[百千]?|[${NUMERAL_CHARS}]*)[万亿])(?=多|余|元|块|美|欧|的|人民币|左右|，|。|,|货款|资金|没|$)`,
  "g",
);
const PEOPLE = new RegExp(
  `(\\d+|[${NUMERAL_CHARS}]*[十百千万][${NUMERAL_CHARS}]*)(?:多|余|来|几)?(?:个|名|位|户)(?:工人|员工|农民工|业主|村民|投资人|受害者|受害人|老人|客户|消费者|家长|人)`,
  "g",
);
const MANY_WORDS =
  /(?:几十|上百|几百|几千)(?:个|名|多)?(?:工人|员工|农民工|业主|村民|户|家|人(?=.{0,6}(?:被|起诉|维权|一起|都|的钱|受骗|没)))|全村(?:人|村民)|全小区/;
const FOREIGN =
  /涉外|外国(?:人|公司|法院|籍|判决)|外籍|外商(?!铺)|中外合资|境外(?:公司|投资|法院|账户)|国外(?:公司|客户|买方|法院)|海外(?:公司|资产|遗产)|香港(?:公司|居民|法院|人)|澳门(?:居民|人)|台湾(?:居民|人)|(?:美国|日本|韩国|英国|加拿大|澳大利亚|德国|法国|俄罗斯)(?:公司|法院|籍|人|客户)|跨国|信用证|提单|国际(?:贸易(?:合同|纠纷|术语)|仲裁|货物)/;

/** Reasons why an expert should look at it; empty for an everyday matter. */
export function whyComplex(question: string, choice: CategoryChoice): string[] {
  const text = plain(question);
  const why: string[] = [];
  const sum = largest(text, SUM);
  if (sum >= LARGE_SUM) why.push(`金额较大（约${Math.round(sum / 10_000)}万元）`);
  const people = largest(text, PEOPLE);
  if (people >= MANY_PEOPLE) why.push(`涉及人数较多（${people}人）`);
  else if (saysMany(text)) why.push("涉及人数较多");
  if (FOREIGN.test(text)) why.push("有涉外、涉港澳台因素");
  if (codePoints(text) >= LONG_STORY && choice.second !== null && choice.confidence < LEVEL) why.push("同时涉及几个领域");
  return why;
}

/** The asker says that there are many: 我们三十多个工人, 全小区. */
export function saysMany(question: string): boolean {
  const text = plain(question);
  return largest(text, PEOPLE) >= MANY_PEOPLE || MANY_WORDS.test(text);
}

function largest(text: string, pattern: RegExp): number {
  let most = 0;
  for (const found of text.matchAll(pattern)) most = Math.max(most, parseNumeral(found[1]!) ?? 0);
  return most;
}
