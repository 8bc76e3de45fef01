/** 会商: when an expert is asked before a lawyer decides. Read from the redacted words; wide on purpose, since asking costs less than a miss. */
import type { CategoryCode } from "#contract.ts";
import type { ConsultReason } from "#contract/consultation.ts";
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";

export type ConsultDemand = { code: ConsultReason; because: string };

type Matter = {
  /** What the citizen wrote, and the results of the sums in the draft. */
  words: string[];
  categories: CategoryCode[];
  group: string | null;
};

/** @param aboveYuan sums over this are large, in 元 */
export function consultationDemanded({ words, categories, group }: Matter, aboveYuan: number): ConsultDemand[] {
  const text = words
    .join("\n")
    .normalize("NFKC")
    .replaceAll(/(?<=[十百千])[多余来](?=[万亿])/g, ""); // 两百多万
  const minor = categories.includes("criminal") || EXPOSED.test(text) ? minorIn(text) : null;
  const sum = largestSum(text);
  return [
    ...(minor ? [{ code: "minor-criminal" as const, because: `可能涉及未成年人的刑事问题（“${minor}”）` }] : []),
    ...(group === null ? [] : [{ code: "group" as const, because: `群体性咨询（${group}），答复要一致` }]),
    ...(sum > aboveYuan ? [{ code: "large-sum" as const, because: `涉及金额约${inWan(sum)}，超过${inWan(aboveYuan)}` }] : []),
  ];
}

/** What was settled for the same matter is not demanded again. */
export function stillDemanded(demanded: ConsultDemand[], settled: ConsultReason[]): ConsultDemand[] {
  return demanded.filter(({ code }) => !settled.includes(code));
}

/** Words of a criminal case, for questions that triage put elsewhere. */
const EXPOSED =
  /刑拘|刑事拘留|刑事案|逮捕|取保候审|看守所|少管所|判刑|坐牢|涉嫌(?:犯罪|盗窃|抢劫|抢夺|诈骗|强奸|故意伤害|寻衅|聚众|帮信|帮助信息|贩毒|敲诈)|刑事责任|专门学校/;

const BY_SCHOOL =
  /未成年|未满(?:18|十八|16|十六|14|十四)|小学生|初中生|中学生|高中生|(?:上|读|念)(?:小学|初中|高中|职高|中专|初[一二三]|高[一二三])|初[一二三](?![十个层楼])|高[一二三](?!层|楼|个)|少年犯/;
const AGE = new RegExp(`(\\d{1,3}|[${NUMERAL_CHARS}]{1,4})周?岁(?:半)?`, "g");
const ADULT_AT = 18;

/** @returns the words that speak of somebody under eighteen (未成年人保护法 2) */
function minorIn(text: string): string | null {
  const school = BY_SCHOOL.exec(text);
  if (school) return school[0];
  for (const [said, age = ""] of text.matchAll(AGE)) {
    const years = parseNumeral(age);
    if (years !== null && years < ADULT_AT) return said;
  }
  return null;
}

/** What a number that is no money counts; 年底, 月息, 个人 only come after one. */
const COUNTED = "[人次平方米公里天户株亩斤吨股票]|年(?![底初末终前后内利息])|月(?![底初末息利供])|个(?!人)";
const SUM = new RegExp(
  `(\\d[\\d,]*(?:\\.\\d+)?\\s*[百千万亿]*|[${NUMERAL_CHARS}]{2,12})(?:余|多|来)?(元|块|圆|人民币)?(?!${COUNTED})`,
  "g",
);

/** The largest amount told, in 元; 0 where none is. Without 元 only 万 and 亿 are taken for money. */
function largestSum(text: string): number {
  const sums = [...text.matchAll(SUM)].map(([, said = "", unit]) => (unit || /[万亿]\s*$/.test(said) ? (parseNumeral(said) ?? 0) : 0));
  return Math.max(0, ...sums);
}

const inWan = (yuan: number): string => `${Number((yuan / 10_000).toFixed(2))}万元`;
