import type { ReturnReason } from "../../../contract.ts";
import type { LearningLine } from "../../../contract/learning.ts";
import { inLanguage } from "../frame/language.ts";

const zh = {
  lead: "草稿由谁起草、属于哪个领域、律师改了什么。更正答复不在内。",
  failed: "表格没能载入",
  none: ["这个月没有审核过草稿", "换一个月份看看。"] as [string, string],
  table: "本月草稿的去向",
  writer: "起草",
  category: "领域",
  decided: "办结",
  unchanged: "未改通过",
  edited: "改后通过",
  returned: "退回",
  escalated: "上报专家",
  why: "改动缘由",
  whyReturned: "退回缘由",
  unconfirmed: (n: number) => `${n} 份待律师确认`,
  kinds: { extractive: "摘编（不用模型）", model: "模型", lawyer: "律师" } satisfies Record<LearningLine["kind"], string>,
  byRules: "律师还没有确认的，按程序读出的缘由计入。",
  exportHow: "要用这些答复评测起草：停下服务，运行 npm run cases:export，再运行 npm run eval -- drafts。",
  chart: "各领域的草稿",
  returnReasons: {
    "wrong-law": "法律依据有误",
    "outdated-law": "引用已失效",
    "local-rule": "缺地方规定",
    "wrong-category": "领域不对",
    "misread-facts": "误读事实",
    "wrong-sum": "算错了",
    incomplete: "不完整",
    unclear: "说得不清楚",
  } as Partial<Record<ReturnReason, string>>,
  otherReason: "其他",
};

const en: typeof zh = {
  lead: "Who drafted, in which field, and what lawyers changed. Corrections are left out.",
  failed: "The table did not load",
  none: ["No draft was decided in this month", "Try another month."],
  table: "What became of the month's drafts",
  writer: "Drafted by",
  category: "Field",
  decided: "Decided",
  unchanged: "Unchanged",
  edited: "Edited",
  returned: "Returned",
  escalated: "To an expert",
  why: "Edited for",
  whyReturned: "Returned for",
  unconfirmed: (n) => `${n} not confirmed yet`,
  kinds: { extractive: "Extractive (no model)", model: "Model", lawyer: "Lawyer" },
  byRules: "Edits that their lawyer has not confirmed count as rules read them.",
  exportHow: "To evaluate drafting on these answers: stop the service, run npm run cases:export, then npm run eval -- drafts.",
  chart: "Drafts by field",
  returnReasons: {
    "wrong-law": "Wrong law",
    "outdated-law": "Outdated law",
    "local-rule": "Local rule missing",
    "wrong-category": "Wrong field",
    "misread-facts": "Facts misread",
    "wrong-sum": "Wrong sum",
    incomplete: "Incomplete",
    unclear: "Unclear",
  },
  otherReason: "Other",
};

export const words = inLanguage({ zh, en });
