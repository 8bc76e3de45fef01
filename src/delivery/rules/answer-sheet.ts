/** 咨询答复单: what stands on the sheet, and in which order. The answer's own words are taken over as they were approved. */
import type { AnswerBody, Citation } from "#contract.ts";
import type { Answered, Bureau, Sheet, SheetLine } from "../delivery.ts";
import { aigcMark } from "./aigc-mark.ts";
import { materialsOf } from "./materials.ts";
import { sayCitation } from "./say-citation.ts";
import { sayDay } from "./say-day.ts";
import { sayNumber } from "./say-number.ts";
import { sayTold } from "./say-told.ts";
import { saySignature } from "./sign.ts";

export const LABEL = "AI 起草 · 律师审核";
export const DISCLAIMER = "本答复依您单方陈述作出，未核实证据，不构成委托关系。";
const NO_NAME = "公共法律服务中心（名称未设置）";

export function answerSheet(answered: Answered, bureau: Bureau): Sheet {
  const number = sayNumber(answered.number);
  return {
    title: "咨询答复单",
    bureau: bureau.name ?? NO_NAME,
    label: LABEL,
    facts: [
      { name: "编号", value: number },
      { name: "答复日期", value: sayDay(answered.on) },
      { name: "审核律师", value: saySignature(answered.lawyer) },
      ...(answered.spoken ? [{ name: "口头答复", value: sayTold(answered.spoken) }] : []),
      ...correction(answered),
      { name: "起草方式", value: `${DRAFTED[answered.draftedBy]}，${answered.edited ? "经律师修改并审核通过" : "经律师审核通过"}` },
    ],
    lines: [...question(answered.words), ...answer(answered.body, answered.on)],
    disclaimer: DISCLAIMER,
    aigc: aigcMark({ number, sha256: answered.sha256, producerCode: bureau.producerCode }),
  };
}

function correction({ correctsNumber, correctedByNumber }: Answered): Sheet["facts"] {
  const put = correctsNumber === null ? [] : [{ name: "更正说明", value: `本单更正${sayNumber(correctsNumber)}，请以本单为准` }];
  const out = correctedByNumber === null ? [] : [{ name: "已被更正", value: `请不要再照本单办理，以${sayNumber(correctedByNumber)}为准` }];
  return [...put, ...out];
}

/** The AI's part stays named, whoever rewrote it. */
const DRAFTED: Record<Answered["draftedBy"], string> = {
  model: "AI 起草（语言模型）",
  extractive: "AI 起草（程序摘编，未使用语言模型）",
  lawyer: "AI 起草初稿，律师改写",
};

function question(words: string[]): SheetLine[] {
  return section(
    "您的咨询（姓名、证件号、电话已隐去）",
    words.map((text, at) => ({ kind: "text", text: at === 0 ? text : `补充：${text}` })),
  );
}

function answer(body: AnswerBody, on: string): SheetLine[] {
  return [
    ...section("先说结论", [{ kind: "strong", text: body.shortAnswer }]),
    ...section("简明版（律师认可）", body.plain === null ? [] : [{ kind: "text", text: body.plain.text }]),
    ...section("答复依据的情况", body.understood === "" ? [] : [{ kind: "text", text: body.understood }]),
    ...section("法律依据", law(body, on)),
    ...section("算一算", body.calculations.flatMap(sum)),
    ...section("您可以这样做", body.steps.flatMap(step)),
    ...section(
      "要带的材料",
      materialsOf(body).map((paper) => ({ kind: "item", text: `□ ${paper}` })),
    ),
    ...section("时间期限", body.timeLimits.flatMap(timeLimit)),
    ...section(
      "可以找谁帮忙",
      body.help.map(({ who, why }) => ({ kind: "item", text: why === "" ? who : `${who}：${why}` })),
    ),
    ...section(
      "还不清楚的地方",
      body.unknowns.map((text) => ({ kind: "item", text })),
    ),
  ];
}

function section(title: string, lines: SheetLine[]): SheetLine[] {
  return lines.length === 0 ? [] : [{ kind: "section", text: title }, ...lines];
}

function law({ law: claims, governingDay }: AnswerBody, on: string): SheetLine[] {
  if (claims.length === 0) return [];
  const lines = claims.flatMap((claim, at): SheetLine[] => [
    ...matter(claim.about, claims[at - 1]?.about ?? null),
    { kind: "item", text: `${at + 1}. ${claim.claim}` },
    ...claim.citations.flatMap(cited),
    ...claim.cases.map(({ title, holds }): SheetLine => ({ kind: "under", text: `参考案例：${title}。${holds}` })),
  ]);
  return [{ kind: "text", text: `按${sayDay(governingDay ?? on)}有效的法律答复。` }, ...lines];
}

function matter(about: string | null, before: string | null): SheetLine[] {
  return about === null || about === before ? [] : [{ kind: "matter", text: about }];
}

function cited(citation: Citation): SheetLine[] {
  const name: SheetLine = { kind: "under", text: `依据：${sayCitation(citation)}` };
  return citation.quote === null ? [name] : [name, { kind: "quote", text: citation.quote }];
}

function sum({ what, result, how, citations }: AnswerBody["calculations"][number]): SheetLine[] {
  const told: SheetLine[] = how === "" ? [] : [{ kind: "under", text: how }];
  return [{ kind: "item", text: `${what}：${result}` }, ...told, ...citations.flatMap(cited)];
}

function step({ do: what, where, papers }: AnswerBody["steps"][number], at: number): SheetLine[] {
  const place: SheetLine[] = where === null ? [] : [{ kind: "under", text: `去哪里办：${where}` }];
  const carry: SheetLine[] = papers.length === 0 ? [] : [{ kind: "under", text: `要准备：${papers.join("、")}` }];
  return [{ kind: "item", text: `□ ${at + 1}. ${what}` }, ...place, ...carry];
}

function timeLimit({ what, limit, lastDay, citation }: AnswerBody["timeLimits"][number]): SheetLine[] {
  const last = lastDay === null ? "" : `，最后一天是${sayDay(lastDay)}`;
  return [{ kind: "item", text: `${what}：${limit}${last}` }, ...cited(citation)];
}
