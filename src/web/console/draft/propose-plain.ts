/** 简明版: what a lawyer may begin from. The short answer, the time limits and the steps, in short sentences and everyday words. */
import type { AnswerBody } from "../../../contract.ts";

/** The contract's bound. */
export const PLAIN_MAX = 600;
const MOST_STEPS = 6;
const LONGEST_ANSWER = 300;
const LONGEST_STEP = 80;

/** Said otherwise, and no less: a word that takes something of the duty away is not here. */
const EVERYDAY: readonly (readonly [RegExp, string])[] = [
  // What a draft that no model wrote says of how it is put together.
  [/(?:您的情况主要看|您问的这一点，主要看|眼下能找到的最接近的规定是)[^。：]*：/gu, ""],
  [/依据：[^。\n]*。/gu, ""],
  [/[^。\n]*见下面各条。/gu, ""],
  [/[（(][^（）()]*《[^《》]+》[^（）()]*[）)]/gu, ""],
  [/(?:根据|依据|按照|依照|依)《[^《》]+》(?:第[^，。；、]{1,12}[条款项])*(?:的?规定)?[，,]?/gu, ""],
  [/用人单位/gu, "单位"],
  [/劳动报酬/gu, "工资"],
  [/应当/gu, "应该"],
  [/予以/gu, ""],
  [/届满/gu, "到期"],
  [/逾期/gu, "过期"],
  [/协商/gu, "商量"],
  [/出具/gu, "开"],
  [/提交/gu, "交"],
  [/携带/gu, "带"],
  [/之日起/gu, "那天起"],
  [/；/gu, "。"],
];

const simpler = (text: string): string =>
  EVERYDAY.reduce((said, [formal, everyday]) => said.replaceAll(formal, everyday), text)
    .replaceAll(/\s*\n+\s*/gu, "\n")
    .trim();

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[。！？\n])/u)
    .map((each) => each.trim())
    .filter(Boolean);

const ended = (text: string): string => (/[。！？]$/u.test(text) ? text : `${text.replace(/[，、；：]$/u, "")}。`);

/** Whole sentences up to the bound; one whose exception would be left out goes as well. */
function answerOf(text: string): string[] {
  const kept: string[] = [];
  let length = 0;
  const all = sentencesOf(simpler(text));
  for (const sentence of all) {
    if (length + sentence.length > LONGEST_ANSWER) break;
    kept.push(ended(sentence));
    length += sentence.length;
  }
  if (/^(?:但|不过|除非|否则|然而)/u.test(all[kept.length] ?? "")) kept.pop();
  return kept;
}

/** In Chinese on every page: it goes into the answer. */
function writtenDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

function limitOf({ what, limit, lastDay }: AnswerBody["timeLimits"][number]): string {
  return ended(`${simpler(what)}：${simpler(limit)}${lastDay === null ? "" : `，最晚${writtenDay(lastDay)}`}`);
}

function stepOf({ do: what, where }: AnswerBody["steps"][number], at: number): string {
  const [first = ""] = sentencesOf(simpler(what));
  const told = first.length > LONGEST_STEP ? "" : ended(first);
  return told === "" ? "" : `${at + 1}. ${told}${where === null ? "" : `（去${simpler(where).replace(/^[去到在]/u, "")}）`}`;
}

/** @returns at most PLAIN_MAX characters: for want of room papers and steps are left out, never a time limit */
export function proposePlain(body: AnswerBody): string {
  const answer = answerOf(body.shortAnswer);
  const limits = body.timeLimits.map(limitOf);
  const steps = body.steps.slice(0, MOST_STEPS).flatMap((step, at) => stepOf(step, at) || []);
  const papers = [...new Set(body.steps.flatMap((step) => step.papers.map((paper) => paper.trim())))].filter(Boolean);
  const told = (shown: readonly string[], withPapers: boolean) =>
    [
      ...answer,
      ...(limits.length === 0 ? [] : ["不要过期：", ...limits]),
      ...(shown.length === 0 ? [] : ["可以这样做：", ...shown]),
      ...(withPapers && papers.length > 0 ? [`要带：${papers.join("、")}。`] : []),
    ].join("\n");
  for (let n = steps.length; n >= 0; n -= 1) {
    const text = [true, false].map((withPapers) => told(steps.slice(0, n), withPapers)).find(({ length }) => length <= PLAIN_MAX);
    if (text !== undefined) return text;
  }
  return [...limits, ...answer].join("\n").slice(0, PLAIN_MAX);
}
