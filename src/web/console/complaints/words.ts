import type { ComplaintAbout, ComplaintOutcome } from "../../../contract/feedback.ts";
import { inLanguage } from "../frame/language.ts";

const zh = {
  lead: "群众的投诉。登记时已经告知群众下一步和时间；答复写在这里，群众在咨询页面看得到。",
  failed: "投诉没能载入",
  open: "正在处理的",
  settled: "最近办结的",
  none: ["没有正在处理的投诉", "新的投诉会出现在这里。"] as [string, string],
  noneSettled: ["还没有", "办结的会列在这里。"] as [string, string],
  about: { answer: "答复内容", conduct: "服务态度", delay: "太慢、没人理", privacy: "个人信息", other: "其他" } satisfies Record<
    ComplaintAbout,
    string
  >,
  noText: "（已撤回，不再显示）",
  petition: "按信访事项办理",
  isPetition: "信访事项",
  petitionNext: "按信访事项办理后，15 日内书面告知受理情况，60 日内办结（《信访工作条例》第二十三条、第三十四条）。不能改回。",
  petitionDone: "已转为信访事项，两个法定时限开始计算。",
  told: "已书面告知群众",
  toldDone: "已登记告知。",
  toldAt: (at: string) => `${at} 已书面告知`,
  outcome: { upheld: "投诉属实", partly: "部分属实", "not-upheld": "不属实", withdrawn: "群众撤回了" } satisfies Record<
    ComplaintOutcome | "withdrawn",
    string
  >,
  end: "处理结果",
  reply: "给群众的答复",
  settle: "答复并办结",
  settledSaid: "已办结，群众能看到答复。",
  choose: "请选处理结果，并写给群众的答复。",
  replied: "答复：",
  by: (name: string) => `${name}办结`,
  look: "看这份答复",
  count: "件投诉正在处理",
};

const en: typeof zh = {
  lead: "Complaints by citizens. They were told what happens next and by when; your reply is shown on their page.",
  failed: "The complaints could not be loaded",
  open: "Open",
  settled: "Settled lately",
  none: ["No open complaints", "New ones appear here."],
  noneSettled: ["None yet", "Settled ones are listed here."],
  about: { answer: "The answer", conduct: "Conduct", delay: "Too slow", privacy: "Personal data", other: "Other" },
  noText: "(withdrawn, no longer shown)",
  petition: "Handle as a petition (信访)",
  isPetition: "Petition",
  petitionNext:
    "As a petition it must be acknowledged in writing within 15 days and concluded within 60 (信访工作条例 23, 34). This cannot be undone.",
  petitionDone: "Now a petition; both statutory clocks run.",
  told: "The citizen was told in writing",
  toldDone: "Recorded.",
  toldAt: (at) => `Told in writing ${at}`,
  outcome: { upheld: "Upheld", partly: "Partly upheld", "not-upheld": "Not upheld", withdrawn: "Withdrawn by the citizen" },
  end: "Outcome",
  reply: "Reply to the citizen",
  settle: "Reply and settle",
  settledSaid: "Settled; the citizen sees the reply.",
  choose: "Choose an outcome and write the reply.",
  replied: "Reply: ",
  by: (name) => `Settled by ${name}`,
  look: "Open the answer",
  count: "open complaints",
};

export const words = inLanguage({ zh, en });
