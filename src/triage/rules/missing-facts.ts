/**
 * 追问: which facts to ask for before a draft. Asked only when the question is thin: short, about a person's own
 * matter, and without most of what its field needs. A long story or a question about the law itself is answered as is.
 */
import type { CategoryCode, FactQuestion } from "#contract.ts";
import { codePoints, plain } from "#language/text.ts";
import { FACT_NEEDS } from "./fact-needs.ts";

const MOST_ASKED = 3;
/** Half of the development questions are shorter than 34 characters; asking is for the shortest of them. */
const SHORT = 26;
/** Too short to name anybody, and yet meant: 离婚怎么办. */
const FRAGMENT = 9;
/** Asks what the law says, not what to do about one's own matter. */
const ABOUT_THE_LAW =
  /(?:什么是|区别|规定|标准|期限|流程|程序|手续|材料|条件|多少天|多久|多长时间|有效期|收费|费用|律师费|诉讼费|怎么写|怎样写|如何写|怎么办理|办理|申请|需要什么|哪些|是否可以|可不可以|能不能|可以吗|能吗|行吗|有效吗|有用吗|合理|合法|优先权|是多少|多少|合法吗|违法吗|犯法吗|算不算|几级|怎么处罚|罚多少|罚款|会怎样|怎么算|多少钱)/;
/** Somebody's own matter, or at least somebody's. */
const PERSONAL =
  /我|俺|咱|本人|老公|老婆|丈夫|妻子|男方|女方|父|母|爸|妈|儿子|女儿|孩子|朋友|亲戚|哥|弟|姐|妹|老板|对方|他|她|被|人家|单位不|公司不/;

export type FactFinding = { thin: boolean; missing: FactQuestion[] };

export function missingFacts(question: string, category: CategoryCode): FactFinding {
  const text = plain(question);
  const length = codePoints(text);
  const wanting = FACT_NEEDS[category].filter((need) => !need.told.test(text));
  const own = !ABOUT_THE_LAW.test(text) && (PERSONAL.test(text) || length <= FRAGMENT);
  const thin = own && length <= SHORT && wanting.length >= 2;
  if (!thin) return { thin: false, missing: [] };
  return {
    thin: true,
    missing: wanting
      .slice(0, MOST_ASKED)
      .map(({ key, ask, options, pick }) => ({ key, ask, options: [...options], ...(pick ? { pick } : {}) })),
  };
}
