/** 诉讼费: what the court charges for taking, enforcing or securing a claim (诉讼费用交纳办法 13 to 16). */
import type { Basis, Calculator, Field, Inputs, Worked } from "#drafting/calculation.ts";
import { DIVORCE, EXECUTION, PERSONALITY, PRESERVATION, PROPERTY, onScale } from "./fee-scales.ts";
import { choiceOf, numberOf } from "./given-inputs.ts";
import { basis } from "./money-laws.ts";
import { toFen, yuan, yuanRange } from "./money.ts";
import { FEE_ENDINGS, FEE_KINDS, type FeeKind, toldFee } from "./told-fee.ts";

const KIND = { key: "kind", ask: "是哪一类案件或者申请？", kind: "choice", options: FEE_KINDS } as const satisfies Field;
const SUM: Field = {
  key: "sum",
  ask: "诉讼请求（或者申请执行、保全、分割的财产）一共多少元？",
  kind: "amount",
  least: 0,
  most: 1e12,
  optional: true,
};
const ENDING = { key: "ending", ask: "怎样审理或者结案？", kind: "choice", options: FEE_ENDINGS, optional: true } as const satisfies Field;

export const litigationFee: Calculator = {
  name: "litigation-fee",
  title: "诉讼费",
  categories: [
    "procedure",
    "debt",
    "contract",
    "family",
    "labor",
    "housing",
    "consumer",
    "traffic",
    "injury",
    "medical",
    "company",
    "ip",
    "admin",
    "land",
    "finance",
    "other",
  ],
  fields: [KIND, SUM, ENDING],
  read: toldFee,
  work,
};

/** `low` and `high` differ where the province sets the fee between them. `taken`: a fee for hearing a case, so it may be halved. */
type Fee = { low: number; high: number; steps: string; bases: readonly Basis[]; taken: boolean; open?: string };

function work(inputs: Inputs): Worked | { missing: readonly Field[] } {
  const kind = choiceOf(inputs, KIND);
  const sum = numberOf(inputs, SUM);
  if (kind === null) return { missing: sum === null ? [KIND, SUM] : [KIND] };
  const fee = FEES[kind](sum);
  if (fee === null) return { missing: [SUM] };
  const ending = choiceOf(inputs, ENDING);
  const half = fee.taken ? halving(ending) : null;
  const bearer = fee.taken ? borneBy(kind, ending) : null;
  const low = toFen(half ? fee.low / 2 : fee.low);
  const high = toFen(half ? fee.high / 2 : fee.high);
  const range = low === high ? "" : kind === "申请强制执行" ? "，由法院在这个幅度内定" : "，在这个幅度内按本省的标准";
  const halved = half ? `${half.because}，减半：${yuanRange(fee.low, fee.high)} ÷ 2 = ${yuanRange(low, high)}。` : "";
  const perhaps = fee.taken && !half ? "用简易程序审理、调解结案或者撤诉的，减半。" : "";
  return {
    result: `${fee.taken ? "案件受理费" : "费用"}${yuanRange(low, high)}${range}`,
    how: `${fee.steps}。${halved}${perhaps}${fee.open ?? ""}${bearer?.says ?? ""}`,
    bases: [
      ...fee.bases,
      ...(range && fee.bases[0]!.articleNo === "第十三条" ? [basis("fees", "第十三条", 2)] : []),
      ...(half ? [half.basis] : perhaps ? [basis("fees", "第十五条"), basis("fees", "第十六条")] : []),
      ...(bearer?.bases ?? []),
    ],
  };
}

function borneBy(kind: FeeKind, ending: (typeof FEE_ENDINGS)[number] | null): { says: string; bases: Basis[] } {
  const [who, article] =
    ending === "撤诉"
      ? (["撤诉的由撤诉的一方负担", basis("fees", "第三十四条", 1)] as const)
      : kind === "离婚" || ending === "调解结案"
        ? (["最后由谁负担，双方协商；协商不成的，由法院定", basis("fees", kind === "离婚" ? "第三十三条" : "第三十一条")] as const)
        : (["最后一般由败诉方负担", basis("fees", "第二十九条", 1)] as const);
  return {
    says: `起诉时由原告先交；${who}。交不起的可以向法院申请缓交、减交或者免交。`,
    bases: [basis("fees", "第二十条", 1), article, basis("fees", "第四十四条", 1)],
  };
}

function halving(ending: (typeof FEE_ENDINGS)[number] | null): { because: string; basis: Basis } | null {
  if (ending === "简易程序") return { because: "用简易程序审理", basis: basis("fees", "第十六条") };
  if (ending === "调解结案" || ending === "撤诉")
    return { because: ending === "撤诉" ? "申请撤诉" : "调解结案", basis: basis("fees", "第十五条") };
  return null;
}

