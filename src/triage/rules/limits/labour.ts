/** 劳动争议和工伤的期限: arbitration, the suit after an award, inspection, work injury. */
import {
  APPRAISAL,
  AUTHORITY,
  INSPECTION,
  LABOUR_LIMITATION,
  LABOUR_SUIT,
  NO_LIMIT,
  PROCEDURAL,
  WORK_INJURY,
} from "./time-limit-countings.ts";
import { LAWS, type TimeLimit, article } from "./time-limit.ts";

const WORK = /公司|单位|老板|厂|工资|薪|劳动|辞退|开除|离职|辞职|员工|上班|打工|工地|社保|裁员|加班|工友|包工头|补偿金|经理|hr|合同/;
const AWARD = /裁决|仲裁书|仲裁结果|仲裁委?(?!申请)[^。!?;,裁]{0,10}(?:判了|判决|裁了|裁的|裁定|支持|输|赢)|仲裁(?:输|赢)|裁定?决书/;
const COMMERCIAL = /商事仲裁|仲裁条款|国际仲裁|贸仲|货款|买卖合同|加盟|合作协议|工程款|租赁合同|投资|理财|股权/;
const WAGES =
  /拖欠|欠薪|欠[^。!?;,]{0,8}(?:工资|薪|工钱|加班费|提成|奖金)|工资[^。!?;,]{0,6}(?:没发|没给|不发|不给|没结|未发|拖|压)|没发[^。!?;,]{0,4}工资|不发[^。!?;,]{0,4}工资|克扣/;
const INJURED =
  /工伤|上班[^。!?;]{0,14}(?:受伤|摔|砸|压|撞|扭|夹|烫|断)|下班[^。!?;]{0,14}(?:受伤|摔|撞)|(?:工地|车间|厂里|厂子|单位|干活|机器)[^。!?;]{0,16}(?:受伤|受的伤|摔|砸|压|扭|夹|烫|断|轧|绞|切|掉下来|出事)|职业病|尘肺/;
const EMPLOYER =
  /我(?:们)?(?:公司|单位|厂)(?:是|作为|要|想|收到|被|不服|能)|用人单位一方|(?:我是|我们是|作为)(?:一家|个)?(?:[^。!?;,]{0,4}(?:公司|厂|店|企业)的?)?(?:老板|负责人|用人单位|雇主|企业主|法人|人事|hr)|员工(?:告|把我们|申请了?仲裁|仲裁)|我(?:们)?(?:的|厂|公司|店里?)[^。!?;,]{0,3}(?:员工|工人|雇员)|我开(?:的|了)[^。!?;,]{0,6}(?:店|厂|公司)/;
/** Recognised already, or told of in general: 工伤认定书, 工伤保险费, 九级. */
const RECOGNISED =
  /工伤认定(?:决定|书|后|下来|结果|了)|认定工伤决定|不予认定|收到[^。!?;,]{0,6}认定工伤|已(?:经)?认定|申请了工伤|认定(?:为|了)工伤|伤残鉴定|劳动能力鉴定|几级|[\d五六七八九十]级|定残|不是工伤|工伤保险(?!条例)|风险代理|年终奖/;
const STILL = /还在[^。!?;,]{0,4}(?:职|上班|干|做)|在职|没(?:有)?离职|仍在(?:职|上班)|(?:现在|目前)[^。!?;,]{0,6}(?:上班|干着)/;

