/** 简明版 on the draft page. */
import { inLanguage } from "../frame/language.ts";

const zh = {
  reads: "群众可以在简明版和完整版之间切换；长辈模式先看这一段。时限和危险提示在简明版里照样显示。",
  hint: "用短句、大白话写。数字、日期、法律、保证，正文没有的一律不写。",
  label: "简明版的文字",
  propose: "按正文拟一份",
  again: "按现在的正文重拟",
  proposed: "已按正文拟好，请逐句看过、改好再保存。",
  remove: "不要简明版",
  removed: "已去掉简明版。",
  left: (n: number) => `还可以写 ${n} 个字`,
  none: "没有简明版。写一份，读字吃力的人也能看懂。",
  stale: "正文改过了，请再看一遍简明版，改到一致。",
};
const en: typeof zh = {
  reads:
    "The citizen can switch between this and the whole answer; elder mode shows this first. Time limits and danger notices stay with it.",
  hint: "Short sentences, everyday words. No number, day, law or promise that the answer does not have.",
  label: "Plain version",
  propose: "Propose one from the answer",
  again: "Propose again from the answer as it is now",
  proposed: "Proposed from the answer. Read it sentence by sentence and mend it before you save.",
  remove: "No plain version",
  removed: "The plain version is taken out.",
  left: (n) => `${n} characters left`,
  none: "There is no plain version. With one, people who find reading hard understand the answer too.",
  stale: "The answer was changed. Read the plain version again and bring it in line.",
};

export const plainWords = inLanguage({ zh, en });
