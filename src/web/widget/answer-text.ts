/** The answer as plain text. The label and the disclaimer travel with it, so that a pasted answer still says what it is. */
import type { Answer } from "../../contract.ts";
import { sayCitation, sayTime } from "./say-time.ts";
import { words } from "./strings.ts";

export function answerText(answer: Answer): string {
  const { body } = answer;
  return [
    `【${answer.label}】`,
    `${words.reviewed_by}：${signatureOf(answer.lawyer)}`,
    `${words.answered_at}：${sayTime(answer.at)}`,
    section(words.short_answer, [body.shortAnswer]),
    section(words.understood, [body.understood]),
    section(
      words.law,
      body.law.map((law) => [law.claim, ...law.citations.map((c) => `（${sayCitation(c)}）`)].join("")),
    ),
    section(
      words.steps,
      body.steps.map((step, at) => `${at + 1}. ${stepText(step)}`),
    ),
    section(
      words.limits,
      body.timeLimits.map((limit) => `${limit.what}：${limit.limit}（${sayCitation(limit.citation)}）`),
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
  const workNo = lawyer.workNo ? `（${words.work_no} ${lawyer.workNo}）` : "";
  return `${lawyer.name}${workNo} ${lawyer.firm}`;
}

function stepText(step: Answer["body"]["steps"][number]): string {
  const where = step.where ? `；${words.where}：${step.where}` : "";
  const papers = step.papers.length > 0 ? `；${words.papers}：${step.papers.join("、")}` : "";
  return `${step.do}${where}${papers}`;
}

function section(title: string, lines: string[]): string {
  const told = lines.filter(Boolean);
  return told.length > 0 ? `\n${title}\n${told.join("\n")}` : "";
}
