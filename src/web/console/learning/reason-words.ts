import type { EditReason } from "../../../contract/learning.ts";
import { inLanguage } from "../frame/language.ts";

const zh: Record<EditReason, string> = {
  "wrong-article": "引错条文",
  "article-added": "补充条文",
  "number-corrected": "数字或期限有误",
  "sum-corrected": "算错了",
  "local-rule": "补充地方规定",
  "step-added": "补充步骤或去处",
  "fact-missing": "漏问事实",
  "too-long": "太长",
  "plain-words": "改得更好懂",
  other: "其他",
};

const en: typeof zh = {
  "wrong-article": "Wrong article",
  "article-added": "Article added",
  "number-corrected": "Number or period corrected",
  "sum-corrected": "Sum corrected",
  "local-rule": "Local rule added",
  "step-added": "Step or help added",
  "fact-missing": "Fact not asked for",
  "too-long": "Too long",
  "plain-words": "Plainer words",
  other: "Other",
};

/** Apart from the page's words: the draft page says them too, and loads no more. */
export const reasonNames = inLanguage({ zh, en });
