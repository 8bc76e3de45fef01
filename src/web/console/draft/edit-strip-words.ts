import { inLanguage } from "../frame/language.ts";

const zh = {
  title: "您改了什么？",
  text: "程序读出的已经选好。按 1–9、0 增减，按 Y 确认；不确认也可以，直接领取下一份。",
  confirm: "确认缘由",
  done: "改动缘由已记录。",
  none: "请至少选一项",
};

const en: typeof zh = {
  title: "What did you change?",
  text: "What the rules read is chosen already. 1–9 and 0 add or take away, Y confirms; or just take the next draft.",
  confirm: "Confirm",
  done: "Your reasons are recorded.",
  none: "Choose one at least",
};

/** Apart from the page's words: said after the decision alone. */
export const editStripWords = inLanguage({ zh, en });
