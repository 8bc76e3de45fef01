import { inLanguage } from "../frame/language.ts";

const zh = {
  lead: "您审核过的草稿，最近的在前。",
  decided: "审核记录",
  changed: "改过文字",
  none: "还没有审核记录",
  noneNext: "办完第一份草稿，这里就有记录。",
  failed: "历史没能载入",
};

const en: typeof zh = {
  lead: "The drafts you have reviewed, newest first.",
  decided: "My decisions",
  changed: "Text changed",
  none: "No reviews yet",
  noneNext: "Finish your first draft and it is listed here.",
  failed: "The history could not be loaded",
};

export const words = inLanguage({ zh, en });
