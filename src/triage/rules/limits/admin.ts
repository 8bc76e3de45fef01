/** 行政复议、行政诉讼、信访和交通事故处理的期限. */
import { ADMIN_SUIT, HEARING, PETITION, RECONSIDERATION, TRAFFIC } from "./time-limit-countings.ts";
import { CRIMINAL_COURT, FINAL, JUDGMENT_TOLD, OFFICIAL_COURT, RULING_TOLD } from "./time-limit-courts.ts";
import { LAWS, type TimeLimit, article } from "./time-limit.ts";

const suit = (no: string) => article(LAWS.adminProcedure, no);
const notes = (no: string) => article(LAWS.adminProcedureNotes, no);
const ACT =
  /处罚决定|罚款|罚单|罚了|吊销|没收|行政拘留|治安拘留|拘留(?:了)?[^。!?;,]{0,4}(?:天|日)|强拆|(?:征收|补偿|安置|认定|权属|确权)[^。!?;,]{0,6}决定|征收公告|征地公告|责令|复议|工伤认定决定|不予认定|不认定工伤|认定工伤决定|不予(?:登记|许可|公开|批准|受理)|不给公开|信息公开|注销|撤销登记|扣车|扣了[^。!?;,]{0,4}(?:车|证)|违建|限期拆除|登记给|驾驶证/;
const OFFICE =
  /政府|公安|派出所|交警|交通局|城管|街道|镇里|乡里|规划|市监|市场监管|工商|税务|卫生局|卫健|环保|国土|自然资源|人社|民政|住建|房管|处罚|罚|拘留|征收|拆|许可|登记|机关|证|认定/;
const DONE =
  /复议决定|复议[^。!?;]{0,8}(?:维持|驳回|下来)|公司罚|单位罚|物业罚|老板罚|罚我工资|罚款条款|学校|平台罚|刑事拘留|逮捕|事先告知|听证|拟(?:对|处)|还没(?:下|出|作)决定|要罚|判决书?|法院判|违约金|罚(?:款)?(?:多少|几|吗)|会不会罚|会罚|罚款罚|需要罚|事故认定书|责任认定/;
const UNTOLD =
  /(?:没(?:有)?|未|不)(?:告知|告诉|说|写|提)[^。!?;]{0,10}(?:复议|起诉|期限|权利|告状|诉讼)|(?:决定书|单子|通知)[^。!?;]{0,8}没写[^。!?;]{0,8}(?:复议|起诉|期限)/;

const RAISED_ACT = {
  when: ACT,
  and: OFFICE,
  categories: ["admin", "land", "traffic", "company", "labor", "housing", "procedure", "other", "criminal", "consumer"] as const,
};
const TOLD_ACT =
  /(?:收到|拿到|接到|送达|给了?我|签收)[^。!?;]{0,14}(?:决定书|处罚|罚单|公告)|决定书?[^。!?;]{0,8}(?:收到|拿到|签收|下来)|行政复议|申请复议|告(?:政府|公安|交警)/;

