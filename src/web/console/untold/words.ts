import type { Untold } from "../../../contract/untold.ts";
import { inLanguage } from "../frame/language.ts";

const zh = {
  title: "等着告知的答复",
  lead: "打电话来、到窗口来的群众，答复已经审核通过，还没有人读给他们听，他们自己也没有打开看过。等得最久的在前。",
  failed: "等着告知的答复没能载入",
  none: ["没有等着告知的", "答复审核通过以后还没有人读给群众听的，会出现在这里。"] as [string, string],
  more: (shown: number, all: number) => `共 ${all} 份，先列最早的 ${shown} 份。`,
  since: (at: string, waits: string) => `${at} 审核通过，已等 ${waits}`,
  waits: {
    call: "留了电话",
    "being-called": "正在打电话",
    "no-number": "没有留电话",
    "not-by-phone": "不能打电话",
    "not-reached": "三次没有打通",
  } satisfies Record<Untold["waits"], string>,
  byCode: "等群众来电或者到窗口，凭查询码告知。",
  holder: (name: string) => `${name}在打`,
  call: "打电话告知",
  goOn: "接着告知",
  find: "群众来了：输查询码",
  board: "等着告知",
  page: "打电话告知答复",
  pageLead: "先看电话、打过去，核对是本人以后再读。",
  gone: "这通电话不在您手上，或者已经办结。",
  back: "回到回访任务",
  open: "打开这件，读给群众听",
};

const en: typeof zh = {
  title: "Answers to be told",
  lead: "Callers and visitors whose answer is approved: nobody has read it out to them, and they have not opened it. Who has waited longest comes first.",
  failed: "The answers to be told could not be loaded",
  none: ["Nothing to be told", "Approved answers that nobody has read out yet appear here."],
  more: (shown: number, all: number) => `${all} in all; the oldest ${shown} are listed.`,
  since: (at: string, waits: string) => `Approved ${at}, waiting ${waits}`,
  waits: {
    call: "Left a number",
    "being-called": "Being called",
    "no-number": "Left no number",
    "not-by-phone": "Not by telephone",
    "not-reached": "Three calls, not reached",
  },
  byCode: "To be told by their code when they ring or come.",
  holder: (name: string) => `${name} is calling`,
  call: "Call and tell",
  goOn: "Go on telling",
  find: "They are here: enter the code",
  board: "To be told",
  page: "Tell an answer by telephone",
  pageLead: "See the number and call; read the answer out once you know that it is the asker.",
  gone: "This call is not yours, or it is settled.",
  back: "Back to the call-backs",
  open: "Open it and read it out",
};

export const words = inLanguage({ zh, en });
