/** 免予核查经济困难状况: who need not show hardship, where the text tells it (法律援助法 42). */
import type { Reason } from "#triage/triage.ts";
import type { AidGroundKind } from "./sign.ts";
import { any } from "#triage/rules/sign.ts";

const NO_INCOME =
  "(?:没有?(?:固定)?收入|无(?:固定)?收入|没(?:有)?(?:什么)?(?:固定)?(?:经济|生活)来源|无(?:固定)?(?:经济|生活)来源|没有?工作|没有?劳动能力|丧失劳动能力|挣不了钱|没钱)";
const SPECIAL =
  "(?:未成年|(?<!\\d)1[0-7]岁|十[一二三四五六七]岁|(?:还|在)(?:上|读)(?:小学|初中|高中)|残疾|聋|哑人|盲人|瘫痪|[6-9]\\d岁|[六七八九]十.{0,2}岁|老人|老年|年迈)";

type Waiver = { item: string; says: string; pattern: RegExp; unless?: RegExp; for?: readonly AidGroundKind[] };

const WAIVERS: readonly Waiver[] = [
  {
    item: "第一项",
    says: "无固定生活来源的未成年人、老年人、残疾人等特定群体",
    pattern: any(`${SPECIAL}.{0,40}${NO_INCOME}`, `${NO_INCOME}.{0,24}${SPECIAL}`),
    unless: /(?:对方|老板|他).{0,6}没(?:有)?钱/,
  },
  {
    item: "第二项",
    says: "社会救助、司法救助或者优抚对象",
    pattern: /低保|五保|特困|贫困户|社会救助|司法救助|优抚|烈属|烈士(?:家属|遗属)|(?:伤残|残疾)军人/,
    unless: /低保.{0,10}(?:取消|停了?|不给|没批|被拒)|(?:申请|办|取消|停).{0,6}(?:低保|五保)|(?:不是|没有?|没评上).{0,4}(?:低保|贫困户)/,
  },
  {
    item: "第三项",
    says: "申请支付劳动报酬或者请求工伤事故人身损害赔偿的进城务工人员",
    pattern: any(
      "农民工|民工|进城.{0,2}务工|进城打工|(?:外地|外省|城里|外面|出来|出去|在外).{0,6}(?:打工|务工)|外出(?:打工|务工)|我们?是外地人|农村(?:人|户口|来的).{0,20}(?:打工|干活|工地)|老乡.{0,16}(?:工地|打工|干活|贴瓷砖)",
    ),
    for: ["pay", "work-injury"],
  },
];

/** One reason with the item of 42 for each class told. @param kinds a migrant worker's waiver holds for pay and injury at work only */
export function meansWaivers(text: string, kinds: readonly AidGroundKind[]): Reason[] {
  return WAIVERS.filter(
    (waiver) => (waiver.for?.some((kind) => kinds.includes(kind)) ?? true) && waiver.pattern.test(text) && !waiver.unless?.test(text),
  ).map(({ item, says }) => ({ what: "免予核查经济困难状况", because: `${says}（法律援助法第四十二条${item}）` }));
}
