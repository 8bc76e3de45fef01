/** Learns what tells a claim that turns its article from one that keeps to it: taught claims beside the official text. */
import type { SupportJudge } from "#drafting/rules/gate/support.ts";
import { turnsFound } from "#drafting/rules/gate/turned/rules.ts";
import { takeApart, traitsOf } from "#drafting/rules/gate/turned/traits.ts";
import { type TurnWeights, turnJudgeOf } from "#drafting/rules/gate/turned/turn-judge.ts";
import type { TaughtClaim } from "#law/law.ts";
import { FOLDS } from "./folds.ts";
import { type Traited, learnSparse } from "./learn-sparse.ts";
import { random } from "./random.ts";

/** A claim beside its article's text, and our own words for it where there are some. */
export type PlacedClaim = TaughtClaim & { text: string; ours: string | null };

type Example = Traited & { article: string };

export function examplesOf(claims: readonly PlacedClaim[], { nearness }: Pick<SupportJudge, "nearness">): Example[] {
  return claims.map(({ article, claim, holds, text, ours }) => {
    const own = ours === null ? [] : [ours];
    const rules = turnsFound(claim, [text], own, nearness).map(({ rule }) => rule);
    return { article, yes: !holds, traits: traitsOf(claim, takeApart([text], own), rules) };
  });
}

export const learnTurns = (examples: readonly Example[]): TurnWeights => learnSparse(examples);

/** Each claim judged by weights that have not seen its article. @returns chances of a turn, in the claims' order */
export function judgedBlind(examples: readonly Example[]): Float32Array {
  const next = random(31);
  const folds = new Map<string, number>();
  for (const { article } of examples) if (!folds.has(article)) folds.set(article, Math.floor(next() * FOLDS));
  const chances = new Float32Array(examples.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const chance = turnJudgeOf(learnTurns(examples.filter(({ article }) => folds.get(article) !== fold)));
    examples.forEach(({ article, traits }, i) => {
      if (folds.get(article) === fold) chances[i] = chance(traits);
    });
  }
  return chances;
}