export const ADMIN_LIMITS: readonly TimeLimit[] = [
  {
    id: "reconsideration",
    matter: "申请行政复议",
    toDo: "向行政复议机关提出行政复议申请",
    length: { amount: 60, unit: "day" },
    counted: "知道或者应当知道该行政行为之日",
    starts: ["admin-act"],
    counting: RECONSIDERATION,
    articles: [article(LAWS.reconsideration, "第二十条"), article(LAWS.reconsideration, "第二十三条")],
    cap: "自行政行为作出之日起不动产二十年、其他五年（第二十一条）",
    note: "当场处罚、不履行职责、不予公开信息等必须先复议再起诉（第二十三条）",
    raised: { ...RAISED_ACT, unless: new RegExp(`${DONE.source}|${UNTOLD.source}`) },
    clear: TOLD_ACT,
    missing: "哪一天收到（知道）决定，决定书上有没有写明复议的权利和期限",
  },
  {
    id: "reconsideration-untold",
    matter: "未被告知复议权利时申请行政复议",
    toDo: "向行政复议机关提出行政复议申请",
    length: { amount: 1, unit: "year" },
    counted: "知道或者应当知道行政行为内容之日（最长；自知道复议权利之日起仍只有六十日）",
    starts: ["admin-act"],
    counting: RECONSIDERATION,
    articles: [article(LAWS.reconsideration, "第二十条")],
    raised: { ...RAISED_ACT, when: UNTOLD, unless: DONE },
    clear: UNTOLD,
    missing: "哪一天知道决定的内容，哪一天知道可以复议",
  },
  {
    id: "admin-suit",
    matter: "直接提起行政诉讼",
    toDo: "向人民法院提起行政诉讼",
    length: { amount: 6, unit: "month" },
    counted: "知道或者应当知道作出行政行为之日",
    starts: ["admin-act"],
    counting: ADMIN_SUIT,
    articles: [suit("第四十六条"), notes("第六十五条")],
    cap: "自行政行为作出之日起不动产二十年、其他五年",
    raised: { ...RAISED_ACT, unless: new RegExp(`${DONE.source}|${UNTOLD.source}|(?:当场|现场)(?:处罚|罚)|信息公开|不予公开|不给公开`) },
    clear: /行政诉讼|告(?:政府|公安|交警|机关)|起诉[^。!?;,]{0,6}(?:政府|局|公安)/,
    missing: "哪一天收到（知道）决定",
  },
  {
    id: "admin-suit-untold",
    matter: "未被告知起诉期限时提起行政诉讼",
    toDo: "向人民法院提起行政诉讼",
    length: { amount: 1, unit: "year" },
    counted: "知道或者应当知道行政行为内容之日（最长；自知道起诉期限之日起仍只有六个月）",
    starts: ["admin-act"],
    counting: ADMIN_SUIT,
    articles: [notes("第六十四条"), suit("第四十六条")],
    raised: { ...RAISED_ACT, when: UNTOLD, unless: DONE },
    clear: UNTOLD,
    missing: "哪一天知道决定的内容，哪一天知道起诉期限",
  },
  {
    id: "admin-suit-after-reconsideration",
    matter: "不服行政复议决定的起诉",
    toDo: "向人民法院提起行政诉讼",
    length: { amount: 15, unit: "day" },
    counted: "收到复议决定书之日（逾期不作决定的，自复议期满之日）",
    starts: ["reconsideration-decision"],
    counting: ADMIN_SUIT,
    articles: [suit("第四十五条")],
    raised: {
      when: /复议(?:决定|结果)|复议[^。!?;]{0,10}(?:维持|驳回|下来|不予受理)/,
      unless: /不(?:予)?立案|国家赔偿|刑事赔偿|执行异议|保护令|事故认定/,
    },
    clear: /复议(?:决定|结果|维持|驳回)|复议[^。!?;]{0,10}(?:维持|驳回|下来)/,
    missing: "哪一天收到复议决定书",
  },
  {
    id: "admin-suit-inaction",
    matter: "对行政机关不履行法定职责的起诉",
    toDo: "向人民法院提起行政诉讼（属于必须先复议的，先申请复议）",
    length: { amount: 6, unit: "month" },
    after: { amount: 2, unit: "month" },
    counted: "行政机关履行法定职责的期限届满之日（没有特别规定的，接到申请满两个月）",
    starts: ["inaction-asked"],
    counting: ADMIN_SUIT,
    articles: [notes("第六十六条"), suit("第四十七条")],
    note: "行政复议法第二十三条：认为行政机关未履行法定职责的，应当先申请复议",
    raised: {
      when: /不作为|不履行(?:法定)?职责|(?:政府|局|所|街道|城管|部门|机关|派出所)[^。!?;]{0,12}(?:不管|不理|不处理|不答复|没答复|不给答复|没回复|没下文|不给办|推诿|踢皮球|置之不理)/,
      and: /申请|举报|投诉|反映|报案|报警|要求|提交|递/,
      unless: /物业公司|劳动仲裁|信访答复|工伤认定决定|不予立案/,
      categories: ["admin", "land", "housing", "procedure"],
    },
    clear: /不作为|不履行[^。!?;,]{0,4}职责/,
    missing: "哪一天向行政机关提出申请，有没有回执",
  },
  {
    id: "penalty-hearing",
    matter: "要求行政处罚听证",
    toDo: "向拟作处罚的行政机关提出听证要求",
    length: { amount: 5, unit: "working-day" },
    counted: "行政机关告知之日",
    starts: ["hearing-told"],
    counting: HEARING,
    articles: [article(LAWS.penalty, "第六十四条"), article(LAWS.penalty, "第八十五条")],
    raised: {
      when: /听证|事先告知书?|处罚告知|拟(?:处|罚|对|吊销)/,
      and: /罚|处罚|吊销|没收|告知|关停/,
      unless: /信访听证|复议听证|价格听证|减刑/,
    },
    clear: /听证|告知书/,
    missing: "哪一天收到处罚告知（听证告知）书",
  },
  {
    id: "petition-review",
    matter: "信访复查",
    toDo: "请求原办理机关的上一级机关、单位复查",
    length: { amount: 30, unit: "day" },
    counted: "收到书面答复之日",
    starts: ["petition-reply"],
    counting: PETITION,
    articles: [article(LAWS.petitions, "第三十五条")],
    raised: {
      when: /信访|上访/,
      and: /答复|处理意见|复查|回复/,
      unless: /不给答复|没(?:有)?答复|不答复|复查意见|复核|网上(?:怎么|如何)信访/,
    },
    clear: /(?:收到|拿到|给)[^。!?;]{0,12}(?:答复|意见)|复查/,
    missing: "哪一天收到信访的书面答复",
  },
  {
    id: "petition-second-review",
    matter: "信访复核",
    toDo: "请求复查机关的上一级机关、单位复核",
    length: { amount: 30, unit: "day" },
    counted: "收到复查的书面答复之日",
    starts: ["petition-reply"],
    counting: PETITION,
    articles: [article(LAWS.petitions, "第三十六条")],
    raised: { when: /信访|上访/, and: /复查意见|复核|复查[^。!?;]{0,8}(?:下来|答复|结果|维持)/ },
    clear: /复查意见|复核/,
    missing: "哪一天收到复查意见",
  },
  {
    id: "admin-appeal-judgment",
    matter: "不服行政一审判决的上诉",
    toDo: "向上一级人民法院提起上诉",
    length: { amount: 15, unit: "day" },
    counted: "判决书送达之日",
    starts: ["judgment"],
    counting: ADMIN_SUIT,
    articles: [suit("第八十五条")],
    raised: {
      when: JUDGMENT_TOLD,
      and: OFFICIAL_COURT,
      orCategories: ["admin"],
      unless: new RegExp(`${FINAL.source}|${CRIMINAL_COURT.source}|还没判|等判决|开庭`),
    },
    clear: /判决|上诉/,
    missing: "哪一天收到判决书",
  },
  {
    id: "admin-appeal-ruling",
    matter: "不服行政一审裁定的上诉",
    toDo: "向上一级人民法院提起上诉",
    length: { amount: 10, unit: "day" },
    counted: "裁定书送达之日",
    starts: ["ruling"],
    counting: ADMIN_SUIT,
    articles: [suit("第八十五条")],
    raised: {
      when: RULING_TOLD,
      and: OFFICIAL_COURT,
      orCategories: ["admin"],
      unless: new RegExp(`${FINAL.source}|${CRIMINAL_COURT.source}`),
    },
    clear: /裁定/,
    missing: "哪一天收到裁定书",
  },
];

