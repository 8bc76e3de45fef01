/** The answer as plain text. The label and the disclaimer travel with it, so that a pasted answer still says what it is. */
import type { Answer, Calculation, CaseCitation, Citation } from "../../contract.ts";
import { byMatter } from "../console/draft/matters.ts";
import { sayCitation, sayDay, sayTime } from "./say-time.ts";
import { words } from "./strings.ts";

export function answerText(answer: Answer): string {
  const { body } = answer;
  return [
    `【${answer.label}】`,
    answer.corrects?.says,
    `${words.reviewed_by}：${signatureOf(answer.lawyer)}`,
    `${words.answer_number}：${answer.number}`,
    `${words.answered_at}：${sayTime(answer.at)}`,
    section(words.short_answer, [body.shortAnswer]),
    section(words.understood, [body.understood]),
    section(words.law, [...(body.governingDay === null ? [] : [words.law_on(sayDay(body.governingDay))]), ...lawLines(body.law)]),
    section(words.sums, body.calculations.map(sumText)),
    section(
      words.steps,
      body.steps.map((step, at) => `${at + 1}. ${stepText(step)}`),
    ),
    section(
      words.limits,
      body.timeLimits.map((limit) => `${limit.what}：${limit.limit}${lastDayText(limit.lastDay)}（${sayCitation(limit.citation)}）`),
    ),
    section(
      words.help,
      body.help.map((help) => `${help.who}：${help.why}`),
    ),
    section(words.unknowns, body.unknowns),
    section(words.disclaimer, [answer.disclaimer]),
  ]
    .filter(Boolean)
    .join("\n");
}

export function signatureOf(lawyer: Answer["lawyer"]): string {
  if (lawyer.shown === "name") return `${lawyer.name}（${words.licence_no} ${lawyer.licenceNo}） ${lawyer.firm}`;
  return `${lawyer.workNo === null ? words.work_no_missing : `${words.work_no} ${lawyer.workNo}`} ${lawyer.firm}`;
}

function lawLines(law: Answer["body"]["law"]): string[] {
  return byMatter(law).flatMap(({ about, claims }) => [
    ...(about === null ? [] : [`〔${about}〕`]),
    ...claims.map(({ claim, at }) => `${at + 1}. ${claim.claim}${citedText(claim.citations)}${claim.cases.map(caseText).join("")}`),
  ]);
}

const citedText = (citations: Citation[]): string => citations.map((citation) => `（${sayCitation(citation)}）`).join("");

const caseText = ({ title, holds }: CaseCitation): string => `（${words.a_case}《${title}》：${holds}）`;

function sumText({ what, result, how, citations }: Calculation): string {
  const told = how === "" ? "" : `；${words.sum_how}：${how}`;
  return `${what}：${result}${told}${citedText(citations)}`;
}

const lastDayText = (day: string | null): string => (day === null ? "" : `，${words.last_day(sayDay(day))}`);

function stepText(step: Answer["body"]["steps"][number]): string {
  const where = step.where ? `；${words.where}：${step.where}` : "";
  const papers = step.papers.length > 0 ? `；${words.papers}：${step.papers.join("、")}` : "";
  return `${step.do}${where}${papers}`;
}

function section(title: string, lines: string[]): string {
  const told = lines.filter(Boolean);
  return told.length > 0 ? `\n${title}\n${told.join("\n")}` : "";
}
