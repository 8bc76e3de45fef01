/** Law said outside the law section stands on what is cited there: an uncited claim about the law blocks wherever it is. */
import type { AnswerBody, Finding } from "#contract.ts";
import { numbersIn } from "#drafting/rules/numbers.ts";
import { allCited, citedNumbers, ownNumbers, ratesOf, sentences } from "./check-numbers.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { statesLaw } from "./states-law.ts";

/** @param least as in checkSupport: a statement must stand in one of the articles that the answer cites */
export function checkStatements(body: AnswerBody, ground: Pick<Ground, "look" | "supportOf">, least: number): Finding[] {
  const cited = allCited(body).filter((citation) => ground.look(citation).article !== null);
  const looked = cited.map(ground.look);
  const stated = [...citedNumbers(looked), ...ownNumbers(body)];
  return spoken(body).flatMap(({ place, text, numbersToo }) => {
    const known = new Set([...stated, ...ratesOf(looked, text)]);
    const strange = numbersToo ? numbersIn(text).filter((number) => !known.has(number)) : [];
    if (strange.length > 0) return [blocks("uncited-claim", place, `这里写了${[...new Set(strange)].join("、")}，全文没有引用依据`)];
    const bare = sentences(text).find(
      (sentence) => statesLaw(sentence) && !cited.some((citation) => (ground.supportOf(sentence, citation) ?? 1) >= least),
    );
    return bare === undefined ? [] : [blocks("uncited-claim", place, `“${bare.trim()}”说的是法律上的权利义务，没有引用依据`)];
  });
}

/** The short answer's numbers are looked at by checkNumbers, the plain version's by checkPlain. */
function spoken(body: AnswerBody): { place: string; text: string; numbersToo: boolean }[] {
  return [
    { place: "shortAnswer", text: body.shortAnswer, numbersToo: false },
    ...body.steps.map((step, i) => ({
      place: `steps[${i}]`,
      text: [step.do, step.where ?? "", ...step.papers].join("\n"),
      numbersToo: true,
    })),
    ...body.timeLimits.map(({ what }, i) => ({ place: `timeLimits[${i}]`, text: what, numbersToo: true })),
    ...body.help.map((help, i) => ({ place: `help[${i}]`, text: `${help.who}\n${help.why}`, numbersToo: true })),
    ...body.unknowns.map((unknown, i) => ({ place: `unknowns[${i}]`, text: unknown, numbersToo: false })),
    ...(body.plain === null ? [] : [{ place: "plain", text: body.plain.text, numbersToo: false }]),
  ];
}
