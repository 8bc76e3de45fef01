import { inLanguage } from "../frame/language.ts";

/** 联系安全, as whoever would call or write reads it. */
const zh = {
  standing: {
    unanswered: "先不要打电话：还不知道打过去安不安全",
    left: "群众还没回答，值班已决定可以打电话",
    "any-time": "群众说：可以打电话",
    "at-times": "群众说：只在他说的时间打",
    "not-by-phone": "不要打电话：群众说的",
    "only-here": "不要打电话，只在页面里联系：群众说的",
  },
  next: {
    unanswered: "可能涉及家庭暴力。等群众回答（在页面里，或者再来电、来访时）；情况紧急、确需打的，由处理这条警报的同事或者主管决定。",
    left: "打之前先看原话。电话里先确认对方是谁、说话方不方便。",
    "any-time": "打之前看他留的话：谁可以接、暗号。",
    "at-times": "什么时间、谁可以接、暗号，和电话号码一起显示。别的时间不要打。",
    "not-by-phone": "在咨询里写给他看，不发短信，不找别人转告。",
    "only-here": "在咨询里写给他看，不发短信，不找别人转告。",
  },
  /** Whoever called has no page to be written to. */
  nextSpoken: "群众是来电、来访的，没有页面可看：等他凭查询码再来，不发短信，不找别人转告。",
  heardBy: (by: string) => `群众当面或者在电话里说的，${by}记下`,
  leftBy: (by: string, at: string) => `${by}决定，${at}`,
  decide: "决定可以打电话",
  reason: "为什么现在必须打（会留下记录）",
  send: "确认",
  reasonFirst: "请先写明理由。",
  decided: "已记下，可以打电话了。",
  times: "什么时候方便：",
  who: "谁可以接：",
  codeWord: "暗号：",
  putRight: "群众更正了我们的理解",
  and: "；",
  category: (from: string, to: string) => `从“${from}”改为“${to}”`,
  place: "改了事情发生的地方",
  day: (told: string, day: string) => `“${told}”是${day}`,
};

const en: typeof zh = {
  standing: {
    unanswered: "Do not call yet: nobody knows whether it is safe",
    left: "Not answered yet; the danger desk decided that a call may be made",
    "any-time": "The citizen says: you may call",
    "at-times": "The citizen says: call at the times they named only",
    "not-by-phone": "Do not call: the citizen says so",
    "only-here": "Do not call; reach them on their page only: the citizen says so",
  },
  next: {
    unanswered:
      "Violence at home may be in play. Wait until they answer, on their page or when they call or come again; where a call cannot wait, whoever holds the alert or oversees decides.",
    left: "Read their own words before you call. Ask first who is speaking and whether they can talk.",
    "any-time": "Before you call, read what they left: who may answer, and the code word.",
    "at-times": "Times, who may answer and the code word come with the number. Do not call at other times.",
    "not-by-phone": "Write to them in the matter; no text messages, nothing through others.",
    "only-here": "Write to them in the matter; no text messages, nothing through others.",
  },
  nextSpoken: "They called or came and have no page: wait until they come back by their code; no text messages, nothing through others.",
  heardBy: (by) => `told on the telephone or at the counter, written down by ${by}`,
  leftBy: (by: string, at: string) => `decided by ${by}, ${at}`,
  decide: "Decide that a call be made",
  reason: "Why a call must be made now (recorded)",
  send: "Confirm",
  reasonFirst: "Say first why.",
  decided: "Recorded; a call may be made now.",
  times: "When: ",
  who: "Who may answer: ",
  codeWord: "Code word: ",
  putRight: "The citizen put right what was understood",
  and: "; ",
  category: (from: string, to: string) => `from “${from}” to “${to}”`,
  place: "changed where it happened",
  day: (told: string, day: string) => `“${told}” is ${day}`,
};

export const words = inLanguage({ zh, en });