const no13 = (item: number) => [basis("fees", "第十三条", 1, item)];
const no14 = (item: number) => [basis("fees", "第十四条", 1, item)];

const FEES: Record<FeeKind, (sum: number | null) => Fee | null> = {
  "要钱要物的案件（借款、货款、赔偿等）": (sum) => {
    if (sum === null) return null;
    const { fee, steps } = onScale(PROPERTY, sum);
    return { low: fee, high: fee, steps: `请求${yuan(sum)}，分段加起来：${steps}；共${yuan(fee)}`, bases: no13(1), taken: true };
  },
  离婚: (sum) =>
    ranged(
      50,
      300,
      "离婚案件每件50元至300元",
      sum === null ? null : { ...onScale(DIVORCE, sum), what: `分割的财产共${yuan(sum)}` },
      no13(2),
      "分割的财产超过200,000元的，超过的部分另交0.5%。",
    ),
  "名誉、肖像等人格权": (sum) =>
    ranged(
      100,
      500,
      "人格权案件每件100元至500元",
      sum === null ? null : { ...onScale(PERSONALITY, sum), what: `要求赔偿${yuan(sum)}` },
      no13(2),
      "要求赔偿超过50,000元的，超过的部分另交。",
    ),
  其他不涉及财产的案件: () => ranged(50, 100, "其他非财产案件每件50元至100元", null, no13(2), ""),
  知识产权: (sum) => {
    if (sum === null)
      return ranged(500, 1000, "没有争议金额的知识产权民事案件每件500元至1,000元", null, no13(3), "有争议金额的，按要钱要物的案件分段算。");
    const { fee, steps } = onScale(PROPERTY, sum);
    return {
      low: fee,
      high: fee,
      steps: `争议金额${yuan(sum)}，按财产案件分段加起来：${steps}；共${yuan(fee)}`,
      bases: [...no13(3), ...no13(1)],
      taken: true,
    };
  },
  劳动争议: () => ({
    low: 10,
    high: 10,
    steps: "劳动争议案件每件10元，不看要多少钱",
    bases: no13(4),
    taken: true,
    open: "追索劳动报酬的，可以不预交。",
  }),
  行政案件: () => ({ low: 50, high: 50, steps: "行政案件每件50元（商标、专利、海事的每件100元）", bases: no13(5), taken: true }),
  管辖权异议: () => ({
    low: 50,
    high: 100,
    steps: "提出管辖权异议，异议不成立的，每件50元至100元；成立的不交",
    bases: no13(6),
    taken: false,
  }),
  申请强制执行: (sum) => {
    const open = "不用先交，执行到了以后再交，由被执行人负担。";
    const bases = [...no14(1), basis("fees", "第二十条", 2), basis("fees", "第三十八条", 1)];
    if (sum === null)
      return {
        low: 50,
        high: 500,
        steps: "没有执行金额的，每件50元至500元",
        bases,
        taken: false,
        open: `有执行金额的，按金额分段算。${open}`,
      };
    const { fee, steps } = onScale(EXECUTION, sum);
    return { low: fee, high: fee, steps: `申请执行${yuan(sum)}，分段加起来：${steps}；共${yuan(fee)}`, bases, taken: false, open };
  },
  申请财产保全: (sum) => {
    if (sum === null) return null;
    const { fee, steps } = onScale(PRESERVATION, sum);
    const most = Math.min(fee, 5000);
    const capped = fee > 5000 ? `；共${yuan(fee)}，超过最高限，只交${yuan(5000)}` : `；共${yuan(fee)}`;
    return {
      low: most,
      high: most,
      steps: `保全财产${yuan(sum)}：${steps}${capped}`,
      bases: [...no14(2), basis("fees", "第三十八条", 3)],
      taken: false,
      open: "申请人先交，打官司时可以一并要求对方负担。",
    };
  },
  申请支付令: (sum) => {
    if (sum === null) return null;
    const { fee, steps } = onScale(PROPERTY, sum);
    const third = toFen(fee / 3);
    return {
      low: third,
      high: third,
      steps: `请求${yuan(sum)}，先按财产案件算：${steps}；共${yuan(fee)}。支付令交三分之一：${yuan(fee)} ÷ 3 = ${yuan(third)}`,
      bases: [...no14(3), ...no13(1)],
      taken: false,
    };
  },
};

/** A fee between two bounds that the province sets, with a share of the property on top. */
function ranged(
  low: number,
  high: number,
  says: string,
  more: { fee: number; steps: string; what: string } | null,
  bases: readonly Basis[],
  open: string,
): Fee {
  const added = more && more.fee > 0 ? more.fee : 0;
  const steps = more ? `${says}；${more.what}：${more.steps}${added ? `；两项合计${yuanRange(low + added, high + added)}` : ""}` : says;
  return { low: low + added, high: high + added, steps, bases, taken: true, ...(more || !open ? {} : { open }) };
}
