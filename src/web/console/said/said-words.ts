/**
 * What rules say in fixed Chinese sentences, on an English page: the sentence is its own key, as on the citizen's page. What is
 * the law's, a citizen's or not known here stays Chinese, and is marked as such.
 */
import { chinese, language } from "../frame/language.ts";
import { DANGERS } from "./danger-words.ts";

/** Why no model wrote a draft (src/drafting/write-draft.ts, write-with-model.ts). */
export const NO_MODEL: Readonly<Record<string, string>> = {
  没有配置语言模型: "no language model is configured",
  "群众还没有同意，没有交给语言模型": "the citizen has not consented yet, so no language model was given it",
  今天的模型用量已到上限: "today's budget for the model is spent",
  "语言模型接连出错，暂停使用": "the language model failed again and again and is paused",
  "语言模型正忙，没有等到空位": "the language model was busy",
  语言模型没有应答: "the language model did not answer",
  语言模型拒绝起草: "the language model refused",
  语言模型没有给出可用的草稿: "the language model gave no usable draft",
};

/** The numbers beside a notice (corpus/notices/). */
export const HOTLINES: Readonly<Record<string, string>> = {
  报警: "Police",
  短信报警: "Police by text message",
  急救: "Ambulance",
  心理援助: "Crisis help",
  妇联维权服务: "Women's Federation",
  青少年服务: "Youth service",
  帮小朋友: "Help for children",
  法律咨询: "Legal advice",
  法律援助咨询: "Legal aid",
  检察服务: "Procuratorate",
  法院诉讼服务: "Courts",
  劳动保障监察: "Labour inspection",
  领事保护: "Consular protection",
  政务服务: "Government services",
  转民政部门: "Civil affairs, by way of 12345",
  问救助管理站: "Shelter, by way of 12345",
};

/** What a reason of triage is about. */
export const ABOUT: Readonly<Record<string, string>> = {
  危险: "Danger",
  时间紧: "Little time",
  可以申请法律援助: "May apply for legal aid",
  被害人可以申请法律援助: "The victim may apply for legal aid",
  免予核查经济困难状况: "No check of means",
  疑难: "Complex",
  不起草答复: "No draft",
  领域改定: "Category set",
};

type Said = { children: string; lang?: "zh-CN" };

/** For an element: the words, and that they are Chinese where they are. */
export function said(text: string, known: Readonly<Record<string, string>>): Said {
  if (language === "zh") return { children: text };
  const told = known[text];
  return told === undefined ? { children: text, ...chinese } : { children: told };
}

export const saidDanger = (because: string): Said => said(because, DANGERS);
