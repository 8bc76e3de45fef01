import { inLanguage } from "../frame/language.ts";

const zh = {
  progress: (read: number, all: number) => `法条已看 ${read}/${all} 条`,
  none: "没有要看的法条",
  next: "下一条未看的法条",
  key: "没看过的下一条法条",
  unread: "未看",
  read: "已看",
  why: (left: number) => `还有 ${left} 条引用的法条没有看过，按 N 看下一条。`,
  allRead: "引用的法条都看过了",
  jumped: (name: string) => `${name}，看到文末即记为已看`,
};

const en: typeof zh = {
  progress: (read, all) => `Articles read ${read}/${all}`,
  none: "No article to read",
  next: "Next unread article",
  key: "Next unread article",
  unread: "Unread",
  read: "Read",
  why: (left) => `${left} cited article${left === 1 ? " has" : "s have"} not been on screen. N shows the next.`,
  allRead: "Every cited article was on screen",
  jumped: (name) => `${name}: counts as read once its end was seen`,
};

export const readingWords = inLanguage({ zh, en });
