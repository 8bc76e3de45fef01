/** 专利申请、公务员人事处理的期限: against decisions that neither 行政复议 nor an ordinary suit within six months meets. */
import { ADMIN_SUIT, PATENT, PERSONNEL } from "./time-limit-countings.ts";
import { LAWS, type TimeLimit, article } from "./time-limit.ts";

const PATENT_FIELDS = ["ip", "admin", "company", "procedure", "other"] as const;
const SERVANT = /公务员|参公|机关干部|机关工作人员|民警|政府工作人员/;
/** Under other rules: public institutions, contracts, party discipline, decisions of a supervisory commission. */
const NOT_A_SERVANT = /事业单位|合同工|辅警|临时工|学校|学生|政务处分|监委|监察|纪委|党纪|(?:不是|报考|考|当)(?:了)?公务员/;

export const OFFICE_LIMITS: readonly TimeLimit[] = [
  {
    id: "patent-reexamination",
    matter: "对驳回专利申请请求复审",
    toDo: "向国务院专利行政部门请求复审",
    length: { amount: 3, unit: "month" },
    counted: "收到驳回通知之日",
    starts: ["patent-refused"],
    counting: PATENT,
    articles: [article(LAWS.patent, "第四十一条")],
    raised: {
      when: /专利/,
      and: /驳回/,
      unless: /复审(?:决定|结果)|维持驳回|无效|驳回(?:起诉|上诉|诉讼)|判决|裁定/,
      categories: PATENT_FIELDS,
    },
    clear: /复审|驳回/,
    missing: "哪一天收到驳回专利申请的通知",
  },
  {
    id: "patent-suit",
    matter: "不服专利复审决定的起诉",
    toDo: "向人民法院提起行政诉讼",
    length: { amount: 3, unit: "month" },
    counted: "收到复审决定的通知之日",
    starts: ["patent-reviewed"],
    counting: ADMIN_SUIT,
    articles: [article(LAWS.patent, "第四十一条")],
    raised: { when: /复审(?:决定|结果)|维持驳回/, and: /专利/, unless: /无效|判决|裁定/, categories: PATENT_FIELDS },
    clear: /复审|维持驳回/,
    missing: "哪一天收到复审决定的通知",
  },
  {
    id: "personnel-review",
    matter: "公务员对人事处理的复核、申诉",
    toDo: "向原处理机关申请复核，或者直接提出申诉",
    length: { amount: 30, unit: "day" },
    counted: "知道该人事处理之日",
    starts: ["personnel-act"],
    counting: PERSONNEL,
    articles: [article(LAWS.publicServants, "第九十五条")],
    raised: {
      when: /处分|辞退|取消录用|降职|撤职|免职|记过|不称职|降级/,
      and: SERVANT,
      unless: new RegExp(`${NOT_A_SERVANT.source}|复核(?:决定|结果)|申诉处理决定`),
      categories: ["admin", "labor", "procedure", "other"],
    },
    clear: /不服|申诉|复核|被(?:处分|辞退|降职|撤职|免职|记过|降级)|收到[^。!?;]{0,10}处分/,
    missing: "哪一天知道该人事处理（收到决定）",
  },
  {
    id: "personnel-complaint",
    matter: "公务员不服复核结果的申诉",
    toDo: "向同级公务员主管部门或者上一级机关提出申诉",
    length: { amount: 15, unit: "day" },
    counted: "接到复核决定之日",
    starts: ["personnel-review"],
    counting: PERSONNEL,
    articles: [article(LAWS.publicServants, "第九十五条")],
    raised: { when: /复核(?:决定|结果)/, and: SERVANT, unless: NOT_A_SERVANT, categories: ["admin", "labor", "procedure", "other"] },
    clear: /复核/,
    missing: "哪一天接到复核决定",
  },
];
