/** The answer as plain text. The label and the disclaimer travel with it, so that a pasted answer still says what it is. */
import type { Answer, Calculation, CaseCitation, Citation } from "../../../contract.ts";
import { byMatter } from "../../console/draft/matters.ts";
import { bracketed, sayCitation, sayDay, sayTime } from "../frame/say-time.ts";
import { named, say, words } from "../frame/language.ts";

export function answerText(answer: Answer): string {
  const { body } = answer;
  return [
    say(words.answer.labelled, { label: answer.label }),
    answer.corrects?.says,
    named(words.answer.reviewed_by, signatureOf(answer.lawyer)),
    named(words.answer.number, answer.number),
    named(words.answer.answered_at, sayTime(answer.at)),
    section(words.answer.short, [body.shortAnswer]),
    section(words.answer.plain, [body.plain?.text ?? ""]),
    section(words.answer.understood, [body.understood]),
    section(words.answer.law, [
      ...(body.governingDay === null ? [] : [say(words.answer.law_on, { day: sayDay(body.governingDay) })]),
      ...lawLines(body.law),
    ]),
    section(words.answer.sums, body.calculations.map(sumText)),
    section(
      words.answer.steps,
      body.steps.map((step, at) => `${at + 1}. ${stepText(step)}`),
    ),
    section(words.answer.materials, answer.materials),
    section(
      words.answer.limits,
      body.timeLimits.map(
        (limit) => `${named(limit.what, limit.limit)}${lastDayText(limit.lastDay)}${bracketed(sayCitation(limit.citation))}`,
      ),
    ),
    section(
      words.answer.help,
      body.help.map((help) => named(help.who, help.why)),
    ),
    section(words.answer.unknowns, body.unknowns),
    section(words.answer.disclaimer, [answer.disclaimer]),
  ]
    .filter(Boolean)
    .join("\n");
}

export function signatureOf(lawyer: Answer["lawyer"]): string {
  if (lawyer.shown === "name") return `${lawyer.name}${bracketed(`${words.answer.licence_no} ${lawyer.licenceNo}`)} ${lawyer.firm}`;
  return `${lawyer.workNo === null ? words.answer.work_no_missing : `${words.answer.work_no} ${lawyer.workNo}`} ${lawyer.firm}`;
}

function lawLines(law: Answer["body"]["law"]): string[] {
  return byMatter(law).flatMap(({ about, claims }) => [
    ...(about === null ? [] : [say(words.answer.about_matter, { about })]),
    ...claims.map(({ claim, at }) => `${at + 1}. ${claim.claim}${citedText(claim.citations)}${claim.cases.map(caseText).join("")}`),
  ]);
}

const citedText = (citations: Citation[]): string => citations.map((citation) => bracketed(sayCitation(citation))).join("");

const caseText = ({ title, holds }: CaseCitation): string => say(words.answer.case_told, { title, holds });

function sumText({ what, result, how, citations }: Calculation): string {
  const told = how === "" ? "" : also(words.answer.sum_how, how);
  return `${named(what, result)}${told}${citedText(citations)}`;
}

const also = (name: string, told: string): string => `${words.marks.semicolon}${named(name, told)}`;

const lastDayText = (day: string | null): string =>
  day === null ? "" : `${words.marks.comma}${say(words.answer.last_day, { day: sayDay(day) })}`;

function stepText(step: Answer["body"]["steps"][number]): string {
  const where = step.where ? also(words.answer.where, step.where) : "";
  const papers = step.papers.length > 0 ? also(words.answer.papers, step.papers.join(words.marks.list)) : "";
  return `${step.do}${where}${papers}`;
}

function section(title: string, lines: string[]): string {
  const told = lines.filter(Boolean);
  return told.length > 0 ? `\n${title}\n${told.join("\n")}` : "";
}
