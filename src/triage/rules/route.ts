/** 去向: where a question goes; several may hold. Each says why, because lawyers and citizens are shown it. */
import type { CategoryCode } from "#contract.ts";
import { plain } from "#language/text.ts";
import type { NoDraft, Route, RouteTo } from "../triage.ts";
import type { AidFinding } from "./aid/legal-aid.ts";
import { any } from "./sign.ts";
import type { UrgencyFinding } from "./urgency.ts";

type RouteRule = {
  to: RouteTo;
  because: string;
  categories: readonly CategoryCode[] | null;
  pattern: RegExp;
  unless?: RegExp;
};

const ROUTES: readonly RouteRule[] = [
  {
    to: "police",
    because: "可能涉嫌犯罪，应当报案；公安机关对报案应当接受（刑事诉讼法第一百一十条）",
    categories: ["criminal", "consumer", "debt", "finance", "contract", "injury"],
    pattern: any("被骗|诈骗|骗了我|骗子|被盗|被偷|盗刷|被抢|被打伤|敲诈|勒索|卷款|裸聊|杀猪盘|跑路", "被.{0,6}打(?:了|伤)|偷拍|猥亵|强奸"),
    unless: any("涉嫌|取保|刑拘|自首|怎么判|判几年|判多久|判多少"),
  },
  {
    to: "arbitration",
    because: "劳动争议可以向劳动争议仲裁委员会申请仲裁（劳动争议调解仲裁法第五条）",
    categories: ["labor"],
    pattern: any("工资|辞退|开除|解除|合同|加班|经济补偿|赔偿|社保|工伤|裁员|扣|仲裁|劳动关系|调岗|离职|辞职|不给|拖欠"),
    unless: any("公务员|入编|事业编|养老金.{0,6}多少|退休年龄|怎么算"),
  },
  {
    to: "arbitration",
    because: "合同里有仲裁条款的，应当向约定的仲裁委员会申请（仲裁法第五条）",
    categories: null,
    pattern: any("仲裁条款|仲裁协议|约定.{0,6}仲裁|商事仲裁|经济仲裁"),
  },
  {
    to: "mediation",
    because: "邻里、婚姻家庭、小额债务等民间纠纷可以申请人民调解（人民调解法第二条、第十七条）",
    categories: ["family", "housing", "injury", "debt", "land", "consumer", "contract", "traffic", "medical", "labor"],
    pattern: any(
      "邻居|邻里|楼上|楼下|隔壁|相邻|物业|噪音|扰民|漏水|采光|调解|协商|赡养|分家|彩礼|吵架|矛盾|医患|医疗纠纷|宅基地.{0,8}(?:占|争)|边界|地界",
    ),
    unless: any("法院.{0,4}调解|调解书|离婚证|诉讼离婚"),
  },
  {
    to: "notary",
    because: "可以申请公证（公证法第十一条）",
    categories: null,
    pattern: any("公证|立遗嘱|遗嘱.{0,6}(?:怎么|如何|写)|放弃继承|委托书.{0,6}(?:怎么|办)|赠与.{0,8}房"),
  },
  {
    to: "appraisal",
    because: "需要司法鉴定或者劳动能力鉴定才能确定",
    categories: null,
    pattern: any("鉴定|验伤|评残|伤残(?:等级|几级)|几级伤残|[一二三四五六七八九十]级.{0,4}伤残|亲子|笔迹|伤情|能评.{0,4}级|轻伤还是"),
    unless: any("鉴定.{0,4}(?:结束|完|已经下来)"),
  },
  {
    to: "12345",
    because: "属于行政管理或者公共服务诉求，可以由12345转有关部门办理",
    categories: ["admin", "housing", "land", "consumer", "other", "injury"],
    pattern: any(
      "举报|投诉|补贴|补助|不作为|没人管|哪个部门|什么部门|向谁|停水|停电|供暖|暖气|取暖|噪音|扰民|油烟|污染|违建|乱收费|占道|路灯|户口|居住证|低保|残疾证|道路|修路|村干部|村委|消防|安全隐患|学校.{0,6}补课",
    ),
  },
];

const BODILY: readonly string[] = [
  "violence",
  "threat",
  "family-violence",
  "confinement",
  "minor",
  "elder",
  "missing",
  "self-harm",
  "desperate",
];

export function routeOf(
  question: string,
  category: CategoryCode,
  found: { urgency: UrgencyFinding; aid: AidFinding; complex: readonly string[]; noDraft: NoDraft | null },
): Route[] {
  if (found.noDraft) return [];
  const text = plain(question);
  const routes: Route[] = [];
  const danger = found.urgency.dangers.find((kind) => BODILY.includes(kind));
  if (danger) routes.push({ to: "police", because: "有人身危险，先拨打110" });
  routes.push(
    found.complex.length > 0 ? { to: "expert", because: found.complex.join("；") } : { to: "seat", because: "由坐席律师审核答复" },
  );
  if (found.aid.aid) routes.push({ to: "legal_aid", because: found.aid.reasons[0]!.because });
  for (const rule of ROUTES) {
    const fits = rule.categories === null || rule.categories.includes(category);
    if (danger && rule.to === "mediation") continue; // who is threatened is not sent to sit down with the other side
    if (fits && !routes.some((route) => route.to === rule.to) && rule.pattern.test(text) && !rule.unless?.test(text))
      routes.push({ to: rule.to, because: rule.because });
  }
  return routes;
}
