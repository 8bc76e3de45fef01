import { inLanguage } from "../frame/language.ts";

const zh = {
  lead: "机器判断不用起草的，当天都要有人看过。J、K 上下移动，C 确认，O 恢复起草。",
  failed: "没能载入",
  unseen: "还没有人看过",
  seen: "最近看过的",
  none: ["都看过了", "新的会自动出现在这里。"] as [string, string],
  noneSeen: ["还没有", "看过的会列在这里。"] as [string, string],
  code: { "not-legal": "不是法律问题", abuse: "只有辱骂" },
  because: (because: string) => `机器的理由：${because}`,
  late: "不是今天的",
  contact: "留了电话",
  confirm: "确认不用起草（C）",
  reopen: "恢复起草（O）",
  done: { confirm: "已确认。", reopen: "已恢复起草，写好后交律师审核。" },
  verdict: { confirmed: "确认不用起草", reopened: "恢复起草", "went-on": "群众自己接着问了", withdrawn: "群众撤回了" },
  noText: "（已撤回，不再显示）",
  count: "件还没有人看过",
  countLate: (n: number) => `有 ${n} 件过了当天还没有人看`,
  lateNext: "请先看这些。",
  board: "未起草待看：今日 / 往日",
};

const en: typeof zh = {
  lead: "What the machine refused a draft, somebody looks at the same day. J and K move, C confirms, O puts it back into drafting.",
  failed: "The list could not be loaded",
  unseen: "Not looked at yet",
  seen: "Looked at lately",
  none: ["All looked at", "New ones appear here by themselves."] as [string, string],
  noneSeen: ["None yet", "Those that were looked at are listed here."] as [string, string],
  code: { "not-legal": "Not a legal question", abuse: "Abuse only" },
  because: (because: string) => `The machine's reason: ${because}`,
  late: "Not of today",
  contact: "Left a number",
  confirm: "No draft needed (C)",
  reopen: "Put back into drafting (O)",
  done: { confirm: "Confirmed.", reopen: "Back in drafting; a lawyer reviews it when it is written." },
  verdict: {
    confirmed: "No draft needed",
    reopened: "Put back into drafting",
    "went-on": "The citizen went on asking",
    withdrawn: "The citizen withdrew",
  },
  noText: "(withdrawn; no longer shown)",
  count: " not looked at yet",
  countLate: (n: number) =>
    n === 1 ? "1 is past its day and nobody has looked at it" : `${n} are past their day and nobody has looked at them`,
  lateNext: "Look at these first.",
  board: "Undrafted to look at: today / before",
};

export const words = inLanguage({ zh, en });
