/** The laws that the sums about money rest on, by their full official names. */
import type { Basis } from "#drafting/calculation.ts";

export const MONEY_LAWS = {
  civil: "中华人民共和国民法典",
  contract: "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释",
  family: "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
  lending: "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
  fees: "诉讼费用交纳办法",
  consumer: "中华人民共和国消费者权益保护法",
  food: "中华人民共和国食品安全法",
  drugs: "中华人民共和国药品管理法",
  foodCourt: "最高人民法院关于审理食品药品惩罚性赔偿纠纷案件适用法律若干问题的解释",
  procedure: "中华人民共和国民事诉讼法",
  delay: "最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释",
} as const;

export function basis(law: keyof typeof MONEY_LAWS, articleNo: string, paragraph?: number, item?: number): Basis {
  return { law: MONEY_LAWS[law], articleNo, ...(paragraph ? { paragraph } : {}), ...(item ? { item } : {}) };
}
