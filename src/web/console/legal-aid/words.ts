import type { ReferralDecision, ReferralState } from "../../../contract.ts";
import { inLanguage } from "../frame/language.ts";

type Decision = ReferralDecision["decision"];

const zh = {
  lead: "受理后七日内作出是否援助的决定（法律援助法第四十三条）。",
  state: {
    open: "待受理",
    accepted: "已受理",
    returned: "已退回",
    granted: "决定援助",
    refused: "不予援助",
  } as Record<ReferralState, string>,
  decision: { accept: "受理", return: "退回", grant: "决定援助", refuse: "不予援助" } as Record<Decision, string>,
  decided: {
    accept: "已受理，七日内作出决定。群众会看到受理状态。",
    return: "已退回，理由会告知群众。",
    grant: "已决定援助，群众会看到结果。",
    refuse: "已决定不予援助，理由会告知群众。",
  } as Record<Decision, string>,
  todo: "待办",
  over: "已办结",
  noneTodo: ["没有待办的转办单", "律师转来的会自动出现在这里。"] as [string, string],
  noneOver: ["还没有办结的", "作出决定或退回以后列在这里。"] as [string, string],
  one: "法律援助转办单",
  question: "群众的问题（已隐去个人信息）",
  because: "为什么转来",
  hasContact: "群众留了联系方式，查看原话时可见。",
  noContact: "群众没有留联系方式，结果在群众的查询页面显示。",
  opened: (at: string, region: string) => `转来：${at} · 所在地：${region}`,
  openedAt: (at: string) => `转来：${at}`,
  due: (at: string, left: string) => `${at} 前决定（还剩 ${left}）`,
  overdue: (at: string) => `已过决定期限（${at}）`,
  dueAfterAccepting: "受理之日起七日内决定",
  decide: "作出处理",
  reason: "理由",
  reasonHint: "退回和不予援助必须写明，群众会看到。",
  reasonNeeded: "退回或者不予援助，请先写明理由（至少 2 个字）。",
  reasonWas: (reason: string) => `理由：${reason}`,
  closed: { returned: "已退回", granted: "已决定援助", refused: "已决定不予援助" } as Record<ReferralState, string>,
  failed: "转办单没能载入",
};

const en: typeof zh = {
  lead: "Whether aid is granted is decided within seven days of acceptance (Legal Aid Law, article 43).",
  state: {
    open: "To be accepted",
    accepted: "Accepted",
    returned: "Returned",
    granted: "Aid granted",
    refused: "Aid refused",
  },
  decision: { accept: "Accept", return: "Return", grant: "Grant aid", refuse: "Refuse aid" },
  decided: {
    accept: "Accepted; decide within seven days. The citizen sees that it was accepted.",
    return: "Returned; the citizen is told why.",
    grant: "Aid granted; the citizen sees the result.",
    refuse: "Aid refused; the citizen is told why.",
  },
  todo: "To do",
  over: "Settled",
  noneTodo: ["No referrals to do", "Those that lawyers refer appear here by themselves."] as [string, string],
  noneOver: ["None settled yet", "They are listed here once decided or returned."] as [string, string],
  one: "Legal-aid referral",
  question: "The citizen's question (personal data hidden)",
  because: "Why it was referred",
  hasContact: "The citizen left a contact; it is shown with the original words.",
  noContact: "The citizen left no contact; the result is shown on their follow-up page.",
  opened: (at: string, region: string) => `Referred ${at} · place: ${region}`,
  openedAt: (at: string) => `Referred ${at}`,
  due: (at: string, left: string) => `Decide by ${at} (${left} left)`,
  overdue: (at: string) => `Past the time for a decision (${at})`,
  dueAfterAccepting: "To be decided within seven days of acceptance",
  decide: "Decide",
  reason: "Reason",
  reasonHint: "Required for a return or a refusal; the citizen reads it.",
  reasonNeeded: "For a return or a refusal, give the reason first (at least 2 characters).",
  reasonWas: (reason: string) => `Reason: ${reason}`,
  closed: { returned: "Returned", granted: "Aid granted", refused: "Aid refused" } as Record<ReferralState, string>,
  failed: "The referrals could not be loaded",
};

export const words = inLanguage({ zh, en });
