import { inLanguage } from "../frame/language.ts";

const zh = {
  title: "本单位开展审核演练",
  text: (rate: number) =>
    `领取草稿时，大约每 100 份里有 ${rate} 份是演练稿：照已答复的草稿复制，埋有一处错误，办完当场告诉您。演练稿不会送给群众，不计工作量和时长；有紧急事项等候时不安排。`,
};

const en: typeof zh = {
  title: "This bureau holds review practice",
  text: (rate) =>
    `Of about 100 drafts you ask for, ${rate} are practice: copies of answered drafts with one planted error. You are told right after your decision. Practice never reaches a citizen and counts neither as work nor as time; none is given while something urgent waits.`,
};

/** Apart from the other words: the queue is the first page, and loads no more than it says. */
export const noticeWords = inLanguage({ zh, en });
