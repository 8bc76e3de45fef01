import { inLanguage } from "../frame/language.ts";

const zh = {
  next: "领取下一份",
  noNext: "现在没有可以领取的草稿。有新的会自动出现在这里。",
  holding: (n: number, most: number) => `手里 ${n} 份，最多 ${most} 份。先办有人身危险的，再办时限紧的。`,
  mine: "我手里的",
  waiting: "等待领取",
  noneMine: ["手里没有草稿", "按“领取下一份”或键盘 N 开始。"] as [string, string],
  noneWaiting: ["没有等待的草稿", "新的草稿会自动出现，不用刷新。"] as [string, string],
  counts: { waiting: "等待（全部坐席）", danger: "人身危险", soon: "时限紧", claimed: "审核中" },
  noExcerpt: "（没有文字）",
  waited: (span: string) => `已等 ${span}`,
  leaseLeft: (span: string) => `还剩 ${span}`,
  leaseOver: "领取时限已过",
  renew: "延长",
  failed: "队列没能载入",
  licence: { suspended: "您的执业证已暂停", lapsed: "您的执业证已过期" },
  licenceNext: "可以查看，不能通过答复。请联系主管核实。",
  writing: {
    title: (n: number) => `正在起草 ${n} 件`,
    lead: "AI 正在写，未经审核。写完以后进入队列，由律师审核。",
    step: { writing: "正在写", mending: "格式不对，正在重写" },
    started: (span: string, letters: number) => `${span}，已写 ${letters} 字`,
    none: "还没有写出文字……",
  },
};

const en: typeof zh = {
  next: "Take the next draft",
  noNext: "No draft can be taken just now. New ones appear here by themselves.",
  holding: (n: number, most: number) => `You hold ${n} of at most ${most}. Danger to life first, then near time limits.`,
  mine: "In my hands",
  waiting: "Waiting",
  noneMine: ["You hold no draft", "Press “Take the next draft”, or N on the keyboard, to begin."] as [string, string],
  noneWaiting: ["No draft is waiting", "New drafts appear by themselves; there is no need to reload."] as [string, string],
  counts: { waiting: "Waiting (all seats)", danger: "Danger to life", soon: "Time limit near", claimed: "In review" },
  noExcerpt: "(no text)",
  waited: (span: string) => `waiting ${span}`,
  leaseLeft: (span: string) => `${span} left`,
  leaseOver: "Your hold has lapsed",
  renew: "Extend",
  failed: "The queue could not be loaded",
  licence: { suspended: "Your licence is suspended", lapsed: "Your licence has lapsed" },
  licenceNext: "You may read, but not approve. Ask your supervisor to check it.",
  writing: {
    title: (n: number) => (n === 1 ? "1 draft is being written" : `${n} drafts are being written`),
    lead: "AI is writing; nothing here is reviewed. When it is done it joins the queue for a lawyer to review.",
    step: { writing: "Writing", mending: "Badly formed; writing again" },
    started: (span: string, letters: number) => `${span}, ${letters} characters so far`,
    none: "No words yet …",
  },
};

export const words = inLanguage({ zh, en });
