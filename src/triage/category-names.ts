import type { CategoryCode } from "#contract.ts";

/** 领域, as the triage guide and the screens name them. */
export const CATEGORY_NAMES: Record<CategoryCode, string> = {
  labor: "劳动人事",
  family: "婚姻家庭与继承",
  contract: "合同",
  debt: "借贷债务",
  housing: "房产物业",
  land: "征地拆迁与农村土地",
  traffic: "交通事故",
  injury: "人身损害与侵权",
  medical: "医疗纠纷",
  consumer: "消费维权",
  criminal: "刑事",
  admin: "行政与治安",
  company: "公司企业",
  ip: "知识产权",
  finance: "保险证券理财",
  procedure: "诉讼程序与执行",
  other: "其他",
};
