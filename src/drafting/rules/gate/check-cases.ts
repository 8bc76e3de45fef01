/** A case exists in the corpus and is cited for what it holds. */
import type { AnswerBody, CaseCitation, Finding } from "#contract.ts";
import { numbersIn, sameText } from "#drafting/rules/numbers.ts";
import { blocks, warns } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { judgeParts } from "./turned/judge-parts.ts";
import { turnsHoldingRound } from "./turned/turned-round.ts";

type Judged = Pick<Ground, "caseOf" | "caseSupportOf" | "turnOf" | "nearness">;
/** `support`: below it a case is held not to say so; `turned`: from it on, to say otherwise. */
type Least = { support: number; turned: number };

export function checkCases(body: AnswerBody, ground: Judged, least: Least): Finding[] {
  return body.law.flatMap((claim, i) => claim.cases.flatMap((cited, j) => checkCase(cited, `law[${i}].cases[${j}]`, ground, least)));
}

function checkCase(cited: CaseCitation, place: string, ground: Judged, least: Least): Finding[] {
  const held = ground.caseOf(cited);
  if (!held || !(sameText(cited.title, held.title) && sameText(held.title, cited.title)))
    return [blocks("unknown-case", place, `“${cited.title}”：案例库中没有这个案例`)];
  const known = new Set(numbersIn(`${held.facts}\n${held.holding}`));
  const strange = numbersIn(cited.holds).filter((number) => !known.has(number));
  if (strange.length > 0) return [blocks("case-misread", place, `“${held.title}”的要点里没有这些数字：${strange.join("、")}`)];
  if (sameText(cited.holds, held.holding)) return [];
  if (turnsHoldingRound(cited.holds, held.holding))
    return [blocks("case-misread", place, `“${held.title}”的裁判要点说的正相反：${held.holding}`)];
  if (judgeParts(cited.holds, [held.holding, held.facts], [], ground).some(({ chance }) => chance >= least.turned))
    return [blocks("case-misread", place, `这个说法和“${held.title}”的裁判要点像是对不上，请逐字对照：${held.holding}`)];
  const support = ground.caseSupportOf(cited.holds, held.caseId);
  // Other words may turn a holding round less plainly: whoever reviews is shown the digest beside it.
  if (support === null || support >= least.support)
    return [warns("case-misread", place, `“${held.title}”的要点是换了说法写的，请对照：${held.holding}`)];
  return [blocks("case-misread", place, `“${held.title}”的裁判要点看不出这个意思：${held.holding}`)];
}
