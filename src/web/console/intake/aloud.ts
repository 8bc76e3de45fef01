import type { Answer, Citation } from "../../../contract.ts";
import { day } from "../frame/moment.ts";
import { words } from "./words.ts";

type Part = { title: string; lines: string[] };

const cited = (citations: Citation[]): string => citations.map(({ law, articleNo }) => words.article(law, articleNo)).join("");

/** The approved words in the order to read them, nothing added but where to go and what to bring. */
export function partsAloud({ body }: Pick<Answer, "body">): Part[] {
  const { parts } = words;
  const all: Part[] = [
    { title: parts.understood, lines: [body.understood] },
    { title: parts.shortAnswer, lines: [body.shortAnswer] },
    { title: parts.law, lines: body.law.map(({ claim, citations }) => claim + cited(citations)) },
    { title: parts.sums, lines: body.calculations.map(({ what, result }) => `${what}：${result}`) },
    {
      title: parts.steps,
      lines: body.steps.map(
        (s) => s.do + (s.where ? words.where(s.where) : "") + (s.papers.length > 0 ? words.papers(s.papers.join("、")) : ""),
      ),
    },
    {
      title: parts.limits,
      lines: body.timeLimits.map(
        ({ what, limit, lastDay, citation }) =>
          `${what}：${limit}${lastDay === null ? "" : words.lastDay(day(`${lastDay}T12:00:00+08:00`))}${cited([citation])}`,
      ),
    },
    { title: parts.help, lines: body.help.map(({ who, why }) => `${who}：${why}`) },
    { title: parts.unknowns, lines: body.unknowns },
  ];
  return all.map(({ title, lines }) => ({ title, lines: lines.filter((line) => line !== "") })).filter(({ lines }) => lines.length > 0);
}
