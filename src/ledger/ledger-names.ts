/** What the codes of a 台账 are called in the files that leave the house. */
import type { CategoryCode, Channel, InquiryState, SeatClass, Urgency } from "../contract.ts";
import type { WorkCode } from "../contract/ledger.ts";

export const LEDGER_NAMES = {
  channel: { widget: "网页", hotline: "热线", station: "实体窗口", "12345": "12345 转来" } satisfies Record<Channel, string>,
  category: {
    labor: "劳动人事",
    family: "婚姻家庭",
    contract: "合同",
    debt: "借贷债务",
    housing: "房产物业",
    land: "征地拆迁",
    traffic: "交通事故",
    injury: "人身损害",
    medical: "医疗纠纷",
    consumer: "消费维权",
    criminal: "刑事",
    admin: "行政与治安",
    company: "公司企业",
    ip: "知识产权",
    finance: "保险理财",
    procedure: "诉讼与执行",
    other: "其他",
  } satisfies Record<CategoryCode, string>,
  urgency: { danger: "人身危险", soon: "时限紧", none: "一般" } satisfies Record<Urgency, string>,
  seatClass: {
    labor: "劳动坐席",
    family: "婚姻家庭坐席",
    contract: "合同坐席",
    general: "综合坐席",
    expert: "疑难专家坐席",
  } satisfies Record<SeatClass, string>,
  state: {
    triaged: "已分流",
    needs_facts: "等群众补充",
    drafting: "起草中",
    in_review: "审核中",
    answered: "已答复",
    closed: "已办结",
    withdrawn: "已撤回",
  } satisfies Record<InquiryState, string>,
  decision: { approve: "通过", "edit-approve": "修改后通过" },
};

export const WORK_NAMES: Record<WorkCode, string> = {
  answer: "答复（件）",
  correction: "更正答复（件）",
  return: "退回重拟（件）",
  escalation: "上报专家（件）",
  consultation: "会商意见（件）",
  "second-reading": "复核抽查（件）",
  "re-review": "复查（件）",
  call: "回访电话（次）",
  "taken-down": "代录（件）",
  told: "口头答复（次）",
  "duty-hour": "值班（小时）",
  night: "夜班（个）",
};
