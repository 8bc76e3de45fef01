/** What a citizen tells of a court fee: what kind of case, over how much, and how it is heard. */
import { plain } from "#language/text.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { type Cue, findMoney, sumsTold, theOne } from "./told-money.ts";

export const FEE_KINDS = [
  "要钱要物的案件（借款、货款、赔偿等）",
  "离婚",
  "名誉、肖像等人格权",
  "其他不涉及财产的案件",
  "知识产权",
  "劳动争议",
  "行政案件",
  "管辖权异议",
  "申请强制执行",
  "申请财产保全",
  "申请支付令",
] as const;
export type FeeKind = (typeof FEE_KINDS)[number];
export const FEE_ENDINGS = ["普通程序", "简易程序", "调解结案", "撤诉"] as const;

const COSTS =
  "(?:(?:要|得|需|交|缴|花|收|出)[^,。;!?分赔判给]{0,4}多少(?:钱|费)?|多少费|交钱|花钱|费用|收费|要钱吗|什么费|贵不贵|钱怎么算)";
const ASKED = new RegExp(
  `诉讼费|受理费|立案费|起诉费|官司费|保全费|执行费|(?:法院(?!判)|打官司|起诉|诉讼|立案|上法院|支付令|强制执行|保全|撤诉|管辖异议|管辖权异议)[^。!?;]{0,12}${COSTS}|${COSTS}[^。!?;]{0,4}(?:打官司|起诉|立案)`,
);
const LAWYER_ONLY = /律师费|请律师|找律师|代为|代理费|律师[^。!?;,]{0,4}收费/;

/** The first that fits names the kind: an application before the case it belongs to. */
const KINDS: readonly { kind: FeeKind; when: RegExp }[] = [
  { kind: "管辖权异议", when: /管辖(?:权)?异议/ },
  { kind: "申请支付令", when: /支付令/ },
  { kind: "申请财产保全", when: /保全费|(?:财产|诉前|申请)保全[^。!?;]{0,10}(?:费|多少|钱)|冻结[^。!?;]{0,12}(?:费|交多少)/ },
  { kind: "申请强制执行", when: /执行费|(?:强制|申请)执行[^。!?;]{0,10}(?:费|多少|钱)/ },
  { kind: "其他不涉及财产的案件", when: /变更抚养|抚养权(?!归)[^。!?;]{0,10}(?:起诉|诉讼|法院)|要回[^。!?;]{0,6}抚养权/ },
  { kind: "离婚", when: /(?<!当初|之前|已经|以前)离婚(?!协议|后|冷静|时|了)/ },
  { kind: "劳动争议", when: /劳动争议|劳动仲裁|劳动官司|工资|工伤|经济补偿|加班费|公司[^。!?;]{0,6}(?:辞退|开除)|不服仲裁/ },
  { kind: "行政案件", when: /行政诉讼|行政官司|告(?:政府|公安|派出所|交警|城管|街道|社保局|人社局)/ },
  { kind: "知识产权", when: /专利|商标|著作权|版权|知识产权/ },
  { kind: "名誉、肖像等人格权", when: /名誉|肖像|隐私|人格|姓名权/ },
  {
    kind: "要钱要物的案件（借款、货款、赔偿等）",
    when: /借|欠|货款|工程款|房租|租金|赔偿|赔我|尾款|定金|标的|违约金|要债|讨债|债务|退款|装修款|彩礼|买卖/,
  },
];

const SUMS: readonly Cue[] = [
  {
    before:
      /(?:标的|标的额|请求|要求|索赔|主张|欠|借|货款|工程款|房租|租金|尾款|款|赔偿?|金额|总额|总共|一共|共|财产|存款|房子|执行|保全|冻结|查封|起诉|告他|官司|涉及|价值|值|判|彩礼|追回|要回)(?:他|她|我|对方|法院|给|还|了|出去|们|金|额|是|为|大概|大约|约|有|的|:)*$/,
  },
  { after: /^(?:左右)?的?(?:标的|欠款|借款|货款|债|官司|案子|案件|工程款|赔偿|财产|纠纷|诉讼|借条|欠条|尾款|彩礼|存款)/ },
];
/** What was paid or asked as the fee itself is not what the case is about. */
const FEE_ITSELF = /(?:诉讼费|受理费|保全费|执行费|律师费|立案费|费)[^,。;!?]{0,6}$|(?:交|收|收取|花)(?:了|我)?$/;

/** @returns null where nobody asks what the court costs */
export function toldFee(words: string): Inputs | null {
  const text = plain(words);
  if (!ASKED.test(text) || (LAWYER_ONLY.test(text) && !/诉讼费|受理费|法院|保全费|执行费/.test(text))) return null;
  const kind = KINDS.find(({ when }) => when.test(text))?.kind;
  const finds = findMoney(text).filter(({ start }) => !FEE_ITSELF.test(text.slice(Math.max(0, start - 10), start)));
  const sum =
    theOne(sumsTold(text, SUMS, finds)) ??
    (finds.length === 1 && !finds[0]!.bare && kind !== "离婚" ? theOne(finds.map(({ yuan }) => yuan)) : undefined);
  const ending = toldEnding(text);
  if (!kind && sum === undefined && !/多少|怎么算|怎么收|如何收|标准|贵|收费|费用/.test(text)) return null;
  return { ...(kind ? { kind } : {}), ...(sum === undefined ? {} : { sum }), ...(ending ? { ending } : {}) };
}

function toldEnding(text: string): (typeof FEE_ENDINGS)[number] | undefined {
  const told = [
    /简易程序/.test(text) ? "简易程序" : null,
    /调解(?:结案|成|了|书)/.test(text) ? "调解结案" : null,
    /撤诉|撤(?:回|了)起诉/.test(text) ? "撤诉" : null,
    /普通程序/.test(text) ? "普通程序" : null,
  ].filter((ending) => ending !== null);
  return told.length === 1 ? (told[0] as (typeof FEE_ENDINGS)[number]) : undefined;
}