export const TRAFFIC_LIMITS: readonly TimeLimit[] = [
  {
    id: "traffic-review",
    matter: "道路交通事故认定的复核",
    toDo: "向上一级公安机关交通管理部门提出书面复核申请",
    length: { amount: 3, unit: "working-day" },
    counted: "道路交通事故认定书（证明）送达之日",
    starts: ["finding"],
    counting: TRAFFIC,
    articles: [article(LAWS.traffic, "第七十一条"), article(LAWS.traffic, "第一百一十二条")],
    raised: {
      when: /认定书|责任认定|事故认定|责任书|事故责任|定责|(?:交警)[^。!?;]{0,10}(?:判|定|认定|划分)|(?:全责|主责|同等责任|次责)[^。!?;]{0,14}(?:不服|不认|不公)/,
      and: /交警|车|事故|责任|撞|定责/,
      unless:
        /不定责|没定责|(?:还没|没有|没|不)(?:出|做|给|下)[^。!?;,]{0,6}认定|工伤认定书|复核书|复核[^。!?;]{0,6}(?:维持|下来|结论|结果)|认定工伤|不予认定/,
      categories: ["traffic", "injury", "admin", "finance", "procedure", "other", "labor", "criminal"],
    },
    clear:
      /不服|复核|不认(?!为)|不公|(?:收到|拿到|领|下来|出来|给)[^。!?;]{0,14}(?:认定|责任)|认定书?[^。!?;]{0,10}(?:收到|拿到|领|下来|出来)/,
    missing: "哪一天收到道路交通事故认定书",
  },
  {
    id: "traffic-reappraisal",
    matter: "交通事故检验、鉴定的重新鉴定",
    toDo: "向办案的公安机关交通管理部门提出书面申请",
    length: { amount: 3, unit: "working-day" },
    counted: "检验报告、鉴定意见送达之日",
    starts: ["traffic-appraisal"],
    counting: TRAFFIC,
    articles: [article(LAWS.traffic, "第五十六条"), article(LAWS.traffic, "第一百一十二条")],
    raised: {
      when: /检验报告|鉴定意见|鉴定报告|车速鉴定|痕迹鉴定|酒精检测|血检|重新鉴定|重新检验/,
      and: /交警|车祸|事故|车速|撞|酒驾|醉驾|痕检/,
      unless: /伤残鉴定|劳动能力|工伤鉴定|伤残等级/,
      categories: ["traffic", "injury", "criminal", "admin", "procedure"],
    },
    clear: /重新(?:鉴定|检验)|(?:收到|拿到|送达|给)[^。!?;]{0,12}(?:报告|意见)/,
    missing: "哪一天收到检验报告、鉴定意见",
  },
];
