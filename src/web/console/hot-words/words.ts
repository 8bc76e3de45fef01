import { inLanguage } from "../frame/language.ts";

const zh = {
  lead: "比平常多起来的词，供热线和预警参考。",
  period: "统计时段",
  days: (n: number) => (n === 1 ? "近 1 天" : `近 ${n} 天`),
  asOf: (date: string, under: number) => `截至${date}。少于 ${under} 人的不显示。`,
  chart: "人数最多的词",
  term: "词",
  people: "人数",
  usual: "平常（人/天）",
  rise: "升幅",
  times: (n: string) => `${n} 倍`,
  category: "领域",
  region: "地区",
  everywhere: "全部地区",
  none: ["没有升温的词", "人数不足的词不显示，这是为了保护群众。"] as [string, string],
  failed: "热词没能载入",
};

const en: typeof zh = {
  lead: "Words that come up more than usual, for the hotline and for early warning.",
  period: "Period",
  days: (n: number) => (n === 1 ? "Last day" : `Last ${n} days`),
  asOf: (date: string, under: number) => `As of ${date}. Counts under ${under} people are hidden.`,
  chart: "Words that most people used",
  term: "Word",
  people: "People",
  usual: "Usual (people a day)",
  rise: "Rise",
  times: (n: string) => `${n} times`,
  category: "Category",
  region: "Region",
  everywhere: "All regions",
  none: ["No rising words", "Words of too few people are hidden, to protect citizens."] as [string, string],
  failed: "The hot words could not be loaded",
};

export const words = inLanguage({ zh, en });