export const LABOUR_LIMITS: readonly TimeLimit[] = [
  {
    id: "labour-arbitration",
    matter: "劳动争议申请仲裁",
    toDo: "向劳动争议仲裁委员会申请仲裁",
    length: { amount: 1, unit: "year" },
    counted: "知道或者应当知道权利被侵害之日（劳动关系终止后追索劳动报酬的，自终止之日）",
    starts: ["dismissed", "job-ended", "labour-change"],
    counting: LABOUR_LIMITATION,
    articles: [article(LAWS.labourArbitration, "第二十七条")],
    raised: {
      when: /辞退|开除|解雇|炒|裁员|被裁|裁了|辞了|辞掉|劝退|解除|离职|辞职|不干了|没干了|不做了|离的职|被辞|走人|自离|合同到期|合同期满|优化|不用来|停工|退场|被[^。!?;,]{0,4}(?:辞|炒)|(?:调岗|调令|调动|降薪|降职)[^。!?]{0,60}(?:仲裁|维权|合法)/,
      and: WORK,
      unless:
        /(?:想|准备|打算|才能|不能[^。!?;,]{0,8}|可以)(?:提出?)?(?:离职|辞职)|开除党籍|党开除|学校开除|裁决书|仲裁书|仲裁裁决|判决书|法院判|劳务合同纠纷|房东|租房|装修合同/,
      categories: ["labor", "procedure", "other", "contract", "company", "injury", "debt"],
    },
    clear:
      /(?:被|把我|让我|给我|公司|单位|老板|厂)[^。!?;,]{0,10}(?:辞退|开除|解雇|炒了|裁员|裁了|辞了|劝退|辞掉)|(?:已经|都)?离职了|(?:已经)辞职/,
    missing: "哪一天被辞退、解除或者离职的（书面通知的日期，最后上班的日期）",
    restarts: true,
  },
  {
    id: "labour-wages-employed",
    matter: "在职期间拖欠劳动报酬",
    toDo: "在劳动关系存续期间随时申请仲裁；离职后一年内申请",
    length: { amount: 1, unit: "year" },
    counted: "劳动关系终止之日",
    starts: [],
    counting: {
      ...NO_LIMIT,
      maySay:
        "劳动关系存续期间拖欠劳动报酬的，申请仲裁不受一年时效限制；劳动关系终止的，应当自终止之日起一年内提出（劳动争议调解仲裁法第二十七条）",
    },
    articles: [article(LAWS.labourArbitration, "第二十七条")],
    raised: { when: WAGES, and: STILL },
    clear: STILL,
    missing: "是否仍在职",
  },
  {
    id: "labour-suit-after-award",
    matter: "不服劳动仲裁裁决的起诉",
    toDo: "向人民法院提起诉讼",
    length: { amount: 15, unit: "day" },
    counted: "收到仲裁裁决书之日",
    starts: ["award"],
    counting: LABOUR_SUIT,
    articles: [article(LAWS.labourArbitration, "第四十八条"), article(LAWS.labourArbitration, "第五十条")],
    note: "终局裁决只有劳动者可以起诉；用人单位只能自收到之日起三十日内申请撤销（第四十九条）",
    raised: {
      when: AWARD,
      unless: new RegExp(
        `${COMMERCIAL.source}|裁决[^。!?;]{0,8}被[^。!?;,]{0,8}撤销|撤销(?:仲裁)?裁决|裁决(?:书)?(?:还|一直|都)?(?:没|未)|等裁决|申[请清](?:强制)?执行|生效|法律效力`,
      ),
      categories: ["labor", "procedure", "injury", "other"],
    },
    clear: /裁决书?|仲裁书|仲裁结果|仲裁[^。!?;,]{0,8}(?:输|判|裁)/,
    missing: "哪一天收到（签收）仲裁裁决书",
  },
  {
    id: "labour-award-annulment",
    matter: "用人单位申请撤销劳动仲裁终局裁决",
    toDo: "向劳动争议仲裁委员会所在地的中级人民法院申请撤销裁决",
    length: { amount: 30, unit: "day" },
    counted: "用人单位收到仲裁裁决书之日",
    starts: ["award"],
    counting: PROCEDURAL,
    articles: [article(LAWS.labourArbitration, "第四十九条")],
    note: "只限终局裁决，且只限法定的六种情形",
    raised: { when: AWARD, and: EMPLOYER, unless: COMMERCIAL, categories: ["labor", "procedure", "company"] },
    clear: /裁决/,
    missing: "公司哪一天收到仲裁裁决书，裁决书是否写明终局",
  },
  {
    id: "labour-suit-after-annulment",
    matter: "终局裁决被撤销后的起诉",
    toDo: "就该劳动争议向人民法院提起诉讼",
    length: { amount: 15, unit: "day" },
    counted: "收到撤销裁决的裁定书之日",
    starts: ["award-annulled"],
    counting: LABOUR_SUIT,
    articles: [article(LAWS.labourArbitration, "第四十九条")],
    raised: {
      when: /裁决[^。!?;]{0,10}被[^。!?;]{0,10}撤销|撤销[^。!?;]{0,8}(?:仲裁)?裁决|撤裁/,
      and: /中院|法院|裁定/,
      unless: /能不能撤销|怎么撤销|想撤销|申请撤销(?!.{0,30}(?:裁定|成功))/,
      categories: ["labor", "procedure"],
    },
    clear: /被(?:中院|法院)?[^。!?;]{0,6}撤销/,
    missing: "哪一天收到撤销仲裁裁决的裁定书",
  },
  {
    id: "labour-acceptance",
    matter: "劳动仲裁委是否受理",
    toDo: "五日内未决定或者不予受理的，可以就该争议向人民法院提起诉讼",
    length: { amount: 5, unit: "day" },
    counted: "仲裁委收到仲裁申请之日",
    starts: ["arbitration-filed"],
    counting: AUTHORITY,
    articles: [article(LAWS.labourArbitration, "第二十九条")],
    note: "法律没有写明五日是工作日，各地仲裁委办案规则多按工作日掌握",
    raised: {
      when: /仲裁/,
      and: /(?:不受理|没受理|不予受理|还没(?:有)?(?:消息|回音|通知|立案)|没(?:有)?(?:消息|回音|动静|答复)|受不受理|什么时候受理)/,
      unless: COMMERCIAL,
      categories: ["labor", "procedure"],
    },
    clear: /(?:交|递|提交|申请)了?[^。!?;,]{0,8}仲裁/,
    missing: "哪一天向仲裁委提交的申请，有没有收件回执",
  },
  {
    id: "labour-award-clock",
    matter: "劳动仲裁的审理期限",
    toDo: "四十五日（经批准最多再延十五日）逾期未裁决的，可以向人民法院提起诉讼",
    length: { amount: 45, unit: "day" },
    counted: "仲裁委受理仲裁申请之日",
    starts: ["arbitration-accepted"],
    counting: AUTHORITY,
    articles: [article(LAWS.labourArbitration, "第四十三条")],
    note: "案情复杂经批准可以延长，延长不超过十五日",
    raised: {
      when: /仲裁[^。!?;]{0,12}(?:受理|立案)|受理[^。!?;,]{0,6}仲裁/,
      and: /没(?:有)?(?:结果|裁决|下来|出|动静|消息|开庭)|还没|迟迟|一直不|拖着|多久|多长时间/,
      unless: /商事仲裁|不受理|不予受理/,
      categories: ["labor", "procedure"],
    },
    clear: /(?:还没|迟迟|没有)[^。!?;]{0,6}(?:裁|结果|下来|出)/,
    missing: "仲裁委哪一天受理的（受理通知书上的日期）",
  },
  {
    id: "labour-inspection",
    matter: "向劳动保障监察投诉",
    toDo: "向劳动保障监察机构举报、投诉",
    length: { amount: 2, unit: "year" },
    counted: "违法行为发生之日；连续或者继续的，自行为终了之日",
    starts: ["job-ended", "dismissed", "labour-harm"],
    counting: INSPECTION,
    articles: [article(LAWS.labourInspection, "第二十条")],
    raised: {
      when: /劳动监察|劳动局|监察大队|人社局|12333|劳动保障/,
      and: /投诉|举报|查处|去告|反映|管不管|还管/,
      unless: /工伤认定|劳动能力|认定工伤/,
      categories: ["labor"],
    },
    clear: /监察[^。!?;]{0,10}(?:过期|两年|二年|超过|时效)/,
    missing: "违法行为哪一天结束的（例如离职、停止欠薪的日期）",
  },
  {
    id: "work-injury-employer",
    matter: "用人单位申请工伤认定",
    toDo: "由用人单位向社会保险行政部门提出工伤认定申请",
    length: { amount: 30, unit: "day" },
    counted: "事故伤害发生之日或者被诊断、鉴定为职业病之日",
    starts: ["accident", "diagnosed"],
    counting: {
      ...WORK_INJURY,
      kind: "counterparty",
      maySay:
        "用人单位的申请期限：特殊情况经同意可以延长；单位逾期的，此间发生的工伤待遇费用由单位负担，职工一年内可以自己申请（工伤保险条例第十七条）",
    },
    articles: [article(LAWS.workInjury, "第十七条")],
    raised: {
      when: INJURED,
      unless: new RegExp(`${RECOGNISED.source}|${EMPLOYER.source}`),
      categories: ["labor", "injury", "traffic", "other", "medical"],
    },
    clear: /(?:单位|公司|老板|厂里?)[^。!?;,]{0,8}(?:没|不|拒绝|一直没)[^。!?;,]{0,6}(?:报|申请|申报)[^。!?;,]{0,4}工伤/,
    missing: "哪一天受伤（职业病的，哪一天诊断、鉴定）",
  },
  {
    id: "work-injury-recognition",
    matter: "职工自己申请工伤认定",
    toDo: "职工、近亲属或者工会直接向社会保险行政部门提出工伤认定申请",
    length: { amount: 1, unit: "year" },
    counted: "事故伤害发生之日或者被诊断、鉴定为职业病之日",
    starts: ["accident", "diagnosed"],
    counting: WORK_INJURY,
    articles: [article(LAWS.workInjury, "第十七条"), article(LAWS.workInjuryCases, "第七条")],
    raised: { when: INJURED, unless: RECOGNISED, categories: ["labor", "injury", "traffic", "other", "medical"] },
    clear:
      /工伤[^。!?;]{0,20}(?:不管|不给|不认|没报|不报|没(?:有)?申请|没做|不配合)|工伤[^。!?;]{0,12}(?:断|骨折|摔|砸|压|夹|[\d一两二三]根)|(?:受|断|骨折|摔|砸|压|伤|夹)[^。!?;]{0,24}工伤|职业病/,
    missing: "哪一天受伤（职业病的，哪一天诊断、鉴定）",
  },
  {
    id: "work-injury-own-report",
    matter: "本单位职工受伤，申请工伤认定",
    toDo: "单位向社会保险行政部门提出工伤认定申请",
    length: { amount: 30, unit: "day" },
    counted: "事故伤害发生之日或者被诊断、鉴定为职业病之日",
    starts: ["accident", "diagnosed"],
    counting: {
      ...WORK_INJURY,
      maySay:
        "用人单位的申请期限：特殊情况经社会保险行政部门同意可以延长；逾期的，此间发生的工伤待遇费用由单位负担（工伤保险条例第十七条）",
    },
    articles: [article(LAWS.workInjury, "第十七条")],
    raised: { when: INJURED, and: EMPLOYER, unless: RECOGNISED, categories: ["labor", "injury", "company", "traffic", "other"] },
    clear: /工伤/,
    missing: "职工哪一天受伤（职业病的，哪一天诊断、鉴定）",
  },
  {
    id: "labour-capacity-second",
    matter: "劳动能力再次鉴定",
    toDo: "向省级劳动能力鉴定委员会提出再次鉴定申请",
    length: { amount: 15, unit: "day" },
    counted: "收到鉴定结论之日",
    starts: ["appraisal"],
    counting: APPRAISAL,
    articles: [article(LAWS.workInjury, "第二十六条")],
    raised: {
      when: /劳动能力鉴定|工伤鉴定|工伤[^。!?;]{0,20}(?:鉴定|[五六七八九十]级)|伤残鉴定|鉴定结论|(?:伤残|定残)[^。!?;]{0,8}级|评(?:了|的|为)?[^。!?;,]{0,3}级/,
      unless: /申请劳动能力鉴定|(?:什么时候|何时|怎么|没)(?:做|申请)[^。!?;,]{0,4}鉴定|交警|车祸|事故认定|司法鉴定|轻伤|笔迹|医疗事故|车速/,
      categories: ["labor", "injury"],
    },
    clear: /(?:收到|拿到|出来|下来|给)[^。!?;]{0,12}(?:鉴定|级)|鉴定[^。!?;]{0,12}(?:下来|出来|收到|拿到)/,
    missing: "哪一天收到劳动能力鉴定结论",
  },
];
